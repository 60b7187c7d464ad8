"""Both kinds of archive, made alike: in a folder, and on Milvus with milvus-lite as the engine."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from index.archive import LocalArchive
from index.holdings import Holdings
from index.milvus.address import Address, read_address
from index.milvus.archive import MilvusArchive


class Keeper(Protocol):
    """Makes archives and opens them again."""

    name: str

    def create(self, place: Path, dimension: int) -> Holdings: ...

    def open(self, place: Path) -> Holdings: ...


class InAFolder:
    name = "folder"

    def create(self, place: Path, dimension: int) -> Holdings:
        return LocalArchive.create(place)

    def open(self, place: Path) -> Holdings:
        return LocalArchive.open(place)


class OnMilvus:
    """Collections take two seconds to make, so an empty file is made once and copied."""

    name = "milvus"

    def __init__(self, templates: Path) -> None:
        self._templates = templates

    def create(self, place: Path, dimension: int) -> Holdings:
        template = self._templates / f"{dimension}.db"
        if not template.exists():
            MilvusArchive.create(address_of(self._templates / str(dimension)), place, lambda: dimension).close()
        address = address_of(place)
        if address.file is not None and not address.file.exists():
            shutil.copytree(template, address.file)
        return MilvusArchive.create(address, place, _unasked)

    def open(self, place: Path) -> Holdings:
        return MilvusArchive.open(address_of(place), place)


def address_of(place: Path) -> Address:
    return read_address(f"milvus:{place}.db")


def milvus_or_skip() -> None:
    pytest.importorskip("pymilvus", reason="pymilvus is not installed: pip install -c constraints.txt '.[test]'")
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install -c constraints.txt '.[test]'")


def _unasked() -> int:
    raise AssertionError("the collections are there")


Maker = Callable[..., Holdings]
