"""Optional parts of the package: what each needs, whether it is installed, and what to say where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from types import MappingProxyType

from samestory.errors import ExtraMissing

EXTRAS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"parquet": ("pyarrow",), "zstd": ("compression.zstd", "backports.zstd"), "warc": ("brotli",)}
)
"""The name of an extra -> modules, any of which will do."""


def installed(extra: str) -> str | None:
    """Give the module that an extra needs and that is there; None where none is."""
    for module in EXTRAS[extra]:
        try:
            if find_spec(module) is not None:
                return module
        except ModuleNotFoundError:
            continue  # of ``compression.zstd`` not even ``compression`` is there
    return None


def need(extra: str, name: str, doing: str) -> str:
    """Give the module that an extra needs.

    Parameters
    ----------
    extra
        One of ``EXTRAS``.
    name
        What is to be read, for the message.
    doing
        What it is needed for: ``Reading Parquet``.

    Raises
    ------
    ExtraMissing
        It is not installed.
    """
    module = installed(extra)
    if module is None:
        raise ExtraMissing(
            name,
            f"{doing} needs the package {EXTRAS[extra][-1]}, which is not installed.",
            remedy=f'Install it: pip install "samestory[{extra}]".',
        )
    return module
