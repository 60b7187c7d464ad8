"""Articles that wait: they come back as they were, and are not held in memory."""

import tracemalloc

from index.article import Incoming
from index.aside import Aside
from index.errors import Refused

FERRY = Incoming(
    place="a", text="A ferry ran aground.\ud83d", key="a", authors=("Ada Brook",), notes=("read as cp1252",)
)


def test_what_is_kept_comes_back_in_its_order_as_often_as_wanted() -> None:
    with Aside() as aside:
        aside.keep("one", [FERRY, Refused("b", "empty")])
        aside.keep("none", [])
        aside.keep("two", iter([FERRY]))
        for _ in range(2):
            first, second = aside.of("one")
            assert first == FERRY
            assert isinstance(second, Refused)
            assert (second.source, second.reason, str(second)) == ("b", "empty", "b: empty")
        assert list(aside.of("none")) == list(aside.of("never kept")) == []
        assert list(aside.of("two")) == [FERRY]


def test_what_is_kept_is_not_held_in_memory() -> None:
    with Aside() as aside:
        tracemalloc.start()
        aside.keep("many", (Incoming(place=str(n), text=f"{n} " * 200_000) for n in range(50)))
        assert sum(1 for _ in aside.of("many")) == 50
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 10_000_000
