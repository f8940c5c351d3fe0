"""Positions, conditions, promises, demands, predictions, accusations and denials in one report.

Two ways lead to an entry. A verb of the closed list ``ledger_verbs.txt`` with a party as its subject (``the mayor vowed
to ...``, ``they accused her of ...``), and the modal verbs and conjunctions inside what a party is quoted or reported
to have said (``we will ...``, ``must``, ``only if``). A ``will`` is a promise only where the speaker answers for it;
that of another or of nobody is a prediction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from samestory.annotate.calendar import find_dates, resolve
from samestory.annotate.frames import SPEECH, is_verb
from samestory.annotate.lemmas import terms
from samestory.annotate.moments import anchor_of
from samestory.model import Actor, Pledge, Quotation, Report, Span
from samestory.resources.actor_tables import country_adjectives
from samestory.resources.words import name_table, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 360
"""Characters of an entry; a longer clause is left out rather than cut in its meaning."""

_LEAST = {"denial": 3, "position": 5}
"""Words that an entry must have; shorter ones say too little (4 for the other kinds)."""

_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "it", "they"})
_CONDITION = re.compile(
    r"\b(?:only (?:if|when|after|once)|unless|not\b[^.;]{3,120}\buntil|on (?:the )?condition that|provided (?"
    r":that)?|as long as|"
    r"so long as|depend(?:s|ed|ing)? on|conditional on|contingent on|if and when)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:(?:does|do|did) not exist|doesn['’]t exist|nonexistent|non-existent|"
    r"no (?:\w+ ){1,3}ever (?:reached|came|arrived)|(?:is|are|was|were) (?:not "
    r"true|untrue|false|baseless|"
    r"groundless|fabricated|unfounded)|no truth|has nothing to do with|had nothing to do with|we (?:have )?"
    r"never(?! (?:\w+ )?(?:seen|heard|met|thought|imagined|experienced|expected|had|been|felt|known|dreamed|want|"
    r"give|gave|forget|stop|saw|lose|lost))|we have never(?! (?:\w+ )?(?:seen|heard|met|thought|imagined|experienced|"
    r"expected|had|been|felt|known|dreamed)))\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:soon|within (?:the |a |an )?(?:\w+ )?(?:hours?|days?|weeks?|months?|years?)|in the (?:next|coming)"
    r"|next (?:week|month|year)|tomorrow|by (?:next|the end|[A-Z]))\b"
)
_NO_PROMISE = frozenset(
    """
    see know be have remain able continue find like say comment tell get miss think feel want need hear understand
    remember become seem appear look love hope believe prefer enjoy die
    """.split()  # noqa: SIM905
)
"""Verbs whose future nobody can be held to: ``we will see``, ``we will be remembered``."""
_ASKS = frozenset(["see", "ask", "know", "wonder", "decide", "determine", "tell", "unclear", "as", "even"])
"""Words after which ``if`` asks (or compares) rather than sets a condition."""
_SIDE = frozenset(["while", "as", "although", "though", "after", "when", "since", "because", "before", "whereas"])
"""Conjunctions of clauses that tell what else was the case; they are no part of a commitment."""
_IF = frozenset({"if", "unless", "once", "until"})
"""Conjunctions of what a commitment hangs on: a promise without its condition is another promise."""
_STATE_BEFORE = re.compile(r"\b(?:committed|determined|ready|prepared|willing) to\b", re.IGNORECASE)
_OWN_VOICE = frozenset(
    [
        "comment",
        "respond",
        "elaborate",
        "discuss",
        "answer",
        "reply",
        "confirm",
        "identify",
        "name",
        "specify",
        "say",
        "speak",
        "give",
    ]
)
_WITHHELD = frozenset(["access", "entry", "visa", "permission", "right", "bail", "request", "chance", "opportunity"])
"""What is refused rather than said to be untrue (``denied them entry``)."""

"""What parties decline to do before every deadline; no position."""


_IDLE = frozenset({"allegiance", "baby", "guests", "visitors", "fans"})
"""Objects of a pledge, welcome or refusal that nobody needs to check."""


@cache
def _verbs() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for line in (files("samestory.resources") / "ledger_verbs.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, form, lemmas = (cell.strip() for cell in line.split("|"))
            for lemma in lemmas.split():
                table.setdefault(lemma, []).append((kind, form))
    return {lemma: tuple(rows) for lemma, rows in table.items()}


@cache
def _media() -> frozenset[str]:
    names: set[str] = set()
    for table in ("agencies.json", "outlets.json"):
        for name, others in name_table(table).items():
            names.update(n.lower() for n in (name, *others))
    return frozenset(names)


def find_pledges(doc: Doc, report: Report) -> tuple[Pledge, ...]:
    """Find what each party commits itself to, asks, foresees, holds or denies.

    A party is an actor with a name. What nobody by name answers for, what an outlet or agency reports in its own
    voice, and clauses too long to be shown whole are left out.

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        The report with sentences, actors and quotations.
    """
    names = Names(report)
    found: dict[tuple[str, int, int], Pledge] = {}
    for pledge in (
        *_by_verb(doc, report, names),
        *_by_modal(doc, report, names),
        *_by_terms(doc, report, names),
    ):
        if (
            len(pledge.span.text) > LONGEST
            or len(pledge.span.text.split()) < _LEAST.get(pledge.kind, 4)
            or "\n" in pledge.span.text
        ):
            continue
        clash = [
            key
            for key, held in found.items()
            if held.party == pledge.party
            and ((held.kind == pledge.kind and held.span.overlaps(pledge.span)) or held.span.contains(pledge.span))
        ]
        if not clash:
            found[pledge.kind, pledge.span.start, pledge.span.end] = pledge
    return tuple(sorted(found.values(), key=lambda p: (p.span.start, p.span.end, p.kind)))


_OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|president|minister|secretary|chief|director|chair(?:man|woman)?|ambassador|"
    r"officer|mayor|governor|chancellor|premier|leader|head|founder|CEO|executive|official|representative)\b",
    re.IGNORECASE,
)
"""Words for those whose word is that of a body."""


class Names:
    """Who stands where in a report: looks actors up by place."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.at: dict[int, list[tuple[int, Actor]]] = {}
        for actor in report.actors:
            for mention in actor.mentions:
                self.at.setdefault(mention.start, []).append((mention.end, actor))
        self.starts = sorted(self.at)
        self.words = frozenset(re.findall(r"[a-z]+", report.text))

    def of(self, token: Token) -> str | None:
        """Name the actor that a noun phrase (by its head) stands for; None for pronouns and nouns of nobody."""
        best: tuple[int, str] | None = None
        for start in self.starts:
            if start > token.idx:
                break
            for end, actor in self.at[start]:
                if start <= token.idx < end and self.named(actor.name):
                    size = end - start
                    if best is None or size < best[0]:
                        best = (size, actor.name)
        return best[1] if best else None

    def speaker(self, quotation: Quotation) -> str | None:
        """Name who speaks: the actor that the words of the speaker stand for, or the speaker's name where it is one."""
        speaker = quotation.speaker
        if speaker is None:
            return None
        # `the US president` is not the US: the mention must hold the head of the description.
        chunk = re.split(r",|\s(?:of|for|in|at|from|with|who|and)\s|['’]s\s(?=$)", speaker.text, maxsplit=1)[0]
        head = speaker.start + len(chunk.rstrip())
        best: tuple[int, str] | None = None
        for start in self.starts:
            for end, actor in self.at[start]:
                if start < head and head <= end and speaker.start < end and self.named(actor.name):
                    # The head of a description stands at its beginning: the first mention names the one who speaks.
                    rank = -start if actor.kind == "person" else -start - 10_000_000
                    if best is None or rank > best[0]:
                        best = (rank, actor.name)
        if best is not None:
            return best[1]
        capitals = [w for w in speaker.name.split() if w[:1].isupper() and w != "The"]
        return speaker.name if is_name(speaker.name) and 2 <= len(capitals) == len(speaker.name.split()) <= 5 else None

    def roles(self, name: str, quotation: Quotation) -> str:
        """Give the titles and descriptions of a speaker as one string, those beside the quotation among them."""
        held = [role for actor in self.report.actors if actor.name == name for role in actor.roles]
        if quotation.speaker is not None:
            held.append(quotation.speaker.text)
        return " | ".join(held)

    def speaks_for(self, person: str, body: str, quotation: Quotation) -> bool:
        """Whether a person holds an office of a body or country (``the Norland minister`` for Norland)."""
        if self.is_body(person):
            return False
        roles = self.roles(person, quotation)
        words = [body, *(adjective for adjective, country in country_adjectives().items() if country == body)]
        return bool(_OFFICE.search(roles)) and any(re.search(rf"\b{re.escape(w)}\b", roles) for w in words)

    def has_office(self, person: str, quotation: Quotation) -> bool:
        """Whether a report calls a person by an office or as one who speaks for somebody."""
        return bool(_OFFICE.search(self.roles(person, quotation)))

    def is_body(self, name: str) -> bool:
        """Whether a party is an organisation, group or country."""
        return any(actor.name == name and actor.kind != "person" for actor in self.report.actors)

    def named(self, name: str) -> bool:
        """Whether a name is one: a single word that the text also writes small (``authorities``) is a noun."""
        return is_name(name) and (" " in name or name.lower() not in self.words)


