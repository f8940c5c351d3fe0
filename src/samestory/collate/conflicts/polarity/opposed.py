"""A party's word against another's, or against the report's: clauses of few words, quoted ones too.

``polarity.py`` compares clauses that share most of their words. Here a clause is a verb or a state, whose it is and
what it is said of; ``was sealed`` is the opposite of ``stood open``, and ``are no talks`` of ``has been in talks``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from samestory.collate.conflicts.asked import whether, with_pronoun
from samestory.collate.conflicts.cite import cited, is_told
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.people import known_names
from samestory.collate.conflicts.polarity.claim_words import DENIED_VERB, FAILS, FIRST, NO_VERB, THIRD
from samestory.collate.conflicts.polarity.claims import Claim, Denied, Sighting, sightings_of
from samestory.collate.words import key, stem
from samestory.model import Conflict, Evidence, Report, Side, StoryActor

_DECISIONS = frozenset(
    stem(word)
    for word in """
    appeal resign testify retire apologise apologize negotiate withdraw surrender strike abdicate retaliate concede
    """.split()  # noqa: SIM905
)
"""What somebody does or does not do without an object: little else need agree where one person's word is told."""


def opposed_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find claims that exclude one another, where few words tell so.

    Two clauses are set against each other where they have the verb (in the same time and voice), or two states that
    exclude one another, or a noun of an act; where they speak of the same party or thing; and where what they say of it
    does not differ. A state needs a claimant on one side, and no moment on either. Questions, conditions, wishes and
    what some did and others not are left out, and so is what one report tells both of in its own words.
    """
    canonical = known_names(actors)
    denied = Denied.of(reports, (stem(key(verb)) for verb in denied_verbs(report.text for report in reports)))
    seen = [one for report in reports for one in sightings_of(report, canonical, denied)]
    found: list[Conflict] = []
    for held in _opposites(seen):
        pairs = [
            (yes, no)
            for no in held
            if no.negative
            for yes in held
            if not yes.negative and _two_tellers(yes, no) and not far_apart(yes.report, no.report) and _exclude(yes, no)
        ]
        for yeses, noes in _together(pairs):
            if _tells_both(yeses, noes):
                continue
            if all(claim.denied for claim in yeses):
                yeses, noes = noes, yeses  # whether it is as those say whom the others deny
            sides = (Side(_value("yes", yeses), _evidence(yeses)), Side(_value("no", noes), _evidence(noes)))
            conflict = Conflict("polarity", whether(_about(yeses)), sides)
            if not is_told(conflict, found):
                found.append(conflict)
    return found


def _opposites(seen: Sequence[Sighting]) -> list[list[Claim]]:
    """Read the claims about what may be claimed and denied, those about one thing together."""
    yes, no = ({(one.kind, one.about) for one in seen if one.negative == way} for way in (False, True))
    claims: dict[tuple[str, str], list[Claim]] = {}
    for one in seen:
        at = (one.kind, one.about)
        if at in yes and at in no and (claim := one.read()) is not None:
            claims.setdefault(at, []).append(claim)
    return list(claims.values())


_EDGES = re.compile(r"[^\w\s'’-]+")
"""What stands between two stretches of a text: ``NO_VERB`` and ``FAILS`` match in one of them or not at all."""
_NEGATIONS = ("not", "never", "n't", "n’t", "failed", "refused", "declined")
"""Pieces of which one stands in whatever they match."""


def denied_verbs(texts: Iterable[str]) -> set[str]:
    """Find the verbs of what texts say that somebody did not do, or denies."""
    found: set[str] = set()
    stretches: set[str] = set()  # copies have the same ones
    for text in texts:
        stretches.update(_EDGES.split(text))
        low = text.lower()
        if any(piece in low for piece in ("deny", "denies", "denied", "disput", "reject")):  # one stands in each
            found.update(match["verb"] for match in DENIED_VERB.finditer(text))
    for stretch in stretches:
        if any(piece in stretch for piece in _NEGATIONS):
            found.update(match["verb"] for sign in (NO_VERB, FAILS) for match in sign.pattern.finditer(stretch))
    return found


def _together(pairs: Sequence[tuple[Claim, Claim]]) -> list[tuple[list[Claim], list[Claim]]]:
    """Put pairs that share a claim together: those of two parties are two conflicts."""
    groups: list[tuple[list[Claim], list[Claim]]] = []
    for yes, no in pairs:
        joined = ([yes], [no])
        rest: list[tuple[list[Claim], list[Claim]]] = []
        for group in groups:
            if any(_one_voice(yes, held) for held in group[0]) or any(_one_voice(no, held) for held in group[1]):
                joined = ([*group[0], *joined[0]], [*group[1], *joined[1]])
            else:
                rest.append(group)
        groups = [*rest, joined]
    return groups


def _one_voice(claim: Claim, other: Claim) -> bool:
    """Whether two claims are one, or the same claim of one party in two reports."""
    return claim == other or (bool(claim.claimant) and claim.claimant == other.claimant and bool(claim.who & other.who))


def _tells_both(yeses: Sequence[Claim], noes: Sequence[Claim]) -> bool:
    """Whether a report gives both in one voice: then they are two moments or two things."""
    return bool({(c.report.id, c.claimant) for c in yeses} & {(c.report.id, c.claimant) for c in noes})


def _two_tellers(yes: Claim, no: Claim) -> bool:
    """Whether two reports tell it, or two parties in one: one party's word that the other denies there."""
    if yes.report.id != no.report.id:
        return True
    return yes.kind == "noun" and bool(yes.claimant) and yes.claimant != no.claimant and no.span.start > yes.span.end


