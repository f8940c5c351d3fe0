"""Pull quotes, captions and teasers without any mark among the paragraphs of the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from samestory.clean.lines import Line, words_in
from samestory.resources.words import word_set

MOST_STRAYS = 4
"""With more lines that look like stray captions and teasers than this, they are the way the article is written."""
LONGEST_HEADING, TITLED = 14, 0.6
"""A subheading has so many words at most; set as a title, in so many of them a capital."""
OPENING = 7
"""A line whose first so many words stand in a paragraph repeats it."""
_NONE: frozenset[int] = frozenset()
FEW_HEADINGS = 2
"""With more lines set off than this, a text has subheadings."""
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "these", "those"])
_SPEECH = re.compile(r"\b(?:said|says|told|added|wrote|tweeted|asked|according to)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:said|told|added|wrote|tweeted|asked)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]")
_HEADING = re.compile(
    r"[A-Z]: |(?:How|Why|What|When|Where|Who|Here|There|I|We|You|If|Take|Welcome|Step|Tip|Is|Are|Do|Does|Can|\d+)\b"
)
_TEASER_END = re.compile(
    r", (?:say|says|claims?|reports?|warns?|finds?|study|report|police|officials?|sources?)(?: [\w’'-]+){0,3}$"
)
_CREDIT_FIRST = re.compile(r"(?P<credit>[A-Z]{2,}(?:[ •·/|,&-]+[A-Z]{2,}){0,3}) (?=(?:[A-Z][a-z’'-]+|A) )")
AGAIN, MOST_AGAIN = 10, 45
"""A sentence that is set again as an ornament has so many words at least and at most,"""
NEAR, TWICE = 3, 1.8
"""stands at most so many lines below its paragraph, which is so many times as long."""
_LABELLED = re.compile(r"(?P<label>[A-Z][\w’'-]*(?: [\w’'-]+){0,3}): (?=[A-Z])")
LEAST_LABELLED, LEAST_RUNS, LONGEST_RUN = 9, 3, 3
"""Captions behind labels have so many words at least, labels and all, since subheadings are shorter; they stand in so
many places at least, so many at most in a row."""
LEAST_SLIDES, LEAST_NAME = 4, 3
"""A gallery has so many captions at least, and its name so many words."""
CAPTION_WORDS = 6
"""A caption behind its credit has so many words at least, with the credit."""
_TWEET = re.compile(r"\(@\w+\)|pic\.twitter\.com|https?://t\.co/|#\w+$")
_LEADS_ON = (',"', ",”", ";”", '";')
_OPEN_END = (":", ",", ";", "—", "–", "-", "/", "|", ")")


def mostly_punctuated(lines: Sequence[Line]) -> bool:
    """Whether the paragraphs of a text end as sentences do, so that one that does not is something else."""
    long = [line for line in lines if len(line.words) >= 12]
    return len(long) >= 4 and sum(line.ends or line.text.endswith(_OPEN_END) for line in long) >= 0.7 * len(long)


def has_sentence_grammar(line: Line) -> bool:
    """Whether a line without a full stop is a sentence rather than a headline: articles, few capitals."""
    dull = word_set("english_function_words.txt")
    return (
        len(line.words) >= 7
        and line.capitals < 0.6
        and not _DETERMINERS.isdisjoint(line.words)
        and sum(word in dull for word in line.words) >= 0.25 * len(line.words)
    )


def pull_quotes(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Find lines whose words stand in a paragraph of the body already, set again as an ornament."""
    openings: dict[tuple[str, ...], set[int]] = {}
    headed = _subheadings([lines[index] for index in kept])
    for index in kept:
        line = lines[index]
        if headed and len(line.words) <= LONGEST_HEADING and line.capitals >= TITLED:
            continue  # a subheading in the words of somebody: "We Saw It Coming"
        if line.ends or not OPENING <= len(line.words) <= 45 or _TWEET.search(line.text) or _SPEECH.search(line.text):
            continue
        if not line.text.endswith((",", ";", ", or", ", and")):  # one of a list
            openings.setdefault(line.words[:OPENING], set()).add(index)
    found: set[int] = set()
    if not openings:
        return found
    firsts = {opening[0] for opening in openings}
    for index in kept:
        line = lines[index]
        if line.prose and not firsts.isdisjoint(line.words):
            for at, word in enumerate(line.words):
                if word in firsts:
                    found |= openings.get(line.words[at : at + OPENING], _NONE) - {index}
    return found if len(found) <= MOST_STRAYS else set()