def is_name(name: str) -> bool:
    """Whether a party has a name of its own, and is not an outlet or agency."""
    words = name.split()
    if not words or name.lower() in _media() or name.lower() in _FIRST | _THIRD:
        return False
    if words[0].lower() in {"a", "an", "one", "some", "two", "several"}:
        return False
    if words[0].lower() == "the":
        words = words[1:]
        return bool(words) and all(w[:1].isupper() or len(w) <= 3 for w in words) and not _is_title(words)
    return words[0][:1].isupper() and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether words are only a title (``President``), which names nobody."""
    titles = word_set("titles.txt")
    return all(w.lower() in titles or w in titles for w in words)


def _by_verb(doc: Doc, report: Report, names: Names) -> Iterator[Pledge]:
    """Read entries off the verbs of the closed list and their grammatical subjects."""
    for token in doc:
        rows = _verbs().get(token.lemma_.lower())
        if rows is None or token.pos_ != "VERB":
            continue
        subject = subject_of(token)
        passive = any(c.dep_ == "nsubjpass" for c in token.children)
        if subject is None or passive or _modal(token) in {"could", "may", "might", "would"} or _negated(token):
            continue
        if in_quotes(token, report) or any(
            c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in token.children
        ):
            continue
        for kind, form in rows:
            complement = _complement(token, form)
            if complement is None:
                continue
            beside = next((name for c in subject.children if c.dep_ == "appos" and (name := names.of(c))), None)
            party = names.of(subject) or beside or (_described(subject) if kind in _UNNAMED_KINDS else None)
            if party is None or (kind == "denial" and complement.lemma_.lower() in _WITHHELD):
                break
            if complement.lemma_.lower() in _OWN_VOICE or complement.lower_ in _IDLE or _bare_subject(token):
                break
            if _loose(token, subject):
                break
            if kind == "denial" and token.lemma_ in _REFUSALS and complement.lemma_.lower() not in _CLAIMS:
                kind = "position"
            span = clause_of(token, report)
            if span is None or _DATELINE.match(span.text) or _says_nothing(span.text):
                break
            counterparty = _counterparty(token, form, names)
            if counterparty == party:
                counterparty = None
            first = span.text.split(maxsplit=1)[0].lower()
            yield _pledge(kind, party, span, report, doc, counterparty, party if first in _THIRD else "")
            break


_UNNAMED_KINDS = frozenset({"condition", "promise", "demand", "accusation", "denial"})
"""Kinds of which an unnamed party's are kept: what an official predicts or welcomes binds nobody."""
_UNNAMED = frozenset(
    """
    official spokesman spokeswoman spokesperson minister ministry company government police prosecutor lawyer attorney
    family union commander general diplomat negotiator mediator rebel army military militant protester striker worker
    president mayor governor agency regulator airline bank operator owner lawmaker senator opposition
    """.split()  # noqa: SIM905
)
"""Heads of descriptions of those whose word counts though they are not named."""


