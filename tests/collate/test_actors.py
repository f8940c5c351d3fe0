"""Who is who across reports."""

from __future__ import annotations

from dataclasses import replace

from samestory.annotate.actors import names
from samestory.collate.actors import Cast, merge_actors
from samestory.collate.actors.cast import _hints
from samestory.model import Actor, Report, StoryActor


def report(id: str, *actors: tuple[str, str] | Actor) -> Report:
    """Make a report whose text is the names of its actors, one a line."""
    text, made = "", []
    for one in actors:
        actor = one if isinstance(one, Actor) else Actor(one[0], one[1], ())
        start = len(text)
        text += actor.name + "\n"
        made.append((actor, start))
    base = Report(id=id, source=id, text=text)
    spans = tuple(replace(actor, mentions=(base.span(at, at + len(actor.name)),)) for actor, at in made)
    return replace(base, actors=spans)


def together(found: tuple[StoryActor, ...], *names: str) -> bool:
    return any(set(names) <= {actor.name, *actor.aliases} for actor in found)


def test_transliterations_initials_and_surnames_are_one() -> None:
    found = merge_actors(
        [
            report("a", ("Andrei Volkin", "person"), ("Bruno K. Halder", "person")),
            report("b", ("Andrey Volkin", "person"), ("Halder", "person")),
            report("c", ("Volkin", "person"), ("Bruno Halder", "person")),
        ]
    )
    assert together(found, "Andrei Volkin", "Andrey Volkin", "Volkin")
    assert together(found, "Bruno K. Halder", "Bruno Halder", "Halder")
    assert len(found) == 2


def test_legal_forms_do_not_split_a_company() -> None:
    found = merge_actors(
        [
            report("a", ("Brenvold Ltd.", "organisation"), ("Ostrel Works Inc", "organisation")),
            report("b", ("Brenvold", "person"), ("Ostrel", "organisation")),
            report("c", ("Brenvold plc", "organisation"), ("Ostrel Works", "organisation")),
        ]
    )
    assert {(actor.name, actor.kind) for actor in found} == {
        ("Brenvold", "organisation"),
        ("Ostrel Works", "organisation"),
    }


def test_a_concluded_surname_gives_way_to_one_that_another_report_has() -> None:
    text = "His father Bruno"
    base = Report(id="a", source="a", text=text)
    father = Actor("Bruno Rothe", "person", (base.span(0, len(text)),), "male", ("father",))
    other = report("b", ("Bruno Halder", "person"), ("Ewald Rothe", "person"))
    found = merge_actors([replace(base, actors=(father,)), other])
    assert together(found, "Bruno Halder", "His father Bruno")
    assert {actor.name for actor in found} == {"Bruno Halder", "Ewald Rothe"}
    (alone,) = merge_actors([replace(base, actors=(father,))])
    assert alone.name == "Bruno Rothe"


def test_families_stay_apart() -> None:
    found = merge_actors(
        [
            report("a", ("Bruno Halder", "person"), ("Irene Halder", "person")),
            report("b", ("Bruno Halder", "person"), ("Irene", "person")),
        ]
    )
    assert {actor.name for actor in found} == {"Bruno Halder", "Irene Halder"}
    assert together(found, "Irene Halder", "Irene")


def test_organisations_by_table_acronym_and_shorter_form() -> None:
    found = merge_actors(
        [
            report("a", ("UN", "organisation"), ("Northern Harbour Council", "organisation")),
            report("b", ("United Nations", "organisation"), ("Harbour Council", "organisation")),
            report("c", ("United Nations Security Council", "organisation"), ("NHC", "organisation")),
        ]
    )
    assert together(found, "UN", "United Nations")
    assert together(found, "Northern Harbour Council", "Harbour Council", "NHC")
    assert not together(found, "United Nations", "United Nations Security Council")


def test_ministries_of_two_countries_stay_apart() -> None:
    found = merge_actors(
        [
            report("a", ("Danish Foreign Ministry", "organisation")),
            report("b", ("Polish Foreign Ministry", "organisation")),
        ]
    )
    assert len(found) == 2


