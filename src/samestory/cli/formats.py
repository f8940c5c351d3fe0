"""``samestory formats``: what can be read."""

from __future__ import annotations

import click


@click.command("formats", short_help="List the formats that can be read.")
def formats_command() -> None:
    """List the formats that can be read, with the endings of their files and what some need to be installed."""
    from samestory.ingest import FORMATS
    from samestory.ingest.extras import installed

    for form in FORMATS:
        needs = ""
        if form.extra:
            needs = (
                " (installed)" if installed(form.extra) else f' (not installed: pip install "samestory[{form.extra}]")'
            )
        click.echo(f"{form.name:<9} {' '.join(form.endings):<24} {form.description}{needs}")
