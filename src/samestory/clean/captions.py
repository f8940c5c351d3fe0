# ruff: noqa: E501 - a table of patterns, one a line
"""Captions and credits of pictures that stand between the paragraphs of a scraped text.

A caption is known by its credit (``Photograph: Name/AFP/Getty Images``, ``(AP Photo/Name)``, ``REUTERS/Name``,
``Name / Agency``), by the words that begin it (``File -``, ``In this photo``, ``Image caption``), by marks of place in
the picture (``(C-R)``), or by a description of a picture in the present tense.
"""

from __future__ import annotations

import re
from functools import cache

from samestory.clean.lines import Line
from samestory.clean.outlets import known_outlet
from samestory.resources.words import word_set

_SOURCE = (
    r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|(?:The )?Associated Press|Agence France-? ?[Pp]resse|"
    r"Xinhua|Yonhap|Kyodo|Sputnik|TASS|Tass|Bloomberg|Shutterstock|iStock(?:photo)?|Alamy|Rex(?: Features)?|REX|Corbis|"
    r"Press Association|PA Wire|Anadolu(?: Agency)?|NurPhoto|SIPA|Sipa(?: USA)?|ZUMA(?: Press)?|dpa|DPA|AAP|Canadian Press|"
    r"NASA|Wikimedia(?: Commons)?|Flickr|Unsplash|Instagram|Twitter|Facebook|YouTube|Handout|HANDOUT|Splash(?: News)?|WireImage|"
    r"FilmMagic|MEGA|Backgrid|Barcroft(?: Media)?|Imago|imago images|Pool|POOL|File|FILE|Contributor|Staff|STR)"
)
_SOURCE_ALONE = _SOURCE.replace("|PA|", "|").replace("|STR)", ")")  # "PA" ends addresses too
_BRACKET = (")",)
_CREDITED = (
    (("redit",), re.compile(r"Credit ?(?:\.\.\.|…|:) ?[A-Z][^.!?]{1,80}$")),
    (_BRACKET, re.compile(rf"\([^()]*(?:/ ?{_SOURCE}|{_SOURCE} ?/|\bvia {_SOURCE}|{_SOURCE} (?:[Pp]hotos?|file|File|FILE))[^()]*\)\W*$")),
    (_BRACKET, re.compile(r"\((?:[Pp]hotos?|[Pp]ictures?|[Pp]ics?|[Ii]mages?|(?:[Ii]mage |[Pp]hoto )?[Cc]redits?|[Cc]ourtesy|Screen ?(?:shot|grab))\b[^()]{2,80}\)\W*$")),
    (_BRACKET, re.compile(r"\((?:[Ss]ource|SOURCE|[Vv]ia): ?[A-Z][^()]{1,50}\)\W*$")),
    (("Source",), re.compile(r"^(?:[^.!?“”\"]|\.(?=\w)|(?<=[A-Z])\.){20,220} Sources?: ?[A-Z][^.!?]{1,80}$")),
    (_BRACKET, re.compile(rf"(?<=[^.!?\s]) ?\({_SOURCE}\)$")),
    (_BRACKET, re.compile(rf"[.!?’”\"'] \({_SOURCE}(?:, {_SOURCE})?\)$")),
    (("hoto", "mage", "icture", "Pic", "redit", "Illustration", "Composite"), re.compile(r"\b(?:Photograph|Photo|Photos|Photo credit|Image|Image credit|Picture|Pic|Credit|Illustration|Composite)(?: by)?: ?[A-Z@©][^.!?]{1,80}$")),
    (("hoto", "mage", "icture"), re.compile(r"\b(?:Photo|Photograph|Photos|Image|Picture)s? (?:by|courtesy of|via|from) [A-Z@][^.!?]{1,60}$")),
    (("]",), re.compile(rf"\[[^\[\]]{{0,60}}\b(?:[Ff]ile|[Pp]hoto|{_SOURCE_ALONE})\b[^\[\]]{{0,60}}\]$")),
    (("/",), re.compile(rf"(?:^|[^\w/])[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}} ?/ ?(?:[\w.’' -]{{2,30}} ?/ ?)?{_SOURCE}(?: [Ff]ile)?(?: ?(?:/|via) ?[\w ]{{2,30}})?$")),
    (("©",), re.compile(r"[.!?’”\"a-z0-9] ?© ?[A-Z][\w.’' -]{1,40}(?: ?/ ?[\w.’' -]{2,40}){0,3}$")),
    (("/",), re.compile(r"\b(?:REUTERS|Reuters|AP Photo|AFP Photo|AFP PHOTO)/ ?[A-Z][\w.’'-]+(?: [\w.’'-]+){0,4}(?:/[\w ]+)?$")),
    (_BRACKET, re.compile(r"\([^()]{0,60}\b(?:AP Photo|AFP Photo|Reuters file|Courtesy|via AP|via Reuters|Getty|Shutterstock|Handout)\b[^()]*\)\W*$")),
    (_BRACKET, re.compile(r"[.!?’”\"'a-z0-9] ?\((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+ ?/ ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:, [Ff]ile)?\)$")),
    (("/",), re.compile(r"[.!?’”\"'] (?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+ ?/ ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}$")),
    (("/",), re.compile(rf"[’'”\"a-z0-9.] ?[\w .’'-]{{3,40}} for (?:the|The) [A-Z]\w+(?: \w+)? ?/ ?{_SOURCE}$")),
)  # fmt: skip
"""Letters of which one must stand in the line, which spares the search, and the pattern of a credit at its end."""
_BRACKETED = tuple(pattern for hints, pattern in _CREDITED if hints is _BRACKET)
_HINTED = tuple(
    (hints, tuple(pattern for other, pattern in _CREDITED if other == hints))
    for hints in dict.fromkeys(hints for hints, _ in _CREDITED if hints is not _BRACKET)
)
"""The same where a bracket ends the line, and for each set of such letters."""
_TAIL = 300
"""So many characters from its end a line is searched for a credit, which is a name or two long."""
_BEFORE_BRACKET = 2
"""So many characters at most before its bracket a credit begins."""
_LETTER = re.compile(r"\w")
_BEGINS = re.compile(
    r"(?:Image (?:copyright|caption|source)|Media caption|(?:Enlarge|Hide|Toggle) (?:this )?(?:image|caption)|toggle caption|"
    r"(?:FILE|File)(?: (?:PHOTO|photo|picture|image))? ?[-–—:,]|FILE PHOTO|Above:|Below:|Pictured|PICTURED|Caption:|"
    r"(?:In|This|A|An) (?:this |the |an? )?(?:undated |combination |handout |file |stock |composite |satellite |archive |recent |general |screen ?)*"
    r"(?:photo(?:graph)?|image|picture|frame|screen ?(?:grab|shot)|still|handout)\b.{0,80}\b(?:shows?|showing|released|provided|taken|made|obtained|of)\b|"
    r"(?:This|An?|The) (?:artist['’]?s? )?(?:illustration|rendering|concept|impression|graphic|diagram|chart|map)\b.{0,60}\b(?:shows?|showing|of|depicts?)\b|"
    r"(?:Grab|Screen ?grab|Screen ?shot|Still|Frame ?grab) (?:from|of|taken|translation|image)|(?:File|Stock|Handout|Undated) (?:photo|image|picture)|"
    r"(?:Photo|Image|Picture|Illustration|Graphic|Map)s? (?:by|courtesy|via|credit|from)\b|"
    r"(?:Photo|Image|Picture|Photograph|Credit|Photo credit|Image credit|Illustration|Source|Getty Images|Photos?|Screen ?shot|Screen ?grab|GIF)s?: ?\S)",
)
_PLACE_IN_PICTURE = re.compile(
    r"\((?:[CLR]|[CLR]-[CLR]|[2-9](?:nd|rd|th)?[ -]?[LR]|pictured|left|right|cent(?:re|er)|top|bottom|above|below)\)"
)
_IN_A_PHOTO = re.compile(
    r"\bin (?:this|an?|the)(?: \w+){0,3} (?:photo(?:graph)?|picture|image|still|screen ?(?:grab|shot)|frame)\b"
    r"(?: (?:obtained|released|provided|taken|posted|supplied|made|shared|issued)\b[^.]{0,60})?\.?$"
)
_TOLD = re.compile(r"\b(?:was|were|had|said|told|says|added|has|have)\b|[\"“”]", re.IGNORECASE)
_AGENCY = r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|(?:The )?Associated Press|Xinhua|Sputnik|TASS|Shutterstock|iStock|Alamy|Rex Features|Press Association|dpa|AAP)"
_SOURCE_FIRST = re.compile(
    rf"(?:{_AGENCY}|Getty|EPA|Rex|Alamy|Splash News|WireImage|FilmMagic|Backgrid|BACKGRID|News Group Newspapers)(?: ?[-:] ?(?:{_SOURCE}|[\w ]{{3,30}}?))?(?: ?[-:] ?\w+)? (?=[A-Z“\"‘'])"
)
_CREDIT_ALONE = re.compile(
    rf"(?:(?:Photo|Photograph|Image|Picture|Credit|Image Credit|Photo credit|Illustration|Source|Via)s?(?: by)?:? ?)?"
    rf"[\w .,’'&©()-]{{0,60}}?(?:[,/|] ?|via |\u00a9 ?|^|courtesy of | for |, |\()+{_SOURCE_ALONE}(?: ?[/|,] ?{_SOURCE_ALONE}| Images| Photos?| via [\w ]+|\)| (?:Staff|Contributor|News))*|"
    r"(?:Photo|Photograph|Image|Picture|Credit|Image Credit|Photo credit|Illustration)s?(?: by|: ?| courtesy of ?)[\w .,’'&/©()-]{2,60}|"
    r"(?:Shutterstock|Getty Images|iStock|AP Photo|REUTERS|Photo)(?:/[\w .-]+)?|"
    r"(?:[\w.’'-]+ ){0,4}(?:[Ss]ubmitted|[Cc]ontributed|[Cc]ourtesy|[Ff]ile|[Ss]taff|[Hh]andout|Stock) [Pp]hotos?|"
    r"(?:личный архив|фото|foto|fotos|bild|photo|crédit|crédito|credito|quelle|fuente|источник)s?:? (?i:[^\W\d_][\w./’'-]*(?: [\w./’'-]+){0,3})|"
    r"(?:사진|사진제공|写真|图片|图片来源|來源)\s*[=:：]\s*[\w .,/·’'&-]{1,60}",
)
_FOR_OUTLET = re.compile(r"(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+ ?/ ?(?P<outlet>[A-Z][\w.’' -]{1,30})")
"""A photographer and the outlet."""
_NAMED_FIRST = re.compile(
    rf"(?:[A-Z][\w.’'-]+ ){{1,3}}[A-Z][\w.’'-]+(?: via|,)? ?/ ?(?:via )?{_SOURCE}(?: ?(?:/|via) ?{_SOURCE})? (?=[A-Z“\"‘'])"
)
"""A photographer and the agency before the caption: ``A Name / Agency The ferry leaves``."""
_OWNED = re.compile(rf"© ?(?:{_SOURCE}|AP Photo|AFP Photo) ?/ ?[A-Z]")
"""The owner before the caption; with fewer words behind it, it is the credit of a picture or the owner of the page."""
OWNED, SIGNED = 10, 60
_SHOWN = re.compile(
    r"\b(?:stands?|sits?|walks?|holds?|hold up|speaks?|gestures?|poses?|looks? (?:on|at)|waves?|attends?|arrives?|leaves?|greets?|"
    r"shakes? hands|shake hands|listens?|watch(?:es)?|react(?:s)?|celebrates?|protest(?:s)?|gathers?|rides?|drives?|smiles?|embraces?|"
    r"hugs?|carries|carry|wears?|inspects?|delivers?|addresses|prepares?|displays?|pray(?:s)?|is (?:seen|pictured|shown)|"
    r"are (?:seen|pictured|shown)|(?:seen|pictured|shown) (?:here|above|in|on|at|during))\b"
)  # fmt: skip
_DATED = re.compile(
    r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec|January|February|August|September|October|November|December)"
    r"[a-z]*\.? \d\d?(?:, \d{4})?|\b\d\d? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bin \d{4}\b"
)  # fmt: skip
_FIGURE = re.compile(r"\d")
_IN_A_YEAR = re.compile(r"[A-Z](?:[^.,;:!?]|(?<= [A-Z])\.){2,60} in (?:[A-Z][a-z]+ )?(?:19|20)\d\d\.")
"""People or a place, and the year: ``A Name and B Name in 1998.``"""
FOLDS = (" less", " more")
_FOLDED = re.compile(r"(?<=[).!]) (?:less|more)$")
"""The button behind a caption that folds it."""
_SIGNED = re.compile(rf"[.!?’”\"'] ?{_AGENCY}(?: ?[/,] ?{_AGENCY})?$")
"""An agency behind the last sentence of a caption; behind that of an article it has sent the text."""
_QUOTES = re.compile(r"[\"“”]")
_SHOWN_IN = frozenset(
    ("photo", "photograph", "picture", "image", "still", "screen", "screengrab", "screenshot", "frame")
)
"""Words for a picture of which ``in this file photo`` has one."""
_PICTURED = frozenset(("pic", "composite"))
"""Words before a colon and a credit that are no credit by themselves."""
CAPTION_SIGNS = "()[]/©"
"""Characters of which a caption has one that no word tells."""
GLUED_CREDIT = "redit"
"""What stands in a caption that has neither: ``a quay in MayCredit: Name``."""
_CLOSING = re.compile(r"[)\]/©]")
_MOST = 90
MOST_WITH_LEAD = 220
"""A caption with the lead of the article in it has so many words at most."""
_LONGEST = 1500


