"""Which ids came before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.ingest.seen import Seen, contents_digest


@given(st.lists(st.text(max_size=4)))
def test_it_remembers_as_a_dictionary_does(names: list[str]) -> None:
    seen, known = Seen(), dict[str, int]()
    for name in names:
        assert seen.find(name) == known.get(name)
        if name not in known:
            known[name] = contents_digest(name, None)
            seen.add(name, known[name], "a.txt")
            assert seen.name(name) == "a.txt"
    assert len(seen) == len(known)


def test_it_grows() -> None:
    seen = Seen()
    for number in range(5000):
        seen.add(str(number), number, "x")
    assert [seen.find(str(number)) for number in range(5001)] == [*range(5000), None]
