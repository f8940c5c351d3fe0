"""Acts of speech and their readings in the reports.

Quotations that share distinctive words are readings of one utterance. Candidates come from an inverted index of
the quoted words; two are compared by the longest common subsequence of their words, weighed so that common words
and those of the whole story count little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from samestory.annotate.actors.roles import is_description
from samestory.collate.actors import Cast
from samestory.collate.reuse.align import Run, longest_run
from samestory.collate.utterances.candidates import CONTAINED, RUN, Item, candidates, weigh
from samestory.collate.utterances.readings import collate_readings
from samestory.collate.utterances.variants import in_full
from samestory.collate.witnesses import same_source
from samestory.collate.words import STOP, STOP_STEMS, content, fold, stem, words
from samestory.disjoint import DisjointSets
from samestory.model import Quotation, Reading, Report, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings

UNNAMED = 0.8
"""Share of the shorter that must stand in the longer for words that a report gives as its own, of a speaker without a
name (``officials``)."""

REPEATED = 0.8
"""Share of the shorter that stands in the longer where one report has both: it repeats a remark, it does not translate
it a second time."""

WHOLE = 0.95
"""Share of the shorter that stands in the longer, in its order, where it is cut out of it: whoever is the speaker."""

REWORDED = 0.42
"""Share of the shorter that stands in the longer, of one speaker, where four words that tell agree: a translation."""

ALIKE = 0.8
"""Cosine of the embeddings from which the same speaker's words may be another translation with fewer equal words."""

RETOLD = ((0.85, 0.4, 1), (0.8, 0.45, 2), (0.7, 0.8, 1), (0.5, 0.5, 2))
"""Cosine, shared weight and equal words that are not common, from which one speaker's short remarks are one."""

_NEGATION = re.compile(r"n['’]t\b|\b(?:no|not|never|nobody|none|nothing|nor|neither|cannot)\b", re.IGNORECASE)
"""What one wording of a remark does not have without the other."""

RETOLD_BESIDE = 0.75
"""Cosine from which two quotations are one, where both stand beside one utterance of the same speaker."""

GOES_ON = 300
"""Characters between two quotations of one speaker, for the one to go on from the other."""

NEAR = 0.12
"""Likeness of the sentences around two quotations of one or two words, for them to be one utterance."""

TRANSLATED = 0.55
"""Cosine from which two quotations of one speaker are translations of one remark, where a report says that it is
translated and at least five words agree in their order."""

BESIDE = 200
"""Characters around a quotation in which a translation is mentioned."""

_TRANSLATED = re.compile(
    r"\btranslat(?:ed|ion|or)\b|\binterpreter\b"
    r"|\b(?:in|speaking|spoke) (?:Arabic|Chinese|Mandarin|Dutch|Farsi|Persian|French|German|Greek|Hebrew|Hindi|Italian"
    r"|Japanese|Korean|Polish|Portuguese|Russian|Spanish|Turkish|Ukrainian|Urdu)\b"
)

FRAGMENT = 3
"""Words that tell, at most, of a fragment: two remarks of one report may have them, and it is out of one of them."""

LONGER = 1.3
"""How many times as long as words within a quotation a quotation may be to be of the same act of speech."""

TOPIC = 0.5
"""Weight of a word that most reports of the story have."""


_HYPHENED = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
"""A compound: `business-like`, `mix-up`."""


