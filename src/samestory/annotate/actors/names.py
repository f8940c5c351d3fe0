"""Names as strings: their parts, and whether two names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from samestory.resources import actor_tables as tables

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑][^\W_]+)*\.?|&|#\w+|@\w+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({"al", "el", "ul", "as", "ash", "bin", "ibn", "van", "von", "der", "den", "de", "da", "di", "du",
                        "del", "della", "la", "le", "dos", "das", "ter", "ten"})  # fmt: skip
_SOUNDS = (
    ("ph", "f"), ("kh", "h"), ("ck", "k"), ("q", "k"), ("c", "k"), ("ks", "x"), ("w", "v"), ("j", "i"), ("y", "i"),
    ("u", "o"), ("e", "i"), ("dh", "d"), ("th", "t"), ("ts", "z"), ("z", "s"),
)  # fmt: skip
_ARABIC = re.compile(r"^(?:al|el|ul|as|ash|an|ar|at)[-‐‑](?=\w)")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents, with straight apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain.replace("’", "'").replace("‐", "-").replace("‑", "-")


def words_of(text: str) -> list[str]:
    """Cut a name into its words; hyphens and inner apostrophes stay inside."""
    return _WORD.findall(_POSSESSIVE.sub("", text.strip()))


@lru_cache(maxsize=20_000)
def without_legal_form(text: str) -> str:
    """Take ``Inc``, ``Ltd.`` or ``S.A.`` off the end of a company's name: they never tell two companies apart.

    What begins with one (``Limited``) or is nothing else stays as it is.
    """
    words = text.split()
    while len(words) > 1 and fold(words[-1]).replace(".", "").rstrip(",") in tables.name_words("legal-form"):
        words.pop()
    while len(words) > 1 and words[-1] == "&":
        return text  # `Holm & Co`: the name itself
    short = " ".join(words).rstrip(",")
    return short if short != " ".join(text.split()) else text


def strip_article(text: str) -> str:
    """Take ``the``, ``a`` or ``an`` off the front."""
    return _ARTICLE.sub("", text)


def without_possessive(text: str) -> str:
    """Take ``'s`` or a plural's apostrophe off the end."""
    return _POSSESSIVE.sub("", text)


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """Reduce a name to what stays the same in all its spellings: ``the U.N.'s`` and ``UN`` give ``un``."""
    parts = [fold(word) for word in words_of(strip_article(without_possessive(text.strip())))]
    return " ".join(part.replace(".", "") for part in parts)


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """Fold a person's name into its words, without titles, suffixes and Arabic articles.

    ``Mr. Tarek al-Masri`` and ``Tarek Al Masri`` both give ``("tarek", "masri")``.
    """
    found = [fold(word).replace(".", "") for word in words_of(name)]
    honorifics, titles = tables.words("honorific"), tables.words("title")
    while len(found) > 1 and (found[0] in honorifics or found[0] in titles):
        found = found[1:]
    kept = [_ARABIC.sub("", part) for part in found if part not in _SUFFIXES]
    core = [part for at, part in enumerate(kept) if not (part in _PARTICLES and at < len(kept) - 1 and at > 0)]
    if len(core) > 1 and core[0] in ("al", "el"):
        core = core[1:]
    return tuple(core)


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial, a short form, or another transliteration."""
    if one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1]):
        return True
    short = tables.short_forms()
    if short.get(one, one) == short.get(other, other):
        return True
    known = tables.given_names()
    if known.get(one, "") != known.get(other, known.get(one, "")) and one in known and other in known:
        return False
    return _transliterated(one, other)


@lru_cache(maxsize=20_000)
def _skeleton(word: str) -> str:
    """Give what transliterations share: ``andrey`` and ``andrei``, ``mohamed`` and ``muhammad`` give one string."""
    plain = word.replace("-", "").replace("'", "")
    for old, new in _SOUNDS:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", plain)


def _transliterated(one: str, other: str) -> bool:
    """Whether two words are spellings of one foreign name."""
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    first, second = _skeleton(one), _skeleton(other)
    vowelless = [re.sub(r"(?<=.)[aio]", "", part) for part in (first, second)]
    if first == second:
        return True
    alike = vowelless[0] == vowelless[1] and len(vowelless[0]) >= 3 and one[-1:] == other[-1:]
    return alike and abs(len(one) - len(other)) <= 2 and min(len(one), len(other)) >= 5


def same_word(one: str, other: str) -> bool:
    """Whether two surnames are one, perhaps transliterated."""
    return one == other or one.replace("-", "") == other.replace("-", "") or _transliterated(one, other)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names (as :func:`parts` gives them) can be one person's.

    Given names must agree; middle names and initials may be left out; a second surname may follow
    (``Enzo Calder`` and ``Enzo Calder Ruiz``). Names of one word are never the same person by themselves.
    """
    if len(one) < 2 or len(other) < 2:
        return False
    short, long = sorted((one, other), key=len)
    if not same_given(short[0], long[0]):
        # A second given name by which somebody goes: "Kemal Erdem" for "Ali Kemal Erdem".
        return len(short) < len(long) and short == long[-len(short) :]
    if "".join(one).replace("-", "") == "".join(other).replace("-", ""):
        return True
    if same_word(short[-1], long[-1]):
        return _middles_agree(short[1:-1], long[1:-1])
    if len(short) == len(long):
        return False
    # A further surname or patronymic after the shorter name.
    further = all(same_word(a, b) for a, b in zip(short[1:], long[1:], strict=False))
    return further or (len(short) == 2 and short[-1] in long[1:-1])


def _middles_agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the middle names of one can be left out or shortened ones of the other."""
    if not short or not long:
        return True
    at = 0
    for word in short:
        while at < len(long) and not same_given(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def initials(name: str) -> str:
    """Give the acronym of a name: ``United Harbour Council of the North`` gives ``uhcn``."""
    return "".join(fold(word)[0] for word in words_of(strip_article(name)) if word[:1].isupper())


def gender_of_given(name: str) -> str | None:
    """Look up the gender of the first word of a full name."""
    first = parts(name)
    return tables.given_names().get(first[0]) if first else None


def is_particle(word: str) -> bool:
    """Whether a small word stands inside names of persons (``van``, ``al``)."""
    return word.lower() in _PARTICLES
