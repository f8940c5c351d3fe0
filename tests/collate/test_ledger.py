from __future__ import annotations

from samestory.collate.ledger import keep_ledger
from samestory.model import Evidence, Pledge, Report, Span, StoryActor


def held(id: str, text: str, kind: str = "promise", party: str = "Dana Quill", terms: tuple[str, ...] = ()) -> Report:
    return Report(id=id, source=id, text=text, pledges=(Pledge(kind, party, Span.of(text, 0, len(text)), None, terms),))


def test_the_same_across_reports_is_one_entry() -> None:
    reports = [
        held("a", "Dana Quill vowed to rebuild the harbour", terms=("vow", "rebuild", "harbour")),
        held(
            "b", "Ms Quill vowed to rebuild the old harbour", party="Quill", terms=("vow", "rebuild", "old", "harbour")
        ),
        held("c", "Dana Quill denied the charge", kind="denial", terms=("deny", "charge")),
    ]
    actors = (StoryActor("a1", "Dana Quill", "person", ("Quill",), (Evidence("a", 0, 10, "Dana Quill"),)),)
    promise, denial = keep_ledger(reports, actors, ())
    assert (promise.kind, promise.party, [e.report for e in promise.evidence]) == ("promise", "Dana Quill", ["a", "b"])
    assert denial.kind == "denial"


def test_other_commitments_stay_apart() -> None:
    reports = [
        held("a", "Dana Quill vowed to rebuild the harbour", terms=("rebuild", "harbour")),
        held("b", "Dana Quill vowed to cut taxes", terms=("cut", "tax")),
    ]
    assert len(keep_ledger(reports, (), ())) == 2


def test_an_empty_story_has_no_ledger() -> None:
    assert keep_ledger((), (), ()) == ()
