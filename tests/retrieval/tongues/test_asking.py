"""Questions in other languages: which language, what kind of answer, which day."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.answer import Kind
from retrieval.questions.question import read_question
from retrieval.tongues.asking import language_of
from retrieval.tongues.figures import english_tokens, plain_digits
from retrieval.tongues.tables import wording
from retrieval.tongues.victims import speaks_of_others, victims
from retrieval.values.number import quantities
from retrieval.values.polarity import polarity
from retrieval.values.stance import Stance

AS_OF = date(2031, 5, 15)


@pytest.mark.parametrize(
    ("text", "language", "kind", "day"),
    [
        ("Wie viele Menschen starben am 21. April?", "de", Kind.NUMBER, "2031-04-21"),
        ("Wer hat den Angriff bestätigt?", "de", Kind.PERSON, None),
        ("Welcher Stützpunkt wurde gestern getroffen?", "de", Kind.PLACE, "2031-05-14"),
        ("Wurde der Bürgermeister am Montag verhaftet?", "de", Kind.POLARITY, "2031-05-12"),
        ("Was geschah am 21. April in Kemmin?", "de", Kind.ACCOUNT, "2031-04-21"),
        ("Um wie viel Uhr sank die Fähre?", "de", Kind.DATE, None),
        ("Combien de personnes sont mortes le 21 avril ?", "fr", Kind.NUMBER, "2031-04-21"),
        ("Où la roquette est-elle tombée hier ?", "fr", Kind.PLACE, "2031-05-14"),
        ("Le maire a-t-il été arrêté ?", "fr", Kind.POLARITY, None),
        ("Pourquoi le pont s'est-il effondré ?", "fr", Kind.ACCOUNT, None),
        ("¿Cuántas personas murieron el 21 de abril?", "es", Kind.NUMBER, "2031-04-21"),
        ("¿Quién reivindicó el ataque?", "es", Kind.PERSON, None),
        ("¿Fue detenido el alcalde ayer?", "es", Kind.POLARITY, "2031-05-14"),
        ("¿Cuándo se hundió el ferri?", "es", Kind.DATE, None),
        ("كم شخصا قتل في 21 أبريل؟", "ar", Kind.NUMBER, "2031-04-21"),
        ("من أعلن المسؤولية عن الهجوم؟", "ar", Kind.PERSON, None),
        ("أين سقط الصاروخ أمس؟", "ar", Kind.PLACE, "2031-05-14"),
        ("هل اعتقل رئيس البلدية؟", "ar", Kind.POLARITY, None),
        ("Сколько человек погибло 21 апреля?", "ru", Kind.NUMBER, "2031-04-21"),
        ("Где вчера упала ракета?", "ru", Kind.PLACE, "2031-05-14"),
        ("Был ли задержан мэр?", "ru", Kind.POLARITY, None),
        ("Скільки людей загинуло 21 квітня?", "uk", Kind.NUMBER, "2031-04-21"),
        ("Хто підтвердив напад?", "uk", Kind.PERSON, None),
        ("Чи затримали мера у п’ятницю?", "uk", Kind.POLARITY, "2031-05-09"),
    ],
)
def test_a_question_is_read_in_its_own_language(text: str, language: str, kind: Kind, day: str | None) -> None:
    question = read_question(text, AS_OF)
    assert (question.language, question.kind) == (language, kind)
    assert (question.days.first.isoformat() if question.days else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Was the mayor of Kemmin arrested?",
        "Die casting plant in Selk: how many died?",
        "Which base was hit on 21 April?",
        "ferry sinking Duarva toll",
        "Who is El Mago de la Torre?",
        "Does the port of San Marino de la Costa have a crane?",
        "What did Le Monde say?",
        "Was Hans in Berlin?",
    ],
)
def test_an_english_question_stays_english(text: str) -> None:
    assert language_of(text) == "en"


def test_the_day_is_taken_out_of_what_the_reader_is_asked() -> None:
    assert (
        read_question("Wie viele Menschen starben am 21. April?", AS_OF).without_days == "Wie viele Menschen starben?"
    )


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("1.000", "de", "1,000"),
        ("1,5", "de", "1.5"),
        ("1,234", "de", "1.234"),
        ("1,234", "es", "1,234"),
        ("1.234.567,8", "fr", "1234567.8"),
        ("3.7", "ru", "3.7"),
        ("0.125", "de", "0.125"),
        ("12,000", "ar", "12,000"),
    ],
)
def test_separators_are_read_as_the_language_writes_them(written: str, language: str, expected: str) -> None:
    assert plain_digits(written, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("zweihundertdreiundzwanzig Boote", "de", 223),
        ("tausendzweihundert Zelte", "de", 1200),
        ("quatre-vingt-dix-sept maisons", "fr", 97),
        ("treinta y cinco casas", "es", 35),
        ("ثلاثمئة وخمسة وعشرون منزلا", "ar", 325),
        ("двести сорок семь домов", "ru", 247),
        ("п’ятдесят двоє людей", "uk", 52),
    ],
)
def test_numbers_in_words_are_put_together(text: str, language: str, figure: float) -> None:
    assert [s.quantity.low for s in quantities(text, language)] == [figure]


def test_a_date_or_a_time_of_day_is_no_quantity() -> None:
    assert quantities("Am 21. April 2031 um 14.30 Uhr geschah nichts.", "de") == ()


def test_the_same_figure_in_two_languages_is_one() -> None:
    (german,), (english,) = quantities("mindestens 23 Tote", "de"), quantities("at least 23 dead", "en")
    assert german.quantity == english.quantity


def test_a_word_that_looks_english_is_not_read_as_english() -> None:
    assert quantities("No se sabe nada.", "es") == ()


@pytest.mark.parametrize(
    ("language", "denied", "stated"),
    [
        ("de", "Die Polizei dementierte die Festnahme.", "Die Polizei nahm ihn fest."),
        ("fr", "La police n'a arrêté personne.", "La police l'a arrêté."),
        ("es", "La policía no lo detuvo.", "La policía lo detuvo."),
        ("ar", "نفت الشرطة اعتقاله.", "اعتقلته الشرطة."),
        ("ru", "Полиция опровергла его задержание.", "Полиция задержала его."),
        ("uk", "Поліція заперечила його затримання.", "Поліція затримала його."),
    ],
)
def test_a_denial_is_heard_in_its_own_language(language: str, denied: str, stated: str) -> None:
    assert polarity("Was he arrested?", denied, None, None, language).stance is Stance.NO
    assert polarity("Was he arrested?", stated, None, None, language).stance is Stance.YES


@pytest.mark.parametrize("language", ["de", "fr", "es", "ar", "ru", "uk"])
@settings(deadline=None)  # the first call compiles a table
@given(text=st.text(max_size=80))
def test_tokens_lie_in_the_text_and_in_order(language: str, text: str) -> None:
    table = wording(language)
    assert table is not None
    found = english_tokens(text, table)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.start <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in quantities(text, language))


@pytest.mark.parametrize(
    ("asked", "text", "language", "figure"),
    [
        ("How many people died in the fire?", "Elf Menschen starben, mindestens 34 wurden verletzt.", "de", "Elf"),
        (
            "How many were injured in the fire?",
            "Elf Menschen starben, mindestens 34 wurden verletzt.",
            "de",
            "mindestens 34",
        ),
        ("Combien de morts ?", "Sept personnes ont été tuées et 20 blessées.", "fr", "Sept"),
        ("¿Cuántos heridos hubo?", "Murieron diecisiete personas y otras 52 resultaron heridas.", "es", "52"),
        ("كم شخصا قتل؟", "وقتل تسعة أشخاص وأصيب 12.", "ar", "تسعة"),
        ("Сколько человек погибло?", "Погибли тринадцать горняков, 28 человек получили ранения.", "ru", "тринадцать"),
        ("Скільки людей загинуло?", "Загинули восьмеро людей, ще 26 постраждали.", "uk", "восьмеро"),
    ],
)
def test_the_dead_are_told_from_the_injured(asked: str, text: str, language: str, figure: str) -> None:
    found = victims(read_question(asked, AS_OF), text, language)
    assert found is not None
    assert text[slice(*found)] == figure


def test_a_figure_of_something_else_is_no_toll() -> None:
    asked = read_question("How many people died?", AS_OF)
    assert victims(asked, "Das Feuer zerstörte 40 Häuser.", "de") is None
    assert victims(asked, "Sie starben am 21. April 2031 um 14.30 Uhr.", "de") is None
    assert victims(read_question("How many boats sank?", AS_OF), "Elf Menschen starben.", "de") is None


def test_a_sentence_without_a_word_of_the_dead_does_not_count_them() -> None:
    asked = read_question("كم شخصا قتل؟", AS_OF)
    assert speaks_of_others(asked, "وأنقذ الصيادون 41 راكبا.", "ar")
    assert not speaks_of_others(asked, "وقتل تسعة أشخاص.", "ar")
    assert not speaks_of_others(
        read_question("How many passengers were aboard when nine died?", AS_OF), "41 راكبا", "ar"
    )
    assert not speaks_of_others(asked, "The fishermen saved 41 passengers.", "en")
