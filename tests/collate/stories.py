"""Reports made by hand for the tests of collating."""

from __future__ import annotations

import re
from dataclasses import replace

from samestory.model import Quotation, Report, Span, Speaker

_MARKED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def report(id: str, body: str, *, title: str = "", speaker: str | None = None, **more: object) -> Report:
    """Make a report whose words in quotation marks are quotations of one speaker."""
    text = f"{title}\n\n{body}" if title else body
    quotations = []
    for n, match in enumerate(_MARKED.finditer(text), 1):
        span = Span.of(text, match.start(1), match.end(1))
        who = Speaker(speaker, 0, 0, "") if speaker else None
        quotations.append(Quotation(f"q{n}", "direct", span, (span,), who, None))
    return Report(
        id,
        f"{id}.txt",
        text,
        title=title or None,
        body_start=len(title) + 2 if title else 0,
        quotations=tuple(quotations),
        **more,  # type: ignore[arg-type]
    )


def one_sentence(name: str, text: str) -> Report:
    """Make a report that is one sentence."""
    made = Report(id=name, source=name, text=text, published="2031-05-02")
    return replace(made, sentences=(made.span(0, len(text)),))


def dated(*texts: str, published: tuple[str, ...] = ()) -> list[Report]:
    """Make reports to be annotated, all of one day or each of its own."""
    days = published or ("2021-03-10",) * len(texts)
    return [Report(id=f"r{i}", source=f"r{i}", text=t, published=days[i]) for i, t in enumerate(texts)]


WIRE = (
    "The car ferry Aurelia ran aground on the Skarn reef before dawn on Tuesday, and lifeboats carried every "
    "passenger to the fishing harbour of Vell. Engineers were trying to find out why both of the engines had failed "
    "within a minute of each other.\n\n"
    "The company that runs the service said it had ordered divers to inspect the hull before the next spring tide. "
    "Three members of the crew were treated for the effects of smoke and sent home in the afternoon."
)

OTHER = (
    "Pilots who know the strait have warned for years that its buoys are too far apart. On Tuesday a ferry hit the "
    "rocks there. Nobody drowned; a few sailors breathed smoke.\n\n"
    "A retired pilot, Osk Hellan, showed us a letter in which he asked the authority for two more lights in 2009."
)
