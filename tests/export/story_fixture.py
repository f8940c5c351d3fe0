"""A story built by hand, with one of everything, for the tests of the exports. All names are invented."""

from __future__ import annotations

from difflib import SequenceMatcher

from samestory.model import (
    BriefSentence,
    Cell,
    CodedEvent,
    Conflict,
    Evidence,
    Fact,
    LedgerEntry,
    Origin,
    Passage,
    Quotation,
    Reading,
    Removal,
    Report,
    Side,
    Span,
    Speaker,
    Story,
    TimelineEntry,
    Update,
    Utterance,
    Variant,
    VariantReading,
    Witness,
)

WIRE = """Selwick barrier jams open as storm tide floods old town

SELWICK (Northern Wire) - A tidal barrier jammed half open during a storm on Tuesday night, letting the sea into the \
old town of Selwick and forcing about 400 people from their homes.

Two people were killed and 31 were injured, the harbour authority said.

“We had forty minutes of warning, and we used every one of them,” harbour master Maren Tolsk told reporters on \
Wednesday. “The gate did what a gate of that age does. It failed.”

Transport minister Edvin Hale said the government would pay for a new gate if the city council agreed to share the \
cost of the pumps. He said the work would begin before the end of March.

Hale denied that a warning about the hinges had been ignored. “No report of that kind ever reached my desk,” he said.

The barrier, built in 1961, last failed in the winter of 1987.
"""

MERIDIAN = """Selwick barrier jams open as storm tide floods old town

A tidal barrier jammed half open during a storm on Tuesday night, letting the sea into the old town of Selwick and \
forcing about 400 people from their homes.

Two people were killed and 31 were injured, the harbour authority said.

“We had forty minutes of warning, and we used every one of them,” harbour master Maren Tolsk told reporters on \
Wednesday. “The gate did what a gate of that age does. It failed.”

Transport minister Edvin Hale said the government would pay for a new gate if the city council agreed to share the \
cost of the pumps. He said the work would begin before the end of March.

* Northern Wire
"""

NINE = """Storm tide pours through broken sea gate

Hundreds had to leave their homes after the tidal barrier at Selwick became stuck during Tuesday's storm.

A tidal barrier jammed half open during a storm on Tuesday night, letting the sea into the historic town of Selwick \
and forcing about 400 people from their houses.

“We had forty minutes of notice, and we used every one of them,” the harbour master, Maren Tolsk, said. “The gate did \
what a gate of that age does.”

Officials put the number of injured at 31.
"""

COURIER = """‘It sounded like a train’: the night the gate failed

By Petra Lund

When the east gate of the barrier stopped moving at ten past nine on Monday night, Ines Quarry was carrying her \
mother down the stairs of Ropewalk Lane.

“It sounded like a train,” said Quarry, 44. “Then the street was gone.”

Three people died, the county hospital said on Wednesday evening, and 36 were treated there.

Ms Tolsk, who has run the harbour since 2009, did not hide her anger. “We had forty minutes and we used every one of \
them,” she told the Courier. “The gate did what a gate of that age does, and I have said so in writing for six years. \
It failed.”

A report on the hinges, seen by the Courier, was sent to the ministry in May 2023. It called the east gate “not fit \
for another winter”.

The council will vote on the pumps on 14 March. “We will not sign a blank cheque,” said council leader Otto Brandeis.
"""

TIDENDE = """Sea gate disaster in Selwick: “We used each minute”

Oslen Tidende's correspondent in Selwick

“We were warned for forty minutes, and we used each of them,” the harbour master Maren Tolsk says to the Tidende. “The \
gate did what old gates do.”

Two lost their lives and several hundred were evacuated when the flood protection gave way on the night to Wednesday.

Minister Edvin Hale promises a new gate, but only if the city pays for its pumps.

Oslen sends twelve mobile pumps, the rescue service says. They are expected on Friday.
"""

RAW_TOP = "This content is not available in your area\n\nAccess to the comments Comments\nShare this article\n\n"
RAW_END = "\nSign up for our morning letter\nREAD MORE: Ten harbours to see this summer <b>now</b>\n"


