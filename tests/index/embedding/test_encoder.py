"""The exported model says what sentence-transformers says; the embedded one, and a tiny one made here."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding.encoder import OnnxEncoder, batches, open_encoder
from index.embedding.export import cache_folder, exported, load, read_exported
from index.embedding.model import DEFAULT_SHA256, check_embedded, embedded_folder, find_model
from index.errors import UnknownModel

TEXTS = (
    "which base was hit on the morning of the fourth?",
    "Crews led some forty people out of the harbour district, the fire service said on Sunday evening.",
    "",
    "  white space \n around ",
    "Großbrände in der Nähe von Kemmin \U0001f525 — 12,5 Mio. Schaden",
    "word " * 400,
    "The mayor denied that anyone had been hurt.",
    "Nobody was hurt, the mayor said.",
    "Repairs will take four weeks.",
    "A water tower collapsed in Duarva.",
)


def lengths(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = np.linalg.norm(rows, axis=1)
    return found


def tiny_model(folder: Path, words: tuple[str, ...] = ("fire", "water", "tower", "the", "a", "mayor", "said")) -> Path:
    """A random two-layer BERT with its own vocabulary, pooled by its first token, as a sentence-transformers folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(7)
    bert = folder / "bert"
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words, *letters, *(f"##{c}" for c in letters), "."]
    tokenizer = BertWordPieceTokenizer({word: number for number, word in enumerate(vocabulary)})
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=40,
    )  # fmt: skip
    BertModel(config).save_pretrained(bert, safe_serialization=True)
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    saved = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # theirs
        tokenizer_object=tokenizer._tokenizer, model_max_length=40, **names
    )
    saved.save_pretrained(bert)
    transformer = Transformer(str(bert), max_seq_length=24)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="cls")
    SentenceTransformer(modules=[transformer, pooling], device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("tiny") / "made")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "models"


@pytest.fixture(scope="module")
def embedded() -> OnnxEncoder:
    """From the user's cache, where the program itself keeps it."""
    return open_encoder()


def test_the_embedded_model_is_the_one_we_know() -> None:
    check_embedded(embedded_folder())


