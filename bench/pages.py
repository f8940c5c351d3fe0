"""How well and how fast web pages are read, beside the tools that others use, each in a process of its own.

python -m bench.pages                 all tools that are installed; the others are named with how to install them
python -m bench.pages TOOL ...        these alone

Quality is measured on ``extraction`` in the evaluation data (see ``bench.floors``) as its scorer does: bags of
four-word shingles, precision and recall averaged over the pages, F1 from these; also for each half of the pages,
divided by their names. Metadata is measured on the layouts of ``tests/ingest/pages``, which are of our own writing: a
guide, no contest. Speed is CPU time after one page to warm up, with metadata where a tool has them.

The peers are for this table alone: some are under the GPL or AGPL, and nothing here is distributed with them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from bench.cleaning import peak_megabytes, scores
from bench.floors import ROOT, data_folder

LAYOUTS = ROOT / "tests" / "ingest" / "pages" / "layouts"
FIELDS = ("title", "outlet", "bylines", "published", "url")

Fields = dict[str, Any]
Tool = Callable[[bytes], tuple[str, Fields]]
"""A page in; out come its body and what it says of itself, under ``FIELDS``."""


def samestory() -> Tool:
    """Ours: read, then clean."""
    from samestory.clean import clean
    from samestory.errors import InputError
    from samestory.ingest.pages import read_page
    from samestory.ingest.settings import IngestSettings
    from samestory.model import Report

    settings = IngestSettings()

    def read(page: bytes) -> tuple[str, Fields]:
        try:
            report = next(iter(read_page(page, "page.html", settings)))
        except InputError:
            return "", {}
        if not isinstance(report, Report):
            return "", {}
        report = clean(report)
        return report.text[report.body_start :], {name: getattr(report, name) for name in FIELDS}

    return read


def trafilatura() -> Tool:
    """Trafilatura, as it comes, without comments."""
    from trafilatura import bare_extraction

    def read(page: bytes) -> tuple[str, Fields]:
        found = bare_extraction(page, with_metadata=True, include_comments=False)
        if found is None or isinstance(found, dict):
            return "", {}
        fields = {
            "title": found.title, "outlet": found.sitename, "published": found.date, "url": found.url,
            "bylines": (found.author or "").split("; ") if found.author else [],
        }  # fmt: skip
        return found.text or "", fields

    return read


def newspaper() -> Tool:
    """newspaper4k."""
    library = import_module("newspaper")

    def read(page: bytes) -> tuple[str, Fields]:
        article = library.article("http://page.example/", input_html=page.decode("utf-8", "replace"), language="en")
        fields = {
            "title": article.title, "outlet": article.meta_site_name, "bylines": list(article.authors),
            "published": article.publish_date.isoformat() if article.publish_date else None,
            "url": article.canonical_link,
        }  # fmt: skip
        return article.text, fields

    return read


def readability() -> Tool:
    """readability-lxml; its summary's text."""
    from lxml.html import fromstring

    library = import_module("readability")

    def read(page: bytes) -> tuple[str, Fields]:
        document = library.Document(page.decode("utf-8", "replace"))
        summary = fromstring(document.summary())
        for element in summary.iter("p", "div", "li", "br", "h1", "h2", "h3", "h4", "blockquote", "td"):
            element.tail = f"\n{element.tail or ''}"
        return "".join(map(str, summary.itertext())), {"title": document.short_title()}

    return read


def resiliparse() -> Tool:
    """resiliparse; main content alone."""
    extract = import_module("resiliparse.extract.html2text").extract_plain_text

    def read(page: bytes) -> tuple[str, Fields]:
        return extract(page.decode("utf-8", "replace"), main_content=True), {}

    return read


def justext() -> Tool:
    """jusText; English."""
    import justext as library

    stops = library.get_stoplist("English")

    def read(page: bytes) -> tuple[str, Fields]:
        paragraphs = library.justext(page, stops)
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate), {}

    return read


TOOLS: Mapping[str, tuple[Callable[[], Tool], str, str]] = {
    "samestory": (samestory, "samestory", "samestory"),
    "trafilatura": (trafilatura, "trafilatura", "trafilatura"),
    "newspaper4k": (newspaper, "newspaper", "newspaper4k"),
    "readability-lxml": (readability, "readability", "readability-lxml"),
    "resiliparse": (resiliparse, "resiliparse", "resiliparse"),
    "jusText": (justext, "justext", "justext"),
}
"""Name -> how it is made, the module that it needs, what to install."""