def _described(head: Token) -> str | None:
    """Give a description of an unnamed party as the text has it (``a senior Norland official``), without its article.

    A bare noun (``officials``) tells nobody apart and is none.
    """
    if head.lemma_.lower() not in _UNNAMED or head.pos_ != "NOUN":
        return None
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "from", "in"} and child.right_edge.i - head.i <= 6:
            last = child.right_edge.i
        break
    words = [t for t in head.doc[head.left_edge.i : last + 1] if t.dep_ != "relcl"]
    while words and words[0].dep_ in {"det", "punct", "poss", "case"}:
        words.pop(0)
    if len(words) < 2 or len(words) > 8 or any(t.is_space or t.is_quote or t.text == "," for t in words):
        return None
    return head.doc[words[0].i : words[-1].i + 1].text


_REFUSALS = frozenset({"reject", "dismiss", "refute", "rebut"})
_CLAIMS = frozenset(
    """
    claim report allegation accusation charge suggestion assertion rumour rumor criticism notion story theory account
    version finding speculation concern complaint statement argument
    """.split()  # noqa: SIM905
)
"""What is said to be untrue when it is rejected; a deal or an offer that is rejected is a position."""
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]+ (?:—|–|--|-) ")


def _loose(verb: Token, subject: Token) -> bool:
    """Whether a clause is no statement of a party: a participle, what somebody once wanted, what no longer holds."""
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" or c.dep_ == "nsubj" for c in verb.children):
        return True  # but `with the mayor accusing them of ...`: a subject of its own
    if verb.lemma_ == "want" and verb.tag_ in ("VBD", "VBN"):
        return True
    if verb.lemma_ == "agree" and subject.pos_ == "PRON":
        return True
    return any(c.lower_ == "longer" for c in verb.children)