def find_utterances(
    reports: Sequence[Report],
    actors: Sequence[StoryActor],
    embeddings: Embeddings,
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

    Returns
    -------
    tuple of Utterance
        Every quotation is a reading of exactly one; those with readings in most reports first, then in the order
        of the reports and of the text. Readings stand in that order, too.
    """
    items = _items(reports, actors)
    joined = DisjointSets(range(len(items)))
    _join(items, embeddings, _weights(reports), joined)
    for n, m in _beside(items, [joined.find(n) for n in range(len(items))], embeddings):
        joined.join(n, m)
    ranked = sorted(joined.sets(), key=lambda held: (-len({items[n].report for n in held}), held[0]))
    return tuple(
        _utterance(f"u{rank}", [items[n] for n in held], reports, actors) for rank, held in enumerate(ranked, 1)
    )


def _items(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Item]:
    """Prepare all quotations, in the order of reports and text."""
    cast = Cast(actors)
    titles = _titles(actors)
    closed = _closed(reports)
    found: list[Item] = []
    for at, report in enumerate(reports):
        known: dict[str, str] = {}
        kinds: dict[str, str | None] = {}
        outer: Quotation | None = None
        for quotation in sorted(report.quotations, key=lambda q: (q.content.start, q.content.end)):
            text = reading_text(quotation)
            held = words(_HYPHENED.sub(lambda m: _compound(m.group(), closed), in_full(text)))
            name = quotation.speaker.name if quotation.speaker else None
            if name and name not in known:
                actor = cast.find(report.id, name)
                known[name] = actor.id if actor else name
                described = is_description(actor.name if actor else name)
                kinds[name] = None if described else actor.kind if actor else ""
            if outer is None or quotation.content.start >= outer.content.end:
                outer = quotation
            near = report.text[max(0, quotation.content.start - BESIDE) : quotation.content.end + BESIDE]
            found.append(
                Item(
                    translated=_TRANSLATED.search(near) is not None,
                    report=at,
                    quotation=quotation,
                    text=text,
                    words=held,
                    stems=tuple(stem(k) for k in held.keys),
                    speaker=known[name] if name else None,
                    name=name,
                    kind=kinds[name] if name else None,
                    inner=_is_inner(quotation, outer),
                    retold=_is_retold(quotation, outer),
                    name_only=_is_name(report, quotation, text),
                    titles=titles.get(known[name], frozenset()) if name else frozenset(),
                    around=frozenset(content(words(report.text, *_sentence(report, quotation)).keys)),
                )
            )
    return found


def _closed(reports: Sequence[Report]) -> frozenset[str]:
    """Gather the compounds that some quotation of the story writes as one word."""
    texts = [in_full(reading_text(quotation)) for report in reports for quotation in report.quotations]
    joined = {re.sub(r"[-‐‑]", "", compound) for text in texts for compound in _HYPHENED.findall(text)}
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word in joined)


def _compound(word: str, closed: frozenset[str]) -> str:
    """Write a compound as the other quotations do: `businesslike` where one has it so, else in words of its own."""
    whole = re.sub(r"[-‐‑]", "", word)
    return whole if whole in closed else re.sub(r"[-‐‑]", " ", word)


def _is_inner(quotation: Quotation, outer: Quotation) -> bool:
    """Whether a quotation stands in the quoted words of another."""
    held = (v.start <= quotation.content.start and quotation.content.end <= v.end for v in outer.verbatim)
    return quotation is not outer and any(held)


def _is_retold(quotation: Quotation, outer: Quotation) -> bool:
    """Whether a quotation stands in the quoted words of another by the same speaker."""
    if quotation.speaker is None or outer.speaker is None or quotation.speaker.name != outer.speaker.name:
        return False
    return _is_inner(quotation, outer)


def _is_name(report: Report, quotation: Quotation, text: str) -> bool:
    """Whether only a name or a title stands in quotation marks, in the reporter's own sentence: words in capitals."""
    if quotation.kind != "mixed" or quotation.content.start < report.body_start or text.isupper() or "?" in text:
        return False
    telling = [word for word in re.findall(r"[^\W\d_][^\W_]*", text) if fold(word) not in STOP]
    return len(telling) > 1 and all(word[0].isupper() for word in telling)


def _titles(actors: Sequence[StoryActor]) -> dict[str, frozenset[str]]:
    """Give for each person the words of titles and descriptions in their mentions: `Harbour Office head Ada Holm`."""

    def forms(actor: StoryActor) -> set[str]:
        return {*actor.aliases, *(mention.text for mention in actor.mentions)}

    return {
        actor.id: frozenset(stem(k) for form in forms(actor) for k in words(form).keys)
        for actor in actors
        if actor.kind == "person"
    }


def reading_text(quotation: Quotation) -> str:
    """Give the words of a reading: what stands in quotation marks, joined by ``…``, or what is reported."""
    parts = [" ".join(v.text.split()) for v in quotation.verbatim] or [" ".join(quotation.content.text.split())]
    return " … ".join(part for part in parts if part)


def _sentence(report: Report, quotation: Quotation) -> tuple[int, int]:
    """Find the paragraph in which a quotation stands, or its own sentence where sentences are known."""
    span = quotation.content
    for sentence in report.sentences:
        if sentence.start <= span.start < sentence.end:
            return sentence.start, max(sentence.end, span.end)
    end = report.text.find("\n", span.end)
    return report.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(report.text)


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
    vectors = embeddings.encode([items[n].text for n in firsts]) if firsts else None
    held = [items[n] for n in firsts]
    whole: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, others in enumerate(candidates(held, weight)):
        for other in others:
            n, m = firsts[at], firsts[other]
            if joined.find(n) == joined.find(m):
                continue
            alike = float(vectors[at] @ vectors[other]) if vectors is not None else 0.0
            if not _one_utterance(items[n], items[m], alike, weight):
                continue
            short, long = sorted((n, m), key=lambda k: len(items[k].stems))
            if _is_fragment(items[short], items[long]):
                whole[short, items[long].report].append(long)
            else:
                joined.join(n, m)
    for (short, _), longer in whole.items():
        joined.join(short, max(longer, key=lambda k: (_fit(items[short], items[k]), -k)))


def _is_fragment(short: Item, long: Item) -> bool:
    """Whether a quotation is a word or two out of a longer one."""
    return sum(s not in STOP_STEMS for s in short.stems) <= FRAGMENT and len(long.stems) > 2 * len(short.stems)


def _fit(short: Item, long: Item) -> tuple[int, int, int]:
    """Say how well a fragment fits a quotation: the same words in a row, the sentence around it, the shorter one."""
    run = longest_run(short.stems, long.stems)
    return run.size, len(short.around & long.around), -len(long.stems)


def _beside(items: Sequence[Item], group: Sequence[int], embeddings: Embeddings) -> list[tuple[int, int]]:
    """Find the quotations that go on, in two reports, from what is one utterance, and mean the same.

    Two translations of a remark may share no word; that both stand before or after the same remark of the same speaker
    tells that they are one.
    """
    after: dict[int, int] = {}
    last: dict[tuple[int, str], int] = {}
    for n, item in enumerate(items):
        if item.speaker is None or not item.direct or item.retold:
            continue
        before = last.get((item.report, item.speaker))
        if before is not None and item.quotation.content.start - items[before].quotation.content.end <= GOES_ON:
            after[before] = n
        last[item.report, item.speaker] = n
    before_of = {n: before for before, n in after.items()}
    members: dict[int, list[int]] = defaultdict(list)
    for n, held in enumerate(group):
        members[held].append(n)
    pairs = {
        (min(one, two), max(one, two))
        for held in members.values()
        for beside in (after, before_of)
        for at, n in enumerate(held)
        for m in held[at + 1 :]
        if items[n].report != items[m].report
        if (one := beside.get(n)) is not None and (two := beside.get(m)) is not None
        if group[one] != group[two]
    }
    pieces = _pieces(items, group, members, (after, before_of))
    near = sorted(pair for pair in pairs if _goes_on(items[pair[0]], items[pair[1]]))
    places = {n: row for row, n in enumerate(dict.fromkeys(n for pair in near for n in pair))}
    vectors = embeddings.encode([items[n].text for n in places])
    retold = [(n, m) for n, m in near if float(vectors[places[n]] @ vectors[places[m]]) >= RETOLD_BESIDE]
    return retold + pieces


def _pieces(
    items: Sequence[Item], group: Sequence[int], members: dict[int, list[int]], beside: Sequence[dict[int, int]]
) -> list[tuple[int, int]]:
    """Find the fragments that a report quotes beside another piece of the utterance that has their words in a row."""
    found: list[tuple[int, int]] = []
    for n, item in enumerate(items):
        if len(item.stems) < 2 or len(members[group[n]]) > 1 or all(s in STOP_STEMS for s in item.stems):
            continue
        for place in beside:
            near = place.get(n)
            for m in members[group[near]] if near is not None else ():
                other = items[m]
                if other.report == item.report or not other.direct or not _is_fragment(item, other):
                    continue
                if longest_run(item.stems, other.stems).size == len(item.stems):
                    found.append((n, m))
                    break
    return found


def _goes_on(one: Item, two: Item) -> bool:
    """Whether two quotations that stand beside one utterance have enough in common to mean the same."""
    short, long = sorted((weigh(one.stems, {}), weigh(two.stems, {})))
    if not _same_speaker(one, two) or not short or long > 2 * short:
        return False
    return weigh(_common(one.stems, two.stems), {}) / short >= 0.3


def _one_utterance(one: Item, two: Item, alike: float, weight: dict[str, float]) -> bool:
    """Decide whether two quotations are readings of one utterance."""
    if not one.stems or not two.stems or one.retold != two.retold:
        return False
    if one.inner != two.inner and max(len(one.stems), len(two.stems)) > LONGER * min(len(one.stems), len(two.stems)):
        return False  # the longer one is what it stands in, in another report
    if one.unsaid != two.unsaid and not (one.direct and two.direct):
        return False  # `did not say why` reports no words; what stands in quotation marks was said by somebody
    if one.name_only != two.name_only or not _same_form(one, two):
        return False
    if one.retold:
        return one.stems == two.stems  # what one remembers to have said is told in other words each time
    same = _same_speaker(one, two)
    moved = sorted(one.stems) == sorted(two.stems)
    common = list(one.stems) if moved else _common(one.stems, two.stems)
    matched = weigh(common, weight)
    short, long = sorted((weigh(one.stems, weight), weigh(two.stems, weight)))
    contained = matched / short if short else 0.0
    telling = sum(s not in STOP_STEMS for s in common)
    if one.report == two.report and contained < REPEATED:
        return False
    if not (one.direct and two.direct):
        # Officials and witnesses are many: what two reports have from them in their own words need not be one remark.
        least = CONTAINED if one.named else UNNAMED
        return same is True and telling >= 4 and contained >= least and matched >= 3.5
    run = longest_run(one.stems, two.stems)
    if run.size >= RUN and sum(s not in STOP_STEMS for s in one.stems[run.a : run.a + run.size]) * 2 >= RUN:
        return True
    if telling >= 4 and len(common) >= RUN and contained >= WHOLE:
        return True  # cut out of it in pieces
    if same is False:
        return False
    if same and telling >= 4 and contained >= REWORDED:
        return True
    if same and alike >= ALIKE and telling >= 4 and contained >= 0.3 and long <= 3 * short:
        return True
    if same and one.named and long <= (3 if contained >= CONTAINED else 2) * short:
        telling_enough = _retold(alike, contained, telling, run.size)
        if telling_enough and min(len(one.stems), len(two.stems)) >= 3 and _negated(one) == _negated(two):
            return True
    if same and (one.translated or two.translated) and alike >= TRANSLATED and telling and len(common) >= 5:
        return long <= 3 * short
    if contained < CONTAINED:
        return False
    if telling >= 3 and matched >= 2.5 and (contained >= 0.8 or run.size >= 4 or telling >= 5):
        return True
    if same is None:
        return telling >= 2 and contained >= 0.85 and _near(one, two)
    # One or two words of one speaker: the same occasion must show.
    if telling >= 2 or (telling and run.size >= 3):
        return contained >= 0.8 and (run.size >= min(len(one.stems), len(two.stems), 3) or _near(one, two))
    return contained >= 0.9 and _near(one, two)


def _same_form(one: Item, two: Item) -> bool:
    """Whether a word that is quoted alone stands in the other quotation in the same form: it is quoted for its form."""
    return all(
        len(word.stems) > 1 or bool(set(word.words.keys) & set(other.words.keys))
        for word, other in ((one, two), (two, one))
    )


def _retold(alike: float, contained: float, telling: int, run: int) -> bool:
    """Whether a short remark is another's wording: the fewer equal words, the closer the meaning must be.

    Many remarks are of one topic: where words are missing, some of what is equal must stand in a row.
    """
    enough = any(alike >= a and contained >= c and telling >= t for a, c, t in RETOLD)
    return enough and (contained >= 0.8 or run >= 3 or alike >= RETOLD[0][0])


def _negated(item: Item) -> bool:
    return _NEGATION.search(item.text) is not None


def _common(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """Give the words that two quotations share, in order."""
    common: list[str] = []
    for edit in LCSseq.opcodes(list(one), list(two)):
        if edit.tag == "equal":
            common.extend(one[edit.src_start : edit.src_end])
    return common


def _same_speaker(one: Item, two: Item) -> bool | None:
    """Whether two quotations have one speaker; None where that cannot be told.

    So it is where one of them has none, or only a description that no name is known for (``the firm``), and where
    one is a person and the other a body, for which people speak.
    """
    if one.speaker is None or two.speaker is None or one.name is None or two.name is None:
        return None
    if one.speaker == two.speaker or same_source(one.name, two.name) or _same_body(one.name, two.name):
        return True
    if one.kind is None or two.kind is None:
        return None
    # A name that is no actor's may be of either.
    for person, body in ((one, two), (two, one)):
        if person.kind == "person" and body.kind not in ("person", ""):
            named = frozenset(content(words(body.name or "").keys))
            if named and named <= person.titles:
                return True
    unlike = bool(one.kind) != bool(two.kind) or (one.kind == "person") != (two.kind == "person")
    return None if unlike else False


def _same_body(one: str, two: str) -> bool:
    """Whether one name holds the other: ``a spokesman for the Harbour Office``, ``the Harbour Office``."""
    a, b = content(words(one).keys), content(words(two).keys)
    return bool(a and b) and (a <= b or b <= a)


def _near(one: Item, two: Item) -> bool:
    """Whether what stands around two quotations is alike: more than the quoted words themselves."""
    own = set(one.stems) & set(two.stems)
    a, b = one.around - own, two.around - own
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= NEAR and len(a & b) >= 2


def _utterance(id: str, held: Sequence[Item], reports: Sequence[Report], actors: Sequence[StoryActor]) -> Utterance:
    """Collate the readings of one utterance."""
    readings = [Reading(reports[item.report].id, item.quotation.id, item.text) for item in held]
    variants, alignment = collate_readings(readings, [item.direct for item in held])
    return Utterance(id, _speaker(held, actors), tuple(readings), variants, alignment)


def _speaker(held: Sequence[Item], actors: Sequence[StoryActor]) -> str | None:
    """Name the speaker whom most readings give, by the story's name for him."""
    votes = Counter(item.speaker for item in held if item.speaker)
    if not votes:
        return None
    best = max(votes, key=lambda speaker: votes[speaker])
    story = next((actor.name for actor in actors if actor.id == best), None)
    return story or max((item.name for item in held if item.speaker == best and item.name), key=len)
