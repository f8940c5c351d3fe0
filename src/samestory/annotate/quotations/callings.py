"""Words for what people are, as far as it matters for whom a description of a speaker means."""

from __future__ import annotations

VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "rep", "lawyer", "attorney"})
"""Who speaks for somebody: never another word for whoever spoke last."""
OFFICES = frozenset({
    "minister", "president", "vice-president", "premier", "chancellor", "mayor", "governor", "senator", "ambassador",
    "king", "queen", "pope", "prince", "princess", "emperor", "emir", "sultan", "secretary", "treasurer", "archbishop",
})  # fmt: skip
"""Offices of which one person is told to hold one only."""
ANYBODY = frozenset({
    "man", "woman", "boy", "girl", "person", "passenger", "resident", "witness", "victim", "official", "source",
    "student", "worker", "employee", "customer", "neighbor", "neighbour",
})  # fmt: skip
"""Words for people of whom a report may tell several in turn."""

OTHERS = frozenset({"presiding", "other", "next", "local", "lead", "rival", "second", "third", "same", "independent",
                    "opposing", "prosecuting", "defending"})  # fmt: skip
"""Words by which a description tells of another than who was just told of: `the presiding judge`."""


def contradicts(noun: str, gender: str | None) -> bool:
    """Whether a noun is of the other gender than somebody: `the actress` of a man."""
    female = noun.endswith(("ess", "woman", "girl", "mother", "wife", "sister", "daughter"))
    male = not female and noun.endswith(("man", "boy", "father", "husband", "brother"))
    return (female and gender == "male") or (male and gender == "female")
