"""Bytes of an XML file -> characters, a chunk at a time; what stands before its root element is read here too.

A news file needs no document type: it is taken off before any parser sees the file, so that no entity is declared,
no attribute gets a default and nothing outside the file is named. References to the entities of HTML are read without
it (``xml_pieces``); a file that declares others is refused, since only its expansion would have its text.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import BinaryIO

from samestory.errors import Malformed

_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s{0,100}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']""")
_KNOWN = re.compile(
    r"(?:iso-?8859-?\d+|latin-?\d|windows-?\d+|cp-?\d+|koi8-?[a-z]+|mac-?[a-z]+|big5(?:-?hkscs)?|gb2312|gbk|gb18030|"
    r"euc-?(?:jp|kr|tw)|shift-?jis|s-?jis|iso-?2022-?(?:jp|kr)|tis-?620|us-?ascii|ascii|utf-?8)"
)
"""Encodings that files are in; Python has others that are no character sets (``zip``, ``idna``) or open to tricks."""
_WESTERN = re.compile(r"iso-?8859-?1|latin-?1|us-?ascii|ascii")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_SPACE = re.compile(r"[\ufeff\s]*")
_IN_DOCTYPE = re.compile(r"""<!--|[]["'>]""")
_ENTITY = re.compile(r"<!ENTITY\s+(?:(?P<parameter>%)\s+)?(?P<name>[^\s%\"'<>]{1,60})\s+(?P<rest>[^>]{0,200})")
_W3C = re.compile(r"""PUBLIC\s+["']-//W3C//""")
_ROOT = re.compile(r"<(?P<name>(?:[A-Za-z_][\w.-]{0,60}:)?(?P<local>[A-Za-z_][\w.-]{0,60}))(?=[\s/>])")
LONGEST_PROLOG = 1_000_000
"""Within so many characters the root element begins."""


class XmlText:
    """The characters of an XML file, from its root element on.

    Parameters
    ----------
    stream
        Its bytes.
    name
        What messages call it.
    charset
        The encoding that a server says.

    Raises
    ------
    Malformed
        There is no element in it; it declares entities of its own.
    """

    def __init__(self, stream: BinaryIO, name: str, charset: str | None = None) -> None:
        self._stream = stream
        head = stream.read(_CHUNK)
        encoding = encoding_of(head, charset)
        self._utf8 = encoding == "utf-8"
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if self._utf8 else "replace")
        self._ended = not head
        self._held = ""
        text = self._decode(head)
        start, doctype = prolog(text)
        while start is None and len(text) < LONGEST_PROLOG and (more := self.read()):
            text += more
            start, doctype = prolog(text)
        if start is None:
            raise Malformed(name, "There is no XML element in it.", remedy="Fetch or save it anew.")
        _refuse_entities(doctype, name)
        self._held = text[start:]

    def read(self) -> str:
        """Give the next characters; empty at the end."""
        held, self._held = self._held, ""
        if held:
            return held
        while not self._ended:
            data = self._stream.read(_CHUNK)
            self._ended = not data
            if text := self._decode(data):
                return text
        return ""

    def _decode(self, data: bytes) -> str:
        text = self._decoder.decode(data, final=self._ended)
        return _ESCAPED.sub(_as_western, text) if self._utf8 else text


def _as_western(match: re.Match[str]) -> str:
    """Read bytes that are not UTF-8 in a file that is: pasted from a file in Windows-1252."""
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def encoding_of(head: bytes, charset: str | None = None) -> str:
    """Name the encoding of an XML file.

    A byte-order mark decides; then how ``<`` is written, which shows UTF-16 and UTF-32; then UTF-8 if the first bytes
    have characters that only UTF-8 writes so; then what the file declares, then what the server says, which are wrong
    more often. Bytes that are wrong in UTF-8 are read as Windows-1252, as browsers read ISO-8859-1 too.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    start = head[:256].replace(b"\n", b" ").replace(b"\r", b" ").replace(b"\t", b" ")
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        space, less = " ".encode(encoding), "<".encode(encoding)
        while start.startswith(space):
            start = start[len(space) :]
        if start.startswith(less) and b"\x00" in less:
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        if not head.isascii():
            return "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.match(head)
    for named in (declared[1].decode("ascii", "replace") if declared else "", charset or ""):
        lower = named.lower().replace("_", "-").strip()
        if _WESTERN.fullmatch(lower):
            return "cp1252"
        if _KNOWN.fullmatch(lower):
            try:
                return "utf-8" if lower in ("utf-8", "utf8") else codecs.lookup(lower).name
            except LookupError:
                continue
    return "utf-8"


def prolog(text: str) -> tuple[int | None, str]:
    """Find where the root element begins, and the document type before it.

    Returns
    -------
    The place of its ``<``, None where there is none yet; the document type as it is written, empty where there is none.
    """
    at = 0
    doctype = ""
    while True:
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        if text.startswith("<?", at):
            end = text.find("?>", at)
            step = 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
            step = 3
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _doctype_end(text, at)
            step = 1
            doctype = text[at : end + 1] if end >= 0 else ""
        else:
            return (at if _ROOT.match(text, at) else None), doctype
        if end < 0:
            return None, doctype
        at = end + step


def _doctype_end(text: str, at: int) -> int:
    """Find the ``>`` that ends a document type; -1 where it is not there."""
    inside = False
    while token := _IN_DOCTYPE.search(text, at):
        found = token.group()
        at = token.end()
        if found == ">" and not inside:
            return token.start()
        if found in "[]":
            inside = found == "["
        elif found != ">":
            end = "-->" if found == "<!--" else found
            at = text.find(end, at) + len(end)
            if at < len(end):
                return -1
    return -1


def _refuse_entities(doctype: str, name: str) -> None:
    for entity in _ENTITY.finditer(doctype):
        # of parameter entities those of the W3C are harmless: the names that HTML has, which are known without them
        harmless = _W3C.match(entity["rest"]) if entity["parameter"] else f"{entity['name']};" in html5
        if not harmless:
            raise Malformed(
                name,
                f"It declares an entity of its own ({entity['name'][:40]}); such files are not read, since entities "
                "can blow a file up or name others on this machine.",
                remedy="Write out what the entities stand for and take the <!ENTITY ...> lines away.",
            )


def root_of(head: bytes, charset: str | None = None) -> tuple[str, str] | None:
    """Name the root element of an XML file by its first bytes.

    Returns
    -------
    Its name without prefix, and the characters from it on; None where no XML is.
    """
    encoding = encoding_of(head, charset)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    start, _ = prolog(text)
    if start is None:
        return None
    root = _ROOT.match(text, start)
    return (root["local"], text[start:]) if root else None
