"""The documentation is whole and true: nothing undocumented, no broken link, no stale reference, code that runs."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from types import ModuleType

import click
import pytest

import samestory
from samestory import errors
from samestory.cli import app
from samestory.ingest import IngestSettings

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    page.relative_to(ROOT) for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"))
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def script(name: str) -> ModuleType:
    """Load a script of ``scripts/`` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(page: Path | str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def contexts() -> list[click.Context]:
    return list(script("make_reference").all_commands(script("make_reference").top()))


# The reference


@pytest.mark.parametrize(
    "path", ["docs/reference/cli.md", "docs/reference/api.md", "docs/reference/samestory-1.schema.json"]
)
def test_the_reference_is_current(path: str) -> None:
    made = script("make_reference").documents()
    assert read(path) == made[Path(path)], f"{path} is out of date: run `make docs`"


def test_every_generated_file_is_tested() -> None:
    made = {str(path) for path in script("make_reference").documents()}
    assert made == {str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "reference").iterdir()}


@pytest.mark.parametrize("context", contexts(), ids=lambda c: c.command_path)
def test_every_command_and_option_is_documented(context: click.Context) -> None:
    section = read("docs/reference/cli.md").split(f"\n## {context.command_path}\n")[1].split("\n## ")[0]
    assert context.command.help
    for parameter in context.command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{context.command_path} {parameter.opts} says nothing"
            assert all(name in section for name in parameter.opts)


