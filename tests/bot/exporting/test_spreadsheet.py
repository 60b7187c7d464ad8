"""The claims as CSV: a row for each, exact to the character, and no cell that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exporting.spreadsheet import COLUMNS, spreadsheet
from bot.report.dossier import checksum
from retrieval.answer import Answer, Slice
from tests.bot.answers import QUOTE, disputed, evidence, position, unanswered
from tests.bot.report.articles import sources_of
from tests.bot.telegram.harbour import HARD


def rows(answer: Answer) -> list[dict[str, str]]:
    text = spreadsheet(answer, sources_of(answer))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_says_who_claims_what_in_which_words_and_where() -> None:
    first, copy, against = rows(disputed())
    assert first == {
        "kind": "claim",
        "position": "1",
        "value": "the Ormby light",
        "outlet": "Ormby Courier",
        "title": "Ferry aground off Ormby",
        "published": "2031-05-05T06:30:00Z",
        "published_basis": "stated",
        "happened": "2031-05-04",
        "happened_from": "sentence",
        "said_by": "the pilot",
        "origin": "o1",
        "quote": QUOTE,
        "quote_start": "100",
        "quote_end": "181",
        "words": "the Ormby light",
        "words_start": "151",
        "words_end": "166",
        "article": "pilot-1",
        "version": "1",
        "url": "",
        "link": "",
        "sha256": checksum(sources_of(disputed())[0].article.text),
        "guarded": "",
    }
    assert (copy["outlet"], copy["origin"]) == ("Skerry Post", "o1")
    assert (against["position"], against["value"]) == ("2", "the north pier")


def test_offsets_lead_to_the_quote_in_the_text_with_that_checksum() -> None:
    texts = {checksum(each.article.text): each.article.text for each in sources_of(disputed())}
    for row in rows(disputed()):
        assert texts[row["sha256"]][int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]


def test_the_file_is_what_a_spreadsheet_expects() -> None:
    text = spreadsheet(disputed(), sources_of(disputed()))
    assert text.startswith("\ufeffkind,position,value,")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 4


def test_vague_words_claim_no_position_and_near_misses_claim_nothing() -> None:
    answer = disputed().model_copy(update={"vague": (evidence("pilot-3"),), "nearest": (evidence("pilot-4"),)})
    told = rows(answer)
    assert [row["kind"] for row in told] == ["claim", "claim", "claim", "vague"]
    assert (told[-1]["position"], told[-1]["value"]) == ("", "")
    assert rows(unanswered(evidence())) == []


def test_a_rising_figure_is_listed_latest_first() -> None:
    told = [row["value"] for row in rows(HARD["rising"])]
    assert told == sorted(told, key=["20 to 30", "about 14", "seven"].index)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0@"])
def test_a_cell_that_looks_like_a_formula_is_guarded_and_named(sign: str) -> None:
    text = f"{sign}HYPERLINK(0)"
    piece = evidence(outlet=text, title=text, quote=Slice(start=0, end=len(text), text=text), span=None, origin="=o")
    answer = disputed().model_copy(update={"positions": (position(piece, value=text),), "disagreements": ()})
    (row,) = rows(answer)
    assert row["guarded"].split() == ["value", "outlet", "title", "origin", "quote"]
    for name in row["guarded"].split():
        assert row[name].startswith("'")
        assert row[name][1:] in (text, "=o")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), min_size=4, max_size=4))
def test_no_cell_is_a_formula_and_none_is_changed_without_a_word(texts: list[str]) -> None:
    value, outlet, title, quote = texts
    piece = evidence(outlet=outlet, title=title, quote=Slice(start=0, end=len(quote), text=quote), span=None)
    answer = disputed().model_copy(update={"positions": (position(piece, value=value),), "disagreements": ()})
    (row,) = rows(answer)
    guarded = row["guarded"].split()
    for name, text in (("value", value), ("outlet", outlet), ("title", title), ("quote", quote)):
        assert row[name] == ("'" + text if name in guarded else text)
        assert not row[name].lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_columns_are_only_ever_extended() -> None:
    assert ",".join(COLUMNS) == (
        "kind,position,value,outlet,title,published,published_basis,happened,happened_from,said_by,origin,quote,"
        "quote_start,quote_end,words,words_start,words_end,article,version,url,link,sha256,guarded"
    )
