"""Takes the pictures that the README shows, of the page for the story in ``examples/``, in light and in dark.

    python scripts/make_picture.py [PAGE.html]

Needs the extra ``dev`` (Playwright) and Chromium (Debian's package ``chromium``). Without PAGE the example is compared
first. Writes ``docs/images/``: ``page.png`` is the first screen, ``readings.png`` the first remark with its wordings,
``page-dark.png`` and ``readings-dark.png`` the same in the dark.
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
SCHEMES: dict[str, Literal["light", "dark"]] = {"": "light", "-dark": "dark"}
READINGS = "#words article"
WIDTH, HEIGHT = 1180, 1200
MARGIN = 24
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
    """Take the pictures of one page in every scheme of colours."""
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    code = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for ending, scheme in SCHEMES.items():
            sheet = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
            )
            sheet.goto(page.as_uri())
            shots = [IMAGES / f"page{ending}.png", IMAGES / f"readings{ending}.png"]
            sheet.screenshot(path=shots[0])
            box = sheet.locator(READINGS).first.bounding_box()
            assert box is not None  # noqa: S101 - the example has remarks that several reports quote
            sheet.screenshot(
                path=shots[1],
                full_page=True,
                clip={
                    "x": box["x"] - MARGIN,
                    "y": box["y"] - MARGIN,
                    "width": box["width"] + 2 * MARGIN,
                    "height": box["height"] + MARGIN - 4,
                },
            )
            for target in shots:
                size = target.stat().st_size
                print(f"{target.relative_to(ROOT)}: {size / 1000:.0f} kB")
                if size > LARGEST:
                    print(f"{target.name} is over {LARGEST / 1000:.0f} kB: make HEIGHT smaller", file=sys.stderr)
                    code = 1
        browser.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