@cache
def caption_words() -> frozenset[str]:
    """List words of which a caption or the credit of a picture has one, if neither its first word nor a sign tells.

    The button behind a caption (``FOLDS``) tells too.
    """
    return word_set("picture_words.txt") | _SHOWN_IN | _PICTURED


def is_photo_credit(line: Line) -> bool:
    """Whether a line is the credit of a picture and nothing else: ``Photo: Name``, ``Name, AP``, ``Getty Images``."""
    if len(line.words) > 12 or len(line.text) > 200:
        return False
    if "/" in line.text and (match := _FOR_OUTLET.fullmatch(line.text)) and known_outlet(match["outlet"]):
        return True
    if word_set("picture_words.txt").isdisjoint(line.words):
        return False
    if line.text.startswith(("*", "(Reporting", "With ")):
        return False  # signs off the text
    return bool(_CREDIT_ALONE.fullmatch(line.text.strip("*[]() ")))


def is_caption(line: Line) -> bool:
    """Whether a line is the caption of a picture by what stands in it alone."""
    text = _FOLDED.sub("", line.text) if line.text.endswith(FOLDS) else line.text
    if not 2 <= len(line.words) <= _MOST or len(text) > _LONGEST:
        return len(text) <= _LONGEST and _holds_lead(line)
    if text != line.text and _DATED.search(text):
        return True
    if text[0] == "©" and len(line.words) >= OWNED and _OWNED.match(text):
        return True
    if "/" in text[:SIGNED] and len(line.words) >= OWNED and _NAMED_FIRST.match(text):
        return True
    pictured = not word_set("picture_words.txt").isdisjoint(line.words)
    if pictured or _CLOSING.search(text) or GLUED_CREDIT in text or not _PICTURED.isdisjoint(line.words):
        tail = max(0, len(text) - _TAIL)
        if (closed := text.rfind(")")) >= 0 and not _LETTER.search(text, closed):
            opened = max(tail, text.rfind("(", 0, closed) - _BEFORE_BRACKET)
            for pattern in _BRACKETED:
                if pattern.search(text, opened):
                    return True
        for hints, patterns in _HINTED:
            for hint in hints:
                if hint in text:
                    for pattern in patterns:
                        if pattern.search(text, tail):
                            return True
                    break
    if line.words[0] in word_set("caption_words.txt") and _BEGINS.match(text) and text[0] not in '"“”':
        return not _TOLD.search(text[:60]) or text.lower().startswith(
            ("file", "image c", "media c", "enlarge", "toggle", "screenshot:", "screengrab:")
        )
    if "(" in text and _PLACE_IN_PICTURE.search(text) and not re.search(r"[“\"].{20,}[”\"]", text):
        return bool(_SHOWN.search(text) or _DATED.search(text) or not line.ends)
    if (
        not _SHOWN_IN.isdisjoint(line.words)
        and _IN_A_PHOTO.search(text, max(0, len(text) - _TAIL))
        and not _TOLD.search(text)
        and not line.sentences
    ):
        return True
    if not pictured or line.ends or len(line.words) < 6:
        return False
    return bool(_SOURCE_FIRST.match(text) or (_SIGNED.search(text[-_TAIL:]) and shows_scene(line)))


