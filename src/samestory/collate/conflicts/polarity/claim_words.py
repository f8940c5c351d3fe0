"""The words by which a clause is known to claim or deny: verbs with their time, nouns of an act, shut doors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samestory.collate.signs import Sign
from samestory.collate.words import stem


@dataclass(frozen=True, slots=True)
class Pieces:
    """A pattern, and pieces of words of which one stands in whatever it matches: few sentences have any."""

    pattern: re.Pattern[str]
    pieces: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Whether one of the pieces stands in a text."""
        return any(piece in text for piece in self.pieces)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find the pattern in a text."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


HYPOTHETICAL = re.compile(
    r"\?|\b(?:(?-i:may)|if|unless|whether|until|might|could|should|must|shall|can|cannot|can['’]t|yet|again|longer|anymore|"
    r"expected|likely|unlikely|had better|hop(?:e|es|ed|ing)|want(?:s|ed)?|urg(?:e|es|ed)|ask(?:s|ed)?|nobody|no one|"
    r"everyone|some|others?|whoever|wherever|whenever)\b",
    re.IGNORECASE,
)
"""Words with which a sentence asks, wishes, supposes, tells of two times, or speaks of some and not of others."""


TIMED = re.compile(
    r"\b(?:by|after|before|when|while|during|once|since then|later|earlier|now|today|yesterday|tomorrow|tonight|hours?|"
    r"minutes?|days?|nights?|mornings?|afternoons?|evenings?|weeks?|months?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"at (?:noon|midnight|\d))\b",
    re.IGNORECASE,
)
"""Words that tie a state to a moment: at another it may have been otherwise."""


DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed)|reject(?:s|ed)?)\b[^.,;“”\"]{0,24}$", re.IGNORECASE)


DENYING = frozenset("deny denies denied denying dispute disputes disputed reject rejects rejected".split())  # noqa: SIM905
"""Words of which one stands in whatever it matches."""


MARK = r"[“”\"‘’']?"


AUX = r"(?P<aux>will|would|did|does|do|has|have|had|was|were|is|are)"


NOT = r"(?:\s+(?:not|never)|n['’]t)"


WORD = r"[A-Za-z][\w-]*(?:['’][a-z]+)?"


NO_VERB = Sign.of(
    re.compile(
        rf"\b(?P<subject>{WORD})\s+(?:{AUX}{NOT}|(?P<wont>won['’]t))(?:\s+(?:ever|even|\w+ly))?"
        rf"(?P<passive>\s+(?:been|be))?\s+(?P<verb>[a-z]{{4,}})\b"
    ),
    "not never t",
)


FAILS = Sign.of(
    re.compile(
        rf"\b(?P<subject>{WORD})\s+(?:(?:has|have|had)\s+)?(?:failed|refused|declined)\s+to(?P<passive>\s+be)?\s+"
        r"(?P<verb>[a-z]{4,})\b"
    ),
    "failed refused declined",
)


VOWS = Sign.of(
    re.compile(
        rf"\b(?P<subject>{WORD}),?\s+(?:(?:has|have|had)\s+)?(?:vowed|promised|pledged|plans|intends?|intended|agreed|decided|"
        r"(?:is|are|was|were)\s+(?:going|determined))\s+to(?P<passive>\s+be)?\s+(?P<verb>[a-z]{4,})\b"
    ),
    "vowed promised pledged plans intend intends intended agreed decided going determined",
)
"""What somebody is set on doing is claimed as what they will do."""


NO_PLAN = Sign.of(
    re.compile(
        rf"\b(?P<subject>{WORD}),?\s+(?:has|have|had)\s+(?:no|never\s+had\s+any)\s+(?:plans?|intention|wish)\s+"
        r"(?:to|of)(?P<passive>\s+be(?:ing)?)?\s+(?P<verb>[a-z]{4,})\b"
    ),
    "plan plans intention wish",
)


YES_VERB = Sign.of(
    re.compile(
        rf"\b(?P<subject>{WORD})(?:\s+{AUX}|['’]ll)(?:\s+(?:also|\w+ly))?(?P<passive>\s+(?:been|be))?\s+"
        r"(?!not\b|never\b)(?P<verb>[a-z]{4,})\b"
    ),
    "will would did does do has have had was were is are ll",
)


DENIED_VERB = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed)|reject(?:s|ed)?)\b[^.,;“”\"]{0,24}?"
    r"\s(?:will|would|did|has|have|had|was|were|is|are)(?:\s+(?:also|\w+ly))?(?:\s+(?:been|be))?\s+(?P<verb>[a-z]{4,})\b",
    re.IGNORECASE,
)
"""A verb in a clause that is denied."""


ANOTHER_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|later|earlier|previous(?:ly)?|last (?:week|month|year|time)|(?:first|second|third|other) time|"
    r"initially|at first|originally|eventually|finally)\b",
    re.IGNORECASE,
)
"""Words with which a sentence tells of an earlier occasion, or of two."""


PAST = re.compile(r"\b(?P<verb>[A-Za-z]{3,})\b")


BEFORE = re.compile(
    r"\b(?:to|not|never|was|were|is|are|be|been|being|has|have|had|will|would|did|by)\s+(?:\w+ly\s+)?$|n['’]t\s+$",
    re.IGNORECASE,
)
"""Words before a form that make it no simple past, or another's deed."""


