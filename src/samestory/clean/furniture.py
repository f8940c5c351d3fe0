# ruff: noqa: E501 - a table of patterns, one a line
"""Lines that are page furniture wherever they stand.

Most are known by their words (``resources/furniture.txt``), some by their signs: a copyright sign, bars between the
words of a menu, a label with a colon before a headline. Each must match the whole line, so that a sentence of the body
that merely holds such words is safe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from samestory.clean.lines import Line
from samestory.clean.phrases import ANY, Phrase, furniture_phrases


@dataclass(frozen=True, slots=True)
class Rule:
    """What a line is: its reason, and whether the lines below it belong to it (a form, a list of teasers)."""

    reason: str
    opens: bool = False
    parts: bool = False
    """Whether it stands between two parts of one article, which goes on behind it: a time in a live blog."""


LONGEST, MOST_WORDS = 3000, 120
"""No furniture is longer, in characters and in words; a line without end is not searched."""
EXCLAIMED = 8
"""With more words than this, what ends in an exclamation mark is a sentence, no label."""
LABELS = frozenset(["media-player", "most-read", "navigation", "read-more", "related", "tags"])
"""Reasons whose lines are labels and headlines, so that a line that ends as a sentence does is none."""


_NONE: frozenset[str] = frozenset()
_OF_THE_PAGE = frozenset(["advertisement", "comments", "consent", "copyright", "newsletter"])
"""Reasons of phrases that begin with any words, or with ``by``; news tells of cookies, privacy and rights too, so that a sentence is one
only where it speaks to the reader or of the page itself."""
_TO_THE_READER = re.compile(
    r"\b(?:(?i:you|your|yours|you['’]re|we|we['’]re|our|my|please|click|inbox|subscrib\w+|copyright|rights reserved|permission|participant|registered trademarks? of|in its final form|cookies (?:are|help|do not))|us|I|"
    r"(?i:this (?:web ?site|site|page|article|story|content|material|document|publication|blog|app|service|newsletter|post)))\b|©"
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_SPEECH = frozenset(["said", "says", "told", "added", "asked", "wrote", "tweeted"])


@dataclass(frozen=True, slots=True)
class _Sign:
    """A pattern for a whole line as it is written, punctuation and all."""

    reason: str
    hints: tuple[str, ...]
    """Characters, or words in lower case, of which one must stand in the line; spares the search where none does.
    A word behind ``^`` must begin the line; ``-`` is a word with a hyphen that is all of the line."""
    pattern: re.Pattern[str]
    opens: bool = False
    most: int = 60


_ELEMENT = (
    r"(?i:a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|center|cite|code|dd|div|dl|dt|em|embed|"
    r"fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|"
    r"meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|script|section|select|small|source|span|strike|strong|"
    r"style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|video|wbr|[a-z]+(?:[-:][a-z]+)+)"
)
"""The name of an element of HTML; in angle brackets, other words are the title of a work."""


def _begun(words: str) -> tuple[str, ...]:
    return tuple(f"^{word}" for word in words.split())


_SIGNS = (
    _Sign("copyright", ("©", "ⓒ", "Ⓒ", "("),
          re.compile(r"\W*(?:(?:[Cc]opyrights?|저작권자)\W*)?(?:©|ⓒ|Ⓒ|\([cC]\)).{0,160}"), most=100),
    _Sign("copyright", ("^disclaimer", "^disclaimers"), re.compile(r"(?i:disclaimers?) ?[:–—-] ?\S.+"), most=120),
    _Sign("copyright", ("|",), re.compile(r".*\|.*\b(?:[Tt]erms|[Pp]rivacy|[Cc]ontact [Uu]s)\b.*"), most=100),
    _Sign("navigation", ("|", "•", "·", "»", "›", ">"),
          re.compile(r"(?:[\w’'&-]+(?: [\w’'&-]+){0,2} ?[|•·»›>] ?){2,}[\w’'&-]+(?: [\w’'&-]+){0,2}"), most=30),
    _Sign("media-player", _begun("watch video listen see gallery photos in pictures slideshow podcast"),
          re.compile(r"(?i:watch(?: live| now)?|video|listen|see|gallery|photos|in pictures|pictures|slideshow|podcast)\s?[:|-] .{3,140}"), most=50),
    _Sign("media-player", ("^close",), re.compile(r"CLOSE .{20,400}"), most=50),
    _Sign("media-player", ("/",), re.compile(r"\d+ ?/ ?\d+|\d?\d:\d\d(?::\d\d)? ?/ ?\d?\d:\d\d(?::\d\d)?")),
    _Sign("newsletter", ("?",),
          re.compile(r"(?i:do you |are you |would you )?(?i:enjoy(?:ing|ed)?|want|liked?|love|loving|need|looking|interested|hungry|like what)\b.{2,80}\? ?"
                     r"(?i:sign up|subscribe|register|join|get|click|download|try|follow)\b.*"), opens=True, most=110),
    _Sign("newsletter", ("?",), re.compile(r".{3,120}\? (?i:click|tap|sign up|subscribe) (?i:here |now |today )?(?i:to|for|here|now|today)\b.*"), opens=True, most=110),
    _Sign("newsletter", ("subscribe",), re.compile(r".{3,80}[.:|–—!?] ?[Ss]ubscribe(?: now| here| today| to (?:our|the|my) .{2,40})?"), opens=True, most=110),
    _Sign("newsletter", ("^newsletter", "^newsletters"), re.compile(r"[Nn]ewsletters?\s*[:|–—-] .{3,120}"), opens=True, most=110),
    _Sign("newsletter", ("sign",), re.compile(r".{20,400}[.!?] (?:Sign up|Subscribe) .{0,60}\b(?:newsletter|inbox|e?-?mail)\b.{0,60}"), most=70),
    _Sign("related", _begun("related also see more now recommended don't don’t read watch must next previous lesen mehr lire à lea lee te leggi leia lees читайте"),
          re.compile(r"(?i:related|also|see more|now see|related (?:stories|articles|content|coverage|news|posts|video|links?)|recommended|see also|also read|"
                     r"read also|don['’]t miss|more|read|read more|watch|must read|also see|related story|next|previous|"
                     r"lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|lee también|te puede interesar|leggi anche|leia (?:mais|também)|"
                     r"lees ook|читайте также)\s*(?::|»|>|\||–)\s*.{4,220}"), most=120),
    _Sign("related", ("^also", "^on", "^from", "^read", "^more"), re.compile(r"(?:Also on|On|From|Read on|More on) [\w-]+(?:\.[\w-]+)+:? .{8,200}"), most=60),
    _Sign("related", ("^related",),
          re.compile(r"Related(?: Stor(?:y|ies))? (?:(?:[A-Z0-9“‘\"'][\w’'.,:&-]*[”’\"]?|the|a|an|of|in|on|to|and|for|at|by|with|from) ){4}.{4,300}"), most=60),
    _Sign("related", ("[",), re.compile(r"\[(?![Ee]ditor|[Nn]ote|[Uu]pdate|[Cc]orrection|[Cc]larification)[^\]]{12,170}\]"), most=120),
    _Sign("related", ("more",), re.compile(r"[•·>»→] ?.{8,140}\b[Rr]ead more|.{8,200} (?:Read|See|Show) (?:more|More|MORE)"), most=120),
    _Sign("related", _begun("read see more"), re.compile(r"(?i:read more|see more|more):"), opens=True),
    _Sign("related", ("^more", "^mehr"), re.compile(r"(?:More from|Mehr aus) .{2,60}:?"), opens=True, most=16),
    _Sign("related", ("next",), re.compile(r".* ?- [Nn]ext(?: .{3,20} news)?"), opens=True, most=16),
    _Sign("read-more", ("^all",), re.compile(r"\.{3,}|(?i:all) ?(?:\.\.\.|…)")),
    _Sign("navigation", ("<", "&"), re.compile(rf"(?>(?:&(?:amp;)*lt;|<)/?{_ELEMENT}(?:[\s/][^<>]{{0,400}}?)?(?:&(?:amp;)*gt;|>)(?:\s|&(?:amp;)*#\d{{1,7}};)*)++"), most=120),
    _Sign("tags", ("#",), re.compile(r"(?:#\w+[\s,]*)+"), opens=True, most=30),
    _Sign("tags", _begun(
        "tag tags topic topics category categories keywords section sections subject subjects tagged mentioned people location labels hashtag hashtags schlagwörter "
        "themen etiquetas temas mots mots-clés argomenti assuntos теги метки filed"), re.compile(
        r"(?i:tags?|topics?|categor(?:y|ies)|keywords|sections?|subjects?|tagged(?: as| with)?|mentioned in|people|location|labels|hashtags?|schlagwörter|"
        r"themen|etiquetas|temas|mots[- ]clés|argomenti|assuntos|теги|метки|filed under)\s*[:»].*"), opens=True, most=30),
    _Sign("contact", ("@",), re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|@\w{2,30}")),
    _Sign("contact", ("@",), re.compile(
        r"(?i:e-?mail|write to|reach|contact|call|text|follow|tweet|if you have|send|submit|join our) .{0,220}@.{0,60}")),
    _Sign("contact", _begun("email e-mail twitter tel phone fax"), re.compile(r"(?i:e-?mail|twitter|tel|phone|fax)\s*:\s*\S.{0,60}")),
    _Sign("contact", ("^if", "^send", "^submit"), re.compile(
        r"(?i:if you have|send (?:us )?(?:your|a)|submit (?:a|your)) .*(?:tips?|stor(?:y|ies)|letters?|photos?|question|concern|feedback)\b.*"
        r"(?:email|e-mail|contact|here|form|submit).*")),
    _Sign("contact", ("^email", "^e-mail", "^reach", "^contact", "^call", "^text"), re.compile(r"(?i:e-?mail|reach|contact|call|text) .{0,60}\b(?:at|on)\b.{0,20}\d{3}.{0,60}")),
    _Sign("navigation", ("(",), re.compile(r"\((?:ADDS?|Adds?|RECASTS?|Recasts?|UPDATES?|Updates?|WRITES? THROUGH|Writes? through|RELEADS?|Releads?)\b[^()]{0,160}\)"), most=30),
    _Sign("navigation", ("-",), re.compile(r"[a-z]{2,12}(?:-[a-z0-9]{2,16}){2,5}")),
    _Sign("contact", ("(",), re.compile(r"\(\([^()]{0,60}@[^()]{0,200}\)\)")),
    _Sign("contact", ("@",), re.compile(r"(?i:do you|did you|have you|are you|were you|got a|can you) .{3,100}\? .{0,40}\b(?i:e-?mail|contact|call|write to)\b.{0,80}@.{0,60}")),
    _Sign("author-note", _begun("our"), re.compile(r"Our [Ss]tandards: .{3,120}")),
    _Sign("author-note", ("(",), re.compile(
        r"\((?i:additional |with |this |edited |reporting|writing|editing|with reporting|compiled|reporting and|story).{0,300}\)")),
)  # fmt: skip
"""Patterns of signs, in the order in which they are tried."""


class _Hints(NamedTuple):
    """The places of the signs by what the line must have."""

    characters: tuple[tuple[str, list[int]], ...]
    begins: dict[str, list[int]]
    words: dict[str, list[int]]
    held: frozenset[str]
    """The words of ``words``."""
    hyphened: tuple[int, ...]
    """Those of lines that are one word with a hyphen."""
    any_character: re.Pattern[str]
    """Finds one of ``characters``: most lines have none."""


@cache
def _signs_by_hint() -> _Hints:
    """File the signs by their hints."""
    filed: dict[str, list[int]] = {}
    for place, sign in enumerate(_SIGNS):
        for hint in sign.hints:
            filed.setdefault(hint, []).append(place)
    hyphened = tuple(filed.pop("-"))
    characters = tuple((hint, places) for hint, places in filed.items() if len(hint) == 1)
    begins = {hint[1:]: places for hint, places in filed.items() if len(hint) > 1 and hint[0] == "^"}
    words = {hint: places for hint, places in filed.items() if len(hint) > 1 and hint[0] != "^"}
    any_character = re.compile("[" + re.escape("".join(hint for hint, _ in characters)) + "]")
    return _Hints(characters, begins, words, frozenset(words), hyphened, any_character)


@cache
def first_words() -> frozenset[str]:
    """List words of which one begins a line of furniture that neither another word nor a sign tells."""
    return furniture_phrases().first_words.union(_signs_by_hint().begins)


@cache
def furniture_words() -> frozenset[str]:
    """List words of which a line of furniture has one, if neither its first word nor a sign tells what it is."""
    return furniture_phrases().inside_words | _signs_by_hint().held


@cache
def furniture_signs() -> str:
    """List the characters that lines of furniture may have that are known by their signs."""
    return "".join(character for character, _ in _signs_by_hint().characters)


SHARE = Rule("share")
_SEPARATOR = Rule("separator")


@cache
def _rule(reason: str, opens: bool) -> Rule:
    """Give the one rule of its kind: a page has hundreds of them."""
    return Rule(reason, opens)


def furniture(line: Line) -> Rule | None:
    """Say what kind of furniture a line is, by what stands in it alone; None where it is none."""
    size = len(line.words)
    if size > MOST_WORDS or len(line.text) > LONGEST:
        return None
    if not line.key or (line.key[0] == "_" and not line.key.strip("_ ")):
        return _SEPARATOR
    if line.prose and line.text[0] in '“"' and not _SPEECH.isdisjoint(line.words):
        return None  # what somebody said
    sentence = line.ends and size >= 5 and not line.text.endswith(("?", "]", "..."))
    if line.text.endswith("!"):
        sentence = size > EXCLAIMED
    labelled = ":" in line.text
    if labelled and (rule := _by_signs(line, sentence)):
        return rule  # "Read more:" heads a list, "Read more: Storm at sea" is a teaser, "Read more" a link
    words = line.words if "’" not in line.key else line.key.replace("’", "'").split(" ")
    for phrase in furniture_phrases().find(words, LABELS if sentence else _NONE):
        if not (line.prose and _is_told(line, phrase)):
            return _rule(phrase.reason, phrase.opens)
    return None if labelled else _by_signs(line, sentence)


def _is_told(line: Line, phrase: Phrase) -> bool:
    """Whether a paragraph that a phrase fits is news: it does not speak to the reader."""
    if phrase.reason not in _OF_THE_PAGE or phrase.begins.isdisjoint((ANY, "by")):
        return False
    return not _TO_THE_READER.search(_QUOTED.sub("", line.text))


def _by_signs(line: Line, sentence: bool) -> Rule | None:
    hints, text = _signs_by_hint(), line.text
    found: list[int] = []
    if hints.any_character.search(text):
        found += [place for character, places in hints.characters if character in text for place in places]
    if line.words[0] in hints.begins:
        found += hints.begins[line.words[0]]
    if len(line.words) == 1 and "-" in text:
        found += hints.hyphened
    if not hints.held.isdisjoint(line.words):
        found += [place for word in hints.held.intersection(line.words) for place in hints.words[word]]
    if not found:
        return None
    size = len(line.words)
    for place in sorted(set(found)):
        sign = _SIGNS[place]
        if size <= sign.most and not (sentence and sign.reason in LABELS) and sign.pattern.fullmatch(text):
            return _rule(sign.reason, sign.opens)
    return None
