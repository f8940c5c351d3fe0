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
        "Shane Perrin was waiting to board. An hour later the captain came out. He recalled the pilot telling the "
        "passengers: “We're going to take off, but if I hear a chirp, I'll turn around.”",
        ("direct", "the pilot", "We're going to take off"),
    ),
    "who can be heard saying it": (
        "“I don't think that's supposed to happen,” a spectator can be heard saying in a video shared online.",
        ("direct", "a spectator", "I don't think"),
    ),
    "any verb behind a comma and a name": (
        "“It was an absolute chaos,” Anna Mustag described the scene on Chirper.",
        ("direct", "Anna Mustag", "It was an absolute chaos"),
    ),
    "an official named so-and-so": (
        "“You are urged to read these rules,” wrote a Quill human resources official named Ada Dayne.",
        ("direct", "Ada Dayne", "You are urged"),
    ),
    "a letter is its sender's, and not who spoke last": (
        "The women fired off a letter to the guild, saying it was “out of touch”. They took issue with guild chief "
        "Niels Porter, who said women needed to “step up”.\nAccording to the letter, “Porter's comments are a sign of "
        "a larger issue.”",
        ("direct", "the women", "Porter's comments"),
    ),
    "a statement by e-mail, which reads": (
        "Quill provided Newsday a statement by email, which read in part: “Our manual is clear.”",
        ("direct", "Quill", "Our manual is clear"),
    ),
    "a statement before a colon": (
        "Today, Quill informed Newsday that it is “looking into” the matter and provided this statement by email: “Our "
        "manual is clear. The company may also call the police.”",
        ("direct", "Quill", "Our manual is clear"),
    ),
    "an apology before a dash": (
        'Niels Porter later issued an apology for his comments – "Regrettably, I used two words that do not convey my '
        'beliefs. I regret that I was not clear" – and set up a task force.',
        ("direct", "Niels Porter", "Regrettably"),
    ),
    "who sent what somebody received": (
        "A number of Quill workers in Ostra received an email from Human Resources officials warning them: “Quill has "
        "been told by the prosecutor that they have records.”",
        ("direct", "Human Resources officials", "Quill has been told"),
    ),
    "who is the person beside it": (
        "We just hope he was speaking on the same wavelength as ROK President Mona Jae-in, who said she hoped the "
        "visit would be a turning point in the crisis and “bring lasting peace”.",
        ("mixed", "Mona Jae-in", "she hoped the visit"),
    ),
    "a launch says nothing": (
        "A commentary run by the state-run Ostra news agency immediately after the launch said: “Amid criticism, talks "
        "are the only way out.”",
        ("direct", "a commentary", "Amid criticism"),
    ),
    "somebody called something without an article": (
        'Six top managers called the Recording Guild "woefully out of touch" in a joint letter after the remarks.',
        ("mixed", "Six top managers", "the Recording Guild"),
    ),
    "an unnamed person who goes on by name": (
        "A former reviewer of security laws for the government called the technology a “desirable fact of life”.\nIt "
        "made some probes harder, but that was offset by other sources, David Anders added.",
        ("mixed", "David Anders", "the technology"),
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
        "Ivo Dahl, the app's co-founder, said on Monday that Velmo had “broken rules”.\nSpeaking at a forum in Ostra, "
        "the prime minister said last Wednesday: “Small apps can become home to smugglers.”",
        ("direct", "the prime minister", "Small apps"),
    ),
    "it is the country of the sentence before": (
        "The U.N. Security Council called an emergency meeting for Sunday. But Albania gloated about its advance. It "
        "said that it had fired a “newer” rocket.",
        ("mixed", "Albania", "it had fired"),
    ),
    "it added: who spoke before": (
        "Emergency crews including the police arrived. The event organiser for the Ostra Fireworks Festival said that "
        "the evening “was truly amazing”. The organiser said a canister had burst. It added that “no one was hurt”.",
        ("direct", "the event organiser for the Ostra Fireworks Festival", "no one was hurt"),
    ),
    "said at the time that": (
        'The app was purged. Quill claimed at the time that the app was being used to spread "inappropriate content".',
        ("mixed", "Quill", "the app was being used"),
    ),
    "a name with its words in parenthesis": (
        'The remark met with anger: Pinka Rell ("Women in music do not need to change. They have been here since the '
        'beginning"), Sheryl Brow and Ada Holm all condemned the words of the chief.',
        ("direct", "Pinka Rell", "Women in music"),
    ),
    "lines under pictures name nobody who speaks": (
        "Outfielder Jason Hayward said he called a meeting with his teammates in the weight room.\n"
        "Overjoyed fans celebrate outside the park in Ostra after their historic victory\n"
        "John Cusick in the black hat was another one of the famous fans to make the trip\n"
        "'I just had to remind everybody who we are, what we've overcome to get here,' he said.",
        ("direct", "Jason Hayward", "I just had to remind"),
    ),
    "a body that is the subject of the sentence above": (
        "The Quill Company has changed its system so that users can opt in.\n"
        "“Starting today, you can choose to be added to future tests automatically without having to register.”",
        ("direct", "Quill Company", "Starting today"),
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
        "Lars Holm was forced to leave. Holm’s return to the stadium stage seemed like as good a time as any to make "
        "amends with her — to invite her to perform. The words were plain: “That is the worst thing there is,” he said."
    )
    assert [q.speaker.name for q in read(text, nlp) if q.kind == "direct" and q.speaker] == ["Lars Holm"]


def test_a_name_with_its_comma_behind_a_preposition_is_not_said(nlp: Language) -> None:
    text = "So Timber smiled as the band pivots into “Velvetback,” and he shouts, “Hold up, stop!”"
    assert [q.content.text for q in read(text, nlp)] == ["“Hold up, stop!”"]
