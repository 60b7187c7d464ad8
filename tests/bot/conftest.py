"""No test of the command line may see the user's own folders or settings."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RASHOMON_ARCHIVE", "RASHOMON_READER", "RASHOMON_MODEL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture
def model_at_hand(cache_with_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a program of its own that embeds."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_with_model))
