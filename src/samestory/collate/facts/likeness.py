"""How much two statements of different reports say the same.

Strong evidence (a shared passage, one utterance) is found in :mod:`samestory.collate.facts.ties`; here clauses are
compared by what they say: words, names, figures, dates, who does what.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samestory.collate.facts.clauses import Clause, Held
from samestory.resources.embeddings import Embeddings

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

_WORD: Final = re.compile(r"[^\W\d_]+")

NEAR: Final = 0.55
"""Cosine from which two words are of like meaning; below, static vectors tell kinship of topic, not of meaning."""

MOST_TERMS: Final = 20
"""Terms of a clause that are compared; clauses have at most 34 words."""

CANDIDATES: Final = 40
"""Clauses with which one is compared at most, by nearness of vectors; all of them in stories of some ten reports."""

SKETCH: Final = 128
"""Numbers in the sketch of a clause's words."""

COMMON: Final = 0.12
"""Share of the clauses of a story from which a term is its topic and shows nothing about two of them."""

FEATURES: Final = (
    "both", "wider", "mass", "near", "lengths", "shared", "said", "other names",
    "predicate", "subject", "others", "figures", "unlike figures", "date", "unlike dates", "denied", "doubted",
    "other claimants", "claimed once", "other figures", "two voices",
)  # fmt: skip
"""What is measured of a pair, in the order of the columns of :func:`measure`."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of the clauses as numbers: a row a clause, padded with -1; their weights and nearness."""

    rows: NDArray[np.int32]
    weight: Floats
    near: NDArray[np.uint8]
    """Likeness in meaning of two terms, 0 to 255."""
    common: NDArray[np.bool_]
    """Whether a term is the topic of the story, or otherwise shows little."""
    name: NDArray[np.bool_]
    """Whether a term is written with a capital wherever it stands."""
    figure: NDArray[np.bool_]
    rare_name: NDArray[np.bool_]
    """Whether a term is the name of somebody or something that is not the topic of the story."""
    predicate: NDArray[np.int32]


WORDS: Final = 8
"""How many of the features compare words."""

LEAST: Final = -4.0
"""Log-odds by words alone below which two clauses are not asked further: the slots cannot make them the same."""

WEIGHTS: Final = {
    "both": 0.5, "wider": 0.3, "mass": 1.1, "near": 2.2, "predicate": 0.7, "subject": 0.65, "figures": 0.7,
    "date": 1.0,
    "unlike figures": -2.5, "other figures": -1.0, "unlike dates": -1.0, "denied": -1.6, "doubted": -0.5,
    "other claimants": -0.45, "two voices": -2.0, "other names": -0.4, "claimed once": -0.35, "shared": 0.3,
}  # fmt: skip
"""What each measure adds to the log-odds that two clauses say the same. A logistic regression on pairs of clauses of
six stories gave their order; rounded, and some set by hand (see docs/method/facts.md)."""

BIAS: Final = -5.3
"""The log-odds of two clauses that have nothing in common."""

USUAL: Final = 0.2
"""Share of the dated clauses of a story that give a date, from which the date is that of the story."""

OTHERS: Final = -0.8
"""Added to the log-odds where two actors do the same."""

SMALL: Final = 10
"""Figures below are in every story and weigh little, however rare they are in this one."""

CLOSE_FIGURES: Final = 1.1
"""Multiple within which the lower bounds of two counts must lie to be the same one (`more than 200`, `204`)."""

ROUNDED: Final = 100_000
"""Figures from which a hundredth more or less is rounding."""

SPOKEN: Final = 1.04
"""Multiple beyond which two figures, one of them hedged, are not one figure spoken loosely."""

MEASURES: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "year of age", "decade", "time", "percent", "dollar"}
    | {"euro", "pound sterling", "yen", "yuan", "pound", "ounce", "gram", "kilogram", "ton", "inch", "foot", "yard"}
    | {"meter", "mile", "kilometer", "mph", "kmh", "acre", "hectare", "degree", "gallon", "barrel", "liter", "megawatt"}
)
"""Units of which the same figure of another unit is another thing."""

UNLIKE: Final = -0.8
"""Added to the log-odds where two clauses tell of different acts, and no figure or date holds them together."""

PARTS: Final = frozenset({"relative", "participle", "appositive"})
"""Kinds of clauses that hang on a noun; against a whole clause they must tell of the same act the more."""

