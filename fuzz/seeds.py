"""Examples of every format, from which the fuzzer starts."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST = 20_000
"""Short seeds are mutated faster, and reach the same code."""

TOKENS = (
    "<item>",
    "</item>",
    "<entry>",
    "</entry>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml",
    "?>",
    "<!DOCTYPE",
    "<!ENTITY",
    "&amp;",
    "&#0;",
    "&lt;p&gt;",
    "<p>",
    "</p>",
    "<article>",
    "<script>",
    "application/ld+json",
    '"@type"',
    '"NewsArticle"',
    '{"',
    '":',
    "[{",
    "}]",
    "\\u0000",
    "\\ud800",
    "“",
    "”",
    "‘",
    "«",
    "(Reuters) -",
    "By ",
    "Copyright ©",
    "Read more",
    "\n\n",
    "PK",
    "WARC/1.0",
)


def seeds() -> Iterator[tuple[str, bytes]]:
    """Give examples, each with a name that ends as such files do."""
    texts = sorted((ROOT / "examples").glob("*/reports/*.txt"))
    for path in texts:
        yield path.name, path.read_bytes()[:LONGEST]
    for path in sorted((ROOT / "tests" / "fixtures").rglob("*")):
        if path.is_file() and path.stat().st_size <= LONGEST:
            yield path.name, path.read_bytes()
    text = texts[0].read_text(encoding="utf-8")[:3000]
    title, _, body = text.partition("\n")
    record = {"id": "a1", "title": title, "text": body, "outlet": "The Velm Courier", "published": "2021-03-04"}
    ninjs = {"uri": "urn:1", "headline": title, "body_html": f"<p>{body}</p>", "byline": "By Orla Fenwick"}
    plain = {
        "a.json": json.dumps({"articles": [record, ninjs]}),
        "b.json": json.dumps([record, {**record, "id": 2}]),
        "a.jsonl": f"{json.dumps(record)}\n{json.dumps(ninjs)}\n",
        "a.csv": f'id,title,text,date\n1,{title},"{body}",2021-03-04\n',
        "a.tsv": "id\ttitle\ttext\n1\tQuay opens\tThe quay is open.\n",
        "a.html": _page(title, body),
        "a.warc": _warc(_page("Quay opens", "The quay of Velm is open.")),
    }
    data = {name: value.encode() for name, value in plain.items()}
    yield from data.items()
    small = {"a.txt": b"Quay opens\n\nThe quay is open.\n", "sub/b.html": _page("Quay", "It is open.").encode()}
    yield "a.zip", _zip(small)
    yield "a.tar", _tar(small)
    yield "a.txt.gz", gzip.compress(small["a.txt"], mtime=0)
    yield "a.txt.bz2", bz2.compress(small["a.txt"])
    yield "a.txt.xz", lzma.compress(small["a.txt"])
    yield "a.tar.gz", gzip.compress(_tar(small), mtime=0)
    for encoding in ("utf-16", "utf-16-le", "cp1252", "shift-jis"):
        yield f"{encoding}.txt", small["a.txt"].decode().encode(encoding)


def _page(title: str, body: str) -> str:
    about = json.dumps({"@type": "NewsArticle", "headline": title, "author": {"name": "Orla Fenwick"}})
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines() if line.strip())
    return (
        f'<html lang="en"><head><title>{title} - Velm</title><meta property="og:site_name" content="Velm">'
        f'<script type="application/ld+json">{about}</script></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    )


def _warc(page: str) -> str:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    return (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://velm.example/a\r\n"
        "WARC-Date: 2021-03-04T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:0b8e7c1e-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n{answer}\r\n\r\n"
    )


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _tar(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()
