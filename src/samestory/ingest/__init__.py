"""Bytes, files, pages, archives -> reports."""

from samestory.ingest.read import read_inputs

__all__ = ["read_inputs"]
