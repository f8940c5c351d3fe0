"""Write ``examples/formats``: one small event of our own invention in every format that is read.

python scripts/make_formats.py

The same every time: no clock, no chance. ``docs/formats.md`` shows a command for each, and a test runs them.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "examples" / "formats"
ADDRESS = "https://courier.example/2025/06/quay-reopens"
TITLE = "Velm reopens its northern quay after eleven weeks"
OUTLET = "The Velm Courier"
AUTHOR = "Orla Fenwick"
PUBLISHED = "2025-06-17T08:30:00+02:00"
BODY = (
    "The harbour board of Velm reopened the northern quay on Tuesday, eleven weeks after a crane fell on it and cut "
    "the island off from its largest ships.",
    "“The first grain ship will be here before the week is out,” the harbour master, Josk Amrein, told reporters on "
    "the quay. He said that the repairs had cost 3.4 million crowns.",
    "The dockers’ union said it would keep its pickets until the board had published the report on the accident. "
    "“Nobody has told us why the brake failed,” its chair, Petra Ildern, said.",
    "According to the board, the report will be published by the end of July.",
)
SECOND_TITLE = "Grain ship is the first to land at Velm"
SECOND = (
    "A ship with 4,000 tonnes of grain landed at Velm on Thursday, the first to use the northern quay since April.",
    "Its captain, Maro Teske, said that the crossing had been calm. “We were expected with flags,” he said.",
)
_HTML = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {outlet}</title>
<link rel="canonical" href="{url}">
<script type="application/ld+json">{data}</script>
</head>
<body>
<nav><a href="/">Home</a> <a href="/harbour">Harbour</a> <a href="/weather">Weather</a></nav>
<main>
<article>
<h1>{title}</h1>
<p class="byline">By {author}</p>
{body}
<aside class="related"><h2>Read more</h2><a href="/crane">How the crane came down</a></aside>
</article>
</main>
<footer>© {outlet}. All rights reserved.</footer>
</body>
</html>
"""
_NITF = """<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
<head><docdata><date.issue norm="20250617T083000+0200"/><doc-id id-string="velm-quay-1"/></docdata></head>
<body>
<body.head><hedline><hl1>{title}</hl1></hedline><byline>By <person>{author}</person></byline>\
<distributor>{outlet}</distributor><dateline><location>VELM</location></dateline></body.head>
<body.content>{body}</body.content>
</body>
</nitf>
"""
_NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:courier.example:20250617:quay" version="1"
          standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="courier.example"><name>{outlet}</name></provider>