ALIKE: Final = 0.85
"""Likeness in meaning from which two terms count as shared."""

CROSSED: Final = 0.8
"""Worth of a predicate that is only found among the other words, against one that is the predicate in both."""

CLOSE: Final = 0.4
"""Share of what two clauses say that both say, from which they need not have a rare word in common."""

TELLING: Final = 0.5
"""Likeness of predicates that counts as one predicate; without one, figures, a date, or names and words that are not
the story's topic must agree."""

UNTOLD: Final = -0.5
"""Added to the log-odds where nothing but names and topic agrees. As an exclusion (the rule before) it cost one fact in
twenty; from -0.3 to -0.6 scores are level."""


def likeness(held: Held, embeddings: Embeddings) -> tuple[Ints, Ints, Floats]:
    """Measure how much clauses of different reports say the same.

    Returns
    -------
    Numbers of the one clause, numbers of the other, and how likely they are to say the same, 0 to 1. Pairs that are
    not given have nothing to do with one another.
    """
    vectors = without_topic(embeddings.encode([clause.statement.span.text for clause in held.clauses]))
    terms = terms_of(held, embeddings)
    i, j = candidates(held, np.concatenate([vectors, sketch(terms)], axis=1))
    rows = measure(held, vectors, terms, i, j)
    odds = BIAS + rows @ np.array([WEIGHTS.get(name, 0.0) for name in FEATURES], dtype=np.float32)
    column = {name: rows[:, at] for at, name in enumerate(FEATURES)}
    # Names and topic show that two clauses are about the same, not that they say the same.
    slots = (column["figures"] > 0) | (column["date"] > 0)
    acts = column["predicate"] >= TELLING
    telling = slots & (acts | (column["shared"] >= 2) | (column["both"] >= CLOSE / 2))
    telling |= acts & ((column["shared"] >= 2) | (column["both"] >= CLOSE))
    telling |= (column["shared"] >= 3) & (column["said"] >= 1) & (column["both"] >= CLOSE / 2)
    telling |= column["both"] >= 1.5 * CLOSE
    unlike = ~slots & (column["predicate"] < TELLING)
    odds = odds + OTHERS * ((column["others"] > 0) & (column["predicate"] >= 0.9))
    part = np.array([clause.statement.kind in PARTS for clause in held.clauses], dtype=bool)
    odds = odds + UNLIKE * (unlike * (1.0 + (part[i] != part[j])))
    odds = odds + UNTOLD * ~telling
    return i, j, np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def candidates(held: Held, vectors: Floats) -> tuple[Ints, Ints]:
    """Choose the pairs of clauses of different reports that are worth comparing, the earlier clause first.

    Notes
    -----
    Every clause with those nearest to it: memory stays linear in the number of clauses.
    """
    n = len(held.clauses)
    keys: list[Ints] = []
    report = held.report
    for start in range(0, n, 512):
        block = vectors[start : start + 512] @ vectors.T
        block[report[start : start + 512, None] == report[None, :]] = -1
        if n > CANDIDATES:
            chosen = np.argpartition(-block, CANDIDATES - 1, axis=1)[:, :CANDIDATES]
        else:
            chosen = np.broadcast_to(np.arange(n), block.shape)
        i = np.repeat(np.arange(start, start + block.shape[0]), chosen.shape[1])
        j = chosen.ravel()
        fits = report[i] != report[j]
        keys.append((np.minimum(i, j) * n + np.maximum(i, j))[fits])
    if not keys:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    pairs = np.unique(np.concatenate(keys))
    return pairs // n, pairs % n


def sketch(terms: Terms) -> Floats:
    """Give every clause a short vector whose products are near to the weighted share of words that two have in common.

    Notes
    -----
    Random signs, drawn with a fixed seed (Achlioptas 2003): the same story always gets the same vectors.
    """
    signs = np.random.default_rng(0).choice(np.array([-1, 1], dtype=np.float32), (len(terms.weight) + 1, SKETCH))
    signs[-1] = 0  # the padding of rows
    signs[:-1] *= terms.weight[:, None]
    out = signs[terms.rows].sum(axis=1)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
    return np.asarray(out, dtype=np.float32)


