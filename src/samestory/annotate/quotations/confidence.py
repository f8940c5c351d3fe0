"""How likely the speaker of a quotation is the right one.

Two things decide: how the words of the speaker were found, and how they were resolved to a name. Each has a figure set
by hand, in steps, with the shares of right speakers on PolNeAR's training articles in view; the product is the
confidence (that of words within a quotation: by a few annotated events). ``docs/method/quotations.md`` shows how
often speakers of each confidence are right.
"""

from __future__ import annotations

_FOUND = {
    "cue after": 0.99,
    "continued": 0.98,
    "according to": 0.98,
    "signature": 0.98,
    "parenthesis": 0.95,
    "transcript": 0.98,
    "post": 0.98,
    "withheld": 0.98,
    "of": 0.97,
    "as": 0.97,
    "clause": 0.97,
    "made clear": 0.97,
    "passive object": 0.97,
    "cue before": 0.95,
    "whom-to": 0.95,
    "object": 0.95,
    "to": 0.95,
    "preposition": 0.95,
    "parenthetical": 0.95,
    "adjective": 0.95,
    "noun clause": 0.9,
    "in the clause of a cue": 0.9,
    "earlier in the paragraph": 0.9,
    "quotation goes on": 0.9,
    "label": 0.9,
    "colon": 0.9,
    "heading: label": 0.9,
    "heading: colon": 0.85,
    "noun preposition": 0.8,
    "noun to": 0.75,
    "heading": 0.75,
    "within a quotation": 0.75,
    "paragraph behind: cue after": 0.75,
    "subject of the last sentence": 0.6,
    "spoke last": 0.6,
    "turned": 0.95,
    "paragraph behind: turned": 0.9,
    "paragraph behind: subject": 0.6,
}
_OTHERWISE = 0.85
_BEFORE = {"cue before": 0.9, "colon": 0.75, "last attribution": 0.65}
"""After `paragraph before:`: the closer the paragraph before leads up to the words, the surer."""
_SETTLED = {
    "name": 1.0,
    "label": 1.0,
    "pronoun": 0.98,
    "last": 0.96,
    "role": 0.95,
    "described": 0.95,
    "document": 0.95,
    "relative": 0.93,
    "plural": 0.9,
}


def confidence(rule: str, way: str) -> float:
    """Give the probability that a speaker is right.

    Parameters
    ----------
    rule
        The rule that found the quotation and the words of its speaker.
    way
        How these words were resolved (:meth:`samestory.annotate.quotations.speakers.Speakers.way`).

    Returns
    -------
    A figure of two decimals between 0 and 1.
    """
    joined = rule.removeprefix("joined: ")
    before = joined.removeprefix("paragraph before: ")
    found = _BEFORE.get(before, 0.65) if before != joined else _FOUND.get(joined, _OTHERWISE)
    if joined != rule:
        found *= 0.97
    return round(found * _SETTLED.get(way, 0.9), 2)
