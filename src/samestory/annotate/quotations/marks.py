"""Quotation marks: where the words inside them begin and end, in any style, balanced or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"``|''|‘‘|’’|,,(?=\w)|[“”„‟«»\"＂‘’‚‛‹›'`″]")
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", "‘‘", "’’", ",,"), "curly"),
    **dict.fromkeys(("``", "''"), "doubled"),
    **dict.fromkeys(("«", "»"), "guillemet"),
    **dict.fromkeys(('"', "＂", "″"), "straight"),
    **dict.fromkeys(("‘", "’", "‚", "‛"), "single curly"),
    **dict.fromkeys(("‹", "›"), "single guillemet"),
    **dict.fromkeys(("'", "`"), "single straight"),
}
_OPENING = frozenset({"“", "„", "‟", "‘‘", ",,", "``", "«", "‘", "‚", "‛", "‹", "`"})
_CLOSING = frozenset({"”", "’’", "»", "’", "›"})
_BEFORE_OPENING = frozenset("([{<—–-/…“„«‘\"'‚‹:\xa0")
# The end of a paragraph that is the reporter's again, though no mark closed: `“We did not know, the firm said.`
_REPORTER = re.compile(
    r",(?=\s+(?:(?:(?:the|an?|its|his|her|their|one|another)\s|[A-Z])[^,.;:?!“”\"]{0,60}\s(?:said|says|added)|"
    r"(?:he|she|they|it)\s(?:said|says|added)|(?:said|says|added)\s[^,.;:?!“”\"]{2,60}(?:,\s[A-Z][^,.;:?!“”\"]{1,40})?)"
    r"(?:\s(?:in|on|at|to|during|after|from|by)\s[^.;:?!“”\"]{1,60}|\s[A-Z][a-z]+day)?\.\s*$)"
)
_TELLS_ON = re.compile(
    r"(?:He|She|They|[A-Z][\w’-]+)(?: also)? (?:said|added|says|adds|continued|wrote)\b[^\"“”]{0,40}\""
)
# Single marks as this text's quotation marks: one that closes behind the comma or stop of what is quoted.
_SINGLE_CLOSED = re.compile(r"[,.?!]['’](?!\w)(?!['’])")
# What an apostrophe stands before when it begins a word or a clitic that was set apart: `Assad ‘s`, `’em`, `’90s`.
_CLITIC = re.compile(
    r"(?:s|t|d|m|re|ve|ll|em|n|til|till|cause|cos|tis|twas|bout|round|\d0s|\d\ds?)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words inside one pair of quotation marks, within one paragraph.

    ``open..close`` includes the marks, ``start..end`` the words alone, without white space at their ends.
    ``closed`` is False where the closing mark is missing and the stretch runs to the end of its paragraph
    or to the next opening mark. ``single`` tells single marks from double ones. ``label`` is where the name of
    the speaker stands that opens a line of a transcript or is signed below a post; only these two may have no marks
    around their words (``marked``).
    """

    open: int
    start: int
    end: int
    close: int
    closed: bool = True
    single: bool = False
    depth: int = 0
    label: tuple[int, int] | None = None
    marked: bool = True


@dataclass(slots=True)
class _Open:
    at: int
    after: int
    family: str
    reverse: bool = False
    attribute: bool = False


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """Find every stretch inside quotation marks, in order of their opening marks.

    Parameters
    ----------
    text
        Any text. A paragraph is a line; no stretch crosses one, so that a broken mark costs at most its paragraph.

    Returns
    -------
    Stretches at all depths: ``depth`` 0 stands in no other stretch.
    """
    found: list[Stretch] = []
    quotes = bool(_SINGLE_CLOSED.search(text))
    for line in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, line.start(), line.end(), quotes))
    return tuple(found)


