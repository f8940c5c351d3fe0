"""Reports of our own making for the tests of grouping."""

from __future__ import annotations

from samestory.model import Report

FERRY = [
    "Ferry sinks off Tilmar\n\nThe ferry Alba Rosa sank off Port Tilmar on Monday; nine sailors are missing.",
    "Nine missing after sinking\n\nRescuers off Port Tilmar searched for nine sailors of the ferry Alba Rosa.",
]
CHESS = [
    "Girl wins chess cup\n\nImke Dahl, eleven, of Pellworth won the island chess cup with a queen sacrifice.",
    "Queen sacrifice decides cup\n\nThe island chess cup in Pellworth went to Imke Dahl, an eleven-year-old girl.",
]
BAKERY = "Bakery reopens\n\nAfter two years of repairs the old bakery beside the museum of Murrow sells bread again."

QUAKE_NORTH = [
    "Earthquake kills dozens in northern Talverra\n\nAn earthquake of magnitude 6.8 shook the north of Talverra before "
    "dawn on Tuesday and killed 34 people. Mud-brick houses fell in the mountain town of Otzeva. Soldiers dug for "
    "survivors, and Governor Marek Sundal declared an emergency in the Lethra region.",
    "Talverra quake: rescuers dig in Otzeva\n\nRescuers dug through fallen houses in Otzeva on Tuesday after an "
    "earthquake of magnitude 6.8 in northern Talverra. The civil defence counted 34 dead and 210 injured in the Lethra "
    "region, said Governor Marek Sundal.",
]
QUAKE_SOUTH = [
    "Earthquake of 6.2 shakes southern Talverra, nine dead\n\nAn earthquake of magnitude 6.2 hit the south of Talverra "
    "on Friday night and killed nine people, the civil defence said. Landslides cut off the Kolmari valley. Houses "
    "fell in Ichavel, where Governor Lucia Ferrant promised tents.",
    "Kolmari valley cut off after quake\n\nLandslides blocked the roads to the Kolmari valley in southern Talverra on "
    "Saturday after an earthquake of magnitude 6.2 killed nine people. Soldiers flew blankets to Ichavel. Governor "
    "Lucia Ferrant said that the church had fallen.",
]


def report(text: str, published: str | None = None, *, name: str | None = None) -> Report:
    """Make a report of a title, an empty line and a body."""
    title = text.split("\n", 1)[0]
    return Report(id=name or title, source="x", text=text, title=title, body_start=len(title) + 2, published=published)


def many() -> list[Report]:
    """Twelve reports of five events, in the order of their days; two earthquakes are among them."""
    texts = [*QUAKE_NORTH, *FERRY, *CHESS, BAKERY, *QUAKE_SOUTH]
    days = ["2031-03-10", "2031-03-11", "2031-05-02", "2031-05-02", *["2031-05-03"] * 3, "2032-08-19", "2032-08-20"]
    return [report(text, day, name=f"r{n}") for n, (text, day) in enumerate(zip(texts, days, strict=True))]
