"""Reuse and readings beside peers, on the example and its truth.

python -m bench.peers [PYTHON]

``PYTHON`` is an interpreter of an environment with the peers: ``pip install collatex levenshtein datasketch``.
They run there, in a process of their own (CollateX is under the GPL, so nothing of it comes near the package); what is
missing is named and left out. difflib is always there.

Reuse: for each pair of reports, the share of the characters of the truth's passages that are found, and how many
characters are found between these reports (the truth lists what must be found, not all there is). Readings: those of
each utterance are given to CollateX as witnesses; told is on how many pairs of equal words both agree, of those that
either aligns, and the CPU time of both.
"""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

from samestory.model import Passage, Report, Story

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "sennow-bridge"

Found = dict[tuple[str, str], set[int]]
"""For each pair of reports the characters of the first that the second has too."""

COLLATEX = """
import json, sys, time
from collatex import Collation, collate
began = time.process_time()
tables = []
for readings in json.load(sys.stdin):
    collation = Collation()
    for number, text in enumerate(readings):
        collation.add_plain_witness(f"w{number:03}", text)
    table = collate(collation, segmentation=False, near_match=True)
    rows = {row.header: row for row in table.rows}
    tables.append([[("".join(t.token_data["t"] for t in cell) if cell else "") for cell in
                    (column.tokens_per_witness.get(f"w{number:03}") for column in table.columns)]
                   for number in range(len(readings))])
print(json.dumps({"seconds": time.process_time() - began, "tables": tables}))
"""

DATASKETCH = """
import json, sys, time
from datasketch import MinHash, MinHashLSH
began = time.process_time()
index, prints = MinHashLSH(threshold=0.5, num_perm=64), {}
for report, start, end, text in json.load(sys.stdin):
    words = text.casefold().split()
    print_ = MinHash(num_perm=64)
    print_.update_batch([" ".join(words[n:n + 3]).encode() for n in range(max(len(words) - 2, 1))])
    prints[report, start, end] = print_
    index.insert((report, start, end), print_)
pairs = [[list(key), list(other)] for key, print_ in prints.items() for other in index.query(print_)
         if other[0] != key[0]]
print(json.dumps({"seconds": time.process_time() - began, "pairs": sorted(pairs)}))
"""


def main(arguments: Sequence[str]) -> None:
    """Compare and print."""
    from samestory.pipeline import Engine, compare_reports, read_reports

    engine = Engine()
    reports = list(read_reports([str(path) for path in sorted((FOLDER / "reports").glob("*.txt"))], engine))
    story = compare_reports(reports, engine)
    peer = arguments[0] if arguments else None
    _reuse(reports, peer)
    _readings(story, peer)


def _run(peer: str | None, code: str, given: object) -> dict[str, object] | None:
    """Run a peer in its own interpreter; None where it is not there."""
    if peer is None:
        return None
    done = subprocess.run([peer, "-c", code], input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stdout.write(f"left out: {(done.stderr.strip().splitlines() or ['?'])[-1][:100]}\n")
        return None
    held: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return held


def _reuse(reports: Sequence[Report], peer: str | None) -> None:
    from samestory.collate.reuse.find import find_reuse

    gold = _truth(reports)
    sys.stdout.write("| reuse | recall | characters found | CPU s |\n|---|---|---|---|\n")
    rows: list[tuple[str, Callable[[], Found]]] = [
        ("samestory", lambda: _passages(find_reuse(reports))),
        ("difflib, runs of 8 words", lambda: _difflib(reports)),
    ]
    for name, find in rows:
        began = time.process_time()
        found = find()
        _line(name, gold, found, time.process_time() - began)
    sentences = [[r.id, s.start, s.end, s.text] for r in reports for s in r.sentences if s.start >= r.body_start]
    held = _run(peer, DATASKETCH, sentences)
    if held is not None:
        near: Found = {}
        for (a, start, end), (b, _, _) in held["pairs"]:  # type: ignore[attr-defined]
            near.setdefault((a, b), set()).update(range(start, end))
        _line("datasketch, MinHash of sentences", gold, near, float(held["seconds"]))  # type: ignore[arg-type]
    elif peer is None:
        sys.stdout.write("datasketch and CollateX left out: give an interpreter that has them\n")


def _line(name: str, gold: Found, found: Found, seconds: float) -> None:
    hit = sum(len(chars & found.get(pair, set())) for pair, chars in gold.items())
    recall = hit / max(1, sum(map(len, gold.values())))
    every = sum(len(found.get(pair, set())) for pair in gold)
    sys.stdout.write(f"| {name} | {recall:.3f} | {every} | {seconds:.2f} |\n")


def _truth(reports: Sequence[Report]) -> Found:
    """Read the passages of the truth: each is told by the words with which it begins and ends."""
    by_name = {Path(report.source).stem: report for report in reports}
    gold: Found = {}
    for passage in json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))["reuse"]:
        ends = []
        for end in passage["passage"]:
            report = by_name[end["report"]]
            start = report.text.index(end["first"], report.body_start)
            ends.append((report.id, start, report.text.index(end["last"], start) + len(end["last"])))
        for one, two in combinations(ends, 2):
            for mine, other in ((one, two), (two, one)):
                gold.setdefault((mine[0], other[0]), set()).update(range(mine[1], mine[2]))
    return gold