def test_description_joins_whom_another_report_gives_the_role() -> None:
    holm = Actor("Peter Holm", "person", (), "male", ("Danish president",))
    found = merge_actors([report("a", holm), report("b", ("the Danish president", "person"))])
    assert together(found, "Peter Holm", "the Danish president")
    apart = merge_actors([report("a", holm), report("b", ("the Polish president", "person"))])
    assert len(apart) == 2


def test_the_army_alone_is_the_only_army_of_the_story() -> None:
    found = merge_actors(
        [
            report("a", ("Danish army", "organisation")),
            report("b", ("Danish military", "organisation")),
            report("c", ("the army", "organisation")),
        ]
    )
    assert len(found) == 1


def test_a_name_taken_for_a_body_once_is_outvoted() -> None:
    holm = Actor("Qadri Holm", "person", (), None, ("chairman",))
    found = merge_actors([report("a", holm), report("b", ("Qadri Holm", "organisation"))])
    assert [actor.kind for actor in found] == ["person"]


def test_order_and_ids_do_not_depend_on_chance() -> None:
    reports = [report("a", ("Oslo", "place"), ("Bergen", "place")), report("b", ("Bergen", "place"))]
    found = merge_actors(reports)
    assert [(actor.id, actor.name) for actor in found] == [("a1", "Bergen"), ("a2", "Oslo")]
    assert merge_actors(reports) == found


def test_a_cast_finds_the_actor_of_a_name_in_a_report() -> None:
    found = merge_actors([report("a", ("Bruno K. Halder", "person")), report("b", ("UN", "organisation"))])
    cast = Cast(found)
    assert cast.find("a", "Bruno Halder") is found[0]
    assert cast.find("b", "the U.N.") is found[1]
    assert cast.find("a", "nobody") is None
    assert cast.find("a", "") is None
    assert merge_actors([]) == ()


def test_capitals_that_cannot_be_read_out_are_no_person() -> None:
    found = merge_actors([report("a", ("QRB", "person"), ("MARTA", "person"))])
    assert {actor.name: actor.kind for actor in found} == {"QRB": "organisation", "MARTA": "person"}


def test_a_place_is_not_named_by_its_dateline() -> None:
    found = merge_actors([report("a", ("OSTREL", "place")), report("b", ("Ostrel", "place"))])
    assert [(actor.name, actor.aliases) for actor in found] == [("Ostrel", ("OSTREL",))]


def test_a_handle_is_of_the_body_whose_acronym_it_has() -> None:
    found = merge_actors([report("a", ("QRBF", "organisation")), report("b", ("@QRBF_North", "place"))])
    assert together(found, "QRBF", "@QRBF_North")
    apart = merge_actors([report("a", ("QRBF", "organisation")), report("b", ("@North", "place"))])
    assert not together(apart, "QRBF", "@North")


def test_a_description_is_whom_another_report_means_by_it() -> None:
    told = replace(report("a", ("Ole Brandt", "person")), text="Ole Brandt fell. The boy was unhurt.")
    boy = Actor("Ole Brandt", "person", (told.span(0, 10), told.span(17, 24)))
    found = merge_actors([replace(told, actors=(boy,)), report("b", ("the boy", "person"))])
    assert together(found, "Ole Brandt", "the boy")
    told = replace(told, text="Ole Brandt fell. The man was unhurt.")
    man = Actor("Ole Brandt", "person", (told.span(0, 10), told.span(17, 24)))
    assert not together(
        merge_actors([replace(told, actors=(man,)), report("b", ("the man", "person"))]), "Ole Brandt", "the man"
    )


def test_a_role_without_a_country_is_of_one_person() -> None:
    director = Actor("Ada Holm", "person", (), roles=("zoo director",))
    found = merge_actors([report("a", director), report("b", ("the director of Velm Zoo", "person"))])
    assert together(found, "Ada Holm", "the director of Velm Zoo")


def test_a_report_that_has_both_keeps_a_company_from_its_part() -> None:
    parts = report("a", ("Brenvold", "organisation"), ("Brenvold Harbour Services", "organisation"))
    found = merge_actors([parts, report("b", ("Brenvold", "organisation"))])
    assert {actor.name: len(actor.mentions) for actor in found} == {"Brenvold": 2, "Brenvold Harbour Services": 1}


