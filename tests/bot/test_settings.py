"""Flag, else environment, else file."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import settings as module
from bot.settings import Settings, config_file, read_settings, unknown_variables
from index.errors import UsageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "config.toml"
    place.write_text('archive = "/from/file"\nreader = "file-reader"\n', encoding="utf-8")
    return place


def test_a_flag_wins_over_the_environment_and_that_over_the_file(file: Path) -> None:
    environment = {"RASHOMON_ARCHIVE": "/from/environment", "RASHOMON_READER": "environment-reader"}
    settings = read_settings({"archive": Path("/from/flag"), "reader": None}, environment, file)
    assert (settings.archive, settings.reader) == (Path("/from/flag"), "environment-reader")
    assert read_settings({}, {}, file).reader == "file-reader"


def test_an_empty_variable_is_not_set(file: Path) -> None:
    assert read_settings({}, {"RASHOMON_ARCHIVE": ""}, file).archive == Path("/from/file")


def test_without_any_setting_the_archive_is_in_the_data_folder(tmp_path: Path) -> None:
    settings = read_settings({}, {}, tmp_path / "absent.toml")
    assert settings.archive == module.data_folder()
    assert settings.reader is None


def test_a_home_folder_in_a_path_is_resolved(tmp_path: Path) -> None:
    assert read_settings({}, {"RASHOMON_ARCHIVE": "~/news"}, tmp_path / "absent").archive == Path.home() / "news"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("archive = ", "not TOML"),
        (
            'colour = "red"',
            "no setting is called 'colour'; there are: archive, reader, model, debug, history, telegram",
        ),
        ("reader = 3", "setting 'reader': it takes words, in quotes; look at "),
        ("archive = 3", "setting 'archive': it takes a folder or file, in quotes; look at "),
        ('history = "perhaps"', "setting 'history': it takes true or false; look at "),
        ("telegram_health = 1.5", "setting 'telegram_health': it takes a whole number; look at "),
        ("telegram_health = 70000", "setting 'telegram_health': input should be less than or equal to 65535; look at "),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it(tmp_path: Path, text: str, told: str) -> None:
    place = tmp_path / "config.toml"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told) as caught:
        read_settings({}, {}, place)
    assert str(place) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_variable_that_is_no_setting_is_named_with_the_one_that_is_meant() -> None:
    environment = {"RASHOMON_ARCHIV": "x", "RASHOMON_ARCHIVE": "x", "RASHOMON_ZZZ": "", "_RASHOMON_COMPLETE": "x"}
    assert list(unknown_variables(environment)) == [("RASHOMON_ARCHIV", "RASHOMON_ARCHIVE"), ("RASHOMON_ZZZ", None)]


def test_the_file_is_looked_for_in_the_platforms_config_folder(tmp_path: Path) -> None:
    assert config_file().name == "config.toml"
    assert "rashomon" in config_file().parts


def test_ids_in_the_file_may_be_numbers_words_or_a_list(tmp_path: Path) -> None:
    place = tmp_path / "config.toml"
    place.write_text('telegram_allow = [7, "-1007/4"]\ntelegram_admins = 9\n', encoding="utf-8")
    settings = read_settings({}, {}, place)
    assert (settings.telegram_allow, settings.telegram_admins) == ("7,-1007/4", "9")


def test_the_bots_token_is_never_printed(tmp_path: Path) -> None:
    environment = {"RASHOMON_TELEGRAM_TOKEN": "4007001:s3cret", "RASHOMON_TELEGRAM_SECRET": "s3cret"}
    settings = read_settings({}, environment, tmp_path / "absent")
    assert "s3cret" not in repr(settings) + str(settings) + "".join(settings.lines())
    assert "telegram_token = hidden" in settings.lines()


def test_printing_hides_secrets() -> None:
    class WithSecret(Settings):
        key: SecretStr = SecretStr("s3cret")

    lines = WithSecret(archive=Path("/a")).lines()
    assert "key = hidden" in lines
    assert "reader = not set" in lines
    assert "s3cret" not in repr(WithSecret(archive=Path("/a")))
