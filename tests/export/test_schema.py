"""The JSON Schema follows the nouns, and refuses what is not of the documented form."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.export.schema import json_schema, undocumented_choices
from samestory.export.to_json import report_to_json, story_to_json, to_data
from samestory.model import (
    Evidence,
    Fact,
    Passage,
    Quotation,
    Removal,
    Report,
    Span,
    Speaker,
    Story,
)

TEXT = "Weir closed\n\n“The weir stays shut,” Ana Petrik said."


def story() -> Story:
    quotation = Quotation(
        "q1",
        "direct",
        Span.of(TEXT, 14, 34),
        (Span.of(TEXT, 14, 34),),
        Speaker("Ana Petrik", 36, 46, "Ana Petrik"),
        None,
    )
    report = Report(
        id="r1", source="weir.txt", text=TEXT, title="Weir closed", body_start=13, raw="Share\n" + TEXT,
        removed=(Removal(0, 5, "Share", "share-bar"),), quotations=(quotation,),
    )  # fmt: skip
    fact = Fact("f1", "The weir stays shut.", (Evidence("r1", 14, 33, TEXT[14:33]),), 1, 1)
    return Story(reports=(report,), facts=(fact,))


def test_a_story_is_valid() -> None:
    jsonschema.validate(json.loads(story_to_json(story())), json_schema())


def test_a_report_line_is_valid_and_has_the_documented_keys_in_order() -> None:
    data = json.loads(report_to_json(story().reports[0]))
    schema = {"$ref": "#/$defs/Report", "$defs": json_schema()["$defs"]}
    jsonschema.validate(data, schema)
    assert list(data) == [
        "id", "source", "url", "outlet", "title", "bylines", "credits", "dateline", "published", "language", "text",
        "body_start", "removed", "quotations", "actors",
    ]  # fmt: skip
    assert list(data["quotations"][0]) == [
        "id", "kind", "content", "verbatim", "speaker", "cue", "force", "polarity", "confidence", "audience", "place",
        "occasion", "when", "date", "tongue",
    ]  # fmt: skip
    assert data["quotations"][0]["cue"] is None


def test_private_fields_stay_inside() -> None:
    data = to_data(story())
    assert "raw" not in data["reports"][0]
    assert list(data) == [
        "schema", "reports", "actors", "utterances", "reuse", "origins", "facts", "conflicts", "updates", "ledger",
        "timeline", "events", "brief", "notes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "value"),
    [("schema", "samestory/9"), ("facts", [{"id": "f1"}]), ("extra", 1), ("reports", None)],
)
def test_what_is_not_of_the_form_is_refused(part: str, value: object) -> None:
    data = to_data(story()) | {part: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema())


def test_the_table_of_choices_names_only_fields_that_exist() -> None:
    assert undocumented_choices() == []


@given(st.text(), st.integers(0, 4))
def test_a_story_is_written_as_the_library_writes_its_data(words: str, indent: int) -> None:
    told = replace(story(), notes=(words, "“Ünlü”\t\\\n\x07\u2028"), conflicts=())
    one_end, other = Evidence("a", 0, len(words), words), Evidence("b", 1, 5, "quay")
    shared = replace(told, reuse=(Passage(one_end, other, "known", 0.5), Passage(other, one_end, "unknown", 1.0)))
    for one in (told, shared, Story(())):
        assert story_to_json(one, indent=indent) == json.dumps(to_data(one), ensure_ascii=False, indent=indent)
