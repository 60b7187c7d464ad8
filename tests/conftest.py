"""Archives with the product's own encoder and reader, made once a run for the few tests that need the real thing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index.archive import LocalArchive
from index.embedding.encoder import Encoder, open_encoder
from index.embedding.export import cache_folder
from retrieval.readers.choosing import load_reader
from retrieval.readers.onnx_reader import WEIGHTS
from retrieval.readers.reader import Reader

Factory = pytest.TempPathFactory
SHARED = Path(__file__).parents[2] / "shared"
# On a busy machine Hypothesis's clocks measure the machine; budgets have tests of their own. And a run fails for what
# was changed, not for what it draws: `pytest --hypothesis-profile=searching` draws anew each time.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("searching", UNTIMED)
settings.register_profile("repeatable", UNTIMED, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real articles that stands beside the repository, where it does."""
    folder = SHARED / "corpus" / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles stand beside the repository, and are not there")
    return folder


@pytest.fixture(scope="session")
def own_encoder() -> Encoder:
    return open_encoder()


@pytest.fixture(scope="session")
def cache_with_model(own_encoder: Encoder) -> Path:
    """What XDG_CACHE_HOME must be for a program in a home of its own to find the embedding model made: ten seconds."""
    return cache_folder().parents[1]


@pytest.fixture(scope="session")
def own_reader() -> Reader:
    if not (WEIGHTS / "reader.int8.onnx").is_file():
        pytest.skip("the reader's weights are not in this checkout")
    return load_reader(None)


@pytest.fixture(scope="session")
def seeds_archive(seeds: Path, own_encoder: Encoder, tmp_path_factory: Factory) -> Iterator[LocalArchive]:
    with filled(tmp_path_factory.mktemp("seeds") / "archive", seeds, own_encoder) as archive:
        yield archive


@pytest.fixture(scope="session")
def sample_archive(own_encoder: Encoder, tmp_path_factory: Factory) -> Iterator[LocalArchive]:
    from bot.demo import SAMPLE

    with filled(tmp_path_factory.mktemp("sample") / "archive", SAMPLE, own_encoder) as archive:
        yield archive


def filled(folder: Path, source: Path, encoder: Encoder) -> LocalArchive:
    """An archive of everything in a folder."""
    from index.add import add
    from index.sources import read_sources

    archive = LocalArchive.create(folder)
    add(archive, read_sources([str(source)], None), encoder, lambda: datetime(2026, 1, 2, tzinfo=UTC))
    return archive
