"""Acts of speech and their readings in the reports.

Quotations that share distinctive words are readings of one utterance. Candidates come from an inverted index of
the quoted words; two are compared by the longest common subsequence of their words, weighed so that common words
and those of the whole story count little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial

from samestory.collate.reuse.align import longest_run
from samestory.collate.utterances.beside import beside
from samestory.collate.utterances.candidates import Item, candidates, weigh
from samestory.collate.utterances.conditions import with_conditions
from samestory.collate.utterances.copied import in_copies
from samestory.collate.utterances.items import items_of
from samestory.collate.utterances.readings import collate_readings
from samestory.collate.utterances.same import is_fragment, one_utterance, same_speaker, worded
from samestory.collate.words import content, words
from samestory.disjoint import DisjointSets
from samestory.model import Passage, Reading, Report, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings, Matrix

TOPIC = 0.5
"""Weight of a word that most reports of the story have."""


def find_utterances(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    embeddings: Embeddings,
    reuse: Sequence[Passage] = (),
) -> tuple[Utterance, ...]:
    """Group the quotations of all reports into acts of speech, and collate the readings of each.

    Parameters
    ----------
    reports
        The reports of one story with their quotations.
    actors
        Who is who across the reports, to see that two speakers are one.
    embeddings
        To see that two quotations of one speaker say the same in other words.
    reuse
        Text that stands in two reports, to see which quotations of a reworded copy are those of its source.

    Returns
    -------
    tuple of Utterance
        Every quotation is a reading of exactly one; those with readings in most reports first, then in the order
        of the reports and of the text. Readings stand in that order, too.
    """
    items = items_of(reports, actors)
    joined = DisjointSets(range(len(items)))
    _join(items, embeddings, _weights(reports), joined)
    for n, m in in_copies(items, reports, reuse):
        joined.join(n, m)
    for n, m in beside(items, [joined.find(n) for n in range(len(items))], embeddings):
        joined.join(n, m)
    ranked = sorted(joined.sets(), key=lambda held: (-len({items[n].report for n in held}), held[0]))
    return tuple(
        _utterance(f"u{rank}", [items[n] for n in held], reports, actors) for rank, held in enumerate(ranked, 1)
    )


def _weights(reports: Sequence[Report]) -> dict[str, float]:
    """Weigh the words that most reports have less: they belong to the topic, not to what somebody said."""
    seen: Counter[str] = Counter()
    for report in reports:
        seen.update(content(words(report.text).keys))
    least = max(3, 0.7 * len(reports))
    return {word: TOPIC for word, n in seen.items() if n >= least}


def _join(items: Sequence[Item], embeddings: Embeddings, weight: dict[str, float], joined: DisjointSets[int]) -> None:
    """Put together the quotations that are readings of one utterance.

    Quotations of the same words and speaker are compared once for all; what is joined already, not again.
    """
    same: dict[tuple[tuple[str, ...], str | None, bool, bool, bool], list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        same[item.stems, item.speaker, item.direct, item.retold, item.unsaid].append(n)
    firsts: list[int] = []
    for (stems, _, _, _, _), alike_items in same.items():
        if weigh(stems, weight) >= 2:
            for n in alike_items[1:]:
                joined.join(alike_items[0], n)
            firsts.append(alike_items[0])
        else:
            firsts.extend(alike_items)
    vectors = embeddings.encode([items[n].text for n in firsts])
    held = [items[n] for n in firsts]
    beside_others = worded(held, weight)
    whole: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, other, same_voice in candidates(held, weight, same_speaker):
        n, m = firsts[at], firsts[other]
        if joined.find(n) == joined.find(m):
            continue
        cosine = partial(_cosine, vectors, at, other)
        if not one_utterance(beside_others[at], beside_others[other], cosine, same_voice):
            continue
        short, long = sorted((n, m), key=lambda k: len(items[k].stems))
        if is_fragment(items[short], items[long]):
            whole[short, items[long].report].append(long)
        else:
            joined.join(n, m)
    for (short, _), longer in whole.items():
        joined.join(short, max(longer, key=lambda k: (_fit(items[short], items[k]), -k)))


def _cosine(vectors: Matrix, one: int, two: int) -> float:
    return float(vectors[one] @ vectors[two])


def _fit(short: Item, long: Item) -> tuple[int, int, int]:
    """Say how well a fragment fits a quotation: the same words in a row, the sentence around it, the shorter one."""
    run = longest_run(short.stems, long.stems)
    return run.size, len(short.around & long.around), -len(long.stems)


def _utterance(id: str, held: Sequence[Item], reports: Sequence[Report], actors: Sequence[StoryActor]) -> Utterance:
    """Collate the readings of one utterance."""
    readings = [Reading(reports[item.report].id, item.quotation.id, item.text) for item in held]
    variants, alignment = collate_readings(readings, [item.direct for item in held])
    variants = with_conditions(variants, held, reports)
    return Utterance(id, _speaker(held, actors), tuple(readings), variants, alignment)


def _speaker(held: Sequence[Item], actors: Sequence[StoryActor]) -> str | None:
    """Name the speaker whom most readings give, by the story's name for him."""
    votes = Counter(item.speaker for item in held if item.speaker)
    if not votes:
        return None
    best = max(votes, key=lambda speaker: votes[speaker])
    story = next((actor.name for actor in actors if actor.id == best), None)
    return story or max((item.name for item in held if item.speaker == best and item.name), key=len)