WHEN = re.compile(
    r"\b(?:(?:in|on|late|early)\s+)*(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}|\d{1,2}(?:st|nd|rd|th)?|yesterday|today|tomorrow|twice|"
    r"once|times?)\b"
)


_SOME = r"(?:\s+[\w’'-]+)"
AIM = re.compile(
    rf"{_SOME}{{1,4}}?\s+(?:in order\s+)?to\s+[a-z]+\s+(?:an?|the|his|her|its|their|our|my|your|this|that|[A-Z]\w+)\b|"
    rf"{_SOME}{{0,4}}?\s+(?:(?:just|only|merely|simply|solely)\s+(?:to|for|because|out)|because)\b"
)
"""Words behind a negated verb that tell what it was not done for: it was done (`did not sail to please the crew`)."""


THEN = re.compile(r"\b(?:when|while|after|before|during|because|since|at the (?:time|moment))\b", re.IGNORECASE)
"""Words from which on a clause tells when or why, and no longer of what."""


LIGHT = frozenset(
    stem(word)
    for word in """
    been being have having said told think want need know going take make come give seem look like find feel call used
    just still also only always already that this what here there able aware sure true clear very more less
    """.split()  # noqa: SIM905
)


FIRST = frozenset(["i", "we", "us", "our", "my"])


THIRD = frozenset(["he", "she", "they", "it", "that", "which", "who", "there", "this", "those", "these"])


NOUNS = frozenset(["talks", "negotiations", "discussions", "warning", "warnings", "warned"])
"""Nouns of an act, and the verb of one of them: one stands in whatever says that there was or was none."""
_NOUNS = "talks negotiations discussions warning warnings"
NOUN = r"(?P<noun>talks|negotiations|discussions|warnings?)"


NO_NOUN = (
    Sign.of(re.compile(rf"\b[Nn]o\s+(?:(?!doubt|longer|more)\w+\s+){{0,2}}{NOUN}\b"), _NOUNS),
    Sign.of(re.compile(rf"(?:\bnot|n['’]t)\s+(?:been\s+)?(?:currently\s+)?in\s+(?:\w+\s+){{0,2}}{NOUN}\b"), _NOUNS),
    Sign.of(
        re.compile(
            rf"\bden(?:y|ies|ied)\s+(?:being|(?:that\s+)?\w+\s+(?:was|were|is|are))\s+in\s+(?:\w+\s+){{0,2}}{NOUN}\b"
        ),
        _NOUNS,
    ),
    Sign.of(
        re.compile(
            r"\bden(?:y|ies|ied)\s+(?:ever\s+)?(?:having\s+(?:ever\s+)?)?(?:receiv(?:ed|ing)|been\s+given|being\s+given)\s+"
            r"(?:(?:any|an?|the|such|its|their)\s+){1,2}(?P<noun>warnings?)\b"
        ),
        "warning warnings",
    ),
)


YES_NOUN = (
    Sign.of(
        re.compile(rf"\b(?:is|are|was|were|been)\s+in\s+(?:(?!no\b)\w+\s+){{0,2}}{NOUN}\s+(?:with|about|over)\b"),
        _NOUNS,
    ),
    Sign.of(re.compile(rf"\b(?:holds?|held|holding)\s+(?:(?!no\b)\w+\s+){{0,2}}{NOUN}\s+with\b"), _NOUNS),
    Sign.of(
        re.compile(
            r"\b(?:received|got|given|issued|sent|ignored)\s+(?:(?!no\b)\w+\s+){1,2}(?P<noun>warnings?)\b|"
            r"\b(?:was|were|been)\s+(?:\w+ly\s+|twice\s+)?(?P<warned>warned)\b|"
            r"\b(?:had|has|have)\s+(?:\w+ly\s+|twice\s+)?(?P<warns>warned)\s+(?:the\s+)?(?!of\b|that\b|about\b|against\b)\w"
        ),
        "warning warnings warned",
    ),
)


SHUT = Sign.of(
    re.compile(
        r"\brul(?:e|es|ed|ing)\s+out\s+(?P<what>[^.,;:“”\"]+)|"
        r"\b(?P<last>(?:price|offer|bid|it|terms)\s+(?:is|was|are|were)\s+final\b|"
        r"(?:will\s+not|won['’]t)\s+(?:be\s+)?(?:rais|increas|improv|sweeten)(?:e|ing|ed)?\b\s+(?:it|its|the|his|her|our))"
    ),
    "rule rules ruled ruling final rais raise raising raised increas increase increasing increased improv improve "
    "improving improved sweeten sweetene sweetening sweetened",
)


AJAR = Sign.of(
    re.compile(
        r"(?:\bnot|n['’]t|(?:refus|declin)(?:es|ed|ing)\s+to)\s+rul(?:e|ed|ing)\s+out\s+(?P<what>[^.,;:“”\"]+)|"
        r"\b(?:left|leaves?|leaving|kept|keeps)\s+(?:the\s+|its\s+|his\s+|her\s+)?(?:door|option|way)\s+open\s+(?:to|for)\s+"
        r"(?P<door>[^.,;:“”\"]+)|"
        r"\b(?:left|leaves?|leaving|kept|keeps)\s+open\s+(?:the\s+)?(?:possibility|option|prospect|question)\s+of\s+"
        r"(?P<kept>[^.,;:“”\"]+)"
    ),
    "rule ruled ruling open",
)


BETTER = re.compile(r"\b(?:better|higher|improved|raised|sweetened|second|third|new)\b", re.IGNORECASE)