def _passages(reuse: Iterable[Passage]) -> Found:
    found: Found = {}
    for passage in reuse:
        for mine, other in ((passage.source, passage.copy), (passage.copy, passage.source)):
            found.setdefault((mine.report, other.report), set()).update(range(mine.start, mine.end))
    return found


def _difflib(reports: Sequence[Report]) -> Found:
    from samestory.collate.words import words

    cut = [(report, words(report.text, report.body_start)) for report in reports]
    found: Found = {}
    for (one, a), (two, b) in combinations(cut, 2):
        for i, j, size in difflib.SequenceMatcher(None, a.keys, b.keys, autojunk=False).get_matching_blocks():
            if size >= 8:
                found.setdefault((one.id, two.id), set()).update(range(a.starts[i], a.ends[i + size - 1]))
                found.setdefault((two.id, one.id), set()).update(range(b.starts[j], b.ends[j + size - 1]))
    return found


def _readings(story: Story, peer: str | None) -> None:
    from samestory.collate.utterances.readings import collate_readings

    held = [u for u in story.utterances if len({r.text for r in u.readings}) > 1]
    kinds = {(r.id, q.id): q.kind != "indirect" for r in story.reports for q in r.quotations}
    began = time.process_time()
    ours = [collate_readings(u.readings, [kinds[r.report, r.quotation] for r in u.readings])[1] for u in held]
    seconds = time.process_time() - began
    theirs = _run(peer, COLLATEX, [[r.text for r in u.readings] for u in held])
    if theirs is None:
        return
    both = either = 0
    for rows, table in zip(ours, theirs["tables"], strict=True):  # type: ignore[call-overload]
        mine, other = _pairs([[cell.text for cell in row] for row in rows]), _pairs(table)
        both, either = both + len(mine & other), either + len(mine | other)
    sys.stdout.write(
        f"\nreadings of {len(held)} utterances: {both} of {either} pairs of equal words that either aligns are "
        f"aligned by both; CPU {seconds:.2f} s, CollateX {theirs['seconds']:.2f} s\n"
    )


def _pairs(table: Sequence[Sequence[str]]) -> set[tuple[int, int, int, int]]:
    """Give the pairs of equal words that stand in one column: row and number of the word, of both."""
    placed: list[dict[int, list[tuple[int, str]]]] = []
    for row in table:
        at, columns = 0, {}
        for number, cell in enumerate(row):
            said = ["".join(c for c in word if c.isalnum()).casefold() for word in cell.split()]
            said = [word for word in said if word]
            columns[number] = [(at + n, word) for n, word in enumerate(said)]
            at += len(said)
        placed.append(columns)
    return {
        (a, i, b, j)
        for (a, one), (b, two) in combinations(enumerate(placed), 2)
        for number, held in one.items()
        for i, word in held
        for j, other in two.get(number, ())
        if word == other
    }


if __name__ == "__main__":
    main(sys.argv[1:])
