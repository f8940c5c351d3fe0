"""In which words a fact is shown: a clause of one of its reports that a reader understands on its own.

What is wanting to a clause is put in square brackets: the noun phrase that a relative word stands for, the name that a
pronoun means, a form of `be` before a participle or an apposition, who claims it. Nothing else is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from samestory.annotate.statements.extent import without_dateline
from samestory.collate.joiners import without_joiner
from samestory.collate.words import speaking_stems, stem
from samestory.model import Report, Span, Statement

LONGEST: Final = 320
"""Characters of a statement that is shown; a sentence that is longer is cut down to its clause."""

_CLEAR: Final = frozenset({"main", "coordinate", "reported", "title"})
_PRONOUNS: Final = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "its", "our", "my", "your", "him", "them"}
)
_POSSESSIVE: Final = frozenset({"his", "her", "their", "its", "our", "my"})
_DANGLING: Final = _PRONOUNS | {
    "this", "that", "these", "those", "there", "one", "such", "both", "here", "so", "but", "and", "or", "then",
}  # fmt: skip
_OPEN: Final = frozenset(
    {"who", "which", "whose", "whom", "what", "where", "when", "why", "how", "whether", "if", "because", "although"}
    | {"though", "while", "as", "since", "unless", "until", "after", "before", "to", "than", "despite", "for", "like"}
    | {"with", "without"}
)
_IFS: Final = frozenset({"if", "unless", "whether", "to", "for", "than", "despite", "with", "without"})
_LEADS: Final = frozenset(
    {"since", "as", "while", "when", "although", "though", "after", "before", "despite", "because", "until", "for"}
    | {"with", "without"}
)
"""Words with which a whole sentence may begin."""
_ASKING: Final = frozenset({"who", "whose", "whom", "which", "what", "why", "how"})
"""Words with which no statement begins."""
_RELATIVE: Final = frozenset({"who", "which", "that"})
_DROPPED: Final = frozenset(
    {"where", "when", "because", "although", "though", "while", "as", "since", "until", "after", "before", "and", "but"}
    | {"whereas"}
)
"""Joining words without which a clause is a sentence; `if` and `unless` are none of them."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LATE_MARK: Final = re.compile(r"(?:[\w-]+ ){1,4}?(?:after|before|when|while|since|because) (?=\w+ \w+)")
_FURNITURE: Final = ("•", "©", "|", "http:", "https:")
_ADDRESS: Final = re.compile(r"\bwww\.")
_LABEL: Final = re.compile(r"\W*[A-Z]{4,}:|\d+/\d+ ")
"""What pages set before a sentence: `WATCH: ...`, `2/5 ...`."""
_UNNAMED: Final = re.compile(
    r"(?i)(?:\[[^\]]*:\] )?\[(?:he|she|it|they|we|i|you|this|that|something|one|those|these|both|all"
    r"|some|many|others)\b(?: (?:is|are|was|were|has|have|had))?\]"
)
"""A bracket that names nobody."""
_TOLD_NEXT: Final = re.compile(r"(?:[,:]|\s+that\b)")
"""What stands after a reporting verb that has no subject."""
_MARKS: Final = re.compile(r"[“”\"«»]")

_TORN: Final = re.compile(
    r"(?i)(?:in|on|at|of|to|for|from|with|by|during|after|under|through) (?:which|whom|whose)\b"
    r"|(?:well|just|even|soon|much) as\b|of \w+(?: \w+)? and \w+"
    r"|.*\[(?:is|are|was|were)\] (?:that|which|who|whom|whose) \w"
    r"|\[[^\]]*\b(\w+)\] \1\b|\[[^\]]*\] (?:whose|which|who|whom|that)\b"
)
"""How words begin that hang on what is not there, or that say their verb twice."""

_SINGLE: Final = re.compile(r"(?:^|(?<=\s))['‘](?=\w)")
_CLOSED: Final = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_CLOSING: Final = ("'", "’")

SHORTEST: Final = 5
"""Words up to which a clause that ends with a reporting verb lacks what was said."""

FRAGMENT: Final = 5
"""Flaw of what is no clause of its own; from here a wording cannot stand alone."""

