"""Number expressions in text, in words and figures, with the bounds that their hedges set (``nearly``)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
          "crore": 1e7, "lakh": 1e5, "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3, "tn": 1e12, "dozen": 12}  # fmt: skip
VAGUE = {
    "a couple of dozen": (20, 30), "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (2e7, 99_999_999), "hundreds of millions": (2e8, 999_999_999),
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "millions": (2e6, 9_999_999), "billions": (2e9, 9_999_999_999), "half a dozen": (6, 6), "a half dozen": (6, 6),
    "half a million": (500_000, 500_000), "a half million": (500_000, 500_000), "half a billion": (5e8, 5e8),
    "a dozen": (12, 12), "a hundred": (100, 100), "a thousand": (1000, 1000), "a million": (1e6, 1e6),
    "a billion": (1e9, 1e9),
}  # fmt: skip
"""What vague plurals bound, generously: a conflict must never come out of a loose word."""

_BELOW = ("nearly", "almost", "just under", "approaching", "just short of")
_ABOUT = (
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "an estimated",
    "estimated",
    "circa",
    "or so",
    "close to",
)
_LEAST = ("at least", "more than", "over", "upwards of", "no fewer than", "no less than", "not less than", "exceeding")
_MOST = ("up to", "as many as", "as much as", "fewer than", "less than", "under", "at most", "no more than",
         "not more than", "a maximum of")  # fmt: skip
HEDGES = tuple(sorted((*_BELOW, *_ABOUT, *_LEAST, *_MOST), key=len, reverse=True))

_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "hundred|thousand|million|billion|trillion|crore|lakh"
_SPELLED = rf"(?:{_WORD})(?:[- ](?:and )?(?:{_WORD}|{_SCALE}))*"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_VAGUE = "|".join(sorted((re.escape(v) for v in VAGUE), key=len, reverse=True))
_CODES = "RM|KSh|USh|TSh|GH₵|Tk|USD|EUR|GBP|JPY|CNY|INR|CHF|AUD|CAD|HKD|SGD|MYR|ZAR|NGN|KES|AED|SAR|RUB|BRL|MXN|KRW"
"""Letters before a sum that name its currency."""
_NUMBER = re.compile(
    rf"(?<![\w.,/:#@])(?:(?P<hedge>{'|'.join(map(re.escape, HEDGES))})\s+)?"
    rf"(?P<currency>(?:(?:US|A|C|NZ|HK|NT|MX|R|S)?[$£€¥]|[₦₹₩₺₴₪₱฿₫₵]|Rs\.?\s?|(?-i:{_CODES})\s?(?=\d)))?"
    rf"(?P<number>(?:{_VAGUE})(?![\w])|(?:{_FIGURE})|\b(?:{_SPELLED})\b)"
    rf"(?:\s?(?:-|–|to|and)\s?(?P<upper>(?:{_FIGURE})|(?:{_SPELLED})\b)(?=[\s-]))?"
    rf"(?:[\s-]?(?P<scale>{_SCALE}|(?:mn|bn|tn|m|k)(?![\w])|dozen))?"
    rf"(?P<percent>\s?(?:%|per\s?cent\b|percent\b|percentage points?\b))?"
    rf"(?P<pence>(?<=\d)p(?![\w.]))?",
    re.IGNORECASE,
)

_SHARE = re.compile(
    rf"(?:\b(?P<hedge>{'|'.join(map(re.escape, HEDGES))})\s+)?"
    rf"(?:\b(?P<some>{_WORD}|\d{{1,2}})\s(?:in|out of)\s(?:every\s)?"
    rf"(?P<of>{_WORD}|100|\d{{1,2}})(?=\s(?!o['’]clock|[ap]\.?m\b)[a-z])"
    rf"|\b(?:(?P<times>a|one|two|three|four)[\s-](?P<part>third|quarter|fifth|tenth)s?|(?P<half>half))"
    rf"(?=\sof\s(?:(?:the|all|its|their|our|his|her|those|these)\s[a-z]+(?:\s[a-z]+)?s|[a-z]+s)\b))",
    re.IGNORECASE,
)
"""A share told in words: `seven in ten schools`, `fewer than a third of the schools`."""
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SPREAD = 3.0
"""Points by which a share told in words may be off."""


def find_shares(text: str) -> Iterator[Number]:
    """Find shares told in words; each is a percentage, and no two counts (`seven in ten schools`)."""
    for match in _SHARE.finditer(text):
        if match["some"]:
            some, of = value_of(match["some"]), value_of(match["of"])
        elif match["half"]:
            some, of = 1.0, 2.0
        else:
            some, of = value_of({"a": "one"}.get(match["times"].lower(), match["times"])), _PARTS[match["part"].lower()]
        if not some or not of or some >= of:
            continue
        share = 100.0 * some / of
        low, high, loose = bounds(share, match["hedge"])
        if not loose or (low and not math.isinf(high)):
            low, high = share - _SPREAD, share + _SPREAD
        core = match.start() + (len(match["hedge"]) + 1 if match["hedge"] else 0)
        yield Number(match.start(), match.end(), low, min(high, 100.0), "percent", True, core, share)


_LINES = frozenset(["480", "720", "1080", "2160"])
"""Lines of a picture (``1080p``), no pence."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: its place, bounds and what the expression itself says of its unit."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    approximate: bool
    core: int
    """Offset of the number itself, after hedge and currency."""
    spoken: float
    """The figure that stands for it in a comparison of words: as it is written, whatever hedges it."""


