"""The sample archive, with the product's own encoder and reader, talked to: every question, every button."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo import SAMPLE
from bot.session import Session
from bot.settings import Settings
from bot.telegram import captions
from bot.telegram.bounds import MESSAGE_UTF16
from bot.telegram.markup import write
from bot.telegram.newsroom import Newsroom
from bot.telegram.outgoing import Change, Notice, Picture, Say
from bot.telegram.pages import pages
from index.archive import LocalArchive
from index.embedding.encoder import Encoder
from retrieval.readers.reader import Reader
from tests.bot.telegram.talk import Talk, buttons, message_of
from tests.bot.telegram.test_talk_at_random import quotations

LINES = (SAMPLE.parent / "questions.jsonl").read_text("utf-8").splitlines()
QUESTIONS = [json.loads(line)["question"] for line in LINES]


class OwnSession(Session):
    """A session with models that the run has loaded already."""

    def __init__(self, folder: Path, encoder: Encoder, reader: Reader) -> None:
        super().__init__(Settings(archive=folder))
        self.__dict__ |= {"encoder": encoder, "reader": reader}


@pytest.fixture
def talk(sample_archive: LocalArchive, own_encoder: Encoder, own_reader: Reader) -> Iterator[Talk]:
    folder = sample_archive.folder
    with Talk(folder, session=OwnSession(folder, own_encoder, own_reader)) as talk:
        yield talk
    for name in ("telegram.sqlite", "history.sqlite"):
        for file in folder.glob(f"{name}*"):
            file.unlink()


def test_every_question_and_every_button_under_its_answer_is_answered_in_stored_words(talk: Talk) -> None:
    archive = talk.newsroom.archive
    texts = [archive.article(listed.key).text for listed in archive.articles()]
    for question in QUESTIONS:
        talk.later(minutes=10)
        said = talk.say(question)
        assert len(said) == 1
        for each in buttons(*said):
            if each.data is not None and each.label[0] not in "✓✗+" and each.label != captions.BUTTON_WATCH:
                notice, *shown = talk.press(each)
                assert isinstance(notice, Notice)
                assert shown, each.label
                said += shown
        for quote in quotations(said):
            assert any(quote in text for text in texts), quote
        for one in said:
            if isinstance(one, Say | Change):
                (page,) = pages(message_of(one))
                assert write(page.blocks).utf16 <= MESSAGE_UTF16


def test_the_newsroom_draws_unless_it_is_told_how(talk: Talk) -> None:
    newsroom = Newsroom(talk.connection, talk.session, talk.history, talk.newsroom.invited, talk.newsroom.clock)
    talk.say(QUESTIONS[0])
    drawn = newsroom.draw(talk.history.latest(1)[0].answer)
    assert drawn is not None
    assert drawn[0].startswith(b"\x89PNG")


def test_a_follow_up_on_the_sample_stays_with_its_event(talk: Talk) -> None:
    talk.say(QUESTIONS[0])
    talk.say("and how many were injured?")
    kept = talk.history.latest(1)[0]
    assert "Qarn Tavil" in kept.answer.question
    assert not any(isinstance(each, Picture) for each in talk.say("", command="sources"))
