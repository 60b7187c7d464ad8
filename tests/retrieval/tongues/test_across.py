"""A question in one language finds articles in another where the model knows both; quotes stay as they are."""

from datetime import date
from pathlib import Path

import pytest

from bot.ink import Paper, paint
from bot.terminal import render
from index.add import add
from index.archive import LocalArchive
from index.embedding.encoder import OnnxEncoder, open_encoder
from retrieval.answer import Answer, Verdict
from retrieval.ask import ask
from tests.fakes import CuedReader, noon
from tests.retrieval.newsroom import report

# A dictionary of four languages: words of one line mean one thing.
MEANINGS = """
explosion explosion вибух انفجار взрыв explosión
hafen harbour порту ميناء port puerto
starben died загинули قتل погибли murieron morts
menschen people людей شخصا человек personas
ernte harvest врожай حصاد урожай cosecha
wetter weather погода طقس
minister minister міністр وزير
"""


def model_of_several_languages(folder: Path) -> Path:
    """A BERT that does nothing but look words up: those of one meaning have one vector, all others none."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    lines = [line.split() for line in MEANINGS.strip().splitlines()]
    words = list(dict.fromkeys(word for line in lines for word in line))
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = {word: number for number, word in enumerate([*special, *words])}
    tokenizer = BertWordPieceTokenizer(vocabulary, strip_accents=False, lowercase=True)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=1, intermediate_size=32,
        max_position_embeddings=128,
    )  # fmt: skip
    torch.manual_seed(7)
    bert = BertModel(config)
    with torch.no_grad():
        for parameter in bert.parameters():
            parameter.zero_()
        for norm in (module for module in bert.modules() if isinstance(module, torch.nn.LayerNorm)):
            norm.weight.fill_(1.0)
        for number, line in enumerate(lines):
            bert.embeddings.word_embeddings.weight[vocabulary["[CLS]"], 30] = 1.0  # no text is nothing
            for word in line:
                bert.embeddings.word_embeddings.weight[vocabulary[word], number] = 1.0
    bert.save_pretrained(folder / "bert", safe_serialization=True)
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    saved = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # theirs
        tokenizer_object=tokenizer._tokenizer, model_max_length=128, **names
    )
    saved.save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=100)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling], device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    folder = tmp_path_factory.mktemp("several")
    return open_encoder(str(model_of_several_languages(folder)), folder / "cache")


UKRAINIAN = "У порту Дуарви 21 квітня стався вибух. Загинули одинадцять людей, повідомив міністр у середу."
ENGLISH = "The harvest in Selk was poor. The weather was to blame, the minister told farmers on 21 April."


@pytest.fixture
def archive(tmp_path: Path, encoder: OnnxEncoder) -> LocalArchive:
    made = LocalArchive.create(tmp_path / "archive")
    incoming = [
        report("kurier", UKRAINIAN, day="2031-04-24", language="uk"),
        report("farmer", ENGLISH, day="2031-04-22", language="en"),
    ]
    add(made, incoming, encoder, noon)
    return made


def answered(archive: LocalArchive, encoder: OnnxEncoder, question: str, *cues: str) -> Answer:
    return ask(question, archive, encoder, CuedReader(*cues), as_of=date(2031, 5, 15))


def test_a_german_question_finds_the_ukrainian_article(archive: LocalArchive, encoder: OnnxEncoder) -> None:
    question = "Wie viele Menschen starben am 21. April bei der Explosion im Hafen?"
    answer = answered(archive, encoder, question, "одинадцять")
    assert answer.verdict is Verdict.SINGLE_SOURCE
    assert answer.reading.language == "de"
    (position,) = answer.positions
    (piece,) = position.evidence
    assert (position.value, piece.language, piece.day) == ("одинадцять", "uk", "2031-04-21")
    assert UKRAINIAN[piece.quote.start : piece.quote.end] == piece.quote.text
    assert piece.attribution is not None
    assert piece.attribution.who == "міністр"


def test_the_quote_is_labelled_and_stays_in_the_original(archive: LocalArchive, encoder: OnnxEncoder) -> None:
    paper = Paper(columns=100)
    answer = answered(archive, encoder, "How many people died in the explosion in the harbour?", "одинадцять")
    shown = paint(render(answer, paper), paper)
    assert "Загинули одинадцять людей" in shown
    assert "Ukrainian, as it stands there" in shown


def test_an_english_quote_has_no_label(archive: LocalArchive, encoder: OnnxEncoder) -> None:
    answer = answered(archive, encoder, "What did the minister say of the weather?", "The weather was to blame")
    assert all(piece.language is None for position in answer.positions for piece in position.evidence)
    assert '"language"' not in answer.to_json()


def test_the_toll_of_another_event_in_another_language_is_no_answer(tmp_path: Path, encoder: OnnxEncoder) -> None:
    """Both told of an explosion in a harbour, but a name in Latin letters is the same in both languages."""
    made = LocalArchive.create(tmp_path / "other")
    spanish = "Una explosión en el puerto de Moreda. Murieron diecisiete personas, informó la policía el lunes."
    add(made, [report("faro", spanish, day="2031-04-24", language="es")], encoder, noon)
    question = "How many people died in the explosion in the harbour of {}?"
    assert answered(made, encoder, question.format("Valmure")).positions == ()
    (found,) = answered(made, encoder, question.format("Moreda")).positions
    assert found.value == "diecisiete"
