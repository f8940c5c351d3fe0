"""Events of our own invention, in pairs of one kind, each told by several outlets: what grouping finds hard.

Two earthquakes, two arrests, two summits share nearly all words but who, where, when and how many. The reports of one
event are worded differently: each takes its sentences from another telling of the kind.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from samestory.model import Report


def _tellings() -> dict[str, list[list[str]]]:
    """Read for each kind of event its tellings: a title, then sentences."""
    out: dict[str, list[list[str]]] = {}
    for part in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n"):
        kind, *lines = part.strip().split("\n")
        if kind.startswith("["):
            out.setdefault(kind.strip("[]"), []).append(lines)
    return out


KINDS = _tellings()

_STARTS = ("Bel", "Cor", "Dur", "Esk", "Fal", "Gol", "Hes", "Ilv", "Jor", "Kel", "Lor", "Mar", "Nov", "Oth", "Pel")
_ENDS = ("mara", "venne", "strand", "ova", "itza", "heim", "ford", "una", "este", "ingen", "ary", "olm", "atti")
_GIVEN = ("Ada", "Bruno", "Clara", "Dario", "Elin", "Felix", "Greta", "Henrik", "Ines", "Jonas", "Karin", "Leo")


def invented(
    events: int = 48, *, dated: bool = True, seed: int = 5, kinds: Sequence[str] = tuple(KINDS), apart: int = 400
) -> Iterator[tuple[Report, str]]:
    """Tell events, one kind after the other, so that each has others of its kind beside it.

    Parameters
    ----------
    events
        How many.
    dated
        Whether reports have days.
    seed
        The same seed gives the same events.
    kinds
        Of which kinds.
    apart
        Days over which the events are spread.
    """
    random_ = random.Random(seed)  # noqa: S311 - no secret

    def name() -> str:
        return random_.choice(_STARTS) + random_.choice(_ENDS)

    for number in range(events):
        kind = kinds[number % len(kinds)]
        held = {
            "place": name(), "town": name(), "other": name(), "firm": name(),
            "person": f"{random_.choice(_GIVEN)} {name()}", "n": str(random_.randint(11, 99)),
            "d": str(random_.randint(1, 9)),
        }  # fmt: skip
        day = date(2031, 1, 1) + timedelta(days=random_.randrange(apart))
        for telling, (title, *sentences) in enumerate(KINDS[kind]):
            later = day + timedelta(days=telling)
            # Each outlet also takes a sentence or two from another telling: they read the same agencies.
            others = [one for place, told in enumerate(KINDS[kind]) if place != telling for one in told[2:]]
            said = [*sentences, *random_.sample(others, 2)]
            head = title.format_map(held)
            text = " ".join(said).format_map(held)
            yield (
                Report(
                    id=f"{kind}-{seed}-{number}-{telling}",
                    source="invented",
                    text=f"{head}\n\n{text}",
                    title=head,
                    body_start=len(head) + 2,
                    published=str(later) if dated else None,
                ),
                f"{kind}-{seed}-{number}",
            )
