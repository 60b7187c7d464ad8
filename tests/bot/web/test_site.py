"""The pages: a question and its answer, its address that tells what has changed, what was asked before."""

import json
import re
import sqlite3
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot import words_serving as words
from bot.counter import Clerk
from bot.history import History
from bot.report.page import script as report_script
from bot.web.inquiry import Fresh
from index import changes
from index.archive import LocalArchive
from index.found import Filters
from index.schema import DATABASE
from retrieval.answer import Answer
from tests.bot.desks import NOW
from tests.bot.newsstand import COURIER, HOSTILE, QUESTION, CuedSession, clerk_at, incoming, put
from tests.bot.web.visitors import RULES, Visitor, tags_of, text_of, visiting

COURIER_QUOTE = "Three people were hurt on the ferry Gannet, the harbour office said."
LATE = incoming(
    "late-1", "Nine people were hurt on the ferry Gannet on 4 May 2031, a diver said.", "Late", "2031-05-08"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "archive")


@pytest.fixture
def visitor(folder: Path) -> Iterator[Visitor]:
    with visiting(folder) as found:
        yield found


def kept(folder: Path) -> int:
    history = History.open(folder)
    try:
        return len(history.latest(100))
    finally:
        history.close()


def remove(folder: Path, key: str) -> None:
    """As `rashomon remove` does."""
    with LocalArchive.open(folder) as archive:
        changes.remove(archive, key)
    history = History.open(folder)
    history.forget(key)
    history.close()


def test_a_question_leads_to_the_address_of_its_answer_with_the_quotes_verbatim(visitor: Visitor) -> None:
    asked = visitor.post("/ask", {"question": QUESTION})
    assert asked.status_code == 303
    assert re.fullmatch(r"/answers/\d+", asked.headers["location"])
    told = text_of(visitor.get(asked.headers["location"]))
    assert COURIER_QUOTE in told
    assert "Ormby Courier" in told
    assert "DISPUTED" in told


def test_filters_are_heeded_and_stay_in_the_form(visitor: Visitor) -> None:
    reply = visitor.ask(QUESTION, outlet="Daily Kite", since="2031-05-01", until=" ", language="")
    assert "Five people" in text_of(reply)
    assert COURIER_QUOTE not in text_of(reply)
    assert 'value="Daily Kite"' in reply.text
    assert 'name="since" value="2031-05-01"' in reply.text
    assert '<details class="narrow" open>' in reply.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"question": QUESTION, "since": "tomorrow"}, "Published since: input should be a valid date"),
        ({"question": " \t"}, "the question is empty"),
        ({"question": "why " * 1_200}, "4,000"),
        ({"question": QUESTION, "outlet": "x" * 501}, "Outlet: string should have at most 500 characters"),
        ({"since": "2031-05-01"}, "the question is empty"),
        (
            {"question": QUESTION, "since": "2031-05-02", "until": "2031-05-01"},
            "Published since 2 May 2031, published until 1 May 2031: nothing can be published in between",
        ),
        ({"question": QUESTION, "since": "2031-05-02", "as_of": "2031-05-01"}, "nothing can be published in between"),
    ],
)
def test_what_cannot_be_asked_is_said_over_the_form(visitor: Visitor, fields: dict[str, str], told: str) -> None:
    reply = visitor.post("/ask", fields)
    assert reply.status_code == 400
    assert told in text_of(reply)
    assert 'name="question"' in reply.text


def test_an_outlet_that_nothing_is_of_is_said_with_the_one_that_may_be_meant(visitor: Visitor) -> None:
    told = text_of(visitor.ask(QUESTION, outlet="Daily Kit"))
    assert "no article is of an outlet called 'Daily Kit'; is 'Daily Kite' meant?" in told


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", ""])
def test_what_is_no_form_is_refused(visitor: Visitor, kind: str) -> None:
    headers = {"origin": "http://127.0.0.1:8060", "content-type": kind}
    assert visitor.send("POST", "/ask", headers, content=b'{"question": "why?"}').status_code == 400


