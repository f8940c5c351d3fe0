"""One denial in two words that share only a stem."""

from samestory.collate.conflicts.wording.negation import negated_word_conflicts
from samestory.model import Quotation, Reading, Report, Span, Utterance


def told(id: str, text: str) -> tuple[Report, Utterance]:
    start, end = text.index("“") + 1, text.index("”")
    span = Span.of(text, start, end)
    quotation = Quotation("q1", "mixed", span, (span,), None, None)
    report = Report(id=id, source=id, text=text, quotations=(quotation,))
    return report, Utterance(id, "Dana Quill", (Reading(id, "q1", span.text),), ())


def test_a_negated_word_against_its_opposite() -> None:
    held = [told("a", "Quill called the leak “nonexistent”."), told("b", "“The leak does not exist,” Quill said.")]
    (conflict,) = negated_word_conflicts([u for _, u in held], [r for r, _ in held])
    assert [side.value for side in conflict.sides] == ["nonexistent", "The leak does not exist"]


def test_other_words_are_no_conflict() -> None:
    held = [told("a", "Quill called the leak “unlikely”."), told("b", "“The leak does not matter,” Quill said.")]
    assert negated_word_conflicts([u for _, u in held], [r for r, _ in held]) == []