def _bare_subject(verb: Token) -> bool:
    """Whether a verb lost its subject to a clause before it (``and in the same breath told them to``)."""
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    subject = subject_of(verb)
    return not own and subject is not None and verb.i - subject.i >= 14


def subject_of(verb: Token) -> Token | None:
    """Find the subject of a verb, also where it shares that of the verb before it or of the noun it hangs on."""
    here = verb
    for _ in range(4):
        subject = next((c for c in here.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject.lower_ == "there":
            subject = next((c for c in here.children if c.dep_ == "expl"), subject)
        if subject is not None:
            if subject.tag_ in {"WP", "WDT"} and here.dep_ == "relcl":
                return here.head
            return subject
        if (here.dep_ in {"conj", "advcl", "pcomp"} and is_verb(here.head) and here.head.i != here.i) or (
            here.dep_ == "prep" and here.head.i != here.i
        ):
            here = here.head
        else:
            return None
    return None


def _complement(verb: Token, form: str) -> Token | None:
    """Find what a form asks for beside its verb; None where it is missing."""
    kids = list(verb.children)
    inner = next((c for c in kids if c.dep_ in {"ccomp", "xcomp"} and is_verb(c)), None)
    thing = next((c for c in kids if c.dep_ == "dobj"), None)
    infinitive = inner is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in inner.children)
    if form == "clause" and verb.lemma_.lower() == "agree" and not infinitive:
        return None
    if form == "clause":
        if inner is not None and not any(c.dep_ in {"dobj"} for c in kids):
            return inner
        return next((c for c in kids if c.dep_ == "prep" and c.lower_ == "to" and verb.lemma_ == "commit"), None)
    if form == "whom-to":
        named = thing is not None or (inner is not None and any(c.dep_ == "nsubj" for c in inner.children))
        return inner if inner is not None and infinitive and named else None
    if form == "object":
        if thing is not None and verb.lemma_ == "deny" and thing.lower_ in {"this", "that", "it"}:
            return thing
        return thing if thing is not None and thing.pos_ in {"NOUN", "PROPN"} else None
    if form == "for":
        prep = next((c for c in kids if c.dep_ == "prep" and c.lower_ in {"on", "upon", "for"}), None)
        if prep is None:
            return None
        target = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if target is None or (prep.lower_ in {"on", "upon"} and inner is None):
            return None
        return inner or target
    if form == "of":
        if thing is None:
            return None
        return next((c for c in kids if c.dep_ == "prep" and c.lower_ in {"of", "for"}), thing)
    return None


def _counterparty(verb: Token, form: str, names: Names) -> str | None:
    if form not in {"whom-to", "of", "for", "object"}:
        return None
    kids = list(verb.children)
    candidates = [c for c in kids if c.dep_ in {"dobj", "dative"}]
    inner = next((c for c in kids if c.dep_ in {"ccomp", "xcomp"}), None)
    if form == "whom-to" and inner is not None:
        candidates += [c for c in inner.children if c.dep_ == "nsubj"]
    if form == "for":
        candidates = [
            g for c in kids if c.dep_ == "prep" and c.lower_ in {"on", "upon"} for g in c.children if g.dep_ == "pobj"
        ]
    for candidate in candidates:
        name = names.of(candidate)
        if name is None:
            # `accused Assad's forces`: whose they are.
            owner = next((c for c in candidate.children if c.dep_ == "poss"), None)
            name = names.of(owner) if owner is not None else None
        if name is not None:
            return name
    return None


def _modal(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def in_quotes(token: Token, report: Report) -> bool:
    """Whether a word stands in somebody's mouth: then the quotation is read, not the reporter's grammar."""
    return any(v.start <= token.idx < v.end for q in report.quotations if q.kind != "indirect" for v in q.verbatim)


def clause_of(verb: Token, report: Report) -> Span | None:
    """Give the clause of a verb as an entry shows it: from its subject on, without other clauses at its edges."""
    doc = verb.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    with_condition: int | None = None
    for child in verb.children:
        beside = child.dep_ in {"conj", "parataxis"} and is_verb(child)
        told = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _SIDE for c in child.children)
        condition = any(c.dep_ == "mark" and c.lower_ in _IF for c in child.children)
        loose = child.dep_ == "advcl" and child.i < verb.i and not condition
        if child.dep_ == "advcl" and condition and child.i < verb.i:
            with_condition = child.left_edge.i
        if child.i > verb.i and (beside or told):
            right = min(right, child.left_edge.i - 1)
        elif child.i < verb.i and (told or loose or beside):
            left = max(left, child.right_edge.i + 1)
    subject = subject_of(verb)
    if subject is not None and subject.i < verb.i and verb.i - subject.i < 14:
        left = min(left, subject.left_edge.i) if subject.left_edge.i < left else max(left, subject.left_edge.i)
        if with_condition is not None:
            left = min(left, with_condition)
    tokens = [t for t in doc[left : right + 1] if not t.is_space]
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].is_punct):
        tokens.pop()
    while tokens and (
        (tokens[0].dep_ in {"cc", "mark"} and tokens[0].lower_ not in _IF)
        or tokens[0].is_punct
        or tokens[0].lower_ == "to"
    ):
        tokens.pop(0)
    if not tokens:
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    sentence = next((s for s in report.sentences if s.start <= verb.idx < s.end), None)
    if sentence is not None:
        start, end = max(start, sentence.start), min(end, sentence.end)
    return _trim(report, start, end)


