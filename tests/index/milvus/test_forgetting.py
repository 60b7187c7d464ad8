"""What was removed is in no file of milvus-lite any more, whatever the engine keeps."""

from pathlib import Path

import pytest

from index import changes
from index.add import add
from index.found import Filters
from tests.fakes import WordEncoder, invented, noon, plain_steps
from tests.index.keepers import OnMilvus, milvus_or_skip

ENCODER = WordEncoder()


def everything_in(folder: Path) -> str:
    """All files: tables read as tables, for they are compressed, and the rest as it is."""
    import pyarrow.parquet as pq

    told = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            told.append(str(pq.read_table(path).to_pylist()))
        elif path.is_file():
            told.append(path.read_bytes().decode("latin-1"))
    return "\n".join(told)


@pytest.mark.parametrize("settled", [False, True])
def test_a_removed_article_is_in_no_file(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, settled: bool
) -> None:
    milvus_or_skip()
    with OnMilvus(tmp_path_factory.mktemp("templates")).create(tmp_path / "a", ENCODER.dimension) as archive:
        add(archive, [invented(n) for n in range(5)], ENCODER, noon, steps=plain_steps())
        add(archive, [invented(90, words="Xylophones quietly burned.")], ENCODER, noon, steps=plain_steps())
        if settled:  # else it still lies in the log of the last writes
            changes.remove(archive, "report-4", steps=plain_steps())
        add(archive, [invented(90, words="Xylophones quietly burned twice.")], ENCODER, noon, steps=plain_steps())
        assert "Xylophones" in everything_in(tmp_path / "a.db")
        assert "xylophon" in everything_in(tmp_path / "a.db")
        changes.remove(archive, "report-90", steps=plain_steps())
        left = everything_in(tmp_path / "a.db")
        assert "ylophon" not in left
        assert "report-90" not in left
        assert "report-2" in left
        assert len(archive.search_words(["fire"], 20, Filters())) == (4 if settled else 5)
    left = everything_in(tmp_path / "a.db")
    assert "ylophon" not in left
    with OnMilvus(tmp_path).open(tmp_path / "a") as again:
        assert again.article("report-2").text == invented(2).text
        assert again.search_words(["xylophones"], 5, Filters()) == []
