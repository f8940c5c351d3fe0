"""Inputs as the user names them -> reports, one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from samestory.errors import InputError
from samestory.model import Report


def read_inputs(inputs: Iterable[str]) -> Iterator[Report | InputError]:
    """Read every report that the inputs hold, in their order; what cannot be read comes out as its error."""
    for name in inputs:
        text = Path(name).read_text(encoding="utf-8")
        yield Report(id="r" + hashlib.sha256(text.encode()).hexdigest()[:10], source=name, text=text, raw=text)