def test_the_only_police_of_a_story_is_the_police() -> None:
    named = report("a", ("Velm Police Department", "organisation"))
    assert together(merge_actors([named, report("b", ("police", "organisation"))]), "Velm Police Department", "police")
    two = report("c", ("Ostrel Police", "organisation"))
    assert not together(merge_actors([named, two, report("b", ("police", "organisation"))]), "Ostrel Police", "police")


def test_places_with_their_land_and_in_two_spellings_are_one() -> None:
    found = merge_actors(
        [
            report("a", ("Mar-i-Sul", "place"), ("Velm Province", "place")),
            report("b", ("Mar-e-Sul", "place"), ("Velm", "place")),
        ]
    )
    assert together(found, "Mar-i-Sul", "Mar-e-Sul")
    assert together(found, "Velm", "Velm Province")


def test_a_given_name_alone_may_be_spelt_otherwise() -> None:
    found = merge_actors([report("a", ("Andrei Volkin", "person")), report("b", ("Andrey", "person"))])
    assert together(found, "Andrei Volkin", "Andrey")


def test_fuller_forms_are_aliases() -> None:
    actor = Actor("Ada Holm", "person", (), forms=("skilled mechanic Ada Holm",))
    (found,) = merge_actors([report("a", actor)])
    assert "skilled mechanic Ada Holm" in found.aliases


def test_a_name_is_a_persons_where_another_report_tells_of_her() -> None:
    told = Actor("Orlin", "person", (), "female")
    found = merge_actors(
        [
            report("a", ("Gada Orlin", "organisation"), ("Velm", "place"), ("Velm Orlin", "organisation")),
            report("b", told),
        ]
    )
    assert {(actor.name, actor.kind) for actor in found} >= {("Gada Orlin", "person"), ("Velm Orlin", "organisation")}
    assert together(found, "Gada Orlin", "Orlin")


def test_a_body_named_with_an_article_or_by_its_words_stays_one() -> None:
    told = Actor("Orlin", "person", (), "female")
    kinds = {
        actor.name: actor.kind
        for actor in merge_actors([report("a", ("The Gada Orlin", "organisation")), report("b", told)])
    }
    assert kinds["The Gada Orlin"] == "organisation"


def test_a_team_may_be_called_by_its_last_word() -> None:
    found = merge_actors(
        [
            report("a", ("Velm Wanderers", "organisation"), ("Velm", "place")),
            report("b", ("Wanderers", "person")),
        ]
    )
    assert together(found, "Velm Wanderers", "Wanderers")


def test_a_team_is_not_called_by_a_word_that_names_a_person() -> None:
    told = Actor("Wanderers", "person", (), "male")
    found = merge_actors([report("a", ("Velm Wanderers", "organisation"), ("Velm", "place")), report("b", told)])
    assert not together(found, "Velm Wanderers", "Wanderers")


def test_a_handle_is_whose_whole_name_it_spells() -> None:
    text = "Ada Holm\nso it goes (@adaholm) and @adaolsen, mail@adaholm.example\n"
    base = Report(id="b", source="b", text=text)
    holm = Actor("Ada Holm", "person", (base.span(0, 8),))
    found = merge_actors([report("a", ("Ada Holm", "person")), replace(base, actors=(holm,))])
    [actor] = found
    assert [mention.text for mention in actor.mentions] == ["Ada Holm", "Ada Holm", "@adaholm"]
    assert actor.name == "Ada Holm"


FULL_NAMES = (
    "Ada Holt", "A. Holt", "Bob Vell", "Robert Vell", "Tarek al-Masri", "Tarik Masri", "Ali Kemal Erdem", "Kemal Erdem",
    "Enzo Calder", "Enzo Calder Ruiz", "Mohamed Sabry", "Muhammad Sabri", "Kate Brandt", "Catherine Brandt", "Ivo Tarn",
)  # fmt: skip


def test_two_names_of_one_person_have_something_by_which_they_are_looked_up() -> None:
    one_person = 0
    for one in map(names.parts, FULL_NAMES):
        for other in map(names.parts, FULL_NAMES):
            if names.same_person(one, other):
                one_person += one != other
                assert set(_hints(one)) & set(_hints(other)), (one, other)
    assert one_person >= 10