ANYBODY: Final = 3
"""Flaw of words that are given to anybody (`[A family in Vell:] ...`): the report's own words read better."""
_ANY: Final = re.compile(r"(?i)(?:an?|one|some|several|two|three|many) ")

MOSTLY: Final = 0.5
"""Share of a sentence from which it may be shown for a clause: else it tells more than the evidence does."""

PARTLY: Final = 0.25
"""Share of a sentence from which it may be shown for a clause that is none: better more than a fragment."""

Namer = Callable[[int], str]
"""Gives for the place of a pronoun in a report the name of whom it means; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to show a statement, and what is wrong with it (0: nothing)."""

    text: str
    flaws: float
    bare: bool = False
    """Whether it is the clause alone: not the sentence, nor who says so in the report's words."""
    full: bool = True
    """Whether it is a clause with a verb of its own: not one to which a form of `be` was given."""
    partly: frozenset[str] = frozenset()
    """The reports of the fact that carry only a part of it."""


_JOINED: Final = re.compile(
    r"(?:[,;:–—“”\"-]|\b(?:\w+ly|and|but|or|nor|yet|then|before|plus|also|later|either|both|to|not|only|so|who|which|that"
    r"|will|would|has|have|had|was|were|is|are|be|been)|n['’]t)\W*$",
    re.IGNORECASE,
)
"""How the words before a clause end that has its subject from the clause before: a mark, `and`, a helping verb."""


def rank(statement: Statement) -> int:
    """Say how badly a statement stands alone: 0 for a clause of the report's own with its subject, not too short."""
    words = _WORD.findall(statement.span.text)
    first = words[0].lower() if words else ""
    subject = (statement.subject or "").lower()
    out = 0 if statement.kind in _CLEAR else 4
    out += 4 * (statement.kind == "title")
    out += 3 * (statement.kind == "coordinate" and statement.frame != statement.span)  # without its subject
    out += 3 * (first in _DANGLING or not subject or subject in _DANGLING or subject in _OPEN)
    out += 5 * (first in _OPEN and statement.kind != "adverbial")
    out += 6 * statement.span.text.rstrip("\"”’' ").endswith("?")
    out += 2 * statement.quoted + (statement.claimant is not None) + 2 * (not balanced(statement.span.text))
    out += (len(words) < 6) + (len(words) < 4) + (len(words) > 32) + (len(words) > 45)
    return out


def wordings(statement: Statement, report: Report, claimant: str | None, name_of: Namer) -> Iterator[Wording]:
    """Give the ways in which a statement can be shown.

    Parameters
    ----------
    statement, report
        A statement and the report that makes it.
    claimant
        Whose claim the fact is, by the name that the story knows; None where reports give it as their own.
    name_of
        Names whom a pronoun means.
    """
    full = statement.kind not in {"appositive", "participle"}
    if claimant is not None and statement.claimant is not None and statement.frame is not None:
        text = _shown(statement.frame, None, report, name_of)
        if len(text) <= LONGEST and _holds(statement.frame, statement.span) and _tells_who(text):
            yield Wording(_capital(text), _flaws(text, statement) + (0.5 if statement.quoted else 0), full=full)
    alone = _alone(statement, report, name_of)
    flaws = _flaws(alone, statement)
    if not _is_clause(statement, alone):
        flaws += FRAGMENT
    if claimant is not None and statement.kind != "title" and claimant.split()[-1].casefold() not in alone.casefold():
        if statement.quoted and not _MARKS.search(alone):
            alone, flaws = f"“{alone}”", max(0.0, flaws - 1)
        alone = f"[{'unnamed source' if claimant == 'unnamed' else claimant}:] {alone}"
        flaws += ANYBODY * (_ANY.match(claimant) is not None)
        if statement.quoted and balanced(alone):
            flaws = min(flaws, FRAGMENT - 1)  # somebody's words need be no sentence
    yield Wording(_capital(alone), flaws, bare=True, full=full)
    sentence = report.sentences[statement.sentence] if statement.sentence < len(report.sentences) else None
    if sentence is not None:
        sentence = without_dateline(sentence, report)
    frame = statement.frame
    if frame is not None and sentence is not None and sentence.contains(frame) and not frame.text[:1].islower():
        sentence = report.span(frame.start, sentence.end)  # without a dateline
    if sentence is None or flaws < 2 or not sentence.contains(statement.span) or len(sentence.text) > LONGEST:
        return
    if len(statement.span.text) >= (PARTLY if flaws >= FRAGMENT else MOSTLY) * len(sentence.text):
        text = _shown(sentence, None, report, name_of)
        told = statement.frame is not None and _holds(statement.frame, statement.span)
        if claimant is not None and not told and claimant.split()[-1].casefold() not in text.casefold():
            return  # the sentence does not say whose word it is
        yield Wording(_capital(text), _flaws(text, statement) + 1)