<versionCreated>{published}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>{published}</contentCreated><creditline>{outlet}</creditline>
<by>By {author}</by><dateline>VELM</dateline><language tag="en"/><headline>{title}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>\
<title>{title}</title></head><body>{body}</body></html></inlineXML></contentSet>
</newsItem>
"""
_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{outlet}</title><link>https://courier.example/</link><language>en</language>
<item><title>{title}</title><link>{url}</link><dc:creator>{author}</dc:creator>
<pubDate>Tue, 17 Jun 2025 08:30:00 +0200</pubDate><content:encoded><![CDATA[{body}]]></content:encoded></item>
<item><title>{second}</title><link>https://courier.example/2025/06/grain</link><dc:creator>{author}</dc:creator>
<pubDate>Thu, 19 Jun 2025 17:05:00 +0200</pubDate><description>{summary}</description></item>
</channel></rss>
"""
_ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{outlet}</title><id>https://courier.example/</id>
<entry><title>{title}</title><id>{url}</id><link href="{url}"/><author><name>{author}</name></author>
<published>{published}</published><updated>{published}</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>
"""
_SCRAPED = """{outlet}
Home Harbour Weather
{title}
By {author}
17 June 2025
Share this article
{body}
Sign up to our newsletter
Read more: How the crane came down
© {outlet}. All rights reserved.
"""


def paragraphs(lines: tuple[str, ...]) -> str:
    """Write lines as paragraphs of HTML."""
    return "\n".join(f"<p>{line}</p>" for line in lines)


def files() -> dict[str, bytes]:
    """Make every file: name -> contents."""
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": [{"@type": "Person", "name": AUTHOR}],
        "publisher": {"@type": "Organization", "name": OUTLET},
        "datePublished": PUBLISHED,
        "mainEntityOfPage": ADDRESS,
    }
    words = {
        "title": TITLE,
        "outlet": OUTLET,
        "author": AUTHOR,
        "url": ADDRESS,
        "published": PUBLISHED,
        "body": paragraphs(BODY),
        "second": SECOND_TITLE,
        "summary": SECOND[0],
    }
    own = {
        "id": "quay-1",
        "title": TITLE,
        "outlet": OUTLET,
        "url": ADDRESS,
        "published": PUBLISHED,
        "text": _text(BODY),
    }
    other = {"id": "quay-2", "title": SECOND_TITLE, "outlet": OUTLET, "published": "2025-06-19", "text": _text(SECOND)}
    page = _HTML.format(**words, data=json.dumps(article)).encode()
    scraped = _SCRAPED.format(**{**words, "body": "\n".join(BODY)}).encode()
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in (own, other)).encode()
    rows = [["id", "headline", "story", "paper", "day"]]
    rows += [[r["id"], r["title"], r["text"], r["outlet"], r["published"]] for r in (own, other)]
    return {
        "scraped.txt": scraped,
        "page.html": page,
        "ours.json": _json([own, other]),
        "lines.jsonl": lines,
        "lines.jsonl.gz": gzip.compress(lines, mtime=0),
        "news-please.json": _json(
            {
                "title": TITLE,
                "maintext": _text(BODY),
                "authors": [AUTHOR],
                "date_publish": "2025-06-17 08:30:00",
                "source_domain": "courier.example",
                "url": ADDRESS,
            }
        ),
        "ninjs.json": _json(
            {
                "uri": "urn:courier.example:quay",
                "standard": {"name": "ninjs", "version": "2.1"},
                "headlines": [{"role": "main", "value": TITLE}],
                "bodies": [{"role": "main", "contenttype": "text/html", "value": paragraphs(BODY)}],
                "by": f"By {AUTHOR}",
                "infosources": [{"name": OUTLET}],
                "language": "en",
                "versioncreated": PUBLISHED,
            }
        ),
        "newsarticle.json": _json({**article, "articleBody": _text(BODY)}),
        "table.csv": _table(rows, ";"),
        "table.tsv": _table(rows, "\t"),
        "feed.rss": _RSS.format(**words).encode(),
        "feed.atom": _ATOM.format(**words).encode(),
        "feed.json": _json(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": OUTLET,
                "items": [
                    {
                        "id": "quay-1",
                        "url": ADDRESS,
                        "title": TITLE,
                        "content_html": paragraphs(BODY),
                        "date_published": PUBLISHED,
                        "authors": [{"name": AUTHOR}],
                        "language": "en",
                    }
                ],
            }
        ),
        "item.newsml": _NEWSML.format(**words).encode(),
        "article.nitf": _NITF.format(**words).encode(),
        "crawl.warc.gz": _warc([(ADDRESS, page), ("https://courier.example/notes.txt", scraped)]),
        "archive.zip": _zip({"velm/page.html": page, "velm/lines.jsonl": lines}),
    }


def _text(lines: tuple[str, ...]) -> str:
    return "\n\n".join(lines)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _table(rows: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 6, 17, 8, 30, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _warc(pages: list[tuple[str, bytes]]) -> bytes:
    """Write response records, each a gzip member of its own, as crawlers do (ISO 28500)."""
    out = b""
    for number, (url, body) in enumerate(pages, 1):
        kind = "text/html; charset=utf-8" if body.startswith(b"<") else "text/plain; charset=utf-8"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Date: 2025-06-20T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
    return out


def main() -> None:
    """Write the files; a table in Parquet too where pyarrow is installed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = files()
    for name, data in made.items():
        (FOLDER / name).write_bytes(data)
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return
    records = [json.loads(line) for line in made["lines.jsonl"].splitlines()]
    keys = ("id", "title", "text", "outlet", "published")
    pq.write_table(pa.Table.from_pylist([{key: r[key] for key in keys} for r in records]), FOLDER / "table.parquet")


if __name__ == "__main__":
    main()
