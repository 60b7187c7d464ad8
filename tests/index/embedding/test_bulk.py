"""The engine for many passages says what the one for questions says."""

import json
import lzma
from pathlib import Path

import numpy as np
import pytest

from index.embedding.bulk import BulkEncoder, bfloat16, for_many, has_bfloat16
from index.embedding.encoder import OnnxEncoder, Run, open_encoder
from index.embedding.model import find_model
from tests.fakes import WordEncoder, invented

NEWS = Path(__file__).parents[4] / "shared" / "data" / "news" / "articles.jsonl.xz"


@pytest.fixture(scope="module")
def first() -> OnnxEncoder:
    return open_encoder()


@pytest.fixture(scope="module")
def quick() -> Run:
    return bfloat16(find_model(None))


def test_bfloat16_vectors_lie_within_a_ten_thousandth_of_the_others(first: OnnxEncoder, quick: Run) -> None:
    texts = [invented(n).text for n in range(24)]
    ours, theirs = first.encode(texts), first.encode_with(texts, quick)
    assert float(np.min(np.sum(ours * theirs, axis=1))) > 0.9995
    assert np.linalg.norm(theirs, axis=1) == pytest.approx(np.ones(24), abs=1e-5)


@pytest.mark.skipif(not has_bfloat16(), reason="no processor with bfloat16: it is imitated, in minutes, and never used")
def test_ten_nearest_of_real_news_are_the_same_to_98_in_100(first: OnnxEncoder, quick: Run) -> None:
    if not NEWS.is_file():
        pytest.skip(f"{NEWS} is not here: the comparison needs real articles")
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        texts = [" ".join(json.loads(line)["text"].split()[:60]) for line, _ in zip(lines, range(160), strict=False)]
    ours, theirs = first.encode(texts), first.encode_with(texts, quick)
    nearest = [np.argsort(-(rows[:60] @ rows.T), axis=1)[:, 1:11] for rows in (ours, theirs)]
    common = [len(set(one) & set(other)) / 10 for one, other in zip(*nearest, strict=True)]
    assert sum(common) / len(common) >= 0.98


def test_an_exported_model_is_sped_up_and_any_other_encoder_left_alone(first: OnnxEncoder) -> None:
    words = WordEncoder()
    assert for_many(words) is words
    bulk = for_many(first)
    assert isinstance(bulk, BulkEncoder)
    assert bulk.model == first.model


def test_it_switches_only_after_the_first_passages(first: OnnxEncoder) -> None:
    bulk = BulkEncoder(first, find_model(None), switch_after=2)
    assert bulk.model == first.model
    texts = [invented(n).text for n in range(2)]
    assert np.array_equal(bulk.encode(texts), first.encode(texts))
    later = bulk.encode(texts)
    assert np.array_equal(later, first.encode(texts)) is not has_bfloat16()
    assert float(np.min(np.sum(later * first.encode(texts), axis=1))) > 0.9995
