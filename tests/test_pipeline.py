"""The stages in order: streamed, in one process or several, and what cannot be read told when it is met."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from spacy.language import Language

import samestory.pipeline
from samestory.annotate import Annotator
from samestory.cli.written import as_line
from samestory.errors import InputError, PassedOver
from samestory.model import Report
from samestory.pipeline import Engine, ingest_reports, read_each, read_reports

SENTENCE = "Mayor Orla Fenwick of Velm said on day {n} that the quay would “stay open” for {n} ships."


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": SENTENCE.format(n=n)}) + "\n" for n in range(9)))
    return str(path)


def engine_with(nlp: Language) -> Engine:
    engine = Engine()
    engine.__dict__["nlp"] = nlp
    return engine


@pytest.mark.model
def test_batches_zones_and_processes_give_the_same(nlp: Language, corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(read_reports([corpus], engine_with(nlp)))
    assert [report.id for report in whole] == [f"a{n}" for n in range(9)]
    assert all(report.quotations for report in whole)
    monkeypatch.setattr(samestory.pipeline, "BATCH", 2)
    monkeypatch.setattr(samestory.annotate.annotator, "WORDS", 2)
    assert list(read_reports([corpus], engine_with(nlp))) == whole
    assert list(read_reports([corpus], Engine(processes=2))) == whole
    # What is written is made where a report was annotated, and is the same.
    several = list(read_each([corpus], Engine(processes=2), as_line))
    assert several == list(map(as_line, whole))
    assert json.loads(several[0].text)["quotations"]


@pytest.mark.model
def test_words_that_were_met_are_forgotten(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samestory.annotate.annotator, "WORDS", 40)
    text = "The warden of Quorl{n} said that the zorb{n} of Veltane{n} would be blenked{n}."
    before = len(nlp.vocab.strings)
    with closing(Annotator(nlp)) as annotator:
        for n in range(60):
            one = Report(id=str(n), source="", text=text.format(n=n))
            list(annotator.annotate([one], collatable=False))
            assert len(nlp.vocab.strings) - before < 120  # of 180 or more words


def test_without_annotation_no_model_is_loaded(corpus: str) -> None:
    engine = Engine(pipeline="no such pipeline")
    assert len(list(read_reports([corpus], engine, annotated=False))) == 9


def test_failures_are_told_when_they_are_met_and_not_all_are_kept(
    corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samestory.pipeline, "KEPT_ERRORS", 1)
    told: list[InputError] = []
    engine = Engine(tell_error=told.append)
    reports = ingest_reports([str(tmp_path / "none.txt"), str(tmp_path / "neither.txt"), corpus], engine)
    next(reports)
    assert (len(told), len(engine.errors), engine.failed) == (2, 1, 2)


def test_what_is_only_passed_over_is_told_and_is_no_failure() -> None:
    told: list[InputError] = []
    engine = Engine(tell_error=told.append)
    engine.fail(PassedOver("crawl.warc", "3 of its pages hold no article."))
    assert (len(told), engine.errors, engine.failed) == (1, [], 0)