def span(text: str, words: str, nth: int = 0) -> Span:
    """Find ``words`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


class Maker:
    """Collects quotations while the reports are written."""

    def __init__(self) -> None:
        self.texts = {"wire": WIRE, "meridian": MERIDIAN, "nine": NINE, "courier": COURIER, "tidende": TIDENDE}
        self.quotations: dict[str, list[Quotation]] = {key: [] for key in self.texts}

    def ev(self, report: str, words: str) -> Evidence:
        """Cut evidence."""
        return Evidence.of(report, span(self.texts[report], words))

    def quote(
        self, report: str, kind: str, content: str, name: str, said_by: str, verbatim: tuple[str, ...]
    ) -> Reading:
        """Add a quotation and give its reading."""
        text = self.texts[report]
        whole = span(text, content)
        id = f"q{len(self.quotations[report]) + 1}"
        who = span(text, said_by)
        quotation = Quotation(
            id=id,
            kind=kind,
            content=whole,
            verbatim=tuple(Span.of(text, i, i + len(v)) for v in verbatim for i in [text.index(v, whole.start)]),
            speaker=Speaker(name, who.start, who.end, who.text),
            cue=None,
        )
        self.quotations[report].append(quotation)
        return Reading(report, id, " … ".join(verbatim) if verbatim else whole.text)


def align(texts: list[str]) -> tuple[tuple[Cell, ...], ...]:
    """Align readings with the first, word for word."""
    base = texts[0].split()
    # a column before each base word for what others add, then the word's own column
    added: list[dict[int, list[str]]] = []
    own: list[dict[int, str]] = []
    for text in texts:
        words = text.split()
        more: dict[int, list[str]] = {}
        mine: dict[int, str] = {}
        for _, i, i2, j, j2 in SequenceMatcher(None, base, words, autojunk=False).get_opcodes():
            for k in range(max(i2 - i, j2 - j)):
                if i + k < i2 and j + k < j2:
                    mine[i + k] = words[j + k]
                elif j + k < j2:
                    more.setdefault(i2, []).append(words[j + k])
        added.append(more)
        own.append(mine)
    rows: list[list[Cell]] = [[] for _ in texts]
    for column in range(len(base) + 1):
        for k in range(max(len(more.get(column, [])) for more in added)):
            for row, more in zip(rows, added, strict=True):
                words = more.get(column, [])
                row.append(Cell(words[k] if k < len(words) else "", k < len(words)))
        if column < len(base):
            for row, mine in zip(rows, own, strict=True):
                word = mine.get(column, "")
                row.append(Cell(word, word != base[column]))
    return tuple(tuple(row) for row in rows)


def make_story() -> Story:
    """Build the story of the sea gate at Selwick, told by five outlets."""
    make = Maker()
    ev = make.ev
    tolsk_wire = "We had forty minutes of warning, and we used every one of them,"
    gate_wire = "The gate did what a gate of that age does. It failed."
    warned = (
        make.quote("wire", "direct", tolsk_wire, "Maren Tolsk", "harbour master Maren Tolsk", (tolsk_wire,)),
        make.quote("meridian", "direct", tolsk_wire, "Maren Tolsk", "harbour master Maren Tolsk", (tolsk_wire,)),
        make.quote(
            "nine",
            "direct",
            "We had forty minutes of notice, and we used every one of them,",
            "Maren Tolsk",
            "the harbour master, Maren Tolsk",
            ("We had forty minutes of notice, and we used every one of them,",),
        ),
        make.quote(
            "courier",
            "direct",
            "We had forty minutes and we used every one of them,",
            "Maren Tolsk",
            "she",
            ("We had forty minutes and we used every one of them,",),
        ),
        make.quote(
            "tidende",
            "direct",
            "We were warned for forty minutes, and we used each of them,",
            "Maren Tolsk",
            "the harbour master Maren Tolsk",
            ("We were warned for forty minutes, and we used each of them,",),
        ),
    )
    courier_gate = "The gate did what a gate of that age does, and I have said so in writing for six years. It failed."
    aged = (
        make.quote("wire", "direct", gate_wire, "Maren Tolsk", "harbour master Maren Tolsk", (gate_wire,)),
        make.quote("meridian", "direct", gate_wire, "Maren Tolsk", "harbour master Maren Tolsk", (gate_wire,)),
        make.quote("nine", "direct", gate_wire[:42], "Maren Tolsk", "Maren Tolsk", (gate_wire[:42],)),
        make.quote("courier", "direct", courier_gate, "Maren Tolsk", "she", (courier_gate,)),
        make.quote(
            "tidende",
            "direct",
            "The gate did what old gates do.",
            "Maren Tolsk",
            "Maren Tolsk",
            ("The gate did what old gates do.",),
        ),
    )
    desk = make.quote(
        "wire",
        "direct",
        "No report of that kind ever reached my desk,",
        "Edvin Hale",
        "he said",
        ("No report of that kind ever reached my desk,",),
    )
    train = make.quote(
        "courier", "direct", "It sounded like a train,", "Ines Quarry", "Quarry, 44", ("It sounded like a train,",)
    )
    cheque = make.quote(
        "courier",
        "direct",
        "We will not sign a blank cheque,",
        "Otto Brandeis",
        "council leader Otto Brandeis",
        ("We will not sign a blank cheque,",),
    )
    pay = "the government would pay for a new gate if the city council agreed to share the cost of the pumps"
    hale = tuple(
        make.quote(key, "indirect", pay, "Edvin Hale", "Transport minister Edvin Hale", ())
        for key in ("wire", "meridian")
    )
    fit = make.quote(
        "courier",
        "mixed",
        "the east gate “not fit for another winter”",
        "a report on the hinges",
        "A report on the hinges",
        ("not fit for another winter",),
    )
    reports = (
        _report(
            make, "wire", "Northern Wire", published="2024-02-07T06:10", dateline="SELWICK", credits=("Northern Wire",)
        ),
        _report(make, "meridian", "Daily Meridian", published="2024-02-07T09:30", credits=("Northern Wire",), raw=True),
        _report(make, "nine", "Channel Nine Online", published="2024-02-07"),
        _report(
            make,
            "courier",
            "The Selwick Courier",
            published="2024-02-08",
            bylines=("Petra Lund",),
            url="https://courier.example/gate",
        ),
        _report(make, "tidende", "Oslen Tidende", published="2024-02-07", url="javascript:alert(1)"),
    )
    jammed = "tidal barrier jammed half open during a storm on Tuesday night, letting the sea into the "
    homes = jammed + "old town of Selwick and forcing about 400 people from their homes"
    killed = "Two people were killed and 31 were injured, the harbour authority said"
    agency = Witness(
        ("wire", "meridian", "nine"), "text of Northern Wire, credited by Daily Meridian, copied by Channel Nine Online"
    )
    own = Witness(("courier",), "own reporting")
    foreign = Witness(("tidende",), "own interview, own wording")
    begin = "the work would begin before the end of March"
    return Story(
        reports=reports,
        utterances=(
            Utterance(
                "u1",
                "Maren Tolsk",
                warned,
                (
                    Variant(
                        "substitution",
                        (
                            VariantReading("had", ("wire", "meridian", "nine", "courier")),
                            VariantReading("were warned for", ("tidende",)),
                        ),
                    ),
                    Variant(
                        "substitution",
                        (
                            VariantReading("of warning,", ("wire", "meridian")),
                            VariantReading("of notice,", ("nine",)),
                            VariantReading("", ("courier", "tidende")),
                        ),
                    ),
                    Variant(
                        "substitution",
                        (
                            VariantReading("every one", ("wire", "meridian", "nine", "courier")),
                            VariantReading("each", ("tidende",)),
                        ),
                    ),
                ),
                align([r.text for r in warned]),
            ),
            Utterance(
                "u2",
                "Maren Tolsk",
                aged,
                (
                    Variant(
                        "addition",
                        (
                            VariantReading("", ("wire", "meridian", "nine", "tidende")),
                            VariantReading("and I have said so in writing for six years", ("courier",)),
                        ),
                    ),
                    Variant(
                        "omission",
                        (
                            VariantReading("It failed.", ("wire", "meridian", "courier")),
                            VariantReading("", ("nine", "tidende")),
                        ),
                    ),
                    Variant(
                        "substitution",
                        (
                            VariantReading("a gate of that age does", ("wire", "meridian", "nine", "courier")),
                            VariantReading("old gates do", ("tidende",)),
                        ),
                    ),
                ),
                align([r.text for r in aged]),
            ),
            Utterance("u3", "Edvin Hale", hale, (), align([r.text for r in hale])),
            Utterance("u4", "Edvin Hale", (desk,), ()),
            Utterance("u5", "Ines Quarry", (train,), ()),
            Utterance("u6", "Otto Brandeis", (cheque,), ()),
            Utterance("u7", None, (fit,), ()),
        ),
        reuse=(
            Passage(ev("wire", homes), ev("meridian", homes), "known", 1.0, "Daily Meridian credits Northern Wire"),
            Passage(ev("wire", killed), ev("meridian", killed), "known", 1.0, "Daily Meridian credits Northern Wire"),
            Passage(
                ev("wire", WIRE[WIRE.index("“We had") : WIRE.index("Hale denied")].strip()),
                ev("meridian", MERIDIAN[MERIDIAN.index("“We had") : MERIDIAN.index("* Northern")].strip()),
                "known",
                1.0,
                "credit",
            ),
            Passage(
                ev("wire", homes),
                ev("nine", "A " + jammed + "historic town of Selwick and forcing about 400 people from their houses"),
                "unknown",
                0.92,
                "old for historic, homes for houses",
            ),
            Passage(
                ev("meridian", homes),
                ev("nine", jammed + "historic town of Selwick and forcing about 400 people from their houses"),
                "unknown",
                0.92,
                "",
            ),
        ),
        origins=(
            Origin(
                "o1",
                "Northern Wire",
                "agency",
                ("wire", "meridian", "nine"),
                "one credits the agency, one shares 62 words with it",
            ),
            Origin("o2", "The Selwick Courier", "outlet", ("courier",), "shares no running text with the others"),
            Origin("o3", "Oslen Tidende", "outlet", ("tidende",), "shares no running text with the others"),
        ),
        facts=(
            Fact(
                "f1",
                "About 400 people were forced from their homes",
                (
                    ev("wire", "forcing about 400 people from their homes"),
                    ev("meridian", "forcing about 400 people from their homes"),
                    ev("nine", "forcing about 400 people from their houses"),
                    ev("tidende", "several hundred were evacuated"),
                ),
                4,
                2,
                (agency, foreign),
            ),
            Fact(
                "f2",
                "The tidal barrier jammed half open",
                (
                    ev("wire", "A tidal barrier jammed half open"),
                    ev("meridian", "A tidal barrier jammed half open"),
                    ev("nine", "A tidal barrier jammed half open"),
                    ev("courier", "the east gate of the barrier stopped moving"),
                    ev("tidende", "the flood protection gave way"),
                ),
                5,
                3,
                (agency, own, foreign),
            ),
            Fact(
                "f3",
                "Edvin Hale will pay for a new gate if the city pays for the pumps",
                (
                    ev("wire", pay),
                    ev("meridian", pay),
                    ev("tidende", "promises a new gate, but only if the city pays for its pumps"),
                ),
                3,
                2,
                (Witness(("wire", "meridian"), "the same text"), foreign),
                "Edvin Hale",
            ),
            Fact(
                "f4",
                "A report on the hinges was sent to the ministry in May 2023",
                (ev("courier", "A report on the hinges, seen by the Courier, was sent to the ministry in May 2023"),),
                1,
                1,
                (own,),
            ),
            Fact(
                "f5",
                "31 people were injured",
                (
                    ev("wire", "31 were injured"),
                    ev("meridian", "31 were injured"),
                    ev("nine", "number of injured at 31"),
                ),
                3,
                1,
                (agency,),
            ),
            Fact(
                "f6",
                "Twelve mobile pumps come from Oslen",
                (ev("tidende", "Oslen sends twelve mobile pumps"),),
                1,
                1,
                (foreign,),
            ),
        ),
        conflicts=(
            Conflict(
                "number",
                "people killed",
                (
                    Side(
                        "2",
                        (
                            ev("wire", "Two people were killed"),
                            ev("meridian", "Two people were killed"),
                            ev("tidende", "Two lost their lives"),
                        ),
                    ),
                    Side("3", (ev("courier", "Three people died"),)),
                ),
            ),
            Conflict(
                "date",
                "when the barrier jammed",
                (
                    Side(
                        "2024-02-06",
                        (
                            ev("wire", "jammed half open during a storm on Tuesday night"),
                            ev("nine", "jammed half open during a storm on Tuesday night"),
                        ),
                    ),
                    Side("2024-02-05", (ev("courier", "stopped moving at ten past nine on Monday night"),)),
                ),
            ),
            Conflict(
                "polarity",
                "whether the ministry had the report on the hinges",
                (
                    Side("denied", (ev("wire", "No report of that kind ever reached my desk"),)),
                    Side("affirmed", (ev("courier", "was sent to the ministry in May 2023"),)),
                ),
            ),
            Conflict(
                "wording",
                "wording of the remark on the gate",
                (
                    Side("The gate jammed", (ev("wire", "A tidal barrier jammed half open"),)),
                    Side("A gate jammed", (ev("courier", "the east gate of the barrier stopped moving"),)),
                ),
                "slight",
            ),
        ),
        ledger=(
            LedgerEntry(
                "condition",
                "Edvin Hale",
                "city council",
                "would pay for a new gate if the city council agreed to share the cost of the pumps",
                (
                    ev("wire", "would pay for a new gate if the city council agreed to share the cost of the pumps"),
                    ev("tidende", "promises a new gate, but only if the city pays for its pumps"),
                ),
            ),
            LedgerEntry("promise", "Edvin Hale", None, begin, (ev("wire", begin), ev("meridian", begin))),
            LedgerEntry(
                "denial",
                "Edvin Hale",
                None,
                "denied that a warning about the hinges had been ignored",
                (ev("wire", "denied that a warning about the hinges had been ignored"),),
            ),
            LedgerEntry(
                "position",
                "Otto Brandeis",
                None,
                "We will not sign a blank cheque",
                (ev("courier", "We will not sign a blank cheque"),),
                "2024-03-14",
            ),
        ),
        updates=(
            Update(
                "people without a home",
                (Side("about 400", (ev("wire", homes),)), Side("450", (ev("courier", "Three people died"),))),
                "later report",
            ),
        ),
        events=(
            CodedEvent(
                "REJECT",
                None,
                "Otto Brandeis",
                "Edvin Hale",
                "2024-02-08",
                None,
                (ev("courier", "We will not sign a blank cheque"),),
            ),
        ),
        timeline=(
            TimelineEntry("1961", "The barrier is built", (ev("wire", "The barrier, built in 1961"),)),
            TimelineEntry(
                "1987", "The barrier fails for the first time", (ev("wire", "last failed in the winter of 1987"),)
            ),
            TimelineEntry(
                "2023-05",
                "A report on the hinges is sent to the ministry",
                (ev("courier", "was sent to the ministry in May 2023"),),
            ),
            TimelineEntry(
                "2024-02-06",
                "The barrier jams half open during a storm",
                (
                    ev("wire", "A tidal barrier jammed half open during a storm on Tuesday night"),
                    ev("nine", "A tidal barrier jammed half open during a storm on Tuesday night"),
                ),
                ("2024-02-05",),
            ),
            TimelineEntry(
                "2024-03-14",
                "The council votes on the pumps",
                (ev("courier", "The council will vote on the pumps on 14 March"),),
            ),
        ),
        brief=(
            BriefSentence(
                "A tidal barrier jammed half open during a storm on Tuesday night, letting the sea "
                "into the old town of Selwick and forcing about 400 people from their homes.",
                (
                    ev("wire", homes),
                    ev("courier", "the east gate of the barrier stopped moving"),
                    ev("tidende", "the flood protection gave way"),
                ),
                "corroborated",
            ),
            BriefSentence(
                "Minister Edvin Hale promises a new gate, but only if the city pays for its pumps.",
                (
                    ev("tidende", "Minister Edvin Hale promises a new gate, but only if the city pays for its pumps."),
                    ev("wire", pay),
                ),
                "corroborated",
            ),
            BriefSentence(
                "Two people were killed and 31 were injured, the harbour authority said; three people "
                "died, the county hospital said.",
                (ev("wire", killed), ev("courier", "Three people died, the county hospital said")),
                "disputed",
            ),
            BriefSentence(
                "A report on the hinges, seen by the Courier, was sent to the ministry in May 2023.",
                (ev("courier", "A report on the hinges, seen by the Courier, was sent to the ministry in May 2023."),),
                "single",
            ),
            BriefSentence(
                "The council will vote on the pumps on 14 March.",
                (ev("courier", "The council will vote on the pumps on 14 March."),),
                "announced",
            ),
        ),
        notes=("notes.txt: left out, it is empty",),
    )


def _report(make: Maker, key: str, outlet: str, *, raw: bool = False, **more: object) -> Report:
    text = make.texts[key]
    title = text.split("\n", 1)[0]
    read = RAW_TOP + text + RAW_END if raw else ""
    removed = (
        Removal(0, 42, read[0:42], "region-notice"),
        Removal(44, 76, read[44:76], "comment-prompt"),
        Removal(76, 94, read[76:94], "share-bar"),
        Removal(len(read) - len(RAW_END) + 1, len(read), read[-len(RAW_END) + 1 :], "sign-up"),
    )
    return Report(
        id=key,
        source=f"{key}.txt",
        text=text,
        outlet=outlet,
        title=title,
        language="en",
        body_start=text.index("\n\n") + 2,
        quotations=tuple(make.quotations[key]),
        raw=read,
        removed=removed if raw else (),
        **more,  # type: ignore[arg-type]
    )