def _holds_lead(line: Line) -> bool:
    """Whether a long line begins as the caption of a file photo and ends in its credit.

    Agencies put the lead of the article, which the text has anyway, between the two.
    """
    text = line.text
    if not _MOST < len(line.words) <= MOST_WITH_LEAD or not _BEGINS.match(text):
        return False
    tail = len(text) - _TAIL
    return text.endswith(_BRACKET) and any(pattern.search(text, tail) for pattern in _BRACKETED)


def shows_scene(line: Line) -> bool:
    """Whether a line describes a picture in the present tense, and nothing that was said or done."""
    return bool(_SHOWN.search(line.text)) and not _TOLD.search(line.text)


def is_dated_scene(line: Line) -> bool:
    """Whether a line tells what is seen in a picture and when: the caption of a gallery, which names no photographer."""
    return (
        3 <= len(line.words) <= 70
        and bool(_FIGURE.search(line.text))
        and bool(_SHOWN.search(line.text) and _DATED.search(line.text))
        and not _QUOTES.search(line.text)
    )


def describes_picture(line: Line) -> bool:
    """Whether a line may be a caption whose credit stands on the next line: a picture described, usually dated."""
    if len(line.words) > 60 or len(line.words) < 3:
        return False
    if not line.ends:
        return not re.search(r"[\"“”]", line.text)
    return not _TOLD.search(line.text) and bool(_SHOWN.search(line.text) or _IN_A_YEAR.fullmatch(line.text))
