"""The command line: one file a command, thin."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line (first version; to be replaced)."""
    from samestory.export.to_json import report_to_json, story_to_json
    from samestory.pipeline import Engine, compare_reports, read_reports

    command, *rest = sys.argv[1:]
    files = [a for a in rest if not a.startswith("-") and a != "json"]
    engine = Engine()
    if command == "read":
        for report in read_reports(files, engine, as_is="--as-is" in rest):
            sys.stdout.write(report_to_json(report) + "\n")
    else:
        sys.stdout.write(story_to_json(compare_reports(read_reports(files, engine), engine)) + "\n")