def test_opening_pages_keeps_nothing(visitor: Visitor, folder: Path) -> None:
    visitor.ask(QUESTION)
    for path in ("/", "/?question=why", "/answers/1", "/answers/1/given", "/history?words=ferry", "/answers/1/as/csv"):
        assert visitor.get(path).status_code == 200
    assert visitor.get("/ask?question=why").status_code == 405
    assert visitor.get("/answers/1/again").status_code == 405
    assert kept(folder) == 1


def test_the_form_can_be_filled_by_an_address_and_asks_nothing(visitor: Visitor, folder: Path) -> None:
    reply = visitor.get("/?question=Who+%22won%22%3F&outlet=Late")
    assert 'value="Who &#34;won&#34;?"' in reply.text
    assert 'value="Late"' in reply.text
    assert visitor.get("/?since=never").status_code == 400


def test_the_address_says_that_nothing_has_changed(visitor: Visitor) -> None:
    assert "Nothing has changed since" in text_of(visitor.ask(QUESTION))


def test_the_address_says_what_has_changed_and_leads_to_the_answer_of_then(visitor: Visitor, folder: Path) -> None:
    visitor.ask(QUESTION)
    put(folder, [LATE])
    now = visitor.get("/answers/1")
    assert "The answer has changed since" in text_of(now)
    assert "Nine" in text_of(now)
    assert 'href="/answers/1/given"' in now.text
    given = visitor.get("/answers/1/given")
    assert "as it was given" in text_of(given)
    assert "Nine" not in text_of(given)
    assert COURIER_QUOTE in text_of(given)
    assert kept(folder) == 1


@pytest.mark.parametrize(("text", "told"), [("It was four people.", "ARE GONE"), (COURIER + " More soon.", "still")])
def test_an_article_that_its_outlet_altered_is_named(visitor: Visitor, folder: Path, text: str, told: str) -> None:
    visitor.ask(QUESTION)
    put(folder, [incoming("courier-1", text, "Ormby Courier", "2031-05-05")])
    for path in ("/answers/1", "/answers/1/given"):
        page = text_of(visitor.get(path))
        assert "courier-1: quoted from version 1, the outlet has changed it since (version 2)" in page
        assert told in page
    assert COURIER_QUOTE in text_of(visitor.get("/answers/1/given"))


def test_the_answer_of_now_can_be_kept_as_a_new_one(visitor: Visitor, folder: Path) -> None:
    visitor.ask(QUESTION, outlet="ormby courier")
    reply = visitor.post("/answers/1/again")
    assert reply.headers["location"] == "/answers/2"
    assert 'value="ormby courier"' in visitor.get("/answers/2").text
    assert kept(folder) == 2
    assert visitor.post("/answers/77/again").status_code == 404


def test_an_answer_whose_article_was_removed_is_shown_no_more_but_asked_again(visitor: Visitor, folder: Path) -> None:
    visitor.ask(QUESTION)
    remove(folder, "courier-1")
    now = visitor.get("/answers/1")
    assert now.status_code == 200
    assert "was forgotten with it" in text_of(now)
    for path in ("/answers/1/given", "/answers/1/as/json", "/answers/1/as/html"):
        gone = visitor.get(path)
        assert gone.status_code == 410
        assert COURIER_QUOTE not in gone.text
        assert f'value="{QUESTION}"' in gone.text
    assert COURIER_QUOTE not in now.text


@pytest.mark.parametrize("path", ["given", *(f"as/{form}" for form in ("json", "html", "markdown", "csv"))])
def test_an_answer_whose_stored_words_are_others_is_given_in_no_form(visitor: Visitor, folder: Path, path: str) -> None:
    visitor.ask(QUESTION)
    connection = sqlite3.connect(folder / DATABASE)
    with connection:
        connection.execute("UPDATE texts SET text = replace(text, 'Three', 'Seven')")
    connection.close()
    refused = visitor.get(f"/answers/1/{path}")
    assert refused.status_code == 500
    assert COURIER_QUOTE not in refused.text
    assert "courier-1" in refused.text


