"""Writes the outputs that the README and the tutorial show, by running what stands above them.

    python scripts/make_outputs.py            write them anew
    python scripts/make_outputs.py --check    say which differ, write nothing, exit code 1

In the tutorial every ``python`` block runs, all in one namespace, and a ``text`` block right after it holds what it
printed. In the README the block after ``<!-- output: compare -->`` is the terminal output for the example, cut in each
part; an ellipsis stands for what was cut.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = Path("docs") / "tutorial.md"
README = Path("README.md")

_BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", re.MULTILINE | re.DOTALL)
_SHOWN = re.compile(
    r"(<!-- output: compare -->\n+```console\n\$ (?P<command>[^\n]+)\n)(?P<output>.*?)(^```\n)", re.M | re.S
)
_RULE = re.compile(r"^(?P<name>[^─\n]+) ─{3,}\s*$")

KEPT = {
    "": 12,
    "Reports": 30,
    "What was said, and how it was quoted": 30,
    "Facts, by independent origins": 10,
    "Where the accounts conflict": 15,
    "Ledger: to be checked later": 7,
    "Timeline": 8,
}
"""Part of the terminal output -> lines of it that the README shows, at most; the first part has no head."""

WHOLE = {"What was said, and how it was quoted"}
"""Parts that are cut between two entries, at an empty line."""


def tutorial(text: str) -> str:
    """Run the tutorial's blocks, in a folder of their own that has ``examples`` in it, and put in what they print."""
    space: dict[str, object] = {"__name__": "__tutorial__"}

    def run(match: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            # The tutorial's own code: running it is the point.
            exec(compile(match["code"], str(TUTORIAL), "exec"), space)  # noqa: S102
        whole = match.group()
        if match["output"] is None:
            return whole
        at = match.start("output") - match.start()
        return whole[:at] + printed.getvalue() + whole[match.end("output") - match.start() :]

    with _elsewhere():
        return _BLOCK.sub(run, text)


def readme(text: str) -> str:
    """Put the terminal output for the example into the README."""

    def run(match: re.Match[str]) -> str:
        words = match["command"].split()
        with _elsewhere():
            inputs = [str(p) for word in words[2:] if "*" in word for p in sorted(Path().glob(word))]
            command = [sys.executable, "-m", "samestory", "compare", "-q", *inputs]
            # A conflict or a note makes exit code 1; only 2 and above mean that the command is wrong.
            plain = {name: value for name, value in os.environ.items() if name != "COLUMNS"}  # pytest sets it
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=plain)
        if done.returncode > 1 or not done.stdout:
            raise RuntimeError(done.stderr)
        return match[1] + shortened(done.stdout) + match[4]

    return _SHOWN.sub(run, text)


def shortened(output: str) -> str:
    """Cut each part of the terminal output to its first lines; an ellipsis stands for what was cut."""
    out: list[str] = []
    for name, lines in _parts(output):
        most = KEPT.get(name, 8)
        while lines and not lines[-1]:
            lines.pop()
        if name in WHOLE:
            most = min(most, lines.index("") if "" in lines else most)
        kept = lines[:most]
        if len(lines) > most:
            kept.append("…")
        out += [*kept, ""]
    return "\n".join(out).rstrip() + "\n"


def _parts(output: str) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    for line in output.splitlines():
        head = _RULE.match(line)
        if head:
            yield name, lines
            name, lines = head["name"].strip(), []
        lines.append(line.rstrip())
    yield name, lines


@contextlib.contextmanager
def _elsewhere() -> Iterator[None]:
    """Work in a new folder that holds nothing but the examples."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def main() -> int:
    """Write the outputs, or with ``--check`` compare them."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for path, renew in ((TUTORIAL, tutorial), (README, readme)):
        held = (ROOT / path).read_text(encoding="utf-8")
        new = renew(held)
        if new != held:
            stale += 1
            print(f"{'out of date' if check else 'written'}: {path}")
            if not check:
                (ROOT / path).write_text(new, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
