"""What the parser hangs on a cue, or takes for who speaks, and is neither said nor anybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate.quotations.misparsed import is_elsewhere
from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def said(text: str, nlp: Language) -> list[tuple[str | None, str]]:
    return [(q.speaker.name if q.speaker else None, q.content.text) for q in read(text, nlp)]


def test_a_gerund_that_is_the_subject_of_what_follows_finds_nothing(nlp: Language) -> None:
    from spacy.tokens import Doc

    words = ["As", "beams", "fell", ",", "finding", "coins", "looked", "hard", "."]
    tags = ["IN", "NNS", "VBD", ",", "VBG", "NNS", "VBD", "JJ", "."]
    pos = ["SCONJ", "NOUN", "VERB", "PUNCT", "VERB", "NOUN", "VERB", "ADJ", "PUNCT"]
    deps = ["mark", "nsubj", "ROOT", "punct", "advcl", "nsubj", "ccomp", "acomp", "punct"]
    doc = Doc(nlp.vocab, words, tags=tags, pos=pos, deps=deps, heads=[2, 2, 2, 2, 2, 6, 4, 6, 2])
    doc[4].lemma_ = "find"
    assert is_elsewhere(doc[4], doc[6], None, frozenset({"speech"}))


def test_an_order_goes_before_what_stands_behind_it(nlp: Language) -> None:
    from spacy.tokens import Doc

    words = ["Holm", "told", "them", "to", "sing", ",", "with", "verses", "and", "psalms", "read", "later", "."]
    tags = ["NNP", "VBD", "PRP", "TO", "VB", ",", "IN", "NNS", "CC", "NNS", "VBN", "RB", "."]
    pos = ["PROPN", "VERB", "PRON", "PART", "VERB", "PUNCT", "ADP", "NOUN", "CCONJ", "NOUN", "VERB", "ADV", "PUNCT"]
    deps = ["nsubj", "ROOT", "dobj", "aux", "xcomp", "punct", "prep", "pobj", "cc", "nsubj", "ccomp", "advmod", "punct"]
    doc = Doc(nlp.vocab, words, tags=tags, pos=pos, deps=deps, heads=[1, 1, 1, 4, 1, 1, 1, 6, 7, 10, 1, 10, 1])
    assert is_elsewhere(doc[1], doc[10], doc[2], frozenset({"speech"}))


def test_what_is_doubted_is_not_what_is_declared(nlp: Language) -> None:
    found = said(
        "The Norland government declared a week of grief amid anger and disbelief that the dam could fail.", nlp
    )
    assert not any("the dam" in content[:7] for _, content in found)


def test_the_start_of_a_sentence_is_not_what_a_passive_in_it_confirms(nlp: Language) -> None:
    text = (
        "The search effort comes as a crew of four, among them a ten-year-old girl, were confirmed to be of the at "
        "least 12 sailors who drowned when the Orsk Ferry went down."
    )
    assert not any("The search effort" in content for _, content in said(text, nlp))


def test_a_storm_that_hits_a_coast_on_a_day_blames_nobody(nlp: Language) -> None:
    found = said("A 30 metre wave hit the north coast on Sunday evening, but wardens said the pier was whole.", nlp)
    assert found == [("wardens", "the pier was whole")]


def test_what_threatens_to_fall_promises_nothing(nlp: Language) -> None:
    text = "Masons must also watch the belfry from hour to hour, which threatens to fall on them."
    assert said(text, nlp) == []
    assert said("A good vintage could help a regional trend threatening to break up the guild.", nlp) == []
    assert said("Ada Holm threatened to break up the guild.", nlp) != []


def test_a_meeting_that_is_held_to_decide_is_no_speaker(nlp: Language) -> None:
    assert said("A meeting will be held to decide who buys the mill next Monday.", nlp) == []


def test_who_reports_from_a_place_wrote_the_report(nlp: Language) -> None:
    found = said("Divers lose hope of finding the crew, Ada Holm reports from Velm.", nlp)
    assert "Ada Holm" not in [name for name, _ in found]


def test_a_sentence_behind_whole_quoted_ones_does_not_take_them_over(nlp: Language) -> None:
    text = (
        "“The loss of the chapel is bitter,” Mayor Ada Holm said in the square. “To those who built it, we give our "
        "thanks and our prayers.” Wardens said 14 windows were broken in the night."
    )
    assert [(name or "").lower() for name, _ in said(text, nlp)] == ["ada holm", "ada holm", "wardens"]


def test_straight_marks_with_spaces_on_both_sides_are_marks(nlp: Language) -> None:
    text = (
        'Ada Holm claimed a narrow win in Velm. " For the first time since the flood, the guild holds the mill ," Holm '
        'told the millers.\n\nHolm has said she wants a new dam "before the end of May". " We want to win back the '
        'trust of the millers (...) we will do it with many others, " she told Norland radio.'
    )
    quotes = [q for q in read(text, nlp) if q.kind == "direct"]
    assert [q.speaker.name if q.speaker else None for q in quotes] == ["Ada Holm", "Ada Holm"]


def test_an_outlet_is_nobody_that_he_means(nlp: Language) -> None:
    text = (
        "Jon Arle sounds like a kind man. As Forbes reported last year, the quarrel has grown bitter. In a hearing in "
        "2019, he told a former partner that he was “going to drown him in the mill pond.”"
    )
    assert said(text, nlp)[-1][0] == "Jon Arle"


def test_a_paper_that_quotes_somebody_only_passes_the_words_on(nlp: Language) -> None:
    text = (
        "“The mill is lost and nobody will mend it,” according to the Velm Herald, which quoted the miller Jon Arle "
        "from a letter. The Herald is owned by the guild."
    )
    assert said(text, nlp)[0][0] == "Jon Arle"
    text = "“The mill is lost and nobody will mend it,” according to the Velm Herald, which Jon Arle owns."
    assert "Herald" in (said(text, nlp)[0][0] or "")


def test_a_name_that_ends_the_sentence_behind_a_cue_says_what_stands_before(nlp: Language) -> None:
    text = "Jon Arle explained that the reason was the price of barley and changes in the weather, writes the BBC."
    assert said(text, nlp)[-1][0] == "BBC"


def test_they_may_be_a_jury_whose_deed_the_clause_puts_in_time(nlp: Language) -> None:
    text = (
        "The trial saw a defence in which Arle’s lawyers claimed he never had any wish to burn the mill.\n"
        "The jury gave its verdict hours after they had told Judge Ada Holm they were unable to agree on two counts."
    )
    assert said(text, nlp)[-1][0] == "the jury"


def test_a_coalition_is_none_of_its_parties(nlp: Language) -> None:
    text = (
        "The opposition Free Democrats have declared themselves the winners of the vote in Norland. Holm’s government "
        "fell in May because the coalition was unable to agree on a mill tax."
    )
    assert said(text, nlp)[-1][0] == "the coalition"
