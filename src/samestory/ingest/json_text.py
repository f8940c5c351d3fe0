"""A stream of JSON text: values one after the other, with no more held than the largest of them."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, BinaryIO

from samestory.errors import InputError, Malformed, NotText
from samestory.ingest.decode import too_large

_CHUNK = 1 << 16
_NEAR = 16
"""A value that is cut off where reading stopped fails so near to there: no unfinished token but a string is longer."""
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_SPACE_IN_LINE = re.compile(r"[ \t\r\ufeff]*")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")


class JsonText:
    """What is left of a stream of JSON text.

    Parameters
    ----------
    stream
        Bytes in UTF-8, -16 or -32.
    name
        Where they come from, for messages.
    limit
        The longest value, in characters.
    """

    def __init__(self, stream: BinaryIO, name: str, limit: int) -> None:
        self._stream, self._name, self._limit = stream, name, limit
        head = stream.read(_CHUNK)
        # Bytes that are wrong become lone surrogates, so that they spoil the value that they stand in and no other.
        errors = "surrogateescape" if json.detect_encoding(head).startswith("utf-8") else "replace"
        self._decoder = codecs.getincrementaldecoder(json.detect_encoding(head))(errors)
        self._scan = json.JSONDecoder()
        self._held = self._decoder.decode(head)
        self._at = 0
        self._ended = not head
        self._fault: InputError | None = None
        self._broken = False
        self.line = 1
        """The number of the line that is read next."""

    def next(self) -> str:
        """Give the next character that is not white space, without taking it; empty at the end."""
        while True:
            after = _SPACE.match(self._held, self._at)
            self._go(after.end() if after else self._at)
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._fill():
                return ""

    def follows(self, opening: str) -> bool:
        """Say whether the next two characters that are not white space are these."""
        if self.next() != opening[0]:
            return False
        while True:
            after = _SPACE.match(self._held, self._at + 1)
            if after and after.end() < len(self._held):
                return self._held[after.end()] == opening[1]
            if not self._fill():
                return False

    def take(self, expected: str) -> None:
        """Take one character.

        Raises
        ------
        Malformed
            Another one stands there.
        """
        found = self.next()
        if found != expected:
            raise self._malformed(f"{expected!r} expected", self.line) if found else self._cut_off()
        self._go(self._at + 1)

    def value(self) -> Any:
        """Take one value.

        Raises
        ------
        Malformed, NotText, TooLarge
            It is not JSON; it has bytes that are not UTF-8; it is over the limit. Nothing is taken then.
        """
        self.next()
        while True:
            try:
                value, end = self._scan.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.pos >= len(self._held) - _NEAR or error.msg.startswith("Unterminated string")
                if unfinished and len(self._held) - self._at > self._limit:
                    raise too_large(self._name, None, self._limit) from error
                if unfinished and self._fill(len(self._held)):
                    continue
                if unfinished and error.pos >= len(self._held):
                    raise self._cut_off() from error
                line = self.line + self._held.count("\n", self._at, error.pos)
                raise self._malformed(error.msg, line) from error
            except RecursionError as error:
                raise Malformed(
                    self._name, "It is nested too deep.", remedy="Give flat objects, one a report."
                ) from error
            except ValueError as error:
                raise self._malformed(str(error), self.line) from error  # an integer of more digits than Python reads
            if len(self._held) - end < 3 and isinstance(value, (int, float)) and self._fill():
                continue  # the number may go on: ``1`` with ``e+5``
            if end - self._at > self._limit:
                raise too_large(self._name, end - self._at, self._limit)
            if _NOT_UTF8.search(self._held, self._at, end):
                raise NotText(self._name, "It is not UTF-8.", remedy="Save it as UTF-8.")
            self._go(end)
            return value

    def ends_line(self) -> bool:
        """Say whether nothing but white space stands in the rest of this line.

        Where the stream breaks off with an error, the line ends there, and the error is raised when more is asked for.
        """
        while True:
            after = _SPACE_IN_LINE.match(self._held, self._at)
            self._go(after.end() if after else self._at)
            if self._at < len(self._held):
                return self._held[self._at] == "\n"
            try:
                if not self._fill():
                    return True
            except InputError as fault:
                self._fault = fault
                return True

    def skip_line(self) -> None:
        """Pass over the rest of this line; where the stream broke off in it, what comes after begins a new one."""
        if self._broken:
            self._broken = False
            self._go(len(self._held))
            return
        while (end := self._held.find("\n", self._at)) < 0:
            self._go(len(self._held))
            if not self._fill():
                return
        self._go(end + 1)

    def skip_to_object(self, key: str | None) -> bool:
        """Pass over what cannot be read, up to the next object of an array that begins with this key.

        The objects of one array nearly always begin alike; where the key is not known, an object after a comma counts.

        Returns
        -------
        Whether there is one.
        """
        begins = re.compile(rf"\{{\s*{re.escape(json.dumps(key))}\s*:") if key is not None else _NEXT_OBJECT
        self._go(min(self._at + 1, len(self._held)))
        while True:
            if found := begins.search(self._held, self._at):
                self._go(found.start() if key is not None else found.end())
                return True
            self._go(max(self._at, len(self._held) - 1000))
            if not self._fill():
                return False

    def _go(self, position: int) -> None:
        self.line += self._held.count("\n", self._at, position)
        self._at = position

    def _fill(self, more: int = _CHUNK) -> bool:
        """Read on; say whether there was more."""
        if self._fault is not None:
            fault, self._fault = self._fault, None
            raise fault
        if self._ended:
            return False
        if self._at > len(self._held) // 2:
            self._held, self._at = self._held[self._at :], 0
        try:
            data = self._stream.read(max(more, _CHUNK))
        except InputError:
            self._broken = True
            raise
        self._broken = False
        self._ended = not data
        self._held += self._decoder.decode(data, final=self._ended)
        return not self._ended

    def _malformed(self, reason: str, line: int) -> Malformed:
        return Malformed(
            self._name,
            f"It is not JSON: {reason.removesuffix(' at')} in line {line}.",
            remedy="Mend the line, or save it anew.",
        )

    def _cut_off(self) -> Malformed:
        return Malformed(
            self._name,
            f"It is not JSON: it is cut off in line {self.line + self._held.count(chr(10), self._at)}.",
            remedy="Fetch or save it anew.",
        )