def test_altered_weights_are_refused_with_the_command_that_mends_them(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(UnknownModel, match="pip install --force-reinstall"):
        check_embedded(tmp_path)


def test_an_engine_may_ask_for_few_lengths(embedded: OnnxEncoder) -> None:
    widths: list[int] = []

    def run(inputs: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        widths.append(inputs["input_ids"].shape[1])
        return embedded._run(inputs)

    stepped = embedded.encode_with(TEXTS, run, 16)
    limit = read_exported(exported(find_model(None), cache_folder(), None)).max_tokens
    assert {width % 16 for width in widths if width != limit} == {0}
    assert max(widths) <= limit
    assert float(np.min(np.sum(stepped * embedded.encode(TEXTS), axis=1))) > 0.99999


def test_the_exported_model_agrees_with_sentence_transformers(embedded: OnnxEncoder) -> None:
    model = load(find_model(None))
    theirs = np.asarray(model.encode(list(TEXTS), normalize_embeddings=True))
    ours = embedded.encode(TEXTS)
    assert ours.dtype == np.float32
    assert float(np.min(np.sum(ours * theirs, axis=1))) > 0.9999
    nearest = [list(np.argsort(-(rows @ rows.T), axis=1, kind="stable")) for rows in (ours, theirs)]
    assert np.array_equal(nearest[0], nearest[1])
    assert embedded.dimension == theirs.shape[1]
    assert embedded.model.sha256 == DEFAULT_SHA256


def test_rows_have_length_one_and_do_not_depend_on_their_neighbours(embedded: OnnxEncoder) -> None:
    together = embedded.encode(TEXTS)
    assert lengths(together) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    alone = np.concatenate([embedded.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


def test_nothing_to_encode_gives_no_rows(embedded: OnnxEncoder) -> None:
    assert embedded.encode([]).shape == (0, embedded.dimension)


def test_asking_imports_neither_torch_nor_transformers(embedded: OnnxEncoder) -> None:
    code = (
        "import sys; from index.embedding.encoder import open_encoder; open_encoder().encode(['x'])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'faiss', 'huggingface_hub'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_a_model_in_a_folder_goes_through_the_same_code(tiny: Path, cache: Path) -> None:
    encoder = open_encoder(str(tiny), cache)
    theirs = np.asarray(load(find_model(str(tiny))).encode(list(TEXTS), normalize_embeddings=True))
    assert float(np.min(np.sum(encoder.encode(TEXTS) * theirs, axis=1))) > 0.9999
    assert (encoder.dimension, encoder.model.name) == (32, str(tiny))
    assert encoder.model.sha256 != DEFAULT_SHA256


def test_a_model_is_exported_once(tiny: Path, cache: Path) -> None:
    first = exported(find_model(str(tiny)), cache)
    written = (first / "model.onnx").stat().st_mtime_ns
    assert exported(find_model(str(tiny)), cache, making=lambda: pytest.fail("made again")) == first
    assert (first / "model.onnx").stat().st_mtime_ns == written
    assert {path.name for path in cache.iterdir()} <= {first.name, f"{first.name}.lock"}


def test_what_an_export_imports_is_installed_with_the_program_itself() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    assert {"sentence-transformers", "onnx", "onnxruntime", "tokenizers"} <= needed


def test_code_in_a_models_folder_is_not_run(tiny: Path, tmp_path: Path) -> None:
    folder, ran = tmp_path / "model", tmp_path / "ran"
    shutil.copytree(tiny, folder)
    parts = json.loads((folder / "modules.json").read_text())
    parts[-1]["type"] = "own.Pooling"
    (folder / "modules.json").write_text(json.dumps(parts))
    code = f"open({str(ran)!r}, 'w').close()\nfrom sentence_transformers.sentence_transformer.modules import Pooling\n"
    (folder / "own.py").write_text(code)
    with pytest.raises(UnknownModel):
        load(find_model(str(folder)))
    assert not ran.exists()


def test_pickled_weights_of_a_model_are_not_read(tiny: Path, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    (weights,) = folder.rglob("model.safetensors")
    torch.save(load_file(weights), weights.with_name("pytorch_model.bin"))
    weights.unlink()
    with pytest.raises(UnknownModel):
        load(find_model(str(folder)))


def test_another_word_in_the_vocabulary_is_another_model(tiny: Path, tmp_path: Path) -> None:
    other = tiny_model(tmp_path / "other", words=("fire", "water", "tower", "the", "a", "mayor", "says"))
    assert find_model(str(other)).sha256 != find_model(str(tiny)).sha256


def test_an_export_of_an_older_format_is_made_again(tiny: Path, tmp_path: Path) -> None:
    folder = exported(find_model(str(tiny)), tmp_path)
    (folder / "encoder.json").write_text(json.dumps({"format": "rashomon.encoder/1", "onnx_bytes": 7}))
    (folder / "model.weights").unlink()
    said: list[str] = []
    assert open_encoder(str(tiny), tmp_path, making=lambda: said.append("some seconds")).dimension == 32
    assert said == ["some seconds"]


def test_a_half_written_export_is_an_error_with_its_fix(tiny: Path, tmp_path: Path) -> None:
    said: list[str] = []
    folder = exported(find_model(str(tiny)), tmp_path, making=lambda: said.append("some seconds"))
    assert said == ["some seconds"]
    (folder / "model.weights").write_bytes(b"half")
    with pytest.raises(UnknownModel, match="delete that folder"):
        open_encoder(str(tiny), tmp_path)
    (folder / "encoder.json").write_text(json.dumps({"format": "?"}))
    with pytest.raises(UnknownModel, match="delete that folder"):
        read_exported(folder)


def test_pickled_weights_are_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(UnknownModel, match=r"no \.safetensors weights"):
        find_model(str(tmp_path))


def test_a_name_that_is_no_name_is_refused_without_a_call(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="neither a folder nor the name of a hub model"):
        find_model("no such/folder/anywhere")


def test_exports_are_kept_in_the_platforms_cache_folder() -> None:
    assert cache_folder().name == "models"
    assert "rashomon" in cache_folder().parts


def test_batches_hold_like_lengths_within_the_budget() -> None:
    sizes = [5, 100, 7, 3, 99, 400, 6]
    found = batches(sizes, budget=200)
    assert sorted(i for group in found for i in group) == list(range(len(sizes)))
    assert found == [[3, 0, 6, 2], [4, 1], [5]]
    assert all(len(group) == 1 or len(group) * max(sizes[i] for i in group) <= 200 for group in found)