@pytest.mark.parametrize("name", [name for name in samestory.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name: str) -> None:
    text = read("docs/reference/api.md")
    value = getattr(samestory, name)
    assert inspect.getdoc(value)
    head = "## Story" if name == "Story" else f"### {name}"
    section = re.split(r"^#{2,3} ", text.split(f"\n{head}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    if is_dataclass(value):
        assert all(f"| `{field.name}` |" in section for field in fields(value))
    if inspect.isclass(value) and not issubclass(value, Exception):
        for member, method in vars(value).items():
            if not member.startswith("_") and (
                inspect.isfunction(method) or isinstance(method, (property, classmethod))
            ):
                assert inspect.getdoc(getattr(value, member)), f"{name}.{member}"
                assert f"#### {member}\n" in section


@pytest.mark.parametrize(
    "name", [n for n, v in vars(errors).items() if inspect.isclass(v) and issubclass(v, Exception)]
)
def test_every_error_has_a_remedy_in_the_how_to(name: str) -> None:
    rows = [line for line in read("docs/how-to.md").splitlines() if line.startswith(f"| `{name}` |")]
    assert len(rows) == 1
    assert all(cell.strip() for cell in rows[0].strip("|").split("|"))
    assert name in (errors.__doc__ or "")


def test_every_reason_for_a_removal_is_documented() -> None:
    from samestory.clean import REASONS

    text = read("docs/method/clean.md")
    assert [reason for reason in REASONS if f"`{reason}`" not in text] == []


def test_the_names_of_fields_are_those_that_are_read() -> None:
    from samestory.ingest.records import KEYS

    rows = re.findall(r"^\| (\w+) \| (`.+`) \|$", read("docs/how-to.md"), re.MULTILINE)
    told = {field: tuple(re.findall(r"`([^`]+)`", names)) for field, names in rows if field in KEYS}
    assert {"text", "title", "outlet", "published", "id"} <= set(told)
    assert told == {field: KEYS[field] for field in told}


def test_the_limits_told_are_those_that_hold() -> None:
    settings = IngestSettings()
    row = next(line for line in read("docs/how-to.md").splitlines() if line.startswith("| `TooLarge`"))
    assert re.findall(r"(\d+) MB", row) == [str(n // 10**6) for n in (settings.max_bytes, settings.max_file_bytes)]


# Links


def anchors(page: Path) -> set[str]:
    """Name the headings of a page as GitHub does."""
    prose = _FENCE.sub("", read(page))
    found: set[str] = set()
    for head in re.findall(r"^#{1,6} (.+)$", prose, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", head)
        name = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        number = 0
        while (f"{name}-{number}" if number else name) in found:
            number += 1
        found.add(f"{name}-{number}" if number else name)
    return found


def links(page: Path) -> Iterator[str]:
    prose = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", read(page)))
    yield from re.findall(r"\]\(([^)\s]+)\)", prose)
    yield from re.findall(r"(?:src|srcset|href)=\"([^\"]+)\"", prose)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_link_is_broken(page: Path) -> None:
    broken = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        held = (
            anchors(target.resolve().relative_to(ROOT.resolve()))
            if target.suffix == ".md" and target.exists()
            else {""}
        )
        if not target.exists() or (anchor and held != {""} and anchor not in held):
            broken.append(link)
    assert broken == []


def test_every_method_page_is_linked_from_the_index() -> None:
    linked = set(links(Path("docs/method/index.md")))
    assert {page.name for page in (ROOT / "docs" / "method").glob("*.md")} - {"index.md"} <= linked


def test_the_index_of_the_how_to_is_whole() -> None:
    heads = re.findall(r"^## (.+)$", read("docs/how-to.md"), re.MULTILINE)
    assert re.findall(r"^- \[(.+)\]\(#", read("docs/how-to.md"), re.MULTILINE) == heads


def test_no_page_names_a_machine() -> None:
    own = re.compile("|".join(f"/{folder}/" for folder in ("work", "tmp", "home")))
    for page in PAGES:
        assert not own.search(read(page)), page


# What is shown can be done


def commands(page: Path) -> Iterator[str]:
    """Give the samestory commands that a page shows, without what they are piped into."""
    text = read(page)
    shown = [body for kind, body in _FENCE.findall(text) if kind in ("sh", "console")]
    shown += re.findall(r"^ {4}\S.*$", _FENCE.sub("", text), re.MULTILINE)
    for line in "\n".join(shown).splitlines():
        match = re.match(r"\s*(?:\$ )?(?:\w+=\S+ )?samestory ([^|<>#]*)", line)
        if match and not re.match(r"\w+ +\S+ +\S+ +[a-z]+ [a-z]+ ", match[1]):
            yield match[1]


SHOWN = [(str(page), line) for page in PAGES for line in commands(page)]


def test_commands_are_shown() -> None:
    assert len(SHOWN) > 15


@pytest.mark.parametrize(("page", "line"), SHOWN)
def test_every_command_shown_is_understood(page: str, line: str) -> None:  # noqa: ARG001
    name, *words = shlex.split(line)
    command = app.commands[name]
    command.make_context(name, words)


@pytest.mark.parametrize("target", ["demo", "test", "lint", "docs", "browser", "help"])
def test_the_makefile_has_what_the_docs_name(target: str) -> None:
    assert re.search(rf"^{target}:", read("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_python_blocks_are_python(page: Path) -> None:
    if page == Path("docs/reference/api.md"):
        return  # signatures
    for kind, body in _FENCE.findall(read(page)):
        if kind == "python":
            ast.parse(body)


CURRENT = 0.8
"""Share of equal lines from which a page counts as current: another version of numpy may turn a result; rot is more."""


@pytest.mark.model
def test_the_tutorial_runs_and_shows_what_is_printed() -> None:
    shown = read("docs/tutorial.md")
    printed = script("make_outputs").tutorial(shown)
    assert alike(shown, printed) > CURRENT, "the tutorial's outputs are out of date: python scripts/make_outputs.py"


@pytest.mark.model
def test_the_readme_shows_what_the_terminal_shows() -> None:
    shown = read("README.md")
    printed = script("make_outputs").readme(shown)
    assert alike(shown, printed) > CURRENT, "the README's output is out of date: python scripts/make_outputs.py"


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.splitlines(), other.splitlines(), autojunk=False).ratio()


@pytest.mark.model
def test_the_recipes_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("reports", "inbox"):
        (tmp_path / folder).mkdir()
        for report in sorted((ROOT / "examples" / "sennow-bridge" / "reports").glob("*.txt"))[:3]:
            (tmp_path / folder / report.name).write_bytes(report.read_bytes())
    monkeypatch.chdir(tmp_path)
    blocks = [body for kind, body in _FENCE.findall(read("docs/how-to.md")) if kind == "python"]
    assert blocks
    for block in blocks:
        exec(compile(block, "docs/how-to.md", "exec"), {})  # noqa: S102 - our own pages
    assert "[" in capsys.readouterr().out
    assert (tmp_path / "story-1.html").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_module_that_a_page_names_exists(page: Path) -> None:
    folders = [ROOT / name for name in ("src", "scripts", "bench", "tests")]
    files = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.py")}
    named = re.findall(r"`([a-z_/]+\.py)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in files)] == []