def _in_paragraph(text: str, begin: int, end: int, quotes: bool) -> list[Stretch]:
    """Pair the marks of one paragraph; ``quotes`` tells whether single marks are the text's quotation marks."""
    line = text[begin:end]
    following = text[end : end + 20].lstrip()
    resumed = following[:1] in tuple("“„«\"‘'`")
    goes_on = following[:1] in ("'", "‘") and following[:2] != "''"
    matches = list(_MARK.finditer(line))
    stack: list[_Open] = []
    pairs: list[tuple[_Open, int, int, bool]] = []
    forgotten = False
    for index, match in enumerate(matches):
        mark, i, j = match.group(), match.start(), match.end()
        family = _FAMILY[mark]
        before, after = line[i - 1 : i] or " ", line[j : j + 1] or " "
        held = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family == family), None)
        if held is None and stack and _mixed(mark, stack[-1], before, after):
            held = len(stack) - 1
        role = _role(line, matches, index, None if held is None else stack[held], before, after)
        if not role and not stack and mark in ("'", "‘") and after.isalnum() and not _CLITIC.match(line, j):
            # A single mark that the next paragraph opens again, or a colon leads up to, is left open here.
            lead = line[:i].rstrip()[-1:]
            role = "open" if (goes_on and lead in ("", ":", ",")) or (lead == ":" and after.isupper()) else ""
            if quotes and lead in ("", ".", "?", "!") and before.isspace() and after.isupper():
                # `'We gave him a lot to do.`, alone or behind `she said.`: nobody closed it.
                role = "open" if line.rstrip()[-1:] in (".", "?", "!", "…") else role
            forgotten = forgotten or bool(role)
        if role == "close" and held is not None:
            # What was opened inside and never closed was no quotation if single, and ends here if double.
            for lost in stack[held + 1 :]:
                if not lost.family.startswith("single"):
                    pairs.append((lost, i, i, False))
            pairs.append((stack[held], i, j, True))
            del stack[held:]
        elif role == "open":
            if held is not None and not _nests(matches, index, family):
                pairs.append((stack[held], i, i, False))
                del stack[held:]
            stack.append(_Open(i, j, family, mark in ("”", "»"), before == "="))
    # A straight mark left open around whole pairs of curly ones is a stray.
    curly = [one.at for one, _, _, closed in pairs if closed and one.family == "curly"]
    stack = [left for left in stack if left.family != "straight" or not any(at > left.at for at in curly)]
    said = None if resumed or not stack else _REPORTER.search(line, stack[0].after)
    if said is not None and not stack[0].family.startswith("single"):
        pairs.append((stack[0], said.end(), said.end(), False))
        stack = []
    pairs.extend(
        (left, len(line), len(line), False)
        for left in stack
        if goes_on or forgotten or not left.family.startswith("single")
    )
    return _stretches(text, begin, pairs)


_MIXED = (('"', "curly"), ("”", "straight"), ("''", "curly"), ("''", "single straight"), ("''", "single curly"))


def _mixed(mark: str, held: _Open, before: str, after: str) -> bool:
    """Whether a closing mark of another style ends what is open: `“like this"`, `"or this”`, `'or so''`."""
    closes_here = not before.isspace() and not after.isalnum() and before != "="
    return (mark, held.family) in _MIXED and closes_here


def _role(
    line: str, matches: list[re.Match[str]], index: int, held: _Open | None, before: str, after: str
) -> str:  # "open", "close" or "" for an apostrophe, inches or a stray mark
    """Say what a mark does where it stands."""
    mark, end = matches[index].group(), matches[index].end()
    family = _FAMILY[mark]
    if family.startswith("single") and family != "single guillemet":
        return _single_role(line, matches, index, held, before, after)
    opens_here = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes_here = not before.isspace() and not after.isalnum()
    if family == "guillemet" and held is not None:
        return "close" if mark != line[held.at : held.after] or not opens_here else "open"
    if mark == "“" and after == '"' and "”" not in line[end:]:
        return ""  # typed twice, and closed by straight marks
    if mark in _OPENING:
        # `“` closes what `„` opened, and is now and then typed for `”`.
        if held is not None and closes_here and (line[held.at : held.after] in ("„", ",,", "‟") or after.isspace()):
            return "close"
        return "open" if not after.isspace() or held is None else "close"
    if mark in _CLOSING:
        if held is not None:
            return "open" if opens_here and before.isspace() and after.isalnum() else "close"
        return "open" if opens_here else ""
    # Straight and doubled marks: one sign for both roles.
    if before == "=" and mark == '"' and held is None:
        return "open"
    if after == "“" and held is None:
        return ""  # marks of a block of text around those of its words
    if held is None:
        if before.isdigit() and not after.isalnum():
            return ""  # inches
        if opens_here or (after.isalnum() and not before.isalnum()):
            return "open"
        return "open" if before.isspace() and after.isspace() and _set_apart(matches, index) else ""
    if mark == "''" and line[held.at : held.after] == "``":
        return "close"
    if mark == '"' and before.isspace() and _TELLS_ON.match(line, end):
        return "close"  # `It is shut. "He added, "We go.`: the space stands on the wrong side
    return "open" if before.isspace() and (after.isalnum() or after in "[($‘'“") else "close"