def run(name: str, pages: Mapping[str, Path]) -> dict[str, Any]:
    """Read all pages with one tool in this process: bodies, fields, seconds and megabytes."""
    tool = TOOLS[name][0]()
    held = {key: _bytes(path) for key, path in pages.items()}
    tool(next(iter(held.values())))
    bodies: dict[str, str] = {}
    fields: dict[str, Fields] = {}
    started = time.process_time()
    for key, page in held.items():
        try:
            bodies[key], fields[key] = tool(page)
        except Exception as error:  # a peer's own failures are part of its figures
            bodies[key], fields[key] = "", {"error": repr(error)}
    return {"bodies": bodies, "fields": fields, "cpu": time.process_time() - started, "peak": peak_megabytes()}


def _bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _apart(name: str, pages: Mapping[str, Path]) -> dict[str, Any]:
    """Run one tool in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.pages", "--one", name],
        input=json.dumps({key: str(path) for key, path in pages.items()}),
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    return cast("dict[str, Any]", json.loads(done.stdout.splitlines()[-1]))


def _right(field: str, found: object, true: object) -> bool:
    """Whether a field is right; of a date the day, of names the set."""
    if field == "published":
        return str(found or "")[:10] == str(true or "")[:10]
    if field == "bylines":
        return sorted(cast("Sequence[str]", found or [])) == sorted(cast("Sequence[str]", true or []))
    return re.sub(r"\s+", " ", str(found or "")).strip() == str(true or "")


def main(arguments: Sequence[str]) -> int:
    """Measure and print the tables."""
    if arguments[:1] == ["--one"]:
        pages = {key: Path(path) for key, path in json.load(sys.stdin).items()}
        sys.stdout.write(json.dumps(run(arguments[1], pages), default=str) + "\n")
        return 0
    wanted = list(arguments) or list(TOOLS)
    if unknown := [name for name in wanted if name not in TOOLS]:
        sys.stderr.write(f"no such tool: {', '.join(unknown)}; known: {', '.join(TOOLS)}\n")
        return 2
    installed = [name for name in wanted if find_spec(TOOLS[name][1])]
    for name in wanted:
        if name not in installed:
            sys.stdout.write(f"skipped: {name} is not installed (pip install {TOOLS[name][2]})\n")
    data = data_folder()
    if data is None or not (data / "extraction" / "gold.json").is_file():
        sys.stdout.write("skipped: quality and speed; the evaluation data is not on this machine\n")
    else:
        _print_quality(data / "extraction", installed)
    _print_fields(installed)
    return 0


def _print_quality(data: Path, installed: Sequence[str]) -> None:
    gold: dict[str, str] = json.loads((data / "gold.json").read_text(encoding="utf-8"))
    gold = {key: gold[key] or "" for key in sorted(gold)}
    pages = {key: data / "html" / f"{key}.html.gz" for key in gold}
    halves = [{k: t for k, t in gold.items() if hashlib.sha256(k.encode()).digest()[0] % 2 == odd} for odd in (0, 1)]
    sys.stdout.write(f"\n{len(gold)} pages\n\n")
    sys.stdout.write(
        "| | P | R | F1 | exact | F1, one half | the other | pages/s | peak MB |\n|---" + "|---" * 8 + "|\n"
    )
    for name in installed:
        done = _apart(name, pages)
        precision, recall, f1, exact = scores(gold, done["bodies"])
        one, other = (scores(half, done["bodies"])[2] for half in halves)
        figures = " | ".join(f"{figure:.3f}" for figure in (precision, recall, f1, exact, one, other))
        sys.stdout.write(f"| {name} | {figures} | {len(gold) / done['cpu']:.0f} | {done['peak'] or 0:.0f} |\n")
    sys.stdout.write("\nscraped text: only samestory takes it (python -m bench.cleaning)\n")


def _print_fields(installed: Sequence[str]) -> None:
    truth: dict[str, Fields] = json.loads((LAYOUTS / "truth.json").read_text(encoding="utf-8"))
    pages = {key: LAYOUTS / f"{key}.html" for key in truth}
    sys.stdout.write(f"\nfields right on {len(truth)} layouts of our own writing\n\n")
    sys.stdout.write(f"| | {' | '.join(FIELDS)} |\n|---{'|---' * len(FIELDS)}|\n")
    for name in installed:
        fields = _apart(name, pages)["fields"]
        if not any(any(found.values()) for found in fields.values()):
            continue
        counts = [sum(_right(f, fields[key].get(f), truth[key].get(f)) for key in truth) for f in FIELDS]
        sys.stdout.write(f"| {name} | " + " | ".join(map(str, counts)) + " |\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
