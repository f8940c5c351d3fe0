"""An actor of the story as it is shown: its name, its other names and its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from samestory.annotate.actors import names
from samestory.collate.actors.gathered import Gathered
from samestory.model import Evidence, Report, StoryActor
from samestory.resources import actor_tables as tables


def story_actor(group: Gathered, id: str, reports: Sequence[Report]) -> StoryActor:
    """Make the actor of the story that is shown."""
    name = name_of(group)
    mentions = [
        Evidence.of(reports[at].id, span)
        for at, actor in sorted(group.members, key=lambda one: one[0])
        for span in actor.mentions
    ]
    forms: Counter[str] = Counter(mention.text for mention in mentions if not _pronoun(mention.text))
    for other in group.names:
        forms[other] += 1
    if group.kind == "person":
        for mention in mentions:
            for form in _inner_forms(mention.text):
                forms.setdefault(form, 0)
        for form in _with_description(mentions, {report.id: report.text for report in reports}):
            forms.setdefault(form, 0)
    for _, actor in group.members:
        for form in actor.forms:
            forms.setdefault(form, 0)
    forms.pop(name, None)
    aliases = sorted(forms, key=lambda form: (-forms[form], form))
    return StoryActor(id, name, group.kind, tuple(aliases), tuple(mentions))


def name_of(group: Gathered) -> str:
    """Choose the most frequent of the fullest forms."""
    counts: Counter[str] = Counter()
    for _, actor in group.members:
        counts[actor.name] += len(actor.mentions)
    if group.kind == "person":
        length = Counter({name: min(len(names.parts(name)), 2) for name in counts})
        return max(counts, key=lambda name: (length[name], counts[name], name))
    for name in list(counts):
        short = names.without_legal_form(name)
        if short != name and group.kind == "organisation":
            # The natural name, under which news tells of a company.
            counts[short] += counts.pop(name)
    capitals = {name for name in counts if group.kind == "place" and _shouted(name, counts)}
    return max(counts, key=lambda name: (len(name.split()) > 1, name not in capitals, counts[name], name))


def _shouted(name: str, others: Iterable[str]) -> bool:
    """Whether a name stands in capitals only because of its place (a dateline), and is written otherwise as well."""
    return name.isupper() and any(other != name and names.key(other) == names.key(name) for other in others)


def _with_description(mentions: Sequence[Evidence], texts: Mapping[str, str]) -> Iterator[str]:
    """Give a description with the name after it as one form: ``the mayor, Ada Holm``."""
    for one, other in pairwise(mentions):
        beside = one.report == other.report and texts[one.report][one.end : other.start] == ", "
        if beside and " " in one.text and other.text[:1].isupper():
            yield texts[one.report][one.start : other.end]


def _inner_forms(text: str) -> list[str]:
    """Give the shorter forms inside a name with titles: ``Mr Holm`` of ``the minister Mr Holm``."""
    words = text.split()
    starts = (tables.words("title"), tables.words("honorific"))
    return [
        " ".join(words[at:])
        for at in range(1, len(words) - 1)
        if words[at][0].isupper() and any(words[at].lower() in table for table in starts)
    ]


def _pronoun(text: str) -> bool:
    return text.lower() in tables.name_words("pronoun")
