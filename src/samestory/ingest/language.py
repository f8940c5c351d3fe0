"""Which language a text is in."""

from __future__ import annotations

import re

from samestory.resources.words import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WINDOW = 200
_BEGINNING, _READ = 1_500, 20_000
"""So many characters are looked at."""
_SHORT = 8
_ENGLISH_SHARE = 0.22
"""Share of function words from which a text is English. English news has 35 to 50 %; 'in', 'an', 'die', 'so' and
'was' alone bring German, Dutch and Scandinavian texts to at most 15 %."""


def detect_language(text: str) -> str | None:
    """Say the language of a text as an ISO 639-1 code; None where there is too little text to tell.

    English is recognised by its function words, so that it costs nothing; everything else by the model that comes
    with py3langid (Lui and Baldwin, langid.py, ACL 2012), which is imported only then.
    """
    english = word_set("english_function_words.txt")
    for reach in (_BEGINNING, _READ):  # the beginning alone tells of nearly all English reports
        words = [word.lower() for word in _WORD.findall(text[:reach])]
        # The best stretch counts: a scraped page may begin with hundreds of words of menus that hold no function words.
        windows = (words[at : at + _WINDOW] for at in range(0, max(1, len(words) - _WINDOW // 2), _WINDOW))
        if any(sum(word in english for word in window) >= _ENGLISH_SHARE * max(1, len(window)) for window in windows):
            return "en"
    if len(words) < _SHORT:
        return None
    import py3langid

    return str(py3langid.classify(text[:_READ])[0])
