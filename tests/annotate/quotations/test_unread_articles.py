"""What reading articles that nobody had tuned on brought to light: one invented case for each cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES = {
    "whom somebody recalls speaking": (
        "Ivo Dahl sat on the night ferry to Holm. An hour later the mate came out. He recalled the captain telling "
        "everybody aboard: “We'll cast off, but if the engine coughs, I'm coming back.”",
        ("direct", "the captain", "We'll cast off"),
    ),
    "who can be heard saying it": (
        "“Those sparks should not be there,” a woman can be heard saying on a film made from the pier.",
        ("direct", "a woman", "Those sparks"),
    ),
    "any verb behind a comma and a name": (
        "“The whole quay was shaking,” Anna Mustag described the night on Chirper.",
        ("direct", "Anna Mustag", "The whole quay"),
    ),
    "an official named so-and-so": (
        "“You are urged to read these rules,” wrote a Quill human resources official named Ada Dayne.",
        ("direct", "Ada Dayne", "You are urged"),
    ),
    "a letter is its sender's, and not who spoke last": (
        "The cellists sent off a letter to the guild, saying it was “deaf to its members”. They had quarrelled with "
        "guild chief Niels Porter, who said players should “practise more”.\nAccording to the letter, “Porter's words "
        "are one crack in a long wall.”",
        ("direct", "the cellists", "Porter's words"),
    ),
    "a statement by e-mail, which reads": (
        "Quill gave the Gazette a statement, which read: “Our manual is clear.”",
        ("direct", "Quill", "Our manual is clear"),
    ),
    "a statement before a colon": (
        "On Tuesday, Quill told the Gazette that it was “studying” the complaint and issued this statement: “Our "
        "manual is clear. We may also sue the porter.”",
        ("direct", "Quill", "Our manual is clear"),
    ),
    "an apology before a dash": (
        'Niels Porter sent out an apology on Sunday – "I spoke of cellists as no chief should. I was tired and wrong" '
        "– and gave up his bonus.",
        ("direct", "Niels Porter", "I spoke of cellists"),
    ),
    "who sent what somebody received": (
        "Dozens of clerks in Ostra received a letter from payroll managers warning them: “The auditors hold copies of "
        "every list.”",
        ("direct", "payroll managers", "The auditors hold"),
    ),
    "who is the person beside it": (
        "We trust that the envoy was of one mind with Albanian President Mona Jae-in, who said she wanted the fair to "
        "open a door and “bring lasting calm”.",
        ("mixed", "Mona Jae-in", "she wanted the fair"),
    ),
    "a launch says nothing": (
        "An editorial spread by the Ostra news agency right after the launch said: “Amid anger, talks are the only way "
        "out.”",
        ("direct", "an editorial", "Amid anger"),
    ),
    "somebody called something without an article": (
        'Six senior conductors called the Singers Guild "deaf to its members" in an open note after the gala.',
        ("mixed", "Six senior conductors", "the Singers Guild"),
    ),
    "an unnamed person who goes on by name": (
        "A retired auditor of port contracts for the ministry called the meters a “pleasant accident”.\nThey slowed "
        "some checks, but not the large ones, David Anders added.",
        ("mixed", "David Anders", "the meters"),
    ),
    "nobody calls himself by name": (
        "Haldor Venn's speech held a warning to the islands that he has a “dredger” at his pier, prompting an angry "
        "answer from Governor Osk Tarn on the radio.\n“Harbour chief Haldor Venn just said that his dredger is "
        "ready.”\n“Will someone from his poor port please tell him that mine is bigger?” he said.",
        ("direct", "Osk Tarn", "Will someone"),
    ),
    "but may be called so by another": (
        "The main witness was a former bookkeeper, Pia Renn, who told the court that she had carried cash. “He never "
        "counted it. He said, ‘I trust you, Pia,’ and put the kettle on,” she testified in March.",
        ("direct", "Pia Renn", "He never counted it"),
    ),
    "a co-founder is no prime minister": (
        "Ivo Dahl, co-founder of the app, said on Monday that Velmo had “broken rules”.\nSpeaking at a fair in Ostra, "
        "the prime minister said last Wednesday: “Chat rooms are where smugglers meet.”",
        ("direct", "the prime minister", "Chat rooms"),
    ),
    "it is the country of the sentence before": (
        "The Nordic Council called a special session for Sunday. But Albania boasted of its canal. It said that it had "
        "dug a “deeper” basin.",
        ("mixed", "Albania", "it had dug"),
    ),
    "it added: who spoke before": (
        "Emergency crews including the police arrived. The event organiser for the Ostra Fireworks Festival said that "
        "the evening “was truly amazing”. The organiser said a canister had burst. It added that “no one was hurt”.",
        ("direct", "the event organiser for the Ostra Fireworks Festival", "no one was hurt"),
    ),
    "said at the time that": (
        'The game was withdrawn. Quill claimed at the time that its chat was home to "coarse jokes".',
        ("mixed", "Quill", "its chat was home"),
    ),
    "a name with its words in parenthesis": (
        'The remark met with anger: Pinka Rell ("Nobody on stage needs a lesson. We sang here before the chief was '
        'born"), Sheryl Brow and Ada Holm all condemned the words of the chief.',
        ("direct", "Pinka Rell", "Nobody on stage"),
    ),
    "lines under pictures name nobody who speaks": (
        "Goalkeeper Jason Hayward said he gathered the team in the boot room at half-time.\n"
        "Cheering crowds fill the market square of Ostra after the final whistle\n"
        "Olaf Cusick in the green scarf was among the singers on the town hall steps\n"
        "'They needed to hear from me what we had come for,' he said.",
        ("direct", "Jason Hayward", "They needed to hear"),
    ),
    "a body that is the subject of the sentence above": (
        "The Quill Company has changed its booking so that clerks can wait in one queue.\n"
        "“From Monday on, you can put your name down once and be called for every shift.”",
        ("direct", "Quill Company", "From Monday on"),
    ),
    "of two given names alike, the nearer full name": (
        "In Ostra, T.J. Yarrow threw well on Monday. T.J. Yarrow was 7 of 16 for the Oxen. Yarrow made his second "
        "start. J.J. Wark spent some time with his brother, Oxen rookie guard T.J. Wark.\n“I wish he was out there,” "
        "T.J. said.",
        ("direct", "T.J. Wark", "I wish he was out there"),
    ),
    "a label in capitals is no given name": (
        'MVP Zobrin, who helped the team last year, said at the show: "It\'s unreal." Ben Zobrin hit a double.',
        ("direct", "Ben Zobrin", "It's unreal"),
    ),
    "a quality that opens a headline is no part of the name": (
        "Secretive Quillgram app removed from store\n\nQuillgram's founder said the store removed the app. In its "
        "blog, Quillgram wrote that “nobody can read the data”. Quillgram is based in Ostra. Quillgram said it was "
        "sorry.",
        ("direct", "Quillgram", "nobody can read the data"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cause(case: str, nlp: Language) -> None:
    text, (kind, speaker, words) = CASES[case]
    found = [(q.kind, q.speaker.name if q.speaker else None) for q in read(text, nlp) if words in q.content.text[:60]]
    assert found == [(kind, speaker)]


def test_a_thing_that_belongs_to_somebody_is_never_he(nlp: Language) -> None:
    text = (
        "Lars Holm had to give up the stage. Holm’s comeback in the town hall struck his fans as a fair moment to "
        "thank her — and to let her sing. The words were plain: “That is the worst thing there is,” he said."
    )
    assert [q.speaker.name for q in read(text, nlp) if q.kind == "direct" and q.speaker] == ["Lars Holm"]


def test_a_name_with_its_comma_behind_a_preposition_is_not_said(nlp: Language) -> None:
    text = "So Timber grinned as the drums lead into “Velvetback,” and he shouts, “Wait for me!”"
    assert [q.content.text for q in read(text, nlp)] == ["“Wait for me!”"]
