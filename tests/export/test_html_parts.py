"""The views behind the page: segments, readings in score, the drawing, the matrix."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samestory.export.html.apparatus import show_sayings, show_scores
from samestory.export.html.context import around
from samestory.export.html.dates import show_date, show_range
from samestory.export.html.matrix import show_facts
from samestory.export.html.score import SYSTEM_WIDTH, join_words
from samestory.export.html.segments import Layer, cut, lines
from samestory.export.html.stemma import _Words, draw
from samestory.export.html.texts import _by_line, covered, show_texts
from samestory.export.html.witnesses import Ref, name_witnesses
from samestory.export.titles import siglum, story_title
from samestory.model import BriefSentence, Cell, Evidence, Passage, Quotation, Reading, Report, Span, Story, Utterance
from tests.export.story_fixture import make_story

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text(max_size=30), st.lists(spans, max_size=8))
def test_segments_tile_the_text_whatever_overlaps(text: str, stretches: list[list[int]]) -> None:
    layers = [Layer(a, b, "x", index) for index, (a, b) in enumerate(stretches)]
    pieces = cut(text, 0, len(text), layers)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        inside = [layer for layer in layers if layer.start <= piece.start and piece.end <= layer.end]
        assert sorted(layer.value for layer in piece.layers) == sorted(layer.value for layer in inside)


@given(st.text(alphabet="ab \n\t\r", max_size=40))
def test_lines_hold_all_that_is_not_white_space(text: str) -> None:
    found = [text[a:b] for a, b in lines(text)]
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(piece and "\n" not in piece for piece in found)


def test_sigla_go_on_after_z() -> None:
    assert [siglum(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_reports_of_one_origin_stand_together_under_one_mark() -> None:
    sources = name_witnesses(make_story())
    assert [(w.siglum, w.report.id) for w in sources.witnesses[:3]] == [("A", "wire"), ("B", "meridian"), ("C", "nine")]
    assert len({(w.source.colour, w.source.shape) for w in sources.witnesses[:3]}) == 1
    assert len({(w.source.colour, w.source.shape) for w in sources.witnesses}) == 3


def test_a_report_that_no_origin_names_is_its_own() -> None:
    story = replace(make_story(), origins=make_story().origins[:1])
    sources = name_witnesses(story)
    assert [len(members) for _, members in sources.origins] == [3, 1, 1]


def test_score_groups_equal_readings_and_marks_what_differs() -> None:
    story = make_story()
    score = show_scores(story, name_witnesses(story))[0]
    assert [[ref.witness.siglum for ref in row.refs] for row in score.rows] == [["A", "B"], ["C"], ["D"], ["E"]]
    notice = [(cell.text, cell.state) for cell in score.rows[1].inline]
    assert ("notice,", "changed") in notice
    assert "".join(text for text, _ in notice) == "We had forty minutes of notice, and we used every one of them,"
    assert "omitted" in [cell.state for cell in score.rows[2].inline]
    for system in score.systems:
        assert len({len(cells) for _, cells in system.rows}) == 1


def test_apparatus_gives_lemma_variants_and_sigla() -> None:
    story = make_story()
    score = show_scores(story, name_witnesses(story))[0]
    entry = score.apparatus[1]
    assert entry.lemma == "of warning,"
    assert [(text, "".join(w.siglum for w in who)) for text, who in entry.readings] == [("of notice,", "C"), ("", "DE")]


def _utterance(rows: list[list[tuple[str, bool]]], reports: list[str] | None = None) -> tuple[Story, Utterance]:
    names = reports or [f"r{n}" for n in range(len(rows))]
    texts: dict[str, str] = {}
    held: dict[str, list[Quotation]] = {}
    readings = []
    for name, row in zip(names, rows, strict=True):
        said = join_words([text for text, _ in row])
        start = len(texts.get(name, ""))
        texts[name] = texts.get(name, "") + said + "\n"
        id = f"q{len(held.get(name, []))}"
        held.setdefault(name, []).append(Quotation(id, "direct", Span(start, start + len(said), said), (), None, None))
        readings.append(Reading(name, id, said))
    cells = tuple(tuple(Cell(text, differs) for text, differs in row) for row in rows)
    utterance = Utterance("u1", "Ada Finn", tuple(readings), (), cells)
    made = tuple(Report(id=n, source=n, text=texts[n], quotations=tuple(held[n])) for n in texts)
    return Story(reports=made, utterances=(utterance,)), utterance


def test_long_readings_break_into_systems_of_about_one_length() -> None:
    words = [
        "the",
        "pumps",
        "were",
        "bought",
        "and",
        "nobody",
        "ever",
        "came",
        "to",
        "fit",
        "them",
        "because",
        "nobody",
        "had",
        "signed",
    ] * 2
    other = [(w, False) for w in words]
    other[10] = ("come", True)
    story, _ = _utterance([[(w, False) for w in words], other])
    score = show_scores(story, name_witnesses(story))[0]
    widths = [sum(len(cell.text) + 1 for cell in system.rows[0][1]) for system in score.systems]
    assert len(widths) == 2
    assert max(widths) <= SYSTEM_WIDTH
    assert min(widths) > max(widths) / 2
    assert " ".join(c.text for system in score.systems for c in system.rows[0][1]) == " ".join(words)


def test_a_column_of_many_words_is_cut_where_rows_go_word_for_word() -> None:
    long = " ".join(f"word{n}" for n in range(40))
    story, _ = _utterance([[(long, False), ("end", False)], [(long, False), ("stop", True)]])
    score = show_scores(story, name_witnesses(story))[0]
    assert len(score.systems) > 1
    assert " ".join(c.text for system in score.systems for c in system.rows[1][1]) == long + " stop"


def test_a_report_that_breaks_a_quotation_off_keeps_one_row() -> None:
    base = [("one", False), ("two", False), ("three", False), ("four", False)]
    first = [("one", False), ("two", False), ("", False), ("", False)]
    second = [("", False), ("", False), ("", False), ("for", True)]
    story, _ = _utterance([base, first, second], ["a", "b", "b"])
    score = show_scores(story, name_witnesses(story))[0]
    assert [row.text for row in score.rows] == ["one two three four", "one two … for"]
    assert [cell.state for cell in score.systems[0].rows[1][1]] == ["same", "unquoted", "changed"]


def test_readings_without_alignment_are_still_shown() -> None:
    story, utterance = _utterance([[("one", False)], [("two", True)]])
    story = replace(story, utterances=(replace(utterance, alignment=()),))
    score = show_scores(story, name_witnesses(story))[0]
    assert score.systems == ()
    assert [row.text for row in score.rows] == ["one", "two"]


def test_what_one_report_quotes_stands_under_its_speaker() -> None:
    story = make_story()
    said = show_sayings(story, name_witnesses(story))
    assert [name for name, _ in said] == ["Edvin Hale", "Ines Quarry", "Otto Brandeis", ""]


def test_drawing_knows_direction_and_share() -> None:
    story = make_story()
    drawing = draw(story, name_witnesses(story))
    pair = drawing.pairs[0]
    assert (pair.source.siglum, pair.copy.siglum, pair.known) == ("A", "B", True)
    assert 0.8 < pair.share <= 1
    assert "Northern Wire was copied by Daily Meridian" in pair.label
    assert [arc.head != "" for arc in drawing.arcs] == [arc.pair.known for arc in drawing.arcs]
    assert [line.witness.siglum for line in drawing.lines if line.witness] == ["A", "B", "C", "D", "E"]
    assert drawing.height == sum(1 for line in drawing.lines if line.witness) * 54 + 44 + 2 * 14


def test_covered_counts_overlaps_once() -> None:
    assert covered([(0, 5), (3, 8), (10, 11)]) == 9


def test_matrix_tells_copies_from_witnesses() -> None:
    story = make_story()
    matrix = show_facts(story, name_witnesses(story))
    assert [row.origins for row in matrix.rows] == [3, 2, 2, 1, 1, 1]
    marks = [("–" if not m.refs else "o" if m.copy else "x") for m in matrix.rows[0].marks]
    assert marks == ["x", "o", "o", "x", "x"]


def test_overlapping_marks_render_every_character_once() -> None:
    story = make_story()
    sources = name_witnesses(story)
    for text in show_texts(story, sources, {1: {(60, 90), (80, 130)}}):
        shown = ["".join(piece.text for piece in block.pieces) for block in text.blocks]
        assert shown == [line.strip() for line in text.witness.report.text.split("\n") if line.strip()]
    wire = show_texts(story, sources, {})[0]
    both = [
        piece
        for block in wire.blocks
        for piece in block.pieces
        if "shared" in piece.classes and "verbatim" in piece.classes
    ]
    assert both
    assert both[0].speaker == "Maren Tolsk"


def test_context_is_the_sentence_around_the_words() -> None:
    story = make_story()
    sources = name_witnesses(story)
    ref = sources.ref(story.conflicts[0].sides[1].evidence[0])
    assert ref is not None
    context = around(ref)
    assert (context.before, context.words) == ("", "Three people died")
    assert context.after.endswith("were treated there.")
    empty = Ref(sources.witnesses[0], 0, 0, "")
    assert around(empty).words == ""


def test_dates_are_printed_at_their_precision() -> None:
    assert [show_date(d) for d in ("1961", "2023-05", "2024-02-06", "2024-13", "soon")] == [
        "1961", "May 2023", "6 February 2024", "2024-13", "soon"]  # fmt: skip
    assert show_range(["2023-12-30", "2024-01-02"]) == "30 December 2023 – 2 January 2024"
    assert show_range(["2024-01-30", "2024-02-02"]) == "30 January – 2 February 2024"
    assert show_range([None, "yesterday"]) == ""


def test_headline_is_the_title_that_the_others_agree_with() -> None:
    assert story_title(make_story()) == "Selwick barrier jams open as storm tide floods old town"
    assert story_title(Story(reports=(Report(id="a", source="a", text=""),))) == "A story without a title"


def test_a_crowded_drawing_keeps_the_strongest_source_of_each_report() -> None:
    text = "The barrier jammed on Tuesday and the sea came into the town.\n" * 4
    reports = tuple(Report(id=f"n{n}", source=f"n{n}", text=text) for n in range(12))
    reuse = tuple(
        Passage(
            Evidence(f"n{a}", 0, 20 + b, text[: 20 + b]), Evidence(f"n{b}", 0, 20 + a, text[: 20 + a]), "known", 1.0
        )
        for a in range(12)
        for b in range(a + 1, 12)
    )
    story = Story(reports=reports, reuse=reuse)
    drawing = draw(story, name_witnesses(story))
    assert len(drawing.pairs) == 66
    assert len(drawing.arcs) == 11
    assert {(arc.pair.source.number, arc.pair.copy.number) for arc in drawing.arcs} == {
        (n - 1, n) for n in range(2, 13)
    }


def test_headline_is_not_the_name_of_a_paper() -> None:
    reports = tuple(
        Report(id=title, source=title, text=title, title=title)
        for title in ("The Selwick Bell", "Barrier at Selwick jams in storm", "Storm jams the barrier, two dead")
    )
    brief = (BriefSentence("The barrier at Selwick jammed in the storm, the Bell reports.", ()),)
    assert story_title(Story(reports=reports, brief=brief)) == "Barrier at Selwick jams in storm"


def test_the_base_text_is_the_fullest_that_differs_nowhere() -> None:
    rows = [
        [("", False), ("", False), ("three", False)],
        [("one", False), ("two", False), ("three", False)],
        [("one", False), ("too", True), ("three", False)],
    ]
    story, _ = _utterance(rows)
    score = show_scores(story, name_witnesses(story))[0]
    assert [row.text for row in score.rows] == ["one two three", "three", "one too three"]
    assert [row.base for row in score.rows] == [True, False, False]


@given(st.text("ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_words_of_a_passage_are_counted_once(text: str, spans: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    total = reached = 0
    for start, end in sorted(spans):
        total += len(text[max(start, reached) : end].split())
        reached = max(reached, end)
    assert _Words(text).within(spans) == total


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 8)), max_size=8))
def test_every_line_gets_the_layers_that_reach_into_it(layers: list[tuple[int, int]]) -> None:
    stretches = [(0, 5), (6, 9), (12, 20)]
    held = [Layer(start, start + size, "shared", n) for n, (start, size) in enumerate(layers)]
    expected = [[x for x in held if x.start < x.end and x.start < end and x.end > start] for start, end in stretches]
    assert _by_line(stretches, held) == expected
