"""``samestory schema``: the JSON Schema of what is printed."""

from __future__ import annotations

import json

import click


@click.command("schema", short_help="Print the JSON Schema of what is printed.")
def schema_command() -> None:
    """Print the JSON Schema of the public JSON (samestory/1), made from the nouns."""
    from samestory.export.schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
