"""How far apart two spellings are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.values.spelling import ALIKE, distance


@settings(deadline=None)
@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwyz", max_size=12),
    st.text(alphabet="abcdefghijklmnopqrstuvwyz", max_size=12),
)
def test_the_distance_of_spellings_is_symmetric_and_nothing_for_one_spelling(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert distance(a, a) == 0


def test_romanisations_are_near_and_other_names_far() -> None:
    near = [
        ("gadhafi", "qaddafi"),
        ("tarhuna", "tarhouna"),
        ("irbilan", "erbilan"),
        ("sulayman", "suleiman"),
        ("djorem", "dzhorem"),
        ("wrenik", "renik"),
    ]
    far = [("hassan", "hussein"), ("marin", "moran"), ("tarnia", "tarn"), ("dellan", "kellan"), ("varak", "varan")]
    assert all(distance(a, b) <= ALIKE for a, b in near)
    assert all(distance(a, b) > ALIKE for a, b in far)
