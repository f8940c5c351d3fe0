"""Writes the generated reference: the command line, the Python names, the JSON Schema.

    python scripts/make_reference.py            write docs/reference/
    python scripts/make_reference.py --check    say what differs, write nothing, exit code 1

Everything comes from the code: ``--help`` of every command, signatures and docstrings of every public name, the nouns'
fields with their types. The same code gives the same bytes; ``tests/test_docs.py`` fails when a file is out of date.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = Path("docs") / "reference"
WIDTH = 100
"""Columns of the help texts."""

NOTICE = "<!-- Written by scripts/make_reference.py: do not edit; run `make docs`. -->"


def documents() -> dict[Path, str]:
    """Give every generated file, by its path below the root of the repository."""
    return {
        REFERENCE / "cli.md": command_line(),
        REFERENCE / "api.md": python_names(),
        REFERENCE / "samestory-1.schema.json": schema(),
    }


def schema() -> str:
    """Give the JSON Schema as the command ``samestory schema`` prints it."""
    from samestory.export.schema import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


# The command line


def command_line() -> str:
    """Describe every command by its own help."""
    out = ["# The command line", "", NOTICE, ""]
    commands = list(all_commands(top()))
    out += [
        f"- [`{context.command_path}`](#{_anchor(context.command_path)}): {context.command.get_short_help_str(200)}"
        for context in commands[1:]
    ]
    for context in commands:
        command = context.command
        out += ["", f"## {context.command_path}", "", "```text", _trimmed(context.get_help()), "```"]
        variables = [
            (option.envvar, option.opts[-1])
            for option in command.params
            if isinstance(option, click.Option) and option.envvar
        ]
        out += [line for v, o in variables for line in ("", f"The environment variable `{v}` stands for `{o}`.")]
    return "\n".join(out) + "\n"


def top() -> click.Context:
    """Give the context of the whole command line; click caches what it makes of the first, so there is one kind."""
    from samestory.cli import app

    return click.Context(app, info_name="samestory", terminal_width=WIDTH, **app.context_settings)


def all_commands(context: click.Context) -> Iterator[click.Context]:
    """Give a command and all below it, each in its context, in the order in which they were added."""
    yield context
    if isinstance(context.command, click.Group):
        for command in context.command.commands.values():
            inner = click.Context(command, parent=context, info_name=command.name, **command.context_settings)
            yield from all_commands(inner)


# The Python names


def python_names() -> str:
    """Describe every public name by its signature and docstring, the nouns with their fields."""
    import samestory

    names = {name: getattr(samestory, name) for name in samestory.__all__ if name != "__version__"}
    functions = {name: value for name, value in names.items() if inspect.isfunction(value)}
    errors = {n: v for n, v in names.items() if inspect.isclass(v) and issubclass(v, Exception)}
    nouns = {n: v for n, v in names.items() if n not in functions and n not in errors and n != "Story"}
    out = ["# The Python names", "", NOTICE, ""]
    out += ["Everything here is imported from `samestory`; `samestory.__version__` is the version.", ""]
    out += ["## Functions"]
    for name, value in functions.items():
        out += ["", *_function(name, value, "###")]
    out += ["", "## Story", "", *_noun(samestory.Story)]
    for name, value in _methods(samestory.Story):
        out += ["", *_member(name, value)]
    out += ["", "## Nouns", "", "Frozen dataclasses. Offsets count Unicode code points, `end` exclusive. Fields marked"]
    out += ["*private* are for Python alone: they stay out of the JSON and may change in any version."]
    for name, value in nouns.items():
        out += ["", f"### {name}", "", *_noun(value)]
        for member, method in _methods(value):
            out += ["", *_member(member, method)]
    from samestory import errors as module

    out += ["", "## Errors", "", "```text", _trimmed(inspect.getdoc(module) or ""), "```"]
    for name, error in errors.items():
        out += ["", f"### {name}", "", *_text(inspect.getdoc(error) or "")]
    return "\n".join(out) + "\n"


def _function(name: str, value: Any, head: str) -> list[str]:
    signature = inspect.signature(value)
    return [
        f"{head} {name}",
        "",
        "```python",
        _signature(name, signature),
        "```",
        "",
        *_text(inspect.getdoc(value) or ""),
    ]


def _member(name: str, value: Any) -> list[str]:
    if isinstance(value, property):
        getter = value.fget
        result = inspect.signature(getter).return_annotation if getter else ""
        return [f"#### {name}", "", "```python", f"{name}: {result}", "```", "", *_text(inspect.getdoc(value) or "")]
    if isinstance(value, classmethod):
        value = value.__func__
    return _function(name, value, "####")


def _methods(noun: type) -> Iterator[tuple[str, Any]]:
    """Give the public methods and properties of a class, those of its base after its own."""
    seen = {f.name for f in fields(noun)} if is_dataclass(noun) else set()
    for owner in noun.__mro__[:-1]:
        for name, value in vars(owner).items():
            if name.startswith("_") and name != "_repr_html_":
                continue
            if name not in seen and isinstance(value, (property, classmethod, type(_methods))):
                seen.add(name)
                yield name, value


def _noun(noun: type) -> list[str]:
    """Describe a dataclass: what it is, and its fields with their types."""
    from samestory.model.private import PRIVATE

    out = [*_text(inspect.getdoc(noun) or ""), "", "| field | type | |", "|---|---|---|"]
    told = _field_docstrings(noun)
    choices = _choices(noun.__name__)
    for field in fields(noun):
        notes = ["*private*"] if field.metadata == PRIVATE else []
        if field.default is not MISSING and field.default not in ((), None, ""):
            notes.append(f"default `{field.default!r}`")
        if field.name in choices:
            notes.append("one of " + ", ".join(f"`{value}`" for value in choices[field.name]))
        elif field.name in told:
            notes.append(_inline(told[field.name]))
        kind = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
        kind = kind.replace("|", "\\|")
        out.append(f"| `{field.name}` | `{kind}` | {'; '.join(notes)} |".replace("|  |", "| |"))
    return out


def _choices(noun: str) -> dict[str, list[str]]:
    """Give the values of those fields of a noun that come from a closed list."""
    from samestory.export.schema import json_schema

    made = json_schema()
    properties = (made if noun == "Story" else made["$defs"].get(noun, {})).get("properties", {})
    return {name: held["enum"] for name, held in properties.items() if len(held.get("enum", ())) > 1}


def _field_docstrings(noun: type) -> dict[str, str]:
    """Read the strings that stand below the fields of a class, which Python itself forgets."""
    told: dict[str, str] = {}
    for owner in reversed(noun.__mro__[:-1]):
        if not is_dataclass(owner):
            continue
        tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
        if not isinstance(tree, ast.ClassDef):
            continue
        for before, after in zip(tree.body, tree.body[1:], strict=False):
            if (
                isinstance(before, ast.AnnAssign)
                and isinstance(before.target, ast.Name)
                and isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            ):
                told[before.target.id] = " ".join(after.value.value.split())
    return told


def _signature(name: str, signature: inspect.Signature) -> str:
    """Write a signature, on several lines where one is too long."""
    parameters = [p for p in signature.parameters.values() if p.name not in ("self", "cls")]
    line = str(signature.replace(parameters=parameters)).replace("'", "")
    if len(name) + len(line) <= WIDTH:
        return name + line
    written = []
    star = False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            written.append("    *,")
            star = True
        written.append(f"    {str(parameter).replace(chr(39), '')},")
    result = signature.return_annotation
    return "\n".join([f"{name}(", *written, f") -> {result}"])


# Docstrings (numpydoc) -> Markdown


def _text(docstring: str) -> list[str]:
    """Turn a docstring into lines of Markdown: sections become bold heads, their entries lists."""
    lines = docstring.splitlines()
    out: list[str] = []
    section = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        if number + 1 < len(lines) and line.strip() and set(lines[number + 1].strip()) == {"-"}:
            section = line.strip()
            out += [f"**{section}**", ""]
            if section == "Examples":
                rest = lines[number + 2 :]
                out += ["```python", *(re.sub(r"\s*# doctest:.*", "", one) for one in rest), "```"]
                break
            number += 2
            continue
        if section and line and not line.startswith(" "):
            inner = []
            while number + 1 < len(lines) and lines[number + 1].startswith(" "):
                number += 1
                inner.append(lines[number].strip())
            if inner:
                out.append(f"- `{line.strip()}`: {_inline(' '.join(inner))}")
            else:
                out.append(_inline(line))
        else:
            out.append(_inline(line))
        number += 1
    return out


def _inline(text: str) -> str:
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text)
    return text.replace("``", "`")


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def main() -> int:
    """Write the files, or with ``--check`` compare them."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path, text in documents().items():
        target = ROOT / path
        held = target.read_text(encoding="utf-8") if target.exists() else None
        if held == text:
            continue
        stale.append(path)
        if not check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    for path in stale:
        print(f"{'out of date' if check else 'written'}: {path}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
