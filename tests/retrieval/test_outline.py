"""What is kept of an article's sentences, against the plain way to work it out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.archive import LocalArchive
from index.article import Article
from retrieval import outline as outlines
from retrieval.answer import Kind
from retrieval.outline import could_hold, is_caption, outline
from retrieval.questions.question import read_question
from retrieval.stems import stems_in
from retrieval.weighing import Shares, weigh
from tests.retrieval.newsroom import TODAY, archive_of, report

PARAGRAPHS = (
    "A barge sank off Pellin on 3 March 2031, the coast guard said. Eleven sailors reached the shore in a raft.",
    "Hide caption. The barge lay on its side. Salt.",
    "Nobody drowned, said Ada Venn, who owns it. The harbour of Pellin was shut until noon. " * 12,
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalArchive]:
    articles = [report("barge", *PARAGRAPHS, title="Barge lost"), report("other", "A tug sank off Astun, crews said.")]
    with archive_of(tmp_path_factory.mktemp("outline") / "archive", articles) as archive:
        yield archive


def texts(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


def test_it_has_what_each_sentence_has(archive: LocalArchive) -> None:
    article = archive.article("barge")
    outlined, sentences = outline(article), texts(article)
    assert list(outlined.stems) == [stems_in(text) for text in sentences]
    assert outlined.title == {"barg", "lost"}
    assert outlined.whole == stems_in(" ".join([*sentences, "Barge lost"]))
    worded = [n for n, text in enumerate(sentences) if len(text.split()) >= 3 and not is_caption(text)]
    assert list(outlined.worded) == worded
    assert {"Hide caption.", "Salt."} == {text for n, text in enumerate(sentences) if n not in worded}
    for kind in Kind:
        assert outlined.shaped(kind) == {n for n in worded if could_hold(kind, sentences[n], "en")}


def test_a_name_that_ends_as_figures_do_is_none() -> None:
    assert could_hold(Kind.NUMBER, "Thirteen left with Ada Orteen.", "en")
    assert not could_hold(Kind.NUMBER, "Ada Orteen left.", "en")


def test_a_sentence_stands_in_its_passage(archive: LocalArchive) -> None:
    article = archive.article("barge")
    assert len(article.passages) > 1
    for number, first in enumerate(outline(article).passages):
        assert [p.first_sentence for p in article.passages if p.first_sentence <= number < p.last_sentence] == [first]
    assert set(outline(replace(article, passages=())).passages) == {None}


def test_it_is_worked_out_once_for_an_article_and_anew_for_another_that_is_equal(archive: LocalArchive) -> None:
    article, equal = archive.article("barge"), archive.article("barge")
    assert article == equal
    assert outline(article) is outline(article)
    assert outline(equal) is not outline(article)


def test_of_a_very_long_article_it_is_not_kept(archive: LocalArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "LONGEST_KEPT", 10)
    article = archive.article("barge")
    assert outline(article) is not outline(article)
    assert outline(article).stems == outline(article).stems


@pytest.mark.parametrize("text", ["How many sailors of the barge reached the shore?", "Who owns the tug?"])
def test_shares_that_are_kept_are_the_weights_own(archive: LocalArchive, text: str) -> None:
    weights = weigh(read_question(text, TODAY), archive)
    shares, stems = Shares(weights), outline(archive.article("barge")).stems
    for around in (*stems, *(a | b for a in stems[:4] for b in stems[:4])):
        assert shares.of(shares.asked(around)) == weights.share(around)
        assert shares.of(shares.asked(around)) == weights.share(around)
