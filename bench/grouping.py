"""Grouping at growing sizes, beside peers: quality, CPU time, memory.

python -m bench.grouping [--peers FOLDER] [--reports REPORTS.jsonl --gold GOLD.tsv] [SIZE ...]

Collections of any size are made by telling reports again (``bench.retell``): those of the example, of
``bench.invented``, and those given (GOLD: id, tab, story). Each run is a process of its own, on one thread; making the
reports is not counted, nor is reading and cleaning: grouping begins with cleaned reports and ends with stories.

Peers run up to the size that they can hold, where they are installed, here or in the environment whose site-packages
folder ``--peers`` names: scikit-learn (TF-IDF with agglomerative clustering; HDBSCAN on the same static vectors of
title and lead that samestory has) and datasketch (near-duplicates alone). One that is missing is skipped with a word.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.invented import invented
from bench.retell import Base, collection
from samestory.model import Report

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PEERS = {"agglomerative": ("sklearn", 10_000), "hdbscan": ("sklearn", 10_000), "datasketch": ("datasketch", 100_000)}
"""Peers, what they need, and the largest collection that each is given: one needs a table of all pairs, one takes
minutes for more."""

EXAMPLE = Path(__file__).parents[1] / "examples" / "sennow-bridge" / "reports"


def base_of(reports: str | None, gold: str | None) -> Base:
    """Gather the reports that are told again."""
    from samestory.pipeline import Engine, ingest_reports

    held = list(ingest_reports([str(EXAMPLE)], Engine()))
    stories = dict.fromkeys((report.id for report in held), "example")
    for report, story in invented():
        held.append(report)
        stories[report.id] = story
    if reports and gold:
        held += ingest_reports([reports], Engine())
        stories |= dict(line.split("\t") for line in Path(gold).read_text(encoding="utf-8").splitlines())
    return Base.of(held, stories)


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    both, mine, theirs = Counter(zip(gold, found, strict=True)), Counter(found), Counter(gold)
    precision = sum(n * n / mine[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def group_ours(made: Iterable[tuple[Report, str]]) -> tuple[list[str], list[int], float]:
    """Group as ``samestory group`` does, from a stream; the time that making the reports takes is left out."""
    from samestory.grouping import Stories
    from samestory.resources.embeddings import load_embeddings

    gold: list[str] = []
    making = 0.0

    def stream() -> Iterator[Report]:
        nonlocal making
        held = iter(made)
        while True:
            began = time.process_time()
            item = next(held, None)
            making += time.process_time() - began
            if item is None:
                return
            gold.append(item[1])
            yield item[0]

    stories = Stories(load_embeddings())
    began = time.process_time()
    stories.add(stream())
    return gold, stories.story, time.process_time() - began - making


def group_peer(name: str, made: Iterable[tuple[Report, str]]) -> tuple[list[str], list[int], float]:
    """Group as one does with a peer, its settings as they are usually given."""
    held = list(made)
    gold = [story for _, story in held]
    texts = [report.text for report, _ in held]
    began = time.process_time()
    if name == "datasketch":
        found = _near_duplicates(texts)
    elif name == "agglomerative":
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer

        table = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(texts)
        apart = 1 - (table @ table.T).toarray()
        model = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=0.85
        )
        found = model.fit_predict(apart).tolist()
    else:
        from sklearn.cluster import HDBSCAN

        from samestory.resources.embeddings import load_embeddings

        vectors = load_embeddings().encode([f"{report.title or ''} {report.text[:600]}" for report, _ in held])
        labels = HDBSCAN(min_cluster_size=2, copy=True).fit_predict(vectors).tolist()
        found = [label if label >= 0 else -2 - row for row, label in enumerate(labels)]
    return gold, found, time.process_time() - began


def _near_duplicates(texts: Sequence[str]) -> list[int]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=64)
    found: list[int] = []
    for row, text in enumerate(texts):
        words = text.casefold().split()
        print_ = MinHash(num_perm=64)
        print_.update_batch([" ".join(words[at : at + 4]).encode() for at in range(max(len(words) - 3, 1))])
        near = index.query(print_)
        index.insert(row, print_)
        found.append(found[min(near)] if near else row)
    return found


def run_one(name: str, base: Base, size: int) -> None:
    """Run one tool on one collection, in this process, and print its figures as JSON."""
    made = collection(base, size)
    truth, found, seconds = group_ours(made) if name == "samestory" else group_peer(name, made)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    figures = {"name": name, "size": size, "seconds": seconds, "mb": memory, "b3": bcubed(truth, found)}
    sys.stdout.write(json.dumps(figures) + "\n")


def main() -> None:
    """Run all, each in a process of its own, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.grouping", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    parser.add_argument("--reports")
    parser.add_argument("--gold")
    parser.add_argument("--peers", metavar="FOLDER")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peers:
        sys.path.append(given.peers)
    if given.one:
        run_one(given.one, base_of(given.reports, given.gold), given.sizes[0])
        return
    sys.stdout.write(
        "| tool | reports | CPU s | reports/s | peak MB | B-cubed P / R / F1 |\n|---|---|---|---|---|---|\n"
    )
    options = [f"--{name}={value}" for name, value in vars(given).items() if name != "sizes" and value]
    for size in given.sizes or SIZES:
        for name in ["samestory", *(peer for peer, (_, most) in PEERS.items() if size <= most)]:
            if name in PEERS and not find_spec(PEERS[name][0]):
                sys.stdout.write(f"| {name} | {size:,} | skipped: {PEERS[name][0]} is not installed | | | |\n")
                continue
            command = [sys.executable, "-m", "bench.grouping", f"--one={name}", *options, str(size)]
            threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | threads)
            if done.returncode:
                why = (done.stderr.strip().splitlines() or ["?"])[-1][:80]
                sys.stdout.write(f"| {name} | {size:,} | {why} | | | |\n")
                continue
            row = json.loads(done.stdout.splitlines()[-1])
            figures = " / ".join(f"{value:.3f}" for value in row["b3"])
            rate = size / max(row["seconds"], 1e-9)
            sys.stdout.write(
                f"| {name} | {size:,} | {row['seconds']:.1f} | {rate:,.0f} | {row['mb']:,.0f} | {figures} |\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
