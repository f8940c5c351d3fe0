"""How a noun keeps a field out of the public JSON."""

from __future__ import annotations

from typing import Final

PRIVATE: Final = {"private": True}
"""Metadata of a field that is for the stages that follow and stays out of the public JSON."""
