"""Any question-answering model by name or folder, through the same decoding."""

import json
import shutil
from pathlib import Path

import pytest

from index.errors import UnknownModel
from retrieval.readers.choosing import load_reader
from retrieval.readers.hub_reader import HubReader
from retrieval.readers.reader import Window

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] who where many the a of ships left harbour on monday nine sailors | . ?".split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT for question answering with random weights and a tokeniser of a few words."""
    import torch
    from tokenizers.implementations import BertWordPieceTokenizer
    from transformers import BertConfig, BertForQuestionAnswering, PreTrainedTokenizerFast

    place = tmp_path_factory.mktemp("tiny-reader")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertForQuestionAnswering(config).save_pretrained(place)
    backend = BertWordPieceTokenizer({word: number for number, word in enumerate(WORDS)})
    PreTrainedTokenizerFast(tokenizer_object=backend._tokenizer).save_pretrained(place)
    return place


WINDOWS = [
    Window("Nine ships left the harbour. On Monday sailors left.", "The harbour", ((0, 28), (29, 52))),
    Window("⚓ ships left", "", ((0, 12),)),
    Window("the ships left the harbour on monday . " * 40, "", ((0, 39 * 40 - 1),)),
]


def test_a_named_model_reads_spans_inside_sentences(folder: Path) -> None:
    for window, spans in zip(WINDOWS, load_reader(str(folder)).read("who left?", WINDOWS), strict=True):
        assert spans
        for span in spans:
            start, end = window.sentences[span.sentence]
            assert start <= span.start < span.end <= end


def test_a_batch_reads_what_single_windows_read(folder: Path) -> None:
    reader = HubReader(str(folder))
    together = reader.read("where?", WINDOWS)
    for window, spans in zip(WINDOWS, together, strict=True):
        (alone,) = reader.read("where?", [window])
        assert [(s.sentence, s.start, s.end) for s in alone] == [(s.sentence, s.start, s.end) for s in spans]
        assert [s.score for s in alone] == pytest.approx([s.score for s in spans], abs=1e-4)


def test_a_name_that_is_no_model_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="--reader") as caught:
        HubReader(str(tmp_path / "nothing-here"))
    assert "\n" not in str(caught.value)


def test_a_hub_model_without_a_way_to_the_hub_is_one_line_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object) -> None:
        raise OSError("no such host")

    monkeypatch.setattr("index.embedding.hub.getproxies", dict)
    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    with pytest.raises(UnknownModel, match=r"^--reader nobody/nothing: .*the hub cannot be reached; name a folder$"):
        HubReader("nobody/nothing")


def test_pickled_weights_are_refused(folder: Path, tmp_path: Path) -> None:
    import torch
    from transformers import BertForQuestionAnswering

    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    torch.save(BertForQuestionAnswering.from_pretrained(folder).state_dict(), tmp_path / "pytorch_model.bin")
    with pytest.raises(UnknownModel):
        HubReader(str(tmp_path))


def test_code_in_a_models_folder_is_not_run(folder: Path, tmp_path: Path) -> None:
    place, ran = tmp_path / "model", tmp_path / "ran"
    shutil.copytree(folder, place)
    config = json.loads((place / "config.json").read_text()) | {
        "model_type": "own",
        "auto_map": {"AutoConfig": "own.Config", "AutoModelForQuestionAnswering": "own.Model"},
    }
    (place / "config.json").write_text(json.dumps(config))
    code = f"open({str(ran)!r}, 'w').close()\nfrom transformers import BertConfig as Config\n"
    (place / "own.py").write_text(f"{code}from transformers import BertForQuestionAnswering as Model\n")
    with pytest.raises(UnknownModel):
        HubReader(str(place))
    assert not ran.exists()
