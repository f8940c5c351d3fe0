"""Who wrote it: names out of bylines, and the agencies among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from samestory.resources.words import name_table, word_set

_BY = re.compile(
    r"^\W*(?:(?:words|story|text|report|reporting|article|analysis|opinion|review|interview|posted|written|published|created|"
    r"authored|reported|submitted|filed|updated)\s+)?(?:by|von|par|por|di|av|af|door|autor(?:a|in)?|auteur|author|writer|"
    r"reporter|texte?|foto)\b\s*:?\s+|^\W*(?:author|by|von|par|por|autor|auteur)\s*:\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[;|•·/\n]|,?\s(?:and|und|et|og|och|en|y|with|mit|avec|con|e)\s|\s?&\s?|,\s*(?:and|und)\s|\s[-–—]\s|\s{2,})\s*"
)
_ROLE = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|columnists?|producers?|bureau|chief|staff|contributors?|contributing|"
    r"photographers?|photojournalists?|desk|journalists?|freelancer?|analyst|critic|intern|fellow|professor|director|"
    r"head of|redaktion|redaktor(?:in)?|redakteur(?:in)?|korrespondent(?:in)?|journaliste|redacción|redacao|redação|"
    r"redazione|rédaction|coordenadoria|assessoria|secretaria|departamento|"
    r"newsroom|news team|web ?team|team|agencies|agency|newspapers?|special to|"
    r"for the|for|in|at|from|presenter|anchor|host|illustrat\w+|graphics?|video|photos?|pictures|senior|"
    r"deputy|assistant|managing|digital|online|multimedia|political|business|health|sports?|science|technology|"
    r"environment|economics?|foreign|national|"
    r"world|diplomatic|security|education|crime|home affairs|transport)\b",
    re.IGNORECASE,
)
_TITLE_BEHIND = re.compile(
    r"\s+(?:staff|senior|chief|special|political|foreign|sports?|business|"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|photographers?|producers?|contributors?))$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:admin(?:istrator)?|staff|staff (?:writers?|reporters?)|editors?|editorial(?: (?:team|board|staff))?|"
    r"web ?desk|news ?desk|newsroom|guest|anonymous|unknown|user|author|the editors?|redaktion|redazione|"
    r"redacción|redação|la rédaction|rédaction|news ?staff|online|none|null|undefined|n/?a|press release|contributor|"
    r"wire (?:services?|reports?)|"
    r"posted|view all posts|follow|see all|more|read more|contact|email|twitter|facebook|subscribe|updated|published|"
    r"by|webmaster|root|super user|test|default|wordpress|team|agencies|agency|news agencies|our correspondent|"
    r"special correspondent|(?:by )?our (?:foreign |special )?(?:correspondents?|reporters?|bureau))$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s*(?:[(\[<{].*|\b[\w.+-]+@[\w-]+\.[\w.]+.*|@\w{2,}.*|https?:.*|www\..*|\b\d.*|"
    r"\b(?:updated|published|posted|last modified)\b.*|"
    r"\s(?:in|im|für|for|at|of|from|special to|contributing|reports?|reporting)\s.*|['’]s?$)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\s*\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?$",
    re.IGNORECASE,
)
"""What is left of a date once its figures are gone; ``April`` and ``May`` are names where they come first."""
_ON = re.compile(r"[\s,;|–—-]+(?:on|am|at|em|den|(?i:(?:last )?(?:updated|published|posted|modified)):?)$")
"""The word with which a date was joined to a name."""
_SITE = re.compile(r"\.(?:com|org|net|co|uk|de|fr|info|tv|news|in|ng|za|au)\b", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[A-Z]\.?){2,5}|Ph\.?D\.?|M\.?D\.?|Dr\.?|MSc|BSc|Esq\.?")
_PART = re.compile(r"[^\W\d_][^\W\d_.'’`´-]*(?:[.'’`´-]+[^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "af",
        "zu",
        "y",
        "e",
        "und",
        "abu",
        "st",
        "st.",
        "mc",
        "'t",
        "d'",
        "o'",
    ]
)
_WIDE = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
MOST_NAMES, LONGEST = 12, 60
_COMMA_NAME = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+(?: [^\W\d_]\.?)?)$")


@cache
def _agencies() -> dict[str, str]:
    return {form.lower(): name for name, forms in name_table("agencies.json").items() for form in (name, *forms)}


@cache
def _outlet_ends() -> frozenset[str]:
    """List words with which the names of outlets and offices end, but few persons'."""
    rare = frozenset(
        ["post", "star", "sun", "day", "page", "world", "bell", "wall", "banner", "leader", "bee", "times", "press"]
    )
    words = frozenset(word.lower() for word in word_set("outlet_words.txt"))
    return (words - rare) | frozenset(
        ["media", "reports", "bureau", "service", "services", "international", "staff", "inc", "ltd", "editorial"]
    )