def told_again(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Find sentences of the paragraphs above them that are set again as ornaments, full stop and all.

    The paragraph has the whole sentence, so that nothing is lost. Where it begins with the sentence or with words in
    capitals, it may be a caption or a box that took its words from the article instead.
    """
    found: set[int] = set()
    for place in range(1, len(kept)):
        line = lines[kept[place]]
        if not line.ends or not AGAIN <= len(line.words) <= MOST_AGAIN:
            continue
        for index in kept[max(0, place - NEAR) : place]:
            above = lines[index]
            if (
                above.size >= TWICE * line.size
                and above.ends
                and f" {line.key} " in f"{above.key} "
                and not above.text.split(" ", 1)[0].isupper()
            ):
                found.add(kept[place])
                break
    return found if len(found) <= MOST_STRAYS else set()


def _subheadings(body: Sequence[Line]) -> bool:
    """Whether the text has subheadings, so that a line without a full stop between two paragraphs may be one."""
    set_off = [
        place
        for place in range(1, len(body) - 1)
        if not body[place].ends
        and 1 < len(body[place].words) <= LONGEST_HEADING
        and not body[place].text.endswith(_OPEN_END)
        and body[place - 1].ends
        and body[place + 1].prose
    ]
    return len(set_off) > FEW_HEADINGS


def credited_captions(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Find captions that begin with their credit in capitals, below a paragraph: ``VELMPIX The quay fell at noon``.

    The name is a credit where no paragraph speaks of it: an agency that acts in the article is no photographer.
    """
    body = [lines[index] for index in kept]
    first = next((place for place, line in enumerate(body) if line.prose), len(body))
    likely = [
        (kept[place], match["credit"].lower())
        for place, line in enumerate(body)
        if place > first and not line.ends and line.size >= CAPTION_WORDS and (match := _CREDIT_FIRST.match(line.text))
    ]
    captions = {index for index, _ in likely}
    if not likely or not mostly_punctuated([lines[index] for index in kept if index not in captions]):
        return set()
    told = {word for line in body if line.prose for word in line.words}
    return {index for index, credit in likely if told.isdisjoint(words_in(credit))}


def labelled_captions(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Find the captions of a tabloid, each behind a label of its own: ``Long wait: The ferry stood at the quay``.

    They stand here and there between the paragraphs, a few at a time, without a full stop; a list stands in one
    place, and a speaker or a question comes again.
    """
    body = [lines[index] for index in kept]
    likely = {place: match["label"] for place, line in enumerate(body) if place and (match := _labelled(line))}
    runs: list[list[int]] = []
    for place in likely:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    if len(runs) < LEAST_RUNS or max(map(len, runs)) > LONGEST_RUN or len(set(likely.values())) < len(likely):
        return set()
    if not mostly_punctuated([line for place, line in enumerate(body) if place not in likely]):
        return set()
    return {kept[place] for place in likely}


def _labelled(line: Line) -> re.Match[str] | None:
    """Match the label before a line that is a sentence but for its full stop."""
    if line.ends or not LEAST_LABELLED <= len(line.words) <= MOST_AGAIN or not has_sentence_grammar(line):
        return None
    return _LABELLED.match(line.text) if not _TWEET.search(line.text) else None


def slides(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Find the captions of a gallery each of which begins with its name: ``A Winter on Dunmarr The ferry waits ...``.

    Behind the words that several paragraphs in a row begin with, a caption begins anew, with a capital; where somebody
    says the same again and again, the sentence goes on.
    """
    found: set[int] = set()
    place = 0
    while place + LEAST_SLIDES <= len(kept):
        name, end = lines[kept[place]].words, place + 1
        while end < len(kept) and (same := _same(name, lines[kept[end]].words)) >= LEAST_NAME:
            name, end = name[:same], end + 1
        row = [lines[index] for index in kept[place:end]]
        if len(row) >= LEAST_SLIDES and all(_begins_anew(line, len(name)) for line in row):
            found.update(kept[place:end])
        place = end
    return found if any(lines[index].prose for index in kept if index not in found) else set()


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that two lines have in common at their beginnings."""
    if not one or not other or one[0] != other[0]:
        return 0  # most lines
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _begins_anew(line: Line, size: int) -> bool:
    """Whether a word with a capital or a figure stands behind so many words of a line, without a mark between."""
    words = line.text.split(" ", size + 1)
    return len(words) > size and not words[size][0].islower() and words[size - 1][-1].isalnum()


def strays(lines: Sequence[Line], kept: Sequence[int]) -> dict[int, str]:
    """Find captions and teasers without any mark among the paragraphs of the body.

    A line on its own between paragraphs that ends without a full stop, in a text whose paragraphs all have one, is a
    caption where it has a sentence's grammar, and a teaser where it is a headline most of whose words stand nowhere
    else in the body. Short subheadings, lists, tweets, and lines that quote or lead on are left alone.
    """
    body = [lines[index] for index in kept]
    if not mostly_punctuated(body):
        return {}
    found: dict[int, str] = {}
    times: Counter[str] | None = None  # few texts have a line for which it is asked
    for place in range(1, len(kept)):
        line = body[place]
        if line.ends or len(line.words) < 7 or len(line.words) > 45 or line.sentences:
            continue
        if line.text.endswith(_OPEN_END) or _TWEET.search(line.text):
            continue
        if line.text.endswith(_LEADS_ON) and len(_QUOTED.findall(line.text)) > 1:
            continue  # `calls it “the oldest mill of all,”`: it quotes, and who wrote it put a comma for a full stop
        if not line.text.lstrip("\"“”‘’'")[:1].isupper():
            continue
        neighbours = [body[place - 1]] + ([body[place + 1]] if place + 1 < len(body) else [])
        if not all(other.ends or other.text.endswith(_OPEN_END) for other in neighbours):
            continue  # one of a list
        if _SPEECH.search(line.text) and (_QUOTED.search(line.text) or _TOLD.search(line.text)):
            continue  # it may lead on to what was said
        if place + 1 < len(body) and line.content and line.content <= body[place + 1].content:
            continue  # the heading of what follows, which says it again
        if _HEADING.match(line.text.title() if line.text.isupper() else line.text):
            continue
        if line.text.isupper():
            found[kept[place]] = "related"
        elif has_sentence_grammar(line):
            if not _subheadings(body):
                found[kept[place]] = "caption"
        else:
            times = times or Counter([word for line in body for word in line.content])
            elsewhere = sum(times[word] > 1 for word in line.content) / max(1, len(line.content))
            if elsewhere < 0.5 or _TEASER_END.search(line.text):
                found[kept[place]] = "related"
    return found if len(found) <= MOST_STRAYS else {}
