"""Who asks: the name that servers see."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

from samestory.ingest.fetch.robots import PRODUCT

_PAGES = ("homepage", "repository", "source")


def user_agent() -> str:
    """Give the name and version of this program, with the page of the project where the package names one."""
    try:
        about = metadata("samestory")
    except PackageNotFoundError:  # run from a folder that was never installed
        return PRODUCT
    named = (line.partition(",") for line in about.get_all("Project-URL") or [])
    pages = {label.strip().lower(): page.strip() for label, _, page in named}
    page = next((pages[label] for label in _PAGES if label in pages), None)
    return f"{PRODUCT}/{about['Version']} (+{page})" if page else f"{PRODUCT}/{about['Version']}"
