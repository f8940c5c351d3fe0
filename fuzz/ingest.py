"""``python -m fuzz.ingest [SECONDS] [TARGET...]``: fuzz everything that reads."""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fuzz.seeds import TOKENS, seeds

LONGEST = 30_000
"""Of an input, in bytes."""
HANG = 60
"""After so many seconds on one input the process is ended and its input kept."""
MEMORY = 3000
"""Megabytes, likewise."""


def main() -> int:
    """Run each target in a process of its own, one after the other."""
    given = _arguments()
    if given.list:
        from fuzz.targets import targets

        sys.stdout.write("\n".join(targets()) + "\n")
        return 0
    if given.input:
        return _again(given.input, given.targets)
    try:
        import atheris  # noqa: F401
    except ImportError:
        sys.stderr.write("Atheris is not installed: pip install atheris (Linux and macOS).\n")
        return 2
    folder = Path(given.keep or tempfile.mkdtemp(prefix="samestory-fuzz-"))
    if given.one:
        return _fuzz(given.targets[0], given.seconds, folder)
    from fuzz.targets import targets

    names = given.targets or list(targets())
    failed = 0
    for name in names:
        command = [sys.executable, "-m", "fuzz.ingest", "--one", "--keep", str(folder), str(given.seconds), name]
        done = subprocess.run(command, check=False)
        failed += done.returncode != 0
    sys.stderr.write(f"{len(names)} targets, {failed} with findings; inputs in {folder / 'findings'}\n")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz.ingest", description="Fuzz everything that reads.")
    parser.add_argument("rest", nargs="*", metavar="[SECONDS] [TARGET...]", help="seconds a target (60); which ones")
    parser.add_argument("--list", action="store_true", help="name the targets")
    parser.add_argument("--keep", metavar="FOLDER", help="where corpus and findings are kept")
    parser.add_argument("--input", metavar="FILE", type=Path, help="run one input again")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.seconds = int(given.rest.pop(0)) if given.rest and given.rest[0].isdigit() else 60
    given.targets = given.rest
    return given


def _again(path: Path, names: list[str]) -> int:
    from fuzz.targets import run, targets

    found = [run(targets()[name], path.read_bytes()) for name in names or targets()]
    for finding in filter(None, found):
        sys.stderr.write(f"{finding.place}\n{finding.said}\n")
    return 1 if any(found) else 0


def _fuzz(name: str, seconds: int, folder: Path) -> int:
    """Fuzz one target in this process; does not come back, since libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["samestory"]):
        from fuzz.targets import Finding, run, targets

    target = targets()[name]
    corpus, findings = folder / "corpus" / name, folder / "findings"
    for place in (corpus, findings):
        place.mkdir(parents=True, exist_ok=True)
    for file, data in seeds():
        (corpus / f"seed-{file}").write_bytes(data)
    tokens = folder / "tokens.dict"
    tokens.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS), encoding="ascii")
    told: dict[str, Finding] = {}
    runs = 0
    end = time.monotonic() + seconds

    def one(data: bytes) -> None:
        nonlocal runs
        runs += 1
        finding = run(target, data)
        if finding is not None and finding.place not in told:
            told[finding.place] = finding
            path = findings / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            sys.stderr.write(f"\n{name}: {finding.place}\n{finding.said}\ninput: {path}\n")
        if time.monotonic() > end:
            sys.stderr.write(f"{name}: {runs} inputs, {len(told)} findings\n")
            sys.stderr.flush()
            os._exit(1 if told else 0)

    flags = [
        f"-max_len={LONGEST}", f"-timeout={HANG}", f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={findings}/{name}-",
        f"-dict={tokens}", "-verbosity=0", "-seed=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags, str(corpus)], one)
    atheris.Fuzz()
    return 0


def _escaped(token: str) -> str:
    return "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in token.encode()
    )


if __name__ == "__main__":
    sys.exit(main())
