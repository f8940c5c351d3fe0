"""Web pages -> one report: body and metadata by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samestory.errors import EmptyInput, InputError, Malformed
from samestory.ingest.decode import check_size, scrub
from samestory.ingest.identity import report_id
from samestory.ingest.language import detect_language
from samestory.ingest.settings import IngestSettings
from samestory.model import Report

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_page(data: bytes, source: str, settings: IngestSettings) -> Iterator[Report | InputError]:
    """Read one report from an HTML page.

    Body, title, outlet, authors, date and address are those that trafilatura finds (Barbaresi, ACL 2021). The title
    becomes the first line of the text.

    Raises
    ------
    TooLarge, EmptyInput, Malformed
        Over the limit; no article in the page; not a page.
    """
    check_size(len(data), settings.max_bytes, source)
    if not data.strip():
        raise EmptyInput(source, "The file is empty.", remedy="Give a page with an article.")
    import trafilatura

    try:
        found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
    except (ValueError, RecursionError) as error:
        raise Malformed(source, f"The page cannot be read ({error}).", remedy="Save the article as text.") from error
    if found is None or isinstance(found, dict) or not (body := scrub((found.text or "").strip())):
        raise EmptyInput(
            source, "There is no article in this page.", remedy="Save the article's text in a .txt file and give that."
        )
    title = " ".join(scrub(found.title or "").split()) or None
    first, _, rest = body.partition("\n")
    if title and rest.strip() and " ".join(first.split()) == title:
        body = rest.lstrip()  # the heading, which opens the body too
    text = f"{title}\n\n{body}" if title else body
    url = scrub(found.url) if found.url else None
    outlet = scrub(found.sitename) if found.sitename else None
    authors = tuple(name.strip() for name in scrub(found.author or "").split(";") if name.strip())
    date = _ISO_DATE.match(found.date or "")
    yield Report(
        id=report_id(text, url=url, outlet=outlet),
        source=source,
        text=text,
        raw=text,
        url=url,
        outlet=outlet,
        title=title,
        bylines=authors,
        published=date.group() if date else None,
        language=detect_language(body),
        body_start=len(text) - len(body),
    )