def _tells_who(text: str) -> bool:
    """Whether words do not begin with a reporting verb that lacks its subject (`adding that`, `argued`)."""
    first = _WORD.search(text)
    if first is None or first.group().endswith("ing") or not first.group()[:1].isupper():
        return False
    return not _is_speaking(first.group()) or not _TOLD_NEXT.match(text, first.end())  # `Added: “We left”`


def _is_speaking(word: str) -> bool:
    """Whether a word is a verb behind which stands what was said or found."""
    short = stem(word.lower())
    return short in speaking_stems() or short == "find"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


def _is_clause(statement: Statement, text: str) -> bool:
    """Whether what is shown of a statement is a sentence: with a subject and a finite verb, and nothing wanting."""
    if not statement.clause or text.startswith("…") or _TORN.match(text):
        return False
    words = _WORD.findall(statement.span.text)
    if statement.kind == "relative" and words and words[0].lower() not in _RELATIVE | _DROPPED:
        return False  # `the peace that both have sought`: what it tells of is wanting
    # `A report found`: what it found is wanting.
    return not (0 < len(words) <= SHORTEST and _is_speaking(words[-1]))


_APOSTROPHE: Final = re.compile("['’]")


def _is_furnished(text: str) -> bool:
    """Whether a text has what is of the page and not of the report."""
    return (
        any(map(text.__contains__, _FURNITURE))
        or _LABEL.match(text) is not None
        or ("www." in text and _ADDRESS.search(text) is not None)
    )


def _flaws(text: str, statement: Statement) -> float:
    """Say how badly words stand alone."""
    words = _WORD.findall(text)
    first = _APOSTROPHE.split(words[0].lower(), maxsplit=1)[0] if words else ""
    bracketed = text.startswith("[")
    out = 0.0
    out += 1.5 * (statement.kind == "title")
    out += 3.0 * (first in _DANGLING and not bracketed)
    led = statement.kind == "main" and statement.clause and first in _LEADS  # `Since then the ice has grown`
    asks = first in _IFS or first in _ASKING
    out += 5.0 * (first in _OPEN and not bracketed and not led and (statement.kind != "adverbial" or asks))
    out += 6.0 * text.rstrip("\"”’' ").endswith("?")
    out += 4.0 * _is_furnished(text)
    out += 5.0 * (first.endswith("ing") and statement.kind not in {"main", "title"} and not bracketed)
    out += FRAGMENT * (_UNNAMED.match(text) is not None)
    out += 3.0 * (not balanced(text)) + FRAGMENT * text.startswith(("…", "("))
    out += 5.0 * (text.count("[") != text.count("]"))  # `[Correction: the mill was shut.`: whole or not at all
    out += 1.0 * statement.quoted + 0.4 * text.count("[") + 1.0 * (statement.kind in {"appositive", "participle"})
    out += (len(words) < 6) + (len(words) < 4) + 0.5 * (len(words) > 28) + (len(words) > 36) + 2 * (len(words) > 45)
    return out


