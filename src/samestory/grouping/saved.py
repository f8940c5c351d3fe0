"""Stories in a file, to which more reports can be added another day."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
import zlib
from array import array
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from samestory.errors import Malformed
from samestory.grouping.leads import Leads
from samestory.grouping.shelf import Edges
from samestory.grouping.signature import Signatures
from samestory.grouping.stories import Stories
from samestory.resources.embeddings import Embeddings

FORMAT = 1
"""Goes up when what is kept changes: words are weighed, or likeness is measured, in another way."""

_KIND = "samestory stories"
_PRINTS = ("digests", "sizes", "wholes", "places", "outlets", "marked")


def save_stories(path: str | os.PathLike[str], stories: Stories, leads: Leads) -> None:
    """Write stories to a file: a zip archive of tables (``.npy``) and JSON; the old file stays until all is written.

    Parameters
    ----------
    path
        The file.
    stories
        What is kept.
    leads
        The beginnings of their reports, in the same order.
    """
    tables, texts = _taken_apart(stories)
    path = Path(path)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                for name, text in texts.items():
                    archive.writestr(_entry(f"{name}.json"), json.dumps(text))
                for name, table in {**tables, "starts": np.frombuffer(leads.starts, np.int64)}.items():
                    with archive.open(_entry(f"{name}.npy"), "w", force_zip64=True) as entry:
                        np.lib.format.write_array(cast(Any, entry), np.ascontiguousarray(table), allow_pickle=False)
                leads.file.seek(0)
                with archive.open(_entry("leads.jsonl"), "w", force_zip64=True) as entry:
                    shutil.copyfileobj(leads.file, entry)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise


def load_stories(path: str | os.PathLike[str], embeddings: Embeddings) -> tuple[Stories, Leads]:
    """Read stories from a file that ``save_stories`` wrote.

    Raises
    ------
    Malformed
        It is no such file, it is damaged, or it was written by a version that measured likeness in another way.
    """
    leads = Leads()
    try:
        with zipfile.ZipFile(path) as archive:
            about = json.loads(archive.read("about.json"))
            if about.get("kind") != _KIND or about.get("format") != FORMAT:
                raise Malformed(
                    str(path),
                    f"These stories are of format {about.get('format')!r}, and this version reads {FORMAT}.",
                    remedy="Group the reports again into a new file.",
                )
            texts = {name: json.loads(archive.read(f"{name}.json")) for name in ("ids", "times", "words", "numbers")}
            tables: dict[str, NDArray[Any]] = {}
            for name in archive.namelist():
                if name.endswith(".npy"):
                    with archive.open(name) as entry:
                        tables[name[:-4]] = np.lib.format.read_array(cast(Any, entry), allow_pickle=False)
            with archive.open("leads.jsonl") as entry:
                shutil.copyfileobj(entry, leads.file)
        leads.starts = array("q", tables.pop("starts").astype(np.int64).tobytes())
        return _put_together(embeddings, about, texts, tables), leads
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, EOFError) as error:
        raise Malformed(
            str(path), "This is no file of saved stories, or it is damaged.", remedy="Name another file for --state."
        ) from error


def _entry(name: str) -> zipfile.ZipInfo:
    """Name an entry without the time at which it was written: the same stories make the same file."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _taken_apart(stories: Stories) -> tuple[dict[str, NDArray[Any]], dict[str, object]]:
    shelf, prints, edges = stories.shelf, stories.prints, stories.components.edges()
    kept = slice(0, shelf.count)
    tables: dict[str, NDArray[Any]] = {name: getattr(shelf.held, name)[kept] for name in Signatures.__slots__}
    tables |= {name: getattr(prints, name)[: prints.count] for name in _PRINTS}
    tables |= {"index_keys": shelf.index.keys, "index_rows": shelf.index.rows, "index_weights": shelf.index.weights}
    tables |= {"bands_keys": prints.bands.keys, "bands_rows": prints.bands.rows}
    tables |= {"one": edges.one, "other": edges.other, "alike": edges.alike, "component": stories.components.of}
    tables |= {"story": np.array(stories.story, np.int64), "pairs": np.array(stories.pairs, np.int64).reshape(-1, 2)}
    tables["spelled"] = np.array(list(stories.weights.spelled), np.uint32)
    about = {"kind": _KIND, "format": FORMAT, "threshold": stories.threshold, "last": stories.last}
    numbers = {"leads_to": list(stories.leads_to.items()), "splits": list(stories.splits.items())}
    words = list(stories.weights.spelled.values())
    return tables, {"about": about, "ids": stories.ids, "times": prints.times, "words": words, "numbers": numbers}


def _put_together(
    embeddings: Embeddings, about: dict[str, Any], texts: dict[str, Any], tables: dict[str, NDArray[Any]]
) -> Stories:
    stories = Stories(embeddings, about["threshold"], ids=texts["ids"], last=about["last"])
    count = len(stories.ids)
    if any(len(tables[name]) != count for name in (*Signatures.__slots__, *_PRINTS, "story", "component")):
        raise ValueError("tables of different lengths")
    stories.story = tables["story"].tolist()
    stories.pairs = [(int(one), int(other)) for one, other in tables["pairs"]]
    stories.leads_to, stories.splits = (dict(map(tuple, texts["numbers"][name])) for name in ("leads_to", "splits"))
    stories.weights.spelled = dict(zip(tables["spelled"].tolist(), texts["words"], strict=True))
    shelf, prints = stories.shelf, stories.prints
    shelf.held, shelf.count = Signatures(*(tables[name] for name in Signatures.__slots__)), count
    for name in ("keys", "rows", "weights"):
        setattr(shelf.index, name, tables[f"index_{name}"])
    for name in _PRINTS:
        setattr(prints, name, tables[name])
    prints.count, prints.times = count, texts["times"]
    prints.bands.keys, prints.bands.rows = tables["bands_keys"], tables["bands_rows"]
    stories.components.of = tables["component"]
    stories.components.parts = [Edges(tables["one"], tables["other"], tables["alike"])]
    return stories
