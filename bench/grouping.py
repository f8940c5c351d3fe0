"""Grouping at growing sizes, beside peers: quality, CPU time, memory.

python -m bench.grouping REPORTS.jsonl GOLD.tsv [SIZE ...]      GOLD: id, tab, story

A collection of any size is made of the given reports: each is told again as another event, with other names, half of
its words others, another day and another choice of sentences; one in ten is a reprint. So each retelling has names of
its own and words that all share, as news has. Each size runs in a process of its own; making the reports is not
counted. Peers run up to the size that they can hold, where they are installed: scikit-learn (TF-IDF, agglomerative),
hdbscan, datasketch.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from samestory.model import Report

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PEERS = {"agglomerative": 10_000, "hdbscan": 10_000, "datasketch": 100_000}
"""Peers and the largest collection that each is given (two of them need a table of all pairs, or nearly)."""

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_SENTENCE = re.compile(r"(?<=[.!?]) ")
_SYLLABLES = ("ba", "ko", "ri", "ste", "mo", "lan", "vi", "dur", "pel", "sha", "gor", "ten", "ua", "zi", "fro", "mek")
_POOL = 60_000
"""Names that there are: as many as one meets in a year of news."""


def retell(report: Report, copy: int, words: Sequence[str], random_: random.Random) -> Report:
    """Tell a report again as another event: other names, half of the words others, some sentences left out."""
    if copy == 0:
        return report

    def name(match: re.Match[str]) -> str:
        number = hash_of(f"{copy}-{match[0]}") % _POOL
        return "".join(_SYLLABLES[number // 16**place % 16] for place in range(4)).capitalize()

    def word(match: re.Match[str]) -> str:
        number = hash_of(f"{match[0]}-{copy}")
        return words[number // 2 % len(words)] if number % 2 else match[0]

    body = _WORD.sub(word, _NAME.sub(name, report.text[report.body_start :]))
    title = _WORD.sub(word, _NAME.sub(name, report.title)) if report.title else None
    told = [sentence for sentence in _SENTENCE.split(body) if random_.random() > 0.15]
    day = date.fromisoformat(report.published[:10]) if report.published else None
    head = f"{title}\n\n" if title else ""
    return replace(
        report,
        id=f"{report.id}-{copy}-{random_.randrange(10**9)}",
        url=None,
        title=title,
        text=head + " ".join(told),
        body_start=len(head),
        published=str(day + timedelta(days=hash_of(str(copy)) % 3000)) if day else None,
    )


def hash_of(text: str) -> int:
    """Hash a text alike in every process."""
    import zlib

    return zlib.crc32(text.encode())


def collection(reports: Sequence[Report], size: int, gold: dict[str, str]) -> Iterator[tuple[Report, str]]:
    """Make a collection: all reports, then all of them told again and again; one in ten is a reprint of the last."""
    random_ = random.Random(size)  # noqa: S311 - no secret
    last: tuple[Report, str] | None = None
    words = sorted({word for report in reports for word in _WORD.findall(report.text)})
    made = 0
    copy = 0
    while made < size:
        for report in reports:
            if made == size:
                break
            if last is not None and random_.random() < 0.1:
                one = replace(last[0], id=f"{last[0].id}-again{made}", text=last[0].text[: -len(last[0].text) // 10])
                yield one, last[1]
            else:
                last = (retell(report, copy, words, random_), f"{gold[report.id]}-{copy}")
                yield last
            made += 1
        copy += 1


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
    else:
        from sklearn.feature_extraction.text import TfidfVectorizer

        table = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(texts)
        if name == "agglomerative":
            from sklearn.cluster import AgglomerativeClustering

            apart = 1 - (table @ table.T).toarray()
            model = AgglomerativeClustering(
                n_clusters=None, metric="precomputed", linkage="average", distance_threshold=0.85
            )
            found = model.fit_predict(apart).tolist()
        else:
            from hdbscan import HDBSCAN
            from sklearn.decomposition import TruncatedSVD
            from sklearn.preprocessing import normalize

            dense = normalize(TruncatedSVD(min(100, table.shape[1] - 1), random_state=0).fit_transform(table))
            labels = HDBSCAN(min_cluster_size=2).fit_predict(dense).tolist()
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


def run_one(name: str, reports: str, gold: str, size: int) -> None:
    """Run one tool on one collection, in this process, and print its figures as JSON."""
    from samestory.pipeline import Engine, ingest_reports

    held = list(ingest_reports([reports], Engine()))
    stories = dict(line.split("\t") for line in Path(gold).read_text(encoding="utf-8").splitlines())
    made = collection(held, size, stories)
    truth, found, seconds = group_ours(made) if name == "samestory" else group_peer(name, made)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    sys.stdout.write(
        json.dumps({"name": name, "size": size, "seconds": seconds, "mb": memory, "b3": bcubed(truth, found)})
    )


def main(arguments: list[str]) -> None:
    """Run all, each in a process of its own, and print the table."""
    if arguments[:1] == ["--one"]:
        run_one(arguments[1], arguments[2], arguments[3], int(arguments[4]))
        return
    reports, gold, *sizes = arguments
    sys.stdout.write(
        "| tool | reports | CPU s | reports/s | peak MB | B-cubed P / R / F1 |\n|---|---|---|---|---|---|\n"
    )
    for size in [int(size) for size in sizes] or SIZES:
        for name in ["samestory", *(peer for peer, most in PEERS.items() if size <= most)]:
            command = [sys.executable, "-m", "bench.grouping", "--one", name, reports, gold, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                sys.stdout.write(
                    f"| {name} | {size} | {(done.stderr.strip().splitlines() or ['?'])[-1][:80]} | | | |\n"
                )
                continue
            row = json.loads(done.stdout)
            figures = " / ".join(f"{value:.3f}" for value in row["b3"])
            rate = size / max(row["seconds"], 1e-9)
            sys.stdout.write(f"| {name} | {size} | {row['seconds']:.1f} | {rate:.0f} | {row['mb']:.0f} | {figures} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
