from __future__ import annotations

import pytest

from samestory.grouping.names import SHOWN, names_of


@pytest.mark.parametrize(
    ("lead", "places", "actors"),
    [
        ("Divers left for Norway on Monday.", ("Norway",), ()),
        ("The talks in Brellin were led by Prime Minister Ida Solvang.", ("Brellin",), ("Ida Solvang",)),
        ("It was the Justice Department in Brellin that asked.", ("Brellin",), ("Justice Department",)),
        ("NEW YORK (Quill Wire) — Nobody saw the Harbour Authority act.", ("New York",), ("Harbour Authority",)),
        ("A crew searched the island of Tolvik near Mount Skarn.", ("Mount Skarn",), ("Tolvik",)),
        ("Although Red Lantern sued, the Brellin-based firm paid.", (), ("Red Lantern", "Brellin")),
        ("He left Orvane. Police followed Orvane’s Hollow Bridge.", ("Hollow Bridge",), ("Orvane",)),
        (
            "She wrote to the Center for Quiet Seas. Voters chose Brandt for Council.",
            (),
            ("Center for Quiet Seas", "Brandt"),
        ),
        ("People from Al Renner’s camp met Al Renner in July.", (), ("Al Renner",)),
        ("It joined the Islamic State in Mosul at 5 GMT, North of here.", ("Mosul",), ("Islamic State",)),
    ],
)
def test_what_a_lead_names(lead: str, places: tuple[str, ...], actors: tuple[str, ...]) -> None:
    found = names_of([lead])
    assert set(found[0]) == set(places)
    assert set(found[1]) == set(actors)


def test_a_headline_in_capitals_names_nobody() -> None:
    lead = "Mayor Says Quiet Harbour Must Close Before Winter\nThe harbour closes, said Doria Venn of Tolvik."
    assert names_of([lead]) == ((), ("Doria Venn",))


def test_what_one_report_of_many_names_is_left_out() -> None:
    leads = ["It said Doria Venn had left.", "It said Doria Venn had gone.", "It said Piet Oskam had gone."]
    assert names_of(leads) == ((), ("Doria Venn",))


def test_a_country_is_given_once_and_a_part_of_a_name_not_at_all() -> None:
    leads = [
        "In North Korea, which the DPRK calls itself, Kim Aldo spoke.",
        "In North Korea they saw Kim, the DPRK said.",
    ]
    assert names_of(leads) == (("North Korea",), ())
    assert names_of(["They saw Kim Aldo in May. Then Kim Aldo left, and so did Kim."]) == ((), ("Kim Aldo",))


def test_no_more_names_are_given_than_can_be_shown() -> None:
    lead = "; ".join(f"they met Person{chr(97 + n)} Venn{chr(97 + n)}" for n in range(9)) + "."
    assert len(names_of([lead])[1]) == SHOWN
