from __future__ import annotations

import pytest

from samestory.collate.utterances.find import find_utterances
from samestory.model import Evidence, Quotation, Report, Span, Speaker, StoryActor, Utterance
from samestory.resources.embeddings import Embeddings, load_embeddings

from ..stories import report


@pytest.fixture(scope="module")
def embeddings() -> Embeddings:
    return load_embeddings()


def groups(found: tuple[Utterance, ...]) -> list[list[str]]:
    return [[f"{r.report}{r.quotation}" for r in u.readings] for u in found]


def together(embeddings: Embeddings, *reports: Report, actors: tuple[StoryActor, ...] = ()) -> bool:
    """Whether all quotations of the reports are one utterance."""
    return len(find_utterances(reports, actors, embeddings)) == 1


def test_every_quotation_is_in_one_utterance(embeddings: Embeddings) -> None:
    one = report("a", "“We lost the rudder,” he said. “Nobody slept.”", speaker="Ole Brandt")
    two = report("b", "“We lost the rudder off the point,” he said.", speaker="Brandt")
    found = find_utterances([one, two], (), embeddings)
    assert groups(found) == [["aq1", "bq1"], ["aq2"]]
    assert [u.id for u in found] == ["u1", "u2"]
    assert found[0].speaker == "Ole Brandt"


def test_one_remark_in_five_wordings(embeddings: Embeddings) -> None:
    texts = [
        "“But given the lack of rope that we have, that is a hard climb and we haven’t yet found the path in a way "
        "where we feel it could carry us,” she said.",
        "“Given the lack of rope that we have, that’s a hard climb,” Ms Lund said. “We haven’t yet found the path.”",
        "“But given the lack of rope that we have, that’s a hard climb and we haven’t yet found the path in a way that "
        "we feel could carry us,” she added.",
        "“But given the lack of ropes that we had, that is a hard climb and we have not found the path yet.”",
        "The climbers face a “lack of rope”, said Ms Lund.",
    ]
    reports = [report(f"r{n}", text, speaker="Ida Lund") for n, text in enumerate(texts)]
    (utterance,) = find_utterances(reports, (), embeddings)
    assert len(utterance.readings) == 6
    assert ("spelling", "that is") in {(v.kind, v.readings[0].text) for v in utterance.variants}
    moved = ("substitution", "have not found the path yet")
    assert moved in {(v.kind, v.readings[-1].text) for v in utterance.variants}
    assert len({len(row) for row in utterance.alignment}) == 1


def test_a_remark_with_its_halves_turned_round(embeddings: Embeddings) -> None:
    one = report("a", "“Those gulls stole our herring, and I will not feed a thief,” she said.", speaker="Ida Lund")
    two = report("b", "“I will not feed a thief after gulls stole our herring,” she said.", speaker="Ida Lund")
    other = report("c", "“I will not feed a horse before the herring came in,” she said.", speaker="Ida Lund")
    assert together(embeddings, one, two)
    assert not together(embeddings, one, other)


def test_an_elided_reading(embeddings: Embeddings) -> None:
    one = report("a", "“The pier is the outcome of talks between the town and the fishermen, brokered by the bishop.”")
    two = report(
        "b", "She said it was “the outcome of talks between the town and [the] fishermen ... brokered by the bishop”."
    )
    assert together(embeddings, one, two)


def test_two_translations_of_one_sentence(embeddings: Embeddings) -> None:
    one = report(
        "a", "“The island deeply regrets the deaths of ten sailors and two guests in the fire.”", speaker="Ana Reis"
    )
    two = report(
        "b", "“The island profoundly regrets the death of 10 seamen and two guests in the blaze.”", speaker="Reis"
    )
    assert together(embeddings, one, two)


def test_a_fragment_of_one_speaker(embeddings: Embeddings) -> None:
    one = report("a", "He was “bitterly ashamed”, Tove Rask told the court.", speaker="Tove Rask")
    two = report("b", "“I am bitterly ashamed of what I did that night,” he said.", speaker="Tove Rask")
    assert together(embeddings, one, two)


def test_one_word_counts_where_the_sentences_are_alike(embeddings: Embeddings) -> None:
    one = report("a", "The office said “several” anglers were missing after the storm.", speaker="Harbour Office")
    two = report(
        "b", "A clerk of the office spoke of “several anglers” missing since the storm.", speaker="Harbour Office"
    )
    three = report("c", "The bridge has “several” owners, the office wrote in March.", speaker="Harbour Office")
    assert together(embeddings, one, two)
    assert not together(embeddings, one, three)


