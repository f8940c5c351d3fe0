"""A folder with what was fetched, so that a server sends it again only if it has changed (RFC 9111, 4.3).

One file an address: a line of JSON about it, then the body. Nothing is taken from it without asking the server. A
file that is not whole is passed over, and written anew with the next answer.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

_FORMAT: Final = 1
_LONGEST_HEAD: Final = 65_536


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one answer.

    Parameters
    ----------
    url
        The address that gave it, after redirects.
    content_type, etag, last_modified
        The headers, as they came; empty where there was none.
    body
        After decompression.
    """

    url: str
    content_type: str
    etag: str
    last_modified: str
    body: bytes

    def clean(self) -> bool:
        """Whether the headers can be sent again: a line break in one, say, would make it two."""
        headers = (self.content_type, self.etag, self.last_modified)
        return all(isinstance(value, str) and value.isascii() and value.isprintable() for value in headers)

    def conditions(self) -> dict[str, str]:
        """Give the headers that ask for the body only if it has changed."""
        wanted = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in wanted.items() if value}

    def refreshed(self, headers: Mapping[str, str]) -> Entry:
        """Take over what a 304 says anew (RFC 9111, 3.2)."""
        fresh = replace(
            self,
            etag=headers.get("etag", self.etag),
            last_modified=headers.get("last-modified", self.last_modified),
        )
        return fresh if fresh.clean() else self


def entry_of(url: str, headers: Mapping[str, str], body: bytes) -> Entry | None:
    """Make what is kept of an answer; None for one that must not be kept, or that cannot be asked about again."""
    control = {word.split("=")[0].strip().lower() for word in headers.get("cache-control", "").split(",")}
    etag, last_modified = headers.get("etag", ""), headers.get("last-modified", "")
    entry = Entry(url, headers.get("content-type", ""), etag, last_modified, body)
    barred = "no-store" in control or headers.get("vary", "").strip() == "*"
    return None if barred or not (etag or last_modified) or not entry.clean() else entry


class Cache:
    """The folder.

    Parameters
    ----------
    folder
        Is made when the first page is kept.
    max_bytes
        The largest body that is read back.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    def find(self, url: str) -> Entry | None:
        """Give what is kept of an address; None if that is nothing, or not whole."""
        try:
            with self._path(url).open("rb") as file:
                head = json.loads(file.readline(_LONGEST_HEAD))
                body = file.read(self._max_bytes + 1)
            if len(body) > self._max_bytes:
                return None
            return _whole(head, url, body)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, entry: Entry) -> None:
        """Keep an answer in place of what is there; a reader sees the one or the other.

        Raises
        ------
        OSError
            The folder or the file cannot be written.
        """
        about = {name: value for name, value in asdict(entry).items() if name != "body"}
        head = {"format": _FORMAT, **about, "sha256": sha256(entry.body).hexdigest()}
        self._folder.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(json.dumps(head).encode("ascii") + b"\n" + entry.body)
            part.replace(self._path(entry.url))
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _path(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode()).hexdigest()}.page"


def _whole(head: Any, url: str, body: bytes) -> Entry | None:
    if head["format"] != _FORMAT or head["url"] != url or head["sha256"] != sha256(body).hexdigest():
        return None
    entry = Entry(url, head["content_type"], head["etag"], head["last_modified"], body)
    return entry if entry.clean() else None