def _set_apart(matches: list[re.Match[str]], index: int) -> bool:
    """Whether a straight mark with spaces on both sides opens: with those behind it, it makes pairs (`" We go. "`)."""
    mark = matches[index].group()
    behind = sum(match.group() == mark for match in matches[index:])
    return mark == '"' and behind % 2 == 0


def _single_role(
    line: str, matches: list[re.Match[str]], index: int, held: _Open | None, before: str, after: str
) -> str:
    """Tell single quotation marks from apostrophes."""
    mark, j = matches[index].group(), matches[index].end()
    opens_here = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    if opens_here and held is None:
        if _CLITIC.match(line, j):
            return ""
        if mark in ("’",) and not _closer_ahead(line, matches, index):
            return ""
        return "open" if (after.isalnum() or after in '“"[($…@#.') and _closer_ahead(line, matches, index) else ""
    if held is None or before.isspace() or after.isalnum() or mark in ("‘", "‚", "`"):
        return ""
    # `the students’ plan` inside single marks: an apostrophe where a better closing mark follows.
    if before in "sS" and line[j : j + 2].strip()[:1].islower() and _closer_ahead(line, matches, index):
        return ""
    return "close"


def _closer_ahead(line: str, matches: list[re.Match[str]], index: int) -> bool:
    """Whether a mark further on can close a single quotation before another one opens."""
    opening = matches[index].group()
    closers = ("’", "'", "''") if opening != "`" else ("'",)
    for match in matches[index + 1 :]:
        i, j = match.start(), match.end()
        before, after = line[i - 1 : i], line[j : j + 1] or " "
        if match.group() == "‘" and before.isspace() and not _CLITIC.match(line, j):
            return False
        if match.group() in closers and not before.isspace() and not after.isalnum():
            return True
    return False


def _nests(matches: list[re.Match[str]], index: int, family: str) -> bool:
    """Whether a second opening mark of a family is a quotation within the quotation: both are closed further on."""
    if family in ("straight", "doubled"):
        return False
    balance = 0
    for match in matches[index:]:
        mark = match.group()
        if _FAMILY[mark] == family:
            balance += 1 if mark in _OPENING else -1
            if balance < 0:
                return True
    return False


def _stretches(text: str, begin: int, pairs: list[tuple[_Open, int, int, bool]]) -> list[Stretch]:
    """Turn pairs of marks into stretches, with how deep each stands in others."""
    found: list[Stretch] = []
    reach: list[int] = []
    for opening, i, j, closed in sorted(pairs, key=lambda pair: (pair[0].at, -pair[2])):
        while reach and reach[-1] <= opening.at:
            reach.pop()
        if opening.attribute:
            reach.append(j)  # the value of a mark-up attribute is no quotation, nor what stands in it
            continue
        start, end = begin + opening.after, begin + i
        inner = text[start:end]
        start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
        if end > start and any(letter.isalnum() for letter in text[start:end]):
            single = opening.family.startswith("single")
            found.append(Stretch(begin + opening.at, start, end, begin + j, closed, single, len(reach)))
        reach.append(j)
    return found


def outermost(stretches: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Give the stretches that stand in no other."""
    return (stretch for stretch in stretches if stretch.depth == 0)