def _trim(report: Report, start: int, end: int) -> Span | None:
    """Trim a stretch to words, with both or neither of a pair of quotation marks."""
    text = report.text
    while start < end and (text[start].isspace() or text[start] in ",;:—–-”’.)„"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-“(‘"):
        end -= 1
    for _ in range(2):
        words = text[start:end]
        opened = words.count("“") - words.count("”")
        straight = words.count('"') % 2
        if (opened > 0 or straight) and words[:1] in '“"':
            start += 1
        elif opened < 0 or straight:
            if words[-1:] in '”"':
                end -= 1
            elif straight and text[end : end + 1] == '"':
                end += 1
        elif opened > 0 and "”" in text[end : end + 2]:
            end += text[end : end + 2].index("”") + 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-“(‘"):
            end -= 1
    return Span.of(text, start, end) if end > start else None


_HANGS = frozenset(["depend", "hinge", "rest"])
_TERMS = frozenset(
    """
    deal agreement accord pact treaty truce ceasefire settlement talks negotiation offer bid merger takeover sale
    purchase plan aid support loan release return visit vote election approval withdrawal reopening payment contract
    project
    """.split()  # noqa: SIM905
)
"""What can be made to hang on something, whoever says so."""


def _by_terms(doc: Doc, report: Report, names: Names) -> Iterator[Pledge]:
    """Read the conditions that a report tells of a deal in its own voice (``any deal depends on the port opening``).

    The party is the deal as described; towards whom is who has to do what it depends on.
    """
    for verb in doc:
        if verb.lemma_.lower() not in _HANGS or verb.pos_ != "VERB" or _negated(verb) or in_quotes(verb, report):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
        if subject is None or prep is None or subject.lemma_.lower() not in _TERMS:
            continue
        if any(
            q.speaker and names.speaker(q) and q.content.start <= verb.idx < q.content.end for q in report.quotations
        ):
            continue  # read as what the speaker says
        done = next((c for c in prep.children if c.dep_ in {"pcomp", "pobj"}), None)
        if done is None:
            continue
        after = any(
            c.dep_ == "advcl" and c.tag_ == "VBG" and c.left_edge.i == done.right_edge.i + 1 for c in verb.children
        )
        if done.dep_ == "pobj" and not after and not any(is_verb(t) for t in done.subtree):
            continue  # `depends on the weather` asks nothing of anybody
        span = clause_of(verb, report)
        if span is None:
            continue
        doer = next((c for c in done.children if c.dep_ in {"nsubj", "poss"}), None)
        if doer is None and done.dep_ == "pobj":
            doer = done
        phrase = doc[subject.left_edge.i : subject.i + 1].text
        party = phrase[:1].lower() + phrase[1:]
        yield _pledge("condition", party, span, report, doc, names.of(doer) if doer is not None else None)


def _by_modal(doc: Doc, report: Report, names: Names) -> Iterator[Pledge]:
    """Read entries off modal verbs and conjunctions in what a named speaker is quoted or reported to have said."""
    for quotation in report.quotations:
        speaker = quotation.speaker
        party = names.speaker(quotation)
        if speaker is None:
            continue
        unnamed = ""
        if party is None:
            tokens = doc.char_span(speaker.start, speaker.end, alignment_mode="contract")
            unnamed = _described(tokens.root) or "" if tokens is not None and len(tokens) else ""
            party = unnamed or _speaker_inside(quotation, doc, names)
        if not party:
            continue
        for sentence in report.sentences:
            start, end = max(sentence.start, quotation.content.start), min(sentence.end, quotation.content.end)
            if end - start < 12:
                continue
            tokens = doc.char_span(start, end, alignment_mode="contract")
            if tokens is None:
                continue
            verdict = _judge(list(tokens), report.text[start:end], party, quotation, names)
            if verdict is None:
                continue
            kind, verb = verdict
            if unnamed and kind not in _UNNAMED_KINDS:
                continue
            if verb is not None and _told_by_another(verb, quotation, report):
                continue
            span = _trim(report, start, end)
            narrow = clause_of(verb, report) if verb is not None and kind != "condition" else None
            if narrow is not None and _subject_inside(verb, narrow) and start <= narrow.start and narrow.end <= end:
                span = narrow
            if span is None or _says_nothing(span.text):
                continue
            meant = _meant(span, tokens, party, quotation, names)
            if meant is None:
                continue
            yield _pledge(kind, party, span, report, doc, _towards(kind, verb, span, tokens, party, names), meant)


_EMPTY_END = re.compile(r"\b(?:be|will|would|do|to|is|are|was|were|have)[\s,.;:!”\"’']*$")
_BRACKETED = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def _says_nothing(words: str) -> bool:
    """Whether a clause lost what it is about (``predicts it will be``)."""
    return bool(_EMPTY_END.search(words))


def _meant(span: Span, tokens: Iterable[Token], party: str, quotation: Quotation, names: Names) -> str | None:
    """Say whom the pronoun stands for that a clause begins with; "" where it begins with none, None if unknown.

    A line of the ledger is read alone: `they will join us` tells nothing there.
    """
    first = next((t for t in tokens if span.start <= t.idx < span.end and not t.is_punct), None)
    if first is None or first.lower_ not in _BRACKETED | {"this", "that", "these", "those", "you", "your"}:
        return ""
    if first.lower_ in {"this", "that", "these", "those"} and first.dep_ in {"det", "mark"}:
        return ""
    if first.lower_ not in _BRACKETED:
        return None
    if any(t.dep_ == "expl" and t.i == first.i for t in tokens):
        return None
    resolved = names.of(first)
    if resolved is not None:
        return resolved
    inside = any(v.start <= first.idx < v.end for v in quotation.verbatim)
    person = not names.is_body(party)
    own = {"he", "she", "his", "her"} if person else {"it", "its", "they", "their"}
    if inside or first.lower_ not in own:
        return None
    if first.lower_ == "it" and any(c.dep_ in {"attr", "acomp"} for c in first.head.children):
        return None
    return party


def _towards(
    kind: str, verb: Token | None, span: Span, tokens: Iterable[Token], party: str, names: Names
) -> str | None:
    """Name whom a demand or a condition is meant for: who must do it, or who the condition asks something of."""
    if kind == "demand" and verb is not None:
        subject = subject_of(verb)
        name = names.of(subject) if subject is not None else None
        return name if name != party else None
    if kind not in {"condition", "promise"}:
        return None
    for token in tokens if kind == "condition" else ():
        if token.dep_ not in {"nsubj", "nsubjpass"} or not span.start <= token.idx < span.end:
            continue
        under = token.head.dep_ in {"advcl", "pcomp"} or any(
            c.dep_ == "mark" and c.lower_ in _IF for c in token.head.children
        )
        name = names.of(token)
        if under and name is not None and name != party:
            return name
    head = next((t for t in tokens if t.dep_ in {"ROOT", "ccomp"} and is_verb(t)), None)
    own = {names.of(c) for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}} if head is not None else set()
    for token in tokens:
        name = names.of(token) if token.dep_ == "pobj" and token.head.lower_ in {"on", "against", "with"} else None
        if name is not None and name != party and name not in own and span.start <= token.idx < span.end:
            return name
    return None


def _speaker_inside(quotation: Quotation, doc: Doc, names: Names) -> str | None:
    """Name who speaks in what an agency reports (``the agency said that the mayor said that ...``)."""
    if quotation.speaker is None or quotation.speaker.name.lower() not in _media():
        return None
    tokens = doc.char_span(quotation.content.start, quotation.content.end, alignment_mode="contract")
    for token in tokens if tokens is not None else ():
        if token.lemma_.lower() in SPEECH and any(c.dep_ == "ccomp" for c in token.children):
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            return names.of(subject) if subject is not None else None
    return None


def _told_by_another(verb: Token, quotation: Quotation, report: Report) -> bool:
    """Whether a word lies in what somebody else is said to have said, inside the quotation."""
    return any(
        q.speaker is not None
        and q is not quotation
        and q.content.start <= verb.idx < q.content.end
        and quotation.content.start <= q.content.start
        and q.content.end <= quotation.content.end
        and q.content.end - q.content.start < quotation.content.end - quotation.content.start
        for q in report.quotations
    )


def _subject_inside(verb: Token | None, span: Span) -> bool:
    subject = subject_of(verb) if verb is not None else None
    return subject is not None and span.start <= subject.idx < span.end


def _judge(
    tokens: list[Token], words: str, speaker: str, quotation: Quotation, names: Names
) -> tuple[str, Token | None] | None:
    """Decide what a sentence in somebody's mouth is, if anything, and by which verb; the first that fits."""
    if words.rstrip(" ”\"'").endswith("?"):
        return None
    modals = [t for t in tokens if t.tag_ == "MD" and t.dep_ == "aux" and is_verb(t.head)]
    modals = [t for t in modals if t.head.dep_ not in {"relcl", "acl"}]
    if _CONDITION.search(words) and (modals or re.search(r"\bdepend", words)):
        return "condition", None
    has_if = any(t.lower_ == "if" and not (k and tokens[k - 1].lemma_.lower() in _ASKS) for k, t in enumerate(tokens))
    for modal in modals:
        verb = modal.head
        kind = _by_word(modal, verb, words, speaker, quotation, names)
        if kind is not None:
            return ("condition" if has_if and modal.lower_ in _WILL else kind), verb
    if _DENIAL.search(words):
        return "denial", None
    for token in tokens:
        kind = _by_stance(token, speaker, quotation, names)
        if kind is not None:
            return kind, token
    match = _STATE_BEFORE.search(words)
    if match:
        holder = next((t for t in tokens if t.lower_ == match.group().split()[0].lower()), None)
        subject = (
            subject_of(holder if holder is None or is_verb(holder) else holder.head) if holder is not None else None
        )
        if subject is not None and _is_speaker(subject, speaker, quotation, names):
            return "promise", None
    return None


_BODY_NOUNS = frozenset(
    """
    company firm airline agency bank ministry group government department party union club university city team office
    administration organisation organization league guild council police army school hospital authority zoo museum
    """.split()  # noqa: SIM905
)
_NOBODY = frozenset({"it", "that", "this", "they", "there", "someone", "somebody", "something", "you"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})


def _by_word(modal: Token, verb: Token, words: str, speaker: str, quotation: Quotation, names: Names) -> str | None:
    """Read the kind off a modal verb: ``will`` by who answers for it, ``must`` as a demand, ``may`` with a time."""
    subject = subject_of(verb)
    if any(c.lower_ == "whether" for c in verb.children):
        return None
    own = subject is not None and _is_speaker(subject, speaker, quotation, names)
    word, lemma = modal.lower_, verb.lemma_.lower()
    complement = next((c for c in verb.children if c.dep_ in {"acomp", "attr"}), None)
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    if word in _WILL and (word != "would" or quotation.kind == "indirect") and not (word == "would" and perfect):
        if lemma in _OWN_VOICE:
            return None
        if not own:
            vague = (
                lemma == "be" and complement is not None and complement.pos_ == "ADJ" and complement.lower_ != "able"
            )
            # `It won't be a problem`, `they will not dare`: nobody could check what is meant.
            bare = subject is not None and subject.lower_ in _NOBODY
            brief = len(list(verb.subtree)) < 9 or (subject is not None and subject.lower_ in {"that", "this"})
            return None if vague or subject is None or (bare and brief) else "prediction"
        if lemma == "be" and complement is not None and complement.lower_ == "able":
            return "prediction"
        if lemma == "continue" and any(c.dep_ == "xcomp" for c in verb.children):
            return "promise"
        if any(c.dep_ == "auxpass" for c in verb.children):
            return "prediction"  # `our work will be improved`
        return None if lemma in _NO_PROMISE else "promise"
    if word in {"must", "should", "ought"} and subject is not None:
        perfect = any(c.dep_ == "aux" and c.lower_ in {"have", "be"} for c in verb.children)
        if perfect and verb.tag_ in {"VBG", "VBN"} and not any(c.dep_ == "auxpass" for c in verb.children):
            return None  # `must be working`, `should have gone`: a guess or a regret
        if complement is not None and complement.lower_ == "able":
            return "prediction"
        return "position" if own else "demand"
    if word in {"could", "may", "might"} and _MAYBE.search(words):
        return "prediction"
    return None


def _by_stance(token: Token, speaker: str, quotation: Quotation, names: Names) -> str | None:
    """Read the kind off a verb of need or stance in somebody's mouth."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"relcl", "acl"}:
        return None
    lemma = token.lemma_.lower()
    subject = subject_of(token)
    goal = next((c for c in token.children if c.dep_ == "xcomp" and is_verb(c)), None)
    if subject is None or (goal is not None and goal.lemma_.lower() in _OWN_VOICE):
        return None
    own = _is_speaker(subject, speaker, quotation, names)
    present = token.tag_ in {"VBP", "VBZ"}
    if lemma in {"need", "have"} and goal is not None and present and not own and not _negated(token):
        return "demand" if subject.lower_ not in {"it", "i", "we", "you"} else None
    if lemma == "want" and not present:
        return None
    if lemma in {"want", "oppose", "support", "reject", "favor", "favour", "refuse"} and own:
        return "position"
    return None


def _is_speaker(subject: Token, speaker: str, quotation: Quotation, names: Names) -> bool:
    """Whether the subject of a clause is the one who speaks: ``we`` in quotation marks, ``it`` or the name outside."""
    lower = subject.lower_
    inside = any(v.start <= subject.idx < v.end for v in quotation.verbatim)
    if lower in _FIRST:
        return inside or quotation.kind == "indirect"
    named = names.of(subject)
    if named == speaker or (named is not None and names.speaks_for(speaker, named, quotation)):
        return True
    whose = next((c.lower_ for c in subject.children if c.dep_ == "poss"), "")
    if whose in {"our", "my"}:
        return inside or quotation.kind == "indirect"
    if whose in {"its", "his", "her"} and quotation.kind == "indirect":
        return (whose == "its") == names.is_body(speaker)
    if lower in _BODY_NOUNS and any(c.lower_ == "the" for c in subject.children) and named is None:
        # `The airline would pay, its spokeswoman said`: what a body does, in the mouth of one who speaks for a body.
        return names.is_body(speaker) or names.has_office(speaker, quotation)
    if lower == "it":
        # `The company said it would ...`: the company; `he said it would ...`: something else.
        return (
            quotation.kind == "indirect"
            and names.is_body(speaker)
            and not any(c.dep_ in {"attr", "acomp"} for c in subject.head.children)
        )
    return lower in _THIRD and not inside and names.of(subject) in {None, speaker}


def _pledge(
    kind: str, party: str, span: Span, report: Report, doc: Doc, counterparty: str | None, subject: str = ""
) -> Pledge:
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    return Pledge(
        kind=kind,
        party=party,
        span=span,
        counterparty=counterparty,
        terms=terms(tokens) if tokens is not None else (),
        due=_due(span.text, report) if kind in DUE_KINDS else None,
        subject=subject,
    )


DUE_KINDS = frozenset({"promise", "demand", "prediction", "condition"})
"""Kinds of entries that may have a deadline."""


def _due(words: str, report: Report) -> str | None:
    anchor = anchor_of(report)
    return deadline(words, anchor) if anchor is not None else None


def deadline(words: str, day: date) -> str | None:
    """Work out by when something is to be, from the first date in the words that lies ahead.

    Parameters
    ----------
    words
        What is promised, asked or foreseen.
    day
        The day on which it was told, from which `Friday` and `next month` count.

    Returns
    -------
    The date in ISO 8601, as precise as the words; None where they tell none.
    """
    for told in find_dates(words):
        when = told.date or resolve(told.rule, day, future=True)
        if when and when[:10] >= day.isoformat()[: len(when[:10])]:
            return when
    return None
