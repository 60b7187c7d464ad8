"""Where an archive on Milvus is: what is read from an address, and what is no address."""

from pathlib import Path

import pytest

from index.errors import UsageError
from index.milvus.address import is_on_milvus, read_address


@pytest.mark.parametrize(
    ("text", "uri", "database"),
    [
        ("milvus://db.example:19530/news", "http://db.example:19530", "news"),
        ("milvuss://10.0.0.7:443", "https://10.0.0.7:443", ""),
        ("milvus://[::1]:19530/", "http://[::1]:19530", ""),
    ],
)
def test_a_server_has_a_port_and_perhaps_a_database(text: str, uri: str, database: str) -> None:
    address = read_address(text)
    assert (address.uri, address.database, address.file, address.told) == (uri, database, None, text)
    assert is_on_milvus(text)


def test_a_file_is_milvus_lite_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_address("milvus:news.db").file == tmp_path / "news.db"
    assert read_address(f"milvus:{tmp_path}/x/news.db").uri == f"{tmp_path}/x/news.db"


def test_a_folder_is_no_address() -> None:
    assert not any(map(is_on_milvus, ("news", "/var/milvus", "./milvus:x", "~/archive", "")))


@pytest.mark.parametrize(
    "text",
    ["milvus://host/db", "milvus://host:0/db", "milvus://host:70000", "milvus://h:1/a/b", "milvus:news", "milvus:.db",
     "milvuss:news.db", "milvus://h:1/a;b", "milvus:"],
)  # fmt: skip
def test_what_is_no_address_is_told_with_the_forms_that_there_are(text: str) -> None:
    with pytest.raises(UsageError, match=r"not an address of Milvus.*milvus://HOST:PORT/DATABASE.*milvus:FILE.db"):
        read_address(text)


def test_a_password_in_an_address_is_refused_and_not_told() -> None:
    with pytest.raises(UsageError) as refused:
        read_address("milvus://root:S3cret@host:19530/news")
    assert "S3cret" not in str(refused.value)


def test_two_archives_never_share_what_is_kept_beside_them() -> None:
    texts = ("milvus://a:1/x", "milvus://a:1/y", "milvus://b:1/x", "milvus://a:2/x", "milvuss://a:1")
    assert len({read_address(text).name for text in texts}) == len(texts)
