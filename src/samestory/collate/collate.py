"""One story: what its reports share, what they changed and where they conflict."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.clean.credits import with_full_credits
from samestory.collate.actors import merge_actors
from samestory.collate.conflicts.find import find_conflicts
from samestory.collate.events import code_events
from samestory.collate.facts.disputed import with_disputes
from samestory.collate.facts.find import find_facts
from samestory.collate.ledger import keep_ledger
from samestory.collate.origins import find_origins
from samestory.collate.reuse.find import find_reuse
from samestory.collate.timeline import make_timeline
from samestory.collate.updates import find_updates
from samestory.collate.utterances.find import find_utterances
from samestory.model import Report, Story
from samestory.resources.embeddings import Embeddings


def collate(reports: Sequence[Report], embeddings: Embeddings) -> Story:
    """Compare annotated reports of one event; the brief is left to :func:`samestory.brief.write_brief`."""
    held = with_full_credits(reports)
    actors = merge_actors(held)
    reuse = find_reuse(held)
    origins = find_origins(held, reuse)
    utterances = find_utterances(held, actors, embeddings, reuse)
    facts = find_facts(held, actors, reuse, origins, utterances, embeddings)
    conflicts = find_conflicts(held, actors, utterances, embeddings)
    facts = with_disputes(facts, conflicts)
    return Story(
        reports=held,
        actors=actors,
        utterances=utterances,
        reuse=reuse,
        origins=origins,
        facts=facts,
        conflicts=conflicts,
        updates=find_updates(held, actors),
        ledger=keep_ledger(held, actors, reuse, utterances, facts),
        timeline=make_timeline(held, conflicts, facts, reuse),
        events=code_events(held, actors),
        notes=tuple(note for report in held for note in report.notes),
    )