def agency_named(text: str) -> str | None:
    """Give an agency's canonical name where a text is one of its names, or one with ``staff`` or ``news`` beside it."""
    bare = re.sub(
        r"^(?:the|by|via|from|source:?)\s+|\s+(?:staff|news|newsroom|reporters?|writers?|wire|news ?wires?)$",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    table = _agencies()
    for form in (text.strip(), bare):
        if name := table.get(form.lower()):
            return name
    return None


def read_byline(text: str, *, person: bool = True) -> tuple[list[str], list[str]]:
    """Read the names in a byline.

    Parameters
    ----------
    text
        ``By JANE DOE and John Roe, Political Editor | The Velm Courier`` and the like.
    person
        Whether a single word may be a name: where the page says that it is an author, not in running text.

    Returns
    -------
    names, agencies
        Persons without roles, places, dates and handles; agencies by their canonical names.
    """
    names: list[str] = []
    agencies: list[str] = []
    text = _BY.sub("", " ".join(text[:500].split())).strip(" ,;:|-–—.")
    match = _COMMA_NAME.match(text)
    if match and not _ROLE.search(match[2]) and not agency_named(match[2]) and not agency_named(match[1]):
        text = f"{match[2]} {match[1]}"
    for part in _SPLIT.split(text):
        for place, piece in enumerate(re.split(r",|(?<=[a-z]{3})\. (?=[A-Z])", part)):
            piece = _undated(_BY.sub("", piece.strip()).strip(" ,;:|-–—"))
            if not piece:
                continue
            if agency := agency_named(piece):
                agencies.append(agency)
                continue
            first, _, behind = piece.partition(" ")
            if _ROLE.search(behind) and (agency := agency_named(first)):  # AP Science Writer
                agencies.append(agency)
                continue
            if ended := _ending_agency(piece):
                piece, agency = ended
                agencies.append(agency)
            name = _name(piece, person=person and not place)
            if name:
                names.append(name)
    return list(dict.fromkeys(names))[:MOST_NAMES], list(dict.fromkeys(agencies))


def _undated(piece: str) -> str:
    """Take a date off the end of a piece of a byline."""
    cut = re.sub(r"\s*\b\d.*", "", piece)
    while cut != piece or (_CALENDAR.search(piece) and len(piece.split()) > 2) or _CALENDAR.fullmatch(f" {piece}"):
        piece, cut = cut, _CALENDAR.sub("", cut)
        if piece == cut:
            break
        piece = cut
    return _ON.sub("", piece.strip(" ,;:|-–—"))


def _ending_agency(piece: str) -> tuple[str, str] | None:
    """Divide ``Jane Doe Associated Press`` into name and agency."""
    words = piece.split()
    for size in range(1, min(3, len(words) - 2) + 1):
        tail = " ".join(words[-size:])
        if agency := agency_named(tail):
            return " ".join(words[:-size]), agency
    return None


def _name(piece: str, *, person: bool) -> str | None:
    """Make a person's name of a piece of a byline; None where it is none."""
    if _NO_NAME.match(piece):
        return None
    piece = _REST.sub("", piece).strip(" ,;:|-–—/")
    while (cut := _TITLE_BEHIND.sub("", piece)) != piece and len(cut.split()) > 1:
        piece = cut
    if not piece or len(piece) > LONGEST or _NO_NAME.match(piece) or _SITE.search(piece) or _DEGREE.fullmatch(piece):
        return None
    if _WIDE.search(piece):
        return piece if len(piece) <= 30 else None
    words = piece.split()
    if not 1 <= len(words) <= 6 or (len(words) == 1 and (not person or len(piece) < 3)):
        return None
    if _ROLE.search(piece):
        return None
    if words[0].lower() in ("the", "a", "an") or (len(words) > 1 and words[-1].lower() in _outlet_ends()):
        return None
    parts = [word for word in words if word.lower() not in _PARTICLES]
    if not parts or not all(_PART.fullmatch(word) or word in ("Jr.", "Sr.", "II", "III") for word in parts):
        return None
    if piece.isupper() and len(piece) > 4:
        if len(words) == 1:
            return None  # the initials of an office, or the name of an account
        piece = " ".join(_lowered(word) for word in words)
    elif piece.islower():
        if len(words) < 2:
            return None
        piece = " ".join(word if word in _PARTICLES else word.capitalize() for word in words)
    elif not all(word[0].isupper() for word in parts):
        return None
    return piece


def _lowered(word: str) -> str:
    """Write a name that stands in capitals as names are: ``O'NEIL-MCKAY`` -> ``O'Neil-Mckay``."""
    if len(word.strip(".")) <= 2 and word.endswith("."):
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), word)


def read_authors(
    values: Iterable[str], *, outlet: str | None = None, person: bool = True
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read several bylines: persons and agencies; the outlet's own name is neither, nor is it part of a person's."""
    own = _fold(outlet or "")
    names: list[str] = []
    agencies: list[str] = []
    for value in values:
        if own and _fold(value) == own and not agency_named(value):
            continue
        if outlet and len(outlet) > 3:
            value = re.sub(rf"\s*[,|/-]?\s*\b{re.escape(outlet)}\b", " ,", value, flags=re.IGNORECASE)
        persons, wires = read_byline(value, person=person)
        names += [name for name in persons if not (own and own.startswith(_fold(name)))]
        agencies += wires
    return tuple(dict.fromkeys(names))[:MOST_NAMES], tuple(dict.fromkeys(agencies))


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower().removeprefix("the")