def terms_of(held: Held, embeddings: Embeddings) -> Terms:
    """Give the terms of a story numbers and weights, and see which are of like meaning."""
    vocabulary: dict[str, int] = {}
    for clause in held.clauses:
        for term in (*clause.terms, clause.statement.predicate):
            vocabulary.setdefault(term, len(vocabulary))
    words = list(vocabulary)
    rows = np.full((len(held.clauses), MOST_TERMS), -1, dtype=np.int32)
    places: list[set[tuple[int, int]]] = [set() for _ in words]
    for row, clause in enumerate(held.clauses):
        columns = [vocabulary[term] for term in clause.terms[:MOST_TERMS]]
        rows[row, : len(columns)] = columns
        for column in columns:
            places[column].add((clause.report, clause.statement.sentence))
    count = len({place for found in places for place in found})
    spelt = Counter(word for clause in held.clauses for word in _WORD.findall(clause.statement.span.text))
    df = np.array([len(found) for found in places], dtype=np.float32)
    # Rarity in English tells a word that says something from one that any story has (`say`, `people`, `year`).
    rarity = np.clip((embeddings.rarity(words) - 2.0) / 3.0, 0.15, 1.0)
    fixed = np.array([term[:1] == "@" or term[:1].isdigit() for term in words], dtype=bool)
    rarity[fixed] = 1.0
    weight = np.log(1 + count / (df + 1.5)) ** 1.5 * rarity
    weight[[term[:1].isdigit() for term in words]] *= 1.5
    weight[[term.isdigit() and int(term) < SMALL for term in words]] *= 0.5
    common = (df > COMMON * max(count, 20)) | (rarity < 0.3)
    name = fixed | np.array([_is_name(word, spelt) for word in words], dtype=bool)
    figure = np.array([term[:1].isdigit() for term in words], dtype=bool)
    return Terms(
        rows,
        weight.astype(np.float32),
        _near(words, fixed, embeddings),
        common,
        name,
        figure,
        name & ~figure & ~common,
        np.array([vocabulary[clause.statement.predicate] for clause in held.clauses], dtype=np.int32),
    )


def _is_name(word: str, spelt: Counter[str]) -> bool:
    """Whether a term is written with a capital more often than not."""
    return spelt[word.capitalize()] + spelt[word.upper()] > 2 * spelt[word]


def _near(words: list[str], fixed: NDArray[np.bool_], embeddings: Embeddings) -> NDArray[np.uint8]:
    """Say how alike words are in meaning; figures and actors only where they are the same."""
    vectors = embeddings.encode(words)
    vectors[fixed] = 0
    out = np.zeros((len(words), len(words)), dtype=np.uint8)
    for start in range(0, len(words), 512):
        cosine = vectors[start : start + 512] @ vectors.T
        out[start : start + 512] = np.where(cosine >= NEAR, np.clip((cosine - 0.3) / 0.7, 0, 1) * 255, 0)
    np.fill_diagonal(out, 255)
    return out


def without_topic(vectors: Floats) -> Floats:
    """Take out of each vector what all clauses of the story have in common, and make them unit vectors.

    Every clause of one story is near to its topic, which says nothing about two of them (after Mu & Viswanath 2018,
    who take common components out of word vectors).
    """
    if not len(vectors):
        return vectors
    rest = vectors - vectors.mean(axis=0, keepdims=True)
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    return np.asarray(rest, dtype=np.float32)


def measure(held: Held, vectors: Floats, terms: Terms, i: Ints, j: Ints) -> Floats:
    """Measure pairs of clauses: a row a pair, a column a feature (``FEATURES``).

    Notes
    -----
    The words of one are looked for in the other, exactly or by the nearest of like meaning, and weighed by their
    rarity (a soft, weighted F1, as BERTScore does with contextual vectors, Zhang et al. 2020).
    """
    out = np.zeros((len(i), len(FEATURES)), dtype=np.float32)
    for a in range(0, len(i), 4096):
        block = slice(a, a + 4096)
        out[block, :WORDS] = _words(terms, vectors, i[block], j[block])
    # Who does what, figures and dates are asked only where the words leave it open.
    words = BIAS + out[:, :WORDS] @ np.array([WEIGHTS.get(name, 0.0) for name in FEATURES[:WORDS]], dtype=np.float32)
    some = np.flatnonzero(words >= LEAST)
    if some.size:
        out[some, WORDS:] = _frames(held, terms, i[some], j[some])
    return out