def _alone(statement: Statement, report: Report, name_of: Namer) -> str:
    """Show the clause without the rest of its sentence, with what is wanting in brackets."""
    span = trim(statement.span, report)
    start = span.start
    first = _WORD.match(span.text)
    head = first.group().lower() if first else ""
    before = ""
    if first is not None and head in _RELATIVE and statement.kind == "relative":
        if statement.about is None:
            return f"… {span.text[first.end() :].lstrip()}"
        before, start = _phrase(statement.about, name_of), span.start + first.end()
    elif first is not None and head in _DROPPED and statement.kind not in {"main", "title"}:
        start = span.start + first.end()
    elif statement.kind == "adverbial" and (mark := LATE_MARK.match(span.text)):
        start = span.start + mark.end()  # `three days after the ferry sank`
    elif statement.about is not None and statement.kind in {"coordinate", "participle", "adverbial"}:
        if statement.kind == "adverbial" and not statement.clause:
            return f"… {span.text}"
        if statement.kind == "coordinate" and not _JOINED.search(
            report.text[statement.about.end : statement.span.start]
        ):
            return f"… {span.text}"  # the noun before it is its subject, which the parser did not see
        before = _phrase(statement.about, name_of)
    elif statement.kind == "coordinate" and statement.frame != statement.span:
        return f"… {span.text}"
    while start < span.end and report.text[start] in " \t\n,":
        start += 1
    words = with_its_marks(report.span(start, span.end), report)
    text = before + _shown(words, statement.gap, report, name_of, first=not before, quoted=statement.quoted)
    return text.replace("] [", " ", 1) if before and text[len(before) :].startswith("[") else text


def _capital(text: str) -> str:
    """Begin with a capital, also in a bracket; what is quoted keeps its own."""
    at = text.startswith("[")
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _phrase(about: Span, name_of: Namer) -> str:
    """Put a noun phrase before a clause, in brackets; the name where it is a pronoun."""
    text = " ".join(about.text.split())
    if text.lower() in _PRONOUNS:
        text = name_of(about.start) or text
    return f"[{text}] "


def _shown(
    words: Span,
    gap: tuple[int, int, str] | None,
    report: Report,
    name_of: Namer,
    *,
    first: bool = True,
    quoted: bool = False,
) -> str:
    """Show a stretch with the verb that is wanting, and with the name of whom its first pronoun means."""
    words = with_its_marks(trim(words, report), report)
    text = words.text
    if gap is not None and words.start <= gap[0] <= gap[1] <= words.end:
        left, right = report.text[words.start : gap[0]].rstrip(), report.text[gap[1] : words.end].lstrip()
        text = f"{left} [{gap[2]}] {right}".lstrip()
    short = without_joiner(text) if first and not quoted else text
    gone, text = len(text) - len(short), short
    head = _WORD.search(text)
    if first and head is not None and head.group().lower() in _PRONOUNS and (gap is None or gap[0] > words.start):
        name = name_of(words.start + gone + head.start())
        if name and name.split()[-1].casefold() not in text[head.end() :].casefold():
            owned = head.group().lower() in _POSSESSIVE
            text = f"{text[: head.start()]}[{name}{'’s' if owned else ''}]{text[head.end() :]}"
    return " ".join(text.split())


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens is closed (`’` may be an apostrophe and is not counted)."""
    return (
        text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
        and text.count("«") == text.count("»")
    )  # fmt: skip


def _has_single(text: str) -> bool:
    """Whether a text has a mark with which a quotation in single marks opens."""
    return "'" in text or "‘" in text


_STOPS: Final = frozenset(".,!?")


def with_its_marks(words: Span, report: Report) -> Span:
    """Take in the mark that is wanting where it is one of the next characters."""
    text = report.text
    end = words.end
    if balanced(words.text):
        # `'a hard winter`: who reads on finds the other mark.
        single = next(reversed(list(_SINGLE.finditer(words.text))), None) if _has_single(words.text) else None
        end += text[end : end + 1] in _STOPS and text[end + 1 : end + 2] in _CLOSING  # `‘Lock the gate!’`
        closed = single is None or text[end : end + 1] not in _CLOSING or _CLOSED.search(words.text, single.end())
        return words if closed else report.span(words.start, end + 1)
    while end < len(text) and end - words.end < 3 and text[end] in '.,!?;"”)’»':
        end += 1
        if balanced(text[words.start : end]):
            return report.span(words.start, end)
    start = words.start
    while start > 0 and words.start - start < 2 and text[start - 1] in '"“(‘«':
        start -= 1
        for stop in range(words.end, end + 1):
            if balanced(text[start:stop]):
                return report.span(start, stop)
    return words


def trim(words: Span, report: Report) -> Span:
    """Leave out white space, and joining marks at the ends."""
    start, end = words.start, words.end
    while start < end and report.text[start] in " \t\n,;:–—-":
        start += 1
    while end > start and report.text[end - 1] in " \t\n,;:–—-":
        end -= 1
    return report.span(start, end)