def test_an_address_that_is_opened_often_is_worked_out_once(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = CuedSession.ask

    def noted(self: CuedSession, question: str, filters: Filters, today: date) -> Answer:
        asked.append(question)
        return ask(self, question, filters, today)

    monkeypatch.setattr(CuedSession, "ask", noted)
    visitor.ask(QUESTION)
    for _ in range(3):
        visitor.get("/answers/1")
    assert len(asked) == 1
    put(folder, [LATE])
    visitor.get("/answers/1")
    visitor.get("/answers/1")
    assert len(asked) == 2


def test_what_is_remembered_is_bounded_and_of_one_archive_only(folder: Path) -> None:
    clerk = clerk_at(folder)
    answer = clerk.ask(QUESTION, Filters()).answer
    fresh = Fresh()
    for number in range(200):
        fresh.put(number, clerk.archive, answer)
    assert fresh.get(0, clerk.archive) is None
    assert fresh.get(199, clerk.archive) is answer
    clerk.close()
    assert fresh.get(199, clerk.archive) is None
    clerk.close()


@pytest.mark.parametrize(("form", "kind"), [("html", "text/html"), ("markdown", "text/markdown"), ("csv", "text/csv"),
                                            ("json", "application/json"), ("csl", "application/json")])  # fmt: skip
def test_an_answer_can_be_saved(visitor: Visitor, form: str, kind: str) -> None:
    visitor.ask(QUESTION)
    reply = visitor.get(f"/answers/1/as/{form}")
    assert reply.headers["content-type"].startswith(kind)
    assert reply.headers["content-disposition"].startswith("attachment")
    if form == "json":
        assert Answer.model_validate_json(reply.text).question == QUESTION
    elif form == "csl":
        assert {each["title"] for each in json.loads(reply.text)} >= {"Ferry aground"}
    else:
        assert "people were hurt on the ferry Gannet, the harbour office said" in reply.text


@pytest.mark.parametrize(
    "path", ["/answers/1/as/pdf", "/answers/2", "/answers/0", "/answers/99999999999999999999999", "/answers/x", "/etc",
             "/assets/x.css", "/answers/1/as/../../x", "/answers/-1"],
)  # fmt: skip
def test_there_is_nothing_at_other_addresses(visitor: Visitor, path: str) -> None:
    visitor.ask(QUESTION)
    reply = visitor.get(path)
    assert reply.status_code == 404
    assert "</html>" in reply.text


def test_where_answers_are_not_kept_they_are_shown_without_an_address(folder: Path) -> None:
    with visiting(folder, history=False) as visitor:
        reply = visitor.post("/ask", {"question": QUESTION})
        assert reply.status_code == 200
        assert words.NOT_KEPT_HERE in text_of(reply)
        assert COURIER_QUOTE in text_of(reply)
        assert visitor.get("/answers/1").status_code == 404
        assert words.NOTHING_KEPT in text_of(visitor.get("/history"))


def test_what_was_asked_before_is_listed_and_searched(visitor: Visitor) -> None:
    visitor.ask(QUESTION)
    visitor.ask("Who bought the mill at Ormby?", as_of="2031-05-07")
    listed = text_of(visitor.get("/history"))
    assert listed.index("Who bought the mill") < listed.index(QUESTION)
    assert "asked as on 7 May 2031" in listed
    found = text_of(visitor.get("/history?words=FERRY+hurt"))
    assert QUESTION in found
    assert "mill" not in found
    assert words.NOTHING_FOUND in text_of(visitor.get("/history?words=zeppelin"))


def test_the_first_page_names_each_question_once(visitor: Visitor) -> None:
    for _ in range(3):
        visitor.ask(QUESTION)
    front = visitor.get("/").text
    assert front.count(QUESTION) == 1
    assert 'href="/answers/3"' in front


@pytest.mark.parametrize(
    ("shared", "channel", "seen"),
    [(False, "cli", True), (False, "web", True), (False, "telegram:7", False),
     (True, "cli", False), (True, "mcp", False), (True, "web", True), (True, "telegram:7", False)],
)  # fmt: skip
def test_who_reads_here_sees_only_what_is_theirs_to_see(folder: Path, shared: bool, channel: str, seen: bool) -> None:
    clerk = clerk_at(folder, channel)
    number = clerk.ask(QUESTION, Filters()).number
    clerk.close()
    with visiting(folder, shared=shared) as visitor:
        assert (QUESTION in visitor.get("/history").text) is seen
        for path in ("", "/given", "/as/json"):
            assert visitor.get(f"/answers/{number}{path}").status_code == (200 if seen else 404)
        assert visitor.post(f"/answers/{number}/again").status_code == (303 if seen else 404)


def test_what_others_wrote_is_text(visitor: Visitor) -> None:
    visitor.ask(QUESTION)
    visitor.ask(f"Who said {HOSTILE}?", outlet=HOSTILE)
    for path in ("/answers/1", "/answers/1/given", "/answers/2", "/", "/history", f"/history?words={HOSTILE[:20]}"):
        tags = tags_of(visitor.get(path))
        assert [name for name, _ in tags].count("script") == 1
        assert not {name for name, _ in tags} & {"img", "style", "iframe"}
        assert not {each for _, given in tags for each in given if each.startswith("on") or each == "style"}


def test_when_too_many_wait_the_next_is_asked_to_come_again(folder: Path) -> None:
    with visiting(folder, waiting=0) as visitor:
        reply = visitor.post("/ask", {"question": QUESTION})
    assert reply.status_code == 503
    assert reply.headers["retry-after"] == "5"
    assert words.CROWDED.format(0) in text_of(reply)


def test_a_defect_is_a_page_that_holds_none_of_its_words_and_the_next_is_served(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("what nobody should read")

    with monkeypatch.context() as patch:
        patch.setattr(Clerk, "ask", broken)
        reply = visitor.post("/ask", {"question": QUESTION})
    assert reply.status_code == 500
    assert "nobody should read" not in reply.text
    assert "LookupError" in capsys.readouterr().err
    assert visitor.post("/ask", {"question": QUESTION}).status_code == 303


def test_an_archive_that_went_away_is_said(visitor: Visitor, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    reply = visitor.get("/")
    assert reply.status_code == 400
    assert str(folder) in text_of(reply)


def test_style_and_script_are_named_by_what_they_hold(visitor: Visitor) -> None:
    page = visitor.get("/").text
    names = re.findall(r"/assets/[0-9a-f]{16}\.(?:css|js)", page)
    assert len(names) == 2
    for name in names:
        reply = visitor.get(name)
        assert "immutable" in reply.headers["cache-control"]
    assert report_script() in visitor.get(names[1]).text
    assert visitor.get("/icon.svg").headers["content-type"].startswith("image/svg+xml")


def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path) -> None:
    with visiting(put(tmp_path / "empty", [])) as visitor:
        assert words.EMPTY_ARCHIVE in text_of(visitor.get("/"))
        assert visitor.ask(QUESTION).status_code == 200


def test_yesterday_is_of_the_day_when_it_was_asked(folder: Path) -> None:
    history = History.open(folder)
    clerk = clerk_at(folder)
    then = NOW.date().replace(day=5)
    answer = clerk.session.ask("What happened yesterday?", Filters(), then)
    history.keep(answer, Filters(), then, "web", NOW)
    history.close()
    clerk.close()
    with visiting(folder, RULES) as visitor:
        assert "Nothing has changed since" in text_of(visitor.get("/answers/1"))
        assert "4 May 2031" in text_of(visitor.get("/answers/1"))


def test_the_thread_of_the_clerk_ends_with_the_site(folder: Path) -> None:
    with visiting(folder) as visitor:
        visitor.get("/")
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("clerk")]


def test_a_history_that_cannot_be_read_is_said_on_its_page_and_hinders_no_question(folder: Path) -> None:
    (folder / "history.sqlite").write_bytes(b"no database, but long enough to be looked at as one" * 40)
    with visiting(folder) as visitor:
        assert visitor.get("/").status_code == 200
        assert COURIER_QUOTE in text_of(visitor.ask(QUESTION))
        assert "history.sqlite" in text_of(visitor.get("/history"))