def _words(terms: Terms, vectors: Floats, i: Ints, j: Ints) -> Floats:
    """Compare the words of pairs."""
    a, b = terms.rows[i], terms.rows[j]
    there = (a >= 0)[:, :, None] & (b >= 0)[:, None, :]
    near = terms.near[a[:, :, None], b[:, None, :]].astype(np.float32) / 255 * there
    wa, wb = terms.weight[a] * (a >= 0), terms.weight[b] * (b >= 0)
    in_b, in_a = near.max(axis=2), near.max(axis=1)
    total_a, total_b = np.maximum(wa.sum(axis=1), 1e-6), np.maximum(wb.sum(axis=1), 1e-6)
    mass_a, mass_b = (wa * in_b).sum(axis=1), (wb * in_a).sum(axis=1)
    one, two = mass_a / total_a, mass_b / total_b
    soft = 2 * one * two / np.maximum(one + two, 1e-6)
    telling = (in_b >= ALIKE) & ~terms.common[a] & (a >= 0)
    own_a, own_b = terms.rare_name[a] & (a >= 0), terms.rare_name[b] & (b >= 0)
    met = (in_b >= ALIKE) & (terms.name[a] & ~terms.figure[a]) & (a >= 0)
    strange = own_a.any(axis=1) & own_b.any(axis=1) & ~met.any(axis=1)
    return np.stack(
        [
            soft,
            np.maximum(one, two),
            np.log1p((mass_a + mass_b) / 2),
            np.clip(np.einsum("pd,pd->p", vectors[i], vectors[j]), 0, 1),
            np.minimum(total_a, total_b) / np.maximum(total_a, total_b),
            np.minimum(telling.sum(axis=1), 4),
            np.minimum((telling & ~terms.name[a]).sum(axis=1), 4),
            strange,
        ],
        axis=1,
    ).astype(np.float32)


def _frames(held: Held, terms: Terms, i: Ints, j: Ints) -> Floats:
    """Compare who does what, figures, dates, denials and who says so."""
    rows = terms.near[terms.predicate[i][:, None], terms.rows[j]] * (terms.rows[j] >= 0)
    columns = terms.near[terms.predicate[j][:, None], terms.rows[i]] * (terms.rows[i] >= 0)
    direct = terms.near[terms.predicate[i], terms.predicate[j]]
    # `They met` and `the meeting took place`: a verb of the one may be a noun of the other, which is less telling.
    crossed = (rows.max(axis=1).astype(np.float32) + columns.max(axis=1)) / 2
    predicate = np.maximum(direct, CROSSED * crossed) / 255
    usual = _usual_dates(held)
    # Clauses with the same slots, as those of copies, are compared once.
    kinds: dict[tuple[object, ...], int] = {}
    kind = np.array([kinds.setdefault(_asked(clause), len(kinds)) for clause in held.clauses], dtype=np.intp)
    _, some, every = np.unique(kind[i] * len(kinds) + kind[j], return_index=True, return_inverse=True)
    slots = np.array([list(_slots(held.clauses[i[n]], held.clauses[j[n]], usual)) for n in some], dtype=np.float32)
    slots = slots.reshape(len(some), 12)[every]
    return np.concatenate([predicate[:, None], slots], axis=1).astype(np.float32)


def _usual_dates(held: Held) -> frozenset[str]:
    """Find the dates of a story that show nothing: the day of the event, the day of the reports."""
    counts = Counter(date for clause in held.clauses for date in clause.dates)
    dated = sum(1 for clause in held.clauses if clause.dates)
    return frozenset(date for date, count in counts.items() if count > max(4, USUAL * dated))


def _asked(clause: Clause) -> tuple[object, ...]:
    """Give all of a clause that :func:`_slots` asks for."""
    statement = clause.statement
    return (
        clause.subject, clause.claimant, clause.figures, clause.dates, spoken_figures(clause), statement.negated,
        _doubtful(clause), statement.quoted,
    )  # fmt: skip


def _slots(a: Clause, b: Clause, usual: frozenset[str]) -> Iterator[float]:
    """Say whether two clauses agree or differ in a slot: 1 where so, 0 where not or where one leaves it open."""
    yield a.subject == b.subject != ""
    yield a.subject != b.subject and a.subject[:1] == b.subject[:1] == "@"
    same, unlike, other = figures(a, b)
    yield same
    yield unlike
    fitting = any(_fits(one, two) for one in a.dates for two in b.dates)
    yield any(one == two and len(one) == 5 and one not in usual for one in a.dates for two in b.dates)
    yield bool(a.dates and b.dates) and not fitting
    yield a.statement.negated != b.statement.negated
    yield _doubtful(a) != _doubtful(b)
    apart = a.claimant != b.claimant and a.claimant != "" != b.claimant
    yield apart
    yield (a.claimant == "") != (b.claimant == "")
    yield other
    yield apart and a.statement.quoted and b.statement.quoted and a.claimant[:1] == b.claimant[:1] == "@"