def test_a_catchphrase_of_two_people_is_no_utterance(embeddings: Embeddings) -> None:
    one = report("a", "“Safety comes first,” the owner said.", speaker="Karl Munk")
    two = report("b", "“Safety comes first,” the union said.", speaker="Petra Voss")
    assert not together(embeddings, one, two)


def test_distinctive_words_join_whoever_is_named(embeddings: Embeddings) -> None:
    said = "“Half of the lifejackets on board were older than the people who wore them.”"
    assert together(embeddings, report("a", said, speaker="Karl Munk"), report("b", said, speaker="Petra Voss"))


def test_the_same_topic_is_not_the_same_utterance(embeddings: Embeddings) -> None:
    one = report("a", "“The ferry company must pay for the reef,” she said.", speaker="Ida Lund")
    two = report("b", "“No ferry company has asked us about the reef,” she said.", speaker="Ida Lund")
    assert not together(embeddings, one, two)


def test_speakers_are_one_by_the_actors_of_the_story(embeddings: Embeddings) -> None:
    one = report("a", "“The mast broke,” he said.", speaker="Ole Brandt")
    two = report("b", "“The mast broke.”", speaker="the skipper")
    actor = StoryActor("a1", "Ole Brandt", "person", ("Brandt", "the skipper"), ())
    assert not together(embeddings, one, two)
    assert together(embeddings, one, two, actors=(actor,))


def test_indirect_speech_joins_the_words_that_it_reports(embeddings: Embeddings) -> None:
    one = report("a", "“We will rebuild the wooden pier before the herring season,” he said.", speaker="Ole Brandt")
    text = "Brandt said that they would rebuild the wooden pier before the next herring season."
    content = Span.of(text, 17, len(text) - 1)
    quotation = Quotation("q1", "indirect", content, (), Speaker("Ole Brandt", 0, 6, "Brandt"), None)
    two = Report("b", "b.txt", text, quotations=(quotation,))
    (utterance,) = find_utterances([one, two], (), embeddings)
    assert utterance.variants == ()
    assert utterance.readings[1].text == content.text


@pytest.mark.parametrize("text", ["", "“”", "“…”", "“🙂”", "“the of and”"])
def test_odd_quotations_do_no_harm(text: str, embeddings: Embeddings) -> None:
    reports = [report(name, text, speaker=None) for name in "ab"]
    found = find_utterances(reports, (), embeddings)
    assert sum(len(u.readings) for u in found) == sum(len(r.quotations) for r in reports)


def test_translations_that_share_little_join_where_the_report_says_so(embeddings: Embeddings) -> None:
    one = report(
        "a", "“We are ready to open our books and our end of the tunnel to the auditors,” he said.", speaker="Rask"
    )
    body = "“Let them read our papers and our end of the tunnel,” he said in remarks translated by the paper."
    assert together(embeddings, one, report("b", body, speaker="Tove Rask"))
    silent = body.replace(" in remarks translated by the paper", "").replace(
        "our end of the tunnel", "our end of a tunnel"
    )
    assert not together(embeddings, one, report("b", silent, speaker="Tove Rask"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("“The mast sang to us all night,” she said.", "“The mast was singing to us the whole night,” she said."),
        ("“We will not lower the toll.”", "“We won't be lowering the toll,” she said."),
        (
            "“It was a chimney, and we had to bring a goat up it.”",
            "“It was like a chimney and we had to get a goat up it.”",
        ),
    ],
)
def test_a_short_remark_in_other_words(one: str, two: str, embeddings: Embeddings) -> None:
    assert together(embeddings, report("a", one, speaker="Ida Lund"), report("b", two, speaker="Ida Lund"))
    assert not together(embeddings, report("a", one, speaker="Ida Lund"), report("b", two, speaker="Tove Rask"))


def test_a_short_remark_of_one_of_many_is_not_anothers(embeddings: Embeddings) -> None:
    one = report("a", "“The wave took everybody in its way.”", speaker="a witness")
    two = report("b", "“It took the pier like a toy. Everything in its way was taken.”", speaker="a witness")
    assert not together(embeddings, one, two)


def test_what_goes_on_from_one_remark_is_one_though_few_words_agree(embeddings: Embeddings) -> None:
    sung = "“All night we sang the harbour songs so that the children would sleep,” she said."
    one = report("a", f"{sung} “I could hear my brother through the wall.”", speaker="Ida Lund")
    two = report("b", f"{sung} “I heard my brother behind the planks.”", speaker="Ida Lund")
    assert [len(u.readings) for u in find_utterances([one, two], (), embeddings)] == [2, 2]


