"""``samestory formats``: what can be read."""

from __future__ import annotations

import click


@click.command("formats")
def formats_command() -> None:
    """List the formats that can be read."""
    from samestory.ingest import FORMATS

    for form in FORMATS:
        click.echo(f"{form.name:<10} {' '.join(form.endings):<18} {form.description}")