def value_of(words: str) -> float | None:
    """Read a plain number, in figures or words; None where it is none.

    >>> value_of("twenty-one"), value_of("12,000"), value_of("two hundred and six")
    (21.0, 12000.0, 206.0)
    """
    text = words.lower().strip().replace(",", "")
    if re.fullmatch(r"\d{1,15}(?:\.\d{1,9})?", text):
        return float(text)
    total = current = 0.0
    seen = False
    for word in re.split(r"[\s-]+", text):
        if word in UNITS:
            current += UNITS[word]
        elif word in SCALES:
            if word == "hundred":
                current = (current or 1) * 100
            else:
                total += (current or 1) * SCALES[word]
                current = 0
        elif word != "and":
            return None
        seen = seen or word != "and"
    return total + current if seen else None


def bounds(value: float, hedge: str | None) -> tuple[float, float, bool]:
    """Bound a value by its hedge: low, high, and whether it is approximate."""
    word = re.sub(r"\s+", " ", (hedge or "").lower())
    if word in _BELOW:
        return value - _room(value), value, True
    if word in _ABOUT:
        return value - _room(value), value + _room(value), True
    if word in _LEAST:
        return value, math.inf, True
    if word in _MOST:
        return 0.0, value, True
    return value, value, False


def _room(value: float) -> float:
    """Say how far a value that is told with `about` may be off: a tenth, and at most two of its last figure.

    Who says `about 850` rounds to tens; who says `about 1,000` rounds to hundreds.
    """
    step = 10.0 ** math.floor(math.log10(value)) if value else 0.0
    while step and abs(value / step - round(value / step)) > _EXACT:
        step /= 10
    return min(value / 10, 2 * step)


_EXACT = 1e-6
"""What floating point adds to a figure."""


def find_numbers(text: str) -> Iterator[Number]:
    """Find number expressions; dates, telephone numbers and the like are left for the caller to refuse."""
    for match in _NUMBER.finditer(text):
        raw = match["number"]
        hedge = match["hedge"]
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1.0
        unit = "percent" if match["percent"] else (match["currency"] or "").strip(" .")
        if match["pence"] and not unit and raw not in _LINES:
            unit = "p"
        if raw.lower() in VAGUE:
            low, high = VAGUE[raw.lower()]
            if match["scale"]:
                continue
            start_low, _, _ = bounds(low, hedge)
            loose = low != high or bool(hedge)
            yield Number(
                match.start(),
                match.end(),
                min(low, start_low),
                _top(high, hedge),
                unit,
                loose,
                match.start("number"),
                low,
            )
            continue
        value = value_of(raw)
        if value is None:
            continue
        upper = value_of(match["upper"]) if match["upper"] else None
        if upper is not None and upper > value and (not hedge or _hedged_range(match)):
            low, high = _times(value, scale), _times(upper, scale)
            spoken = _of_range(low, high)
            low, high = bounds(low, hedge)[0], bounds(high, hedge)[1]
            yield Number(match.start(), match.end(), low, high, unit, True, match.start("number"), spoken)
            continue
        end = match.end()
        if match["upper"]:
            # Not a range after all (`6 and 5`): the number ends before it, and its scale with it.
            end, scale = match.end("number"), 1.0
        value = _times(value, scale)
        low, high, loose = bounds(value, hedge)
        yield Number(match.start(), end, low, high, unit, loose, match.start("number"), value)


def _hedged_range(match: re.Match[str]) -> bool:
    """Whether a hedge stands before both ends of a range (``some 25 to 30``), which is no change (``from some 25``)."""
    joint = match.string[match.end("number") : match.start("upper")].strip().lower()
    return joint != "and" and match.string[: match.start()].rstrip()[-5:].lower().split()[-1:] != ["from"]


_NARROW, _WIDE = 1.15, 1.25
"""Multiples up to which a range means its end (`190 to 200`) or its middle."""


def _of_range(low: float, high: float) -> float:
    """Give the figure that stands for a range: its end where it is narrow, its middle, or its beginning."""
    wide = high / low if low else math.inf
    return high if wide < _NARROW else (low + high) / 2 if wide < _WIDE else low


def _times(value: float, scale: float) -> float:
    """Multiply without what floating point adds: 4.1 billion is a whole number."""
    return float(f"{value * scale:.12g}")


def _top(high: float, hedge: str | None) -> float:
    word = re.sub(r"\s+", " ", (hedge or "").lower())
    return math.inf if word in _LEAST else high


@lru_cache(maxsize=1 << 14)
def excludes(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two values cannot both be right: bounds apart, and neither the other one rounded.

    >>> excludes((450, 500), (490, 490)), excludes((5000, 5000), (5213, 5213)), excludes((12, 12), (14, 14))
    (False, False, True)
    """
    if a[0] <= b[1] and b[0] <= a[1]:
        return False
    if a[0] == a[1] and b[0] == b[1]:
        return not (_rounded(a[0], b[0]) or _rounded(b[0], a[0]))
    return True


def _rounded(rough: float, fine: float) -> bool:
    """Whether ``rough`` is ``fine`` rounded (up or down) to the last figure that ``rough`` gives."""
    if rough < 100 and rough == int(rough) and fine == int(fine):
        return False
    if rough != int(rough) or fine != int(fine):
        # Decimals: compare at the precision of the coarser one.
        digits = len(f"{rough:.6f}".rstrip("0").split(".")[1])
        return bool(abs(rough - fine) < 0.1**digits)
    step = rounding(rough)
    return step > 1 and abs(rough - fine) < step


def rounding(value: float) -> int:
    """Give the step to which a whole number may have been rounded: 100 of 5200, 1 of 5213."""
    step = 1
    while value % (step * 10) == 0 and step < value:
        step *= 10
    return step
