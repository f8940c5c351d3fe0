"""Real events with gold of our own: their texts put beside it, for the scorer of events.

``python -m bench.real_events FOLDER``   lays the events of ``bench/events/real`` out in FOLDER, one folder an event

The texts are their publishers' and no part of the repository. A gold file names each report by its article in the
evaluation data (``stories/articles.jsonl``) and by the checksum of the text that was annotated: the title, an empty
line, the article's text.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

REAL = Path(__file__).with_name("events") / "real"
FEED = ("url", "outlet", "published", "title")
"""What a feed says of an article."""


def lay_out(golds: Path, articles: Path, target: Path) -> None:
    """Write events as the scorer reads them: each report's text, what a feed says of it, and the gold.

    Raises
    ------
    ValueError
        Where an article is not in the data, or is not the text that was annotated.
    """
    held = _articles(articles)
    for path in sorted(golds.glob("*/gold.json")):
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        folder = target / path.parent.name
        folder.mkdir(parents=True)
        about: dict[str, dict[str, str]] = {}
        for report in gold["reports"]:
            article = held.get(report["article"])
            text = f"{article['title'].strip()}\n\n{article['text'].strip()}" if article else ""
            if hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest() != report["sha1"]:
                raise ValueError(f"{path.parent.name}/{report['id']}: {articles} has not the text that was annotated")
            (folder / f"{report['id']}.txt").write_text(text, encoding="utf-8", newline="")
            about[report["id"]] = {key: (article or {}).get(key, "") for key in FEED}
        (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        (folder / "meta.json").write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")


def _articles(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return {article["id"]: article for article in map(json.loads, lines)}


def main(arguments: list[str]) -> int:
    """Lay out the events whose errors have been seen under ``seen``, the others under ``held``."""
    from bench.floors import data_folder  # it lays out too

    data = data_folder()
    if data is None or len(arguments) != 1:
        sys.stderr.write("The evaluation data is not on this machine.\n" if data is None else f"{__doc__}\n")
        return 2
    for part in ("seen", "held"):
        lay_out(REAL / part, data / "stories" / "articles.jsonl", Path(arguments[0]) / part)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