@pytest.mark.parametrize(
    ("kind", "is_one"), [("organisation", True), ("person", False)], ids=["a body and its head", "two people"]
)
def test_who_speaks_for_a_body(kind: str, is_one: bool, embeddings: Embeddings) -> None:
    around = "The owner of the ferry spoke of the new harbour lights on Friday and"
    one = report("a", f"{around} called them “late and costly toys”.", speaker="Karl Munk")
    two = report("b", f"{around} said: “They are late and costly toys, all of them.”", speaker="Brenvold")
    actors = (StoryActor("a1", "Karl Munk", "person", (), ()), StoryActor("a2", "Brenvold", kind, (), ()))
    assert together(embeddings, one, two, actors=actors) is is_one


def test_a_description_may_be_anybody(embeddings: Embeddings) -> None:
    around = "The owner of the ferry spoke of the new harbour lights on Friday and"
    one = report("a", f"{around} called them “late and costly toys”.", speaker="Karl Munk")
    two = report("b", f"{around} said: “They are late and costly toys, all of them.”", speaker="the owner")
    assert together(embeddings, one, two, actors=(StoryActor("a1", "Karl Munk", "person", (), ()),))


def named(id: str, name: str, kind: str, *forms: tuple[str, str]) -> StoryActor:
    """Make an actor whom each report, by its id, mentions in these words."""
    mentions = tuple(Evidence(held, 0, len(words), words) for held, words in forms)
    return StoryActor(id, name, kind, tuple(words for _, words in forms), mentions)


def test_who_holds_an_office_of_a_body_speaks_for_it(embeddings: Embeddings) -> None:
    one = report("a", "The Velm Harbour Office told of “some loss of rope”.", speaker="Velm Harbour Office")
    two = report("b", "“Sadly we can say that there has been some loss of rope,” he said.", speaker="Ole Brandt")
    office = named("a1", "Velm Harbour Office", "organisation", ("a", "Velm Harbour Office"))
    brandt = named("a2", "Ole Brandt", "person", ("b", "Velm Harbour Office head Ole Brandt"))
    other = named("a2", "Ole Brandt", "person", ("b", "farmer Ole Brandt"))
    assert together(embeddings, one, two, actors=(office, brandt))
    assert not together(embeddings, one, two, actors=(office, other))


def retelling(id: str, outer: str, inner: str) -> Report:
    """Make a report in which somebody tells in a quotation of his own earlier words."""
    text = f"“{outer.format(f'‘{inner}’')}” he said."
    at, end = 1, text.index("” he said")
    begin = text.index(inner)
    spans = [Span.of(text, at, end), Span.of(text, begin, begin + len(inner))]
    who = Speaker("Ole Brandt", 0, 0, "")
    held = tuple(Quotation(f"q{n}", "direct", span, (span,), who, None) for n, span in enumerate(spans, 1))
    return Report(id, f"{id}.txt", text, quotations=held)


def test_own_words_told_again_join_nothing_but_the_same_words(embeddings: Embeddings) -> None:
    one = retelling(
        "a", "I leant over the rail and told my son {} before the lamp went out.", "Hold the rope until I come"
    )
    two = retelling(
        "b", "I leant over the rail and said to my son {} before the lamp went out.", "Hold the rope till I get there"
    )
    same = retelling(
        "c", "I leant over the rail and shouted to my son {} before the lamp went out.", "Hold the rope until I come"
    )
    assert groups(find_utterances([one, two, same], (), embeddings)) == [
        ["aq1", "bq1", "cq1"],
        ["aq2", "cq2"],
        ["bq2"],
    ]


def test_contractions_and_compounds_are_written_in_several_ways(embeddings: Embeddings) -> None:
    won = report("a", "“We won’t be lowering the toll.”", speaker="Ida Lund")
    will = report("b", "“We will not lower the toll,” she said.", speaker="Ida Lund")
    assert together(embeddings, won, will)
    apart = report("a", "It was a “mix up and soon straightened out”.", speaker="Velm Harbour Office")
    hyphen = report("b", "It was a “mix-up, soon straightened out”.", speaker="Velm Harbour Office")
    assert together(embeddings, apart, hyphen)


