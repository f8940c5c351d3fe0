"""Takes the pictures of the page that the README shows, of the story in ``examples/``, in light and in dark.

    python scripts/make_picture.py [PAGE.html]

Needs the extra ``dev`` (Playwright) and Chromium (Debian's package ``chromium``). Without PAGE the example is compared
first. Writes ``docs/images/page.png`` and ``docs/images/page-dark.png``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "sennow-bridge" / "reports"
IMAGES = ROOT / "docs" / "images"
SCHEMES: dict[str, Literal["light", "dark"]] = {"page.png": "light", "page-dark.png": "dark"}
WIDTH, HEIGHT = 1180, 1400
LARGEST = 400_000
"""Bytes of one picture, at most: every clone carries them."""


def main() -> int:
    """Write the pictures."""
    chromium = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    if chromium is None:
        print("There is no Chromium. Install it: apt-get install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else _compare(Path(folder) / "story.html")
        return take(page, chromium)


def _compare(page: Path) -> Path:
    import samestory

    samestory.compare(sorted(EXAMPLE.glob("*.txt"))).to_html(page)
    return page


def take(page: Path, chromium: str) -> int:
    """Take the first screen of a page in every scheme of colours."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    code = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, scheme in SCHEMES.items():
            sheet = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
            )
            sheet.goto(page.as_uri())
            target = IMAGES / name
            sheet.screenshot(path=target)
            size = target.stat().st_size
            print(f"{target.relative_to(ROOT)}: {size / 1000:.0f} kB")
            if size > LARGEST:
                print(f"{target.name} is over {LARGEST / 1000:.0f} kB: make HEIGHT smaller", file=sys.stderr)
                code = 1
        browser.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
