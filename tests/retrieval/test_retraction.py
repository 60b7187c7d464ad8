"""What an outlet takes back of its own, and what it leaves standing."""

import pytest

from index.article import Article, Masthead
from index.sentences import split
from retrieval.retraction import sets_right, taken_back


def page(text: str, *, title: str | None = None, language: str | None = "en") -> Article:
    return Article(1, "a", 1, text, Masthead(title=title, language=language), sentences=split(text, ()))


def back(article: Article, number: int = 0) -> str | None:
    span = taken_back(article, number)
    start = article.sentences[number].start
    return None if span is None else article.text[start + span[0] : start + span[1]]


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("An earlier version of this story gave the number of berths as 12.", "It was nine."),
        ("A previous version of our report on the regatta said that Venn had won.", "The winner was Tarr."),
        ("A headline on Friday misspelled the name of the sculptor Ada Venn as Ven.", "She regrets nothing."),
        ("This article originally stated that the mill had been built in 1902.", "It was built in 1920."),
        ("In an article on Monday, we wrongly named the conductor as Per Holt.", "He is Pelle Holt."),
        ("We reported on 3 May that the organ cost 4m crowns.", "It cost 14m."),
        ("Our report on Friday said that the strike had begun.", "It had not."),
        ("A column on Tuesday said the lift holds 40 people.", "The lift holds 14 people."),
        ("On 7 June we referred to the sculptor as Ada Ven.", "She is Ada Venn."),
        ("In the same report the width of the lock was given as nine metres.", "It is seven."),
        (
            "In an article on Friday we said that Pelle Holt, the baker, had died.",
            "A namesake did. We apologise to him.",
        ),
        ("The age of the sculptor was misstated in an earlier version of this article.", "She is 71."),
    ],
)
def test_what_was_wrong_is_taken_back_and_the_next_sentence_sets_it_right(told: str, right: str) -> None:
    article = page(f"{told} {right}")
    assert back(article) == told
    assert back(article, 1) is None
    assert [sets_right(article, number) for number in (0, 1)] == [False, True]


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("We reported on 3 May that the organ cost 4m crowns", "; it cost 14m."),
        ("An earlier version of this article said that Venn was invited", ", but she was not."),
        ("An earlier version of this story gave the berths as 12", " instead of nine."),
        ("This post initially said the vote was on Monday", " – it is on Sunday."),
    ],
)
def test_of_one_sentence_only_the_clause_is_taken_back(told: str, right: str) -> None:
    article = page(told + right + " The quay was crowded.")
    assert back(article) == told
    assert not sets_right(article, 1)


@pytest.mark.parametrize(
    "sentences",
    [
        "The report said that the dam had cracked. It was 40 years old.",
        "In a report the width of the lock was given as nine metres. Boats of ten had passed.",
        "The ministry's statement on Friday said 12 had died. It was nine.",
        "A report by the ministry said 12 had died. It was nine.",
        "Our reporter said the square was empty. It was 9 p.m.",
        "We reported on Monday that 12 had died. Three were children.",
        "We reported on Monday that 12 had died. The toll has since risen to 14.",
        "We said that the bridge would open in May. It opened on 3 June.",
        "“We said in our report that 12 had died. It was nine,” the minister said.",
        "As we wrote on Monday, the mill has 40 looms. The mill has 12 boilers.",
        "An earlier version of the bill said that 12 judges would sit. It was nine.",
        "This story has been corrected to show that Holt said 12 had died. It was nine.",
        "He misspelled the name of the sculptor. It is Venn.",
        "The sculptor's age was missing in an earlier version of this article.",
    ],
)
def test_what_others_say_and_what_still_holds_is_left(sentences: str) -> None:
    article = page(sentences)
    assert [back(article, number) for number in range(len(article.sentences))] == [None] * len(article.sentences)
    assert not any(sets_right(article, number) for number in range(len(article.sentences)))


@pytest.mark.parametrize(
    "item",
    [
        "Correction: {} The choir sings on Sunday.",
        "Corrections and clarifications\n\n{} The choir sings on Sunday.",
        "CORRECTION (6 May 2031, 8 a.m.): {} The choir sings on Sunday.",
        "The mill burned.\n\nEditor's note: {} The choir sings on Sunday.",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "The report said that the organist would play.",
        "A post on Monday said that nobody would sing.",
        "On 3 May this newspaper reported that nine of the singers would play.",
    ],
)
def test_a_correction_takes_back_whatever_the_report_said(item: str, told: str) -> None:
    article = page(item.format(told))
    number = next(n for n, s in enumerate(article.sentences) if article.text[: s.end].endswith(told))
    assert (back(article, number) or "").endswith(told)
    assert sets_right(article, number + 1)


def test_a_page_of_corrections_is_told_by_its_title_or_first_line() -> None:
    item = "The report said that the organist would play. The choir sings on Sunday."
    assert back(page(item, title="Corrections & clarifications")) is not None
    headed = page(f"Corrections & clarifications\n\nThe Quay Post\n\nTuesday 6 May 2031\n\n{item}")
    assert back(headed, len(headed.sentences) - 2) is not None
    assert back(page(item, title="Correction officers call for a strike")) is None


def test_what_a_newspaper_says_of_itself_elsewhere_stands() -> None:
    assert back(page("This newspaper reported on 3 May that nine singers would play. They sang on Sunday.")) is None


def test_another_paragraph_sets_nothing_right() -> None:
    article = page("This story originally misspelled the name of the mill.\n\nIt burned on Sunday.")
    assert back(article) is not None
    assert not sets_right(article, 1)


def test_other_languages_are_not_read() -> None:
    assert back(page("An earlier version of this story gave the berths as 12.", language="de")) is None
