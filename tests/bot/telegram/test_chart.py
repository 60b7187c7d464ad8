"""The timeline as a picture."""

import gc
import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from bot.telegram import chart
from bot.telegram.bounds import CAPTION_UTF16
from bot.telegram.chart import WIDTH, draw, picture
from bot.telegram.lettering import Face, Lettering, Written, face_of
from bot.telegram.markup import write
from bot.telegram.sheet import Place, Sheet
from bot.timeline import SHAPES
from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, unanswered
from tests.bot.telegram.answers_at_large import answers
from tests.bot.telegram.harbour import HARD

PAPER = tuple(bytes.fromhex(chart._PAPER[1:]))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("name", HARD)
def test_hard_answers_are_drawn_for_a_phone_with_nothing_cut_off(name: str) -> None:
    image = opened(draw(HARD[name]).png)
    assert image.width == WIDTH
    assert 810 <= image.height <= 2800
    for edge in ((0, 0, WIDTH, 24), (0, image.height - 12, WIDTH, image.height), (0, 0, 8, 60)):
        assert image.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), PAPER)]


@given(answers())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_answer_can_be_drawn(answer: Answer) -> None:
    drawn = picture(answer)
    assert (drawn is None) == (not answer.positions)
    if drawn is not None:
        assert opened(drawn[0]).width == WIDTH


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert draw(HARD["foreign"]) == draw(HARD["foreign"])


def test_it_says_nothing_of_when_or_with_what_it_was_made() -> None:
    assert Image.open(BytesIO(draw(disputed()).png)).info.keys() <= {"dpi"}


def test_a_dispute_is_seen_without_colour() -> None:
    def marks(count: int) -> bytes:
        parted = disputed() if count == 2 else disputed().model_copy(update={"disagreements": ()})
        return opened(draw(parted).png).convert("L").tobytes()

    assert marks(2) != marks(1)
    discs, squares = (SHAPES[at] for at in (0, 1))
    assert discs != squares


def test_no_line_of_the_grid_strikes_out_a_figure_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    words: list[tuple[Place, Written]] = []
    write_words = Sheet.text

    def noted(self: Sheet, at: Place, line: Written, colour: str, **how: Any) -> None:
        if line.size == 28:
            words.append((at, line))
        write_words(self, at, line, colour, **how)

    monkeypatch.setattr(Sheet, "text", noted)
    image = opened(draw(HARD["rising"]).png)
    assert words
    grid = tuple(bytes.fromhex(chart._GRID[1:]))
    for (x, y), line in words:
        under = image.crop((round(x), round(y - 24), round(x + line.width), round(y + 6)))
        assert grid not in {colour for _, colour in under.getcolors(under.width * under.height) or ()}


def test_marks_can_be_told_from_paper_and_digits_from_marks() -> None:
    for colour in (*chart._COLOURS, chart._DISPUTE, chart._FAINT, chart._INK):
        assert contrast(colour, chart._PAPER) >= 5
        assert contrast(colour, chart._BAND) >= 4.5
        assert contrast(colour, "#ffffff") >= 5


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_its_caption_says_the_question_and_what_parts() -> None:
    drawn = picture(disputed())
    assert drawn is not None
    caption = write(drawn[1].blocks)
    assert "what did the ferry hit on 4 May?" in caption.plain
    assert "≠ DISPUTED" in caption.plain
    assert caption.utf16 <= CAPTION_UTF16


def test_letters_that_no_font_has_are_named_in_the_caption(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.lettering._installed", lambda: ())
    drawn = picture(HARD["foreign"])
    assert drawn is not None
    caption = write(drawn[1].blocks).plain
    assert "outlet 4: 東京港湾新聞" in caption
    assert "position 3: 東京湾の灯台" in caption


@pytest.mark.parametrize("name", ["Ormby", "Вестник", "قناة أورمبي", "ערוץ אורמבי", "Εφημερίδα", "Báo Điện tử"])
def test_names_in_common_alphabets_need_no_font_of_the_machine(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.lettering._installed", lambda: ())
    assert face_of(name) is not None
    assert face_of(name, bold=True) is not None


def test_one_odd_sign_in_a_name_does_not_cost_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.lettering._installed", lambda: ())
    letters = Lettering()
    assert letters.line("Skerry 東 Post", 30, 900, otherwise="outlet 1").text == "Skerry ▯ Post"
    assert letters.beside == {}


def test_a_line_that_is_too_long_is_shortened_to_its_width() -> None:
    line = Lettering().line("W" * 500, 30, 400)
    assert line.width <= 400
    assert line.text.endswith("…")
    lines = Lettering().lines("the light at Ormby " * 50, 30, 400, 3)
    assert len(lines) == 3
    assert all(each.width <= 400 for each in lines)


def test_nothing_in_a_name_is_a_formula() -> None:
    answer = disputed()
    hostile = answer.model_copy(update={"question": "$\\frac{1}{0}$ $ \\alpha _x^"})
    assert draw(hostile).png != draw(answer).png


def test_an_unanswered_question_has_no_picture() -> None:
    assert picture(unanswered(evidence())) is None


def test_drawing_is_loaded_only_for_a_picture() -> None:
    code = (
        "import sys, bot.telegram.chart, bot.telegram.cards, bot.telegram.details, bot.timeline;"
        "assert not {'matplotlib', 'PIL', 'telegram', 'torch', 'regex'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_pixels_of_a_picture_do_not_wait_for_a_garbage_collection() -> None:
    from matplotlib.backends.backend_agg import RendererAgg

    gc.collect()
    gc.disable()
    try:
        draw(disputed())
        # By type: isinstance asks other libraries' objects for their class, and one of torch's warns when asked.
        assert RendererAgg not in {type(held) for held in gc.get_objects()}
    finally:
        gc.enable()


def test_a_font_of_the_machine_is_taken_for_letters_that_ours_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = face_of("Ormby")
    assert ours is not None
    monkeypatch.setattr("bot.telegram.lettering._own", lambda bold: Empty(""))
    monkeypatch.setattr("bot.telegram.lettering._installed", lambda: (Empty(""), ours))
    assert face_of("Ormby") == ours


class Empty(Face):
    """A font without letters."""

    __slots__ = ()

    def has(self, text: str) -> bool:
        return not text


def test_no_window_system_is_asked_for() -> None:
    draw(disputed())
    assert "matplotlib.pyplot" not in sys.modules
