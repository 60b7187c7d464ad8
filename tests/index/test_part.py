"""Parts of an input for several processes: every article in one of them, and always in the same one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Incoming
from index.errors import Refused
from index.part import Part


@given(st.lists(st.text(min_size=1), unique=True), st.integers(1, 20))
def test_every_article_falls_to_exactly_one_part(keys: list[str], of: int) -> None:
    everything = [Incoming(f"/{n}", "text", key=key) for n, key in enumerate(keys)]
    everything += [Incoming("/x", f"text {n}") for n in range(3)]
    parts = [Part(number, of) for number in range(1, of + 1)]
    taken = [one for part in parts for one in part.only(everything)]
    assert sorted(taken, key=repr) == sorted(everything, key=repr)
    assert sum(part.left for part in parts) == len(everything) * (of - 1)


def test_the_part_of_a_key_never_changes() -> None:
    keys = ("report-1", "https://x.example/a", "é\ud800")
    assert [[n for n in range(1, 17) if Part(n, 16).has(key)] for key in keys] == [[15], [5], [1]]


def test_a_new_version_and_its_refusal_fall_where_the_first_did() -> None:
    (home,) = (n for n in range(1, 6) if Part(n, 5).has("k"))
    again = [Incoming("/k.txt", "other words", key="k"), Refused("k", "empty")]
    assert list(Part(home, 5).only(again)) == again


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/1001", "-1/2", "1/0", "1/2/3", ""])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        Part.read(text)