def test_words_in_another_order_are_the_same_words(embeddings: Embeddings) -> None:
    one = report("a", "“Petra, I trust that rope,” the skipper said.", speaker="Ole Brandt")
    two = report("b", "“I trust that rope, Petra,” the skipper said.", speaker="Ole Brandt")
    assert together(embeddings, one, two)


def test_what_was_not_said_is_no_reading_of_what_was(embeddings: Embeddings) -> None:
    texts = (
        "Brandt said where the wooden pier would be rebuilt.",
        "Brandt did not say where the pier would be rebuilt.",
    )
    reports = []
    for id, text, polarity in zip("ab", texts, ("positive", "negative"), strict=True):
        content = Span.of(text, text.index("where"), len(text) - 1)
        who = Speaker("Ole Brandt", 0, 6, "Brandt")
        quotation = Quotation("q1", "indirect", content, (), who, None, polarity=polarity)
        reports.append(Report(id, f"{id}.txt", text, quotations=(quotation,)))
    assert not together(embeddings, *reports)


def test_a_fragment_that_two_remarks_of_a_report_share_joins_one_of_them(embeddings: Embeddings) -> None:
    two = report(
        "a",
        "“The keel bolts were rotten before we ever left the yard at Velm,” he said of the yard. Later he was asked "
        "about the owners. “Nobody told the harbour about rotten keel bolts or the cracked mast,” he said.",
        speaker="Ole Brandt",
    )
    piece = report("b", "Brandt told of “rotten keel bolts”.", speaker="Ole Brandt")
    assert groups(find_utterances([two, piece], (), embeddings)) == [["aq2", "bq1"], ["aq1"]]


def test_a_report_does_not_tell_a_remark_twice_in_other_words(embeddings: Embeddings) -> None:
    said = (
        "“The harbour crew made a hard choice when they cut the ferry loose from the burning pier,” he said.",
        "“Our crew on the burning pier has never faced so hard a choice as cutting a ferry loose,” he said.",
    )
    assert together(embeddings, *(report(id, text, speaker="Ole Brandt") for id, text in zip("ab", said, strict=True)))
    assert not together(embeddings, report("a", " ".join(said), speaker="Ole Brandt"))


def mixed(id: str, text: str, speaker: str, *pieces: str) -> Report:
    """Make a report with one quotation, in the reporter's sentence, of these pieces of its text."""
    held = tuple(Span.of(text, text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    content = Span.of(text, held[0].start, held[-1].end)
    quotation = Quotation("q1", "mixed", content, held, Speaker(speaker, 0, 0, ""), None)
    return Report(id, f"{id}.txt", text, quotations=(quotation,))


def test_a_title_is_no_remark(embeddings: Embeddings) -> None:
    two = report("b", "“When they cast me in Salt Roads I could not swim,” she said.", speaker="Ida Lund")
    around = "When they cast her Ida Lund could not swim"
    assert not together(embeddings, mixed("a", f"{around} in “Salt Roads”.", "Ida Lund", "Salt Roads"), two)
    assert together(embeddings, mixed("a", f"{around} on “salt roads”.", "Ida Lund", "salt roads"), two)


def test_a_word_quoted_alone_is_quoted_for_its_form(embeddings: Embeddings) -> None:
    around = "The office spoke of the missing anglers after the storm on Friday and called them"
    one = report("a", f"{around} “smugglers”.", speaker="Harbour Office")
    same = report("b", f"{around} “smugglers of gin”.", speaker="Harbour Office")
    other = report("b", f"{around} “smuggled gin” drinkers.", speaker="Harbour Office")
    assert together(embeddings, one, same)
    assert not together(embeddings, one, other)


def test_a_remark_cut_out_in_pieces_whoever_is_named(embeddings: Embeddings) -> None:
    whole = "“The hatch was never bolted properly and it was not a safe mooring for anybody that night.”"
    cut = "She said the hatch “was never bolted properly” and it “was not a safe mooring”."
    pieces = mixed("b", cut, "Petra Voss", "was never bolted properly", "was not a safe mooring")
    assert together(embeddings, report("a", whole, speaker="Karl Munk"), pieces)


def test_a_fragment_joins_what_its_report_quotes_beside_it(embeddings: Embeddings) -> None:
    whole = "“It was not the storm. No rope. We had left our anchors with the children of the other island.”"
    one = report("a", whole, speaker="Ida Lund")
    two = report(
        "b",
        "“No rope,” she wrote. “We had left our anchors with the children of the other island.”",
        speaker="Ida Lund",
    )
    assert together(embeddings, one, two)
