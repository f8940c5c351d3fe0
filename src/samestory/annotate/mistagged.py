"""Names that the tagger takes for other words: adverbs (`Brightly said`, of `Brightly Home`), modals (`May said`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span as Words

from samestory.annotate.frames import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOOSE = frozenset({"advmod", "amod", "npadvmod", "dep", "intj", "advcl", "prep", "ROOT"})
"""What a name before a verb without a subject is taken for."""


def mend_names(doc: Doc) -> None:
    """Make names again of adverbs and adjectives that begin the name of a body or person elsewhere in the text.

    Within a sentence the capital shows that it is a name. At the beginning of one it is a name only where it stands
    right before a finite verb that has no other subject, and becomes the subject. A word that the text also writes
    small is none. What is taken for a modal verb right before a finite one is always a name.

    Parameters
    ----------
    doc
        The parsed text; it is changed.
    """
    first: dict[str, str] = {}
    for name in doc.ents:
        if name.label_ in ("ORG", "PERSON") and len(name) > 1 and name[0].text[:1].isupper():
            first.setdefault(name[0].text, name.label_)
    capital = [token for token in doc if token.text[:1].isupper()]
    for token in capital:
        # The recogniser may miss the name, too: `Swiftly Foods`.
        if token.pos_ not in ("ADV", "PROPN"):
            continue
        behind = token.head
        if behind.i == token.i + 1 and behind.pos_ == "PROPN" and behind.text[:1].isupper():
            first.setdefault(token.text, "ORG")
    found = [
        (token, first[token.text], before) for token in capital
        if token.text in first
        and (token.pos_ in ("ADV", "ADJ") or (token.pos_ == "PROPN" and token.dep_ == "advmod"))
        and token.ent_type_ in ("", "ORG", "PERSON")
        and ((before := _verb_of(token)) is not None or (token.pos_ == "ADV" and not _begins(token)))
    ]  # fmt: skip
    if found:
        small = {token.text.capitalize() for token in doc if token.text.islower()}
        found = [one for one in found if one[0].text not in small]
    found += [(token, "PERSON", token.head) for token in capital if _no_modal(token)]
    for token, _, verb in found:
        token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        if verb is not None:
            # Also of `said Brightly would close`, where it hangs on the verb before.
            token.head, token.dep_ = verb, "nsubj"
    if found:
        spans = [Words(doc, token.i, token.i + 1, label=label) for token, label, _ in found if not token.ent_type_]
        doc.set_ents(spans, default="unmodified")


def _no_modal(token: Token) -> bool:
    """Whether a modal verb is a surname: `Bidwill said`, `May said`; behind a modal stands no finite verb."""
    verb = token.head
    if (
        token.tag_ != "MD"
        or token.dep_ not in ("aux", "nsubj")
        or verb.i != token.i + 1
        or verb.tag_ not in ("VBD", "VBZ")
    ):
        return False
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj"))
    return not any(c.i < verb.i and c.i != token.i for c in subjects)


def _begins(token: Token) -> bool:
    """Whether a word begins a sentence, a line or what stands in quotation marks, where all have a capital."""
    before = token.doc[token.i - 1] if token.i else None
    return before is None or token.is_sent_start or before.is_space or before.is_punct or before.is_quote


def _verb_of(token: Token) -> Token | None:
    """Find the verb without a subject that stands right behind a word."""
    doc = token.doc
    if token.dep_ not in _LOOSE or token.i + 1 >= len(doc) or any(True for _ in token.children):
        return None
    behind = doc[token.i + 1]
    verb = behind.head if behind.dep_ in ("aux", "auxpass") else behind
    if behind.tag_ not in FINITE or verb.i < behind.i or verb.head.i == token.i:
        return None
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and c.i < verb.i for c in verb.children)
    return None if own else verb