def _fits(one: str, two: str) -> bool:
    """Whether two dates can be the same: equal as far as the coarser one tells."""
    return one.startswith(two) or two.startswith(one)


def _doubtful(clause: Clause) -> bool:
    """Whether a clause does not say that something is so: it is hedged, or only an aim (`to agree a truce`)."""
    return clause.statement.hedged or clause.statement.span.text[:3].lower() == "to "


def _meet(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def spoken_figures(clause: Clause) -> frozenset[float]:
    """Give the figures of a clause as they are spoken, those of dates left out (``about 30`` is 30)."""
    return _spoken(clause.terms)


@lru_cache(maxsize=1 << 16)
def _spoken(terms: tuple[str, ...]) -> frozenset[float]:
    """Read the figures among terms: asked for every pair of clauses, so remembered."""
    return frozenset(float(t) for t in terms if t[:1].isdigit() and t.replace(".", "", 1).isdigit())


def _apart(a: Clause, b: Clause) -> bool:
    """Whether each clause has a figure, however hedged, that is near to none of the other's own (`some 400`, `380`)."""
    one, two = spoken_figures(a), spoken_figures(b)
    mine, theirs = one - two, two - one
    if any(value >= SMALL for value in one & two):
        return False  # `two coaches, 14 dead` and `14 died, nine of them citizens`: each counts one thing more
    return bool(mine and theirs) and all(max(x, y) > SPOKEN * min(x, y) for x in mine for y in theirs)


def _shared_figure(a: Clause, b: Clause) -> bool:
    """Whether both clauses speak one figure that is not small, of things that may be the same."""
    for value in spoken_figures(a) & spoken_figures(b):
        if value < SMALL:
            continue
        one, two = ({unit for unit, low, high in c.figures if low <= value <= high} for c in (a, b))
        # `30 times` counts what was done as `30 sales` does.
        if one & two or not (one | two) & (MEASURES - {"time"}):
            return True
    return False


def _rounded(one: float, two: float) -> bool:
    """Whether of two large figures one is the other, rounded (`4.13bn`, `4.1 billion`)."""
    return min(one, two) >= ROUNDED and max(one, two) <= 1.01 * min(one, two)


def figures(a: Clause, b: Clause) -> tuple[bool, bool, bool]:
    """Say whether two clauses count the same thing alike, whether otherwise, and whether they only give other figures.

    Counted nouns may differ (`12 people`, `12 passengers`), measures may not (`14 people`, `14 minutes`).
    """
    same, unlike = _shared_figure(a, b), False
    for unit in dict.fromkeys(unit for unit, _, _ in a.figures):
        mine = [(low, high) for other, low, high in a.figures if other == unit]
        theirs = [(low, high) for other, low, high in b.figures if other == unit]
        if unit in MEASURES or not theirs:
            continue
        # Of things counted as often in each, another count is never borne out, whatever else agrees.
        if len(mine) == len(theirs) and (
            any(not any(_meet(one, two) for two in theirs) for one in mine) or _apart(a, b)
        ):
            return False, True, False
    for unit, low, high in a.figures:
        of_unit = [(least, most) for other, least, most in b.figures if other == unit]
        met = [(least, most) for least, most in of_unit if (low <= most and least <= high) or _rounded(low, least)]
        same = same or any(max(low, least) <= CLOSE_FIGURES * min(low, least) for least, _ in met)
        unlike = unlike or bool(of_unit and not met)
        if unit not in MEASURES:
            same = same or any(
                low == least > 2 and high == most for other, least, most in b.figures if other not in MEASURES
            )
    if same or unlike:
        return same, unlike and not same, False
    one, two = ({value for value in spoken_figures(clause) if value >= SMALL} for clause in (a, b))
    # Equal figures that came so far are those of other measures.
    near = any(x != y and max(x, y) <= SPOKEN * min(x, y) for x in one for y in two)
    return False, False, bool(one and two) and not near
