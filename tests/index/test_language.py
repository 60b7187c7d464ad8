import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import detect, main_script, normal_code, small_words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river rose by three metres on Sunday and the harbour was closed, officials said.", "en"),
        ("La rivière est montée de trois mètres dimanche et le port a été fermé, selon la mairie.", "fr"),
        (
            "Der Fluss ist am Sonntag um drei Meter gestiegen, und der Hafen wurde nach Angaben der Stadt geschlossen.",
            "de",
        ),
        ("El río subió tres metros el domingo y el puerto fue cerrado, según dijo el alcalde de la ciudad.", "es"),
        (
            "O rio subiu três metros no domingo e o porto foi fechado, segundo o prefeito da cidade.",
            "pt",
        ),
        ("Il fiume è salito di tre metri e il porto è stato chiuso, ha detto il sindaco della città.", "it"),
        (
            "De rivier steeg met drie meter en de haven is nog dicht, zei de burgemeester, die niet wist hoe lang.",
            "nl",
        ),
        ("Река поднялась на три метра, и порт был закрыт в воскресенье, как заявил мэр города.", "ru"),
        ("Річка піднялася на три метри, і порт було закрито у неділю, як заявив мер міста, що не дав інтерв'ю.", "uk"),
        ("ارتفع النهر ثلاثة أمتار يوم الأحد وأغلق الميناء، على ما قال رئيس البلدية في بيان إلى السكان.", "ar"),
        ("星期日河水上涨三米，港口关闭，市长在声明中说，渡轮停运到星期五。", "zh"),
        ("日曜日に川の水位が三メートル上がり、港が閉鎖されたと市長が述べた。", "ja"),
        ("일요일에 강물이 3미터 불어나 항구가 폐쇄됐다고 시장이 밝혔다.", "ko"),
        ("harbour closed", None),
        ("12345 67890", None),
        ("", None),
        ("Osk Velm Tarn Brae Holt Linn Marl Ness Pell Quay Rime Sund", None),
    ],
)
def test_the_language_of_a_text_or_none_where_it_is_not_clear(text: str, language: str | None) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("en_EN", "en"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("English", "en"),
        ("uk", "uk"),
        ("x", None),
        ("", None),
        ("12", None),
    ],
)
def test_a_stated_language_is_brought_to_its_code(words: str, code: str | None) -> None:
    assert normal_code(words) == code


def test_an_unknown_language_has_the_small_words_of_english() -> None:
    assert "the" in small_words("xx")
    assert "the" in small_words(None)
    assert "und" in small_words("de")


@given(st.text())
def test_any_text_is_judged_without_an_error(text: str) -> None:
    assert detect(text) is None or len(detect(text) or "") == 2
    main_script(text)