def _exclude(yes: Claim, no: Claim) -> bool:
    same_voice = bool(yes.claimant) and yes.claimant == no.claimant
    whose = yes.who & no.who
    if yes.kind == "state":
        return bool(whose) and yes.claimant != no.claimant
    if yes.kind in {"noun", "door"}:
        return bool(whose) and (no.rest <= yes.rest or bool(no.rest & yes.rest))
    shared = yes.rest & no.rest
    spoken = (yes.who | _parts(yes.claimant)) & (no.who | _parts(no.claimant))
    if yes.about.split()[0] in _DECISIONS and (same_voice or spoken):
        return bool(shared) or not yes.rest or not no.rest
    if not whose and not same_voice:
        return False
    passive = yes.about.endswith("passive")
    if passive and whose and (not no.rest or not yes.rest):
        return yes.claimant != no.claimant
    claimed = yes.claimant != no.claimant or same_voice
    if claimed and (yes.rest <= no.rest or no.rest <= yes.rest):
        return bool(shared) or not (yes.rest or no.rest)
    return len(shared) >= 2 and len(shared) * 2 >= min(len(yes.rest), len(no.rest))


def _parts(name: str) -> frozenset[str]:
    """Give the words of a name: who announces what their side will do stands for it."""
    return frozenset(stem(key(word)) for word in name.split())


def _value(word: str, claims: Sequence[Claim]) -> str:
    """Name who says so, where all words of a side are one party's."""
    voices = list(dict.fromkeys(c.claimant for c in claims))
    return f"{word}, says {voices[0]}" if len(voices) == 1 and voices[0] else word


def _evidence(claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    return cited((c.report, c.span) for c in claims)


def _about(yeses: Sequence[Claim]) -> str:
    if yeses[0].kind == "door":
        what = next((" ".join(sorted(c.rest)) for c in yeses if c.rest), "it")
        return f"“{'a better offer' if what == 'offer' else what}” is ruled out"
    plain = [c for c in yeses if not (set(c.shown.lower().split()[:2]) & (THIRD | FIRST))]
    negative = re.compile(r"\b(?:not|never|no)\b|n['’]t", re.IGNORECASE)
    best = min(plain or yeses, key=lambda c: (bool(negative.search(c.shown)), len(c.shown)))
    shown = best.shown.strip(" .,“”\"‘’'")
    return with_pronoun(shown, best.report.text, best.report.text.find(shown, best.span.start, best.span.end))
