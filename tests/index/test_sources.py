import io
import json
import os
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Incoming
from index.errors import Refused
from index.formats.cutting import Format, read_format
from index.sources import read_sources, total_bytes

STORY = "The river Osk rose by three metres.\r\n\r\nTwo people were hurt.\n"


def taken(*paths: Path | str, stdin: bytes | None = None) -> list[Incoming]:
    found = read_sources([str(path) for path in paths], io.BytesIO(stdin) if stdin is not None else None)
    return [each for each in found if isinstance(each, Incoming)]


def refused(*paths: Path | str, stdin: bytes | None = None) -> list[str]:
    found = read_sources([str(path) for path in paths], io.BytesIO(stdin) if stdin is not None else None)
    return [str(each) for each in found if isinstance(each, Refused)]


def test_a_text_file_is_kept_as_it_is_under_its_stem(tmp_path: Path) -> None:
    file = tmp_path / "flood.txt"
    file.write_bytes(STORY.encode())
    (article,) = taken(file)
    assert (article.text, article.key, article.place) == (STORY, "flood", str(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped_and_nothing_else(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "flood.md"
    file.write_bytes(STORY.encode(encoding))
    (article,) = taken(file)
    assert article.text == STORY
    assert article.notes == ()


def test_folders_are_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", "b/deep/one.md", "c.html", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>It rained.</p>", encoding="utf-8")
    assert [article.key for article in taken(tmp_path)] == ["a", "one", "two", "c"]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Les pompiers ont déclaré que la rivière était montée de trois mètres à l’été dernier."),
        ("cp1251", "Река поднялась на три метра, и порт был закрыт в воскресенье, как заявил мэр города."),
        ("koi8-r", "Река поднялась на три метра, и порт был закрыт в воскресенье, как заявил мэр города."),
        (
            "cp1250",
            "Rzeka podniosła się o trzy metry i port został zamknięty w niedzielę, jak się okazało nie na długo.",
        ),
        ("shift_jis", "日曜日の夜、川の水位が三メートル上がり、港が閉鎖されたと市長が発表した。"),
        ("utf-16-le", "The river Osk rose by three metres on Sunday."),
    ],
)
def test_a_legacy_encoding_is_detected_and_said(tmp_path: Path, encoding: str, words: str) -> None:
    (tmp_path / "crue.txt").write_bytes(words.encode(encoding))
    (article,) = taken(tmp_path)
    assert article.text == words
    assert "not UTF-8, read as" in article.notes[0]


ESCAPED = "The café on the quay kept \\u0033 boats, \\x34 oars and +AGE- flag, the harbour master said on Sunday."


@pytest.mark.parametrize(
    "name",
    ["undefined", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "rot13", "hex", "no-such"],
)
def test_a_page_that_names_what_is_no_encoding_is_read_as_it_stands(tmp_path: Path, name: str) -> None:
    """Python knows codecs that are none: one of them raised and ended the whole `add`, others changed words."""
    page = f'<html><head><meta charset="{name}"></head><body><p>{ESCAPED}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("cp1252"))
    (article,) = taken(tmp_path)
    assert ESCAPED in article.text


@pytest.mark.parametrize(
    ("name", "codec", "words"),
    [
        ("ISO-8859-2", "iso8859-2", "Rzeka podniosła się, mówi burmistrz."),
        ("koi8-u", "koi8-u", "Річка піднялася, каже мер."),
        ("macintosh", "mac-roman", "Le café du quai a fermé."),
        ("windows-1251", "cp1251", "Река поднялась, сказал мэр."),
        ("TIS-620", "tis-620", "แม่น้ำสูงขึ้น"),
        ("EUC-KR", "euc_kr", "강이 불어났다"),
        ("big5", "big5", "河水上漲"),
        ("gb2312", "gb2312", "河水上涨"),
        ("latin1", "cp1252", "Der Fährmann sagte: „Nein“."),
    ],
)
def test_an_encoding_of_the_web_is_believed(tmp_path: Path, name: str, codec: str, words: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><body><p>{words}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode(codec))
    assert words in taken(tmp_path)[0].text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\xc2\xa0\n"[:2], "empty"),
        ("a.txt", b"\x00\x01\x02" * 500, "binary"),
        ("a.txt", b"%PDF-1.7 and so on", "a PDF"),
        ("a.txt", b"text with a NUL \x00 in it", "binary"),
        ("a.txt", bytes(range(128, 256)) * 40, "not UTF-8"),
        ("a.html", b"<html><head><script>x()</script></head><body></body></html>", "no text in this page"),
        ("a.json", b"{}", 'neither "text" nor "html"'),
        ("a.json", b'{"text": "a"', "not JSON"),
        ("a.json", b'[{"text": "a"}', 'no "]"'),
        ("a.jsonl", b'{"text": 3}', '"text" is a number, text is wanted'),
        ("a.jsonl", b'{"text": "a", "title": ["b"]}', '"title" is a list, text is wanted'),
        ("a.jsonl", b'{"text": "a", "authors": 3}', '"authors" is a number, text or a list of texts is wanted'),
        ("a.jsonl", b"nonsense", 'not JSON; an article is an object: {"id": "own-key-1", "text": "..."}'),
        ("a.jsonl", b'{"text": "a', "it ends within the object; a line break in a text is written as \\n"),
        ("a.jsonl", b'{text: "a"}', "it is wrong at character 2; look at the quotes, commas and brackets before that"),
        ("a.json", b'{\n"text": "a",\n}', "it is wrong at line 3, character 1"),
        ("a.jsonl", b'["a"]', "not an object"),
        ("a.jsonl", b'{"text": " "}', "empty"),
        ("a.jsonl", rb'{"text": "a\u0000"}', "NUL"),
        ("a.jsonl", rb'{"text": "\ud83d"}', "not JSON"),
        ("a.jsonl", b"[" * 100_000, "not JSON"),
        ("a.xls", b"x", ".xls is none of"),
    ],
)
def test_what_cannot_be_taken_gets_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    *_, line = refused(tmp_path / name)
    assert reason in line
    assert name in line
    assert "\n" not in line


def test_a_bad_line_in_the_middle_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_bytes(b'{"id": 1, "text": "one"}\n\n{oops}\n{"id": "3", "text": "three"}')
    assert [article.key for article in taken(file)] == ["1", "3"]
    assert refused(file)[0].startswith(f"{file}:3: not JSON")


def test_fields_of_a_record_are_kept_in_its_own_words(tmp_path: Path) -> None:
    record = {
        "id": "k1",
        "text": "It rained.",
        "title": " Rain ",
        "source": "Velm Today",
        "url": "https://velm.example/rain#top",
        "date": "12/1",
        "authors": "Ada Brook, Ben Cole and Carla Diaz",
        "language": "en",
        "topic": "weather",
    }
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (article,) = taken(tmp_path)
    assert (article.key, article.title, article.source, article.date) == ("k1", "Rain", "Velm Today", "12/1")
    assert article.authors == ("Ada Brook", "Ben Cole", "Carla Diaz")
    assert article.url == "https://velm.example/rain#top"


def test_fields_are_known_by_what_exports_call_them(tmp_path: Path) -> None:
    record = {
        "body": "It rained.",
        "headline": "Rain",
        "source": "",
        "outlet": "Velm Today",
        "link": "https://velm.example/rain",
        "published_at": "2031-05-04",
        "author": "Ada Brook",
    }
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (article,) = taken(tmp_path)
    assert (article.text, article.title, article.source) == ("It rained.", "Rain", "Velm Today")
    assert (article.url, article.date, article.authors) == ("https://velm.example/rain", "2031-05-04", ("Ada Brook",))


def test_a_field_of_its_own_name_counts_before_another(tmp_path: Path) -> None:
    record = {"html": "<p>It rained all day.</p>", "body": "x", "source": "Velm Today", "publisher": {"name": "Kite"}}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (article,) = taken(tmp_path)
    assert (article.text, article.source) == ("It rained all day.", "Velm Today")


def test_another_name_with_something_else_than_text_is_ignored(tmp_path: Path) -> None:
    record = {"text": "It rained.", "publisher": {"name": "Kite"}, "author": [{"name": "Ada"}], "published": 3}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (article,) = taken(tmp_path)
    assert (article.source, article.authors, article.date) == (None, (), None)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ada Brook; Ben Cole & Carla Diaz", ["Ada Brook", "Ben Cole", "Carla Diaz"]),
        ("Ada Brook ,Ben Cole\n and  Carla Diaz,", ["Ada Brook", "Ben Cole", "Carla Diaz"]),
        ("Andy Brandt", ["Andy Brandt"]),
        (f"Ada{' ' * 20_000}Brook", [f"Ada{' ' * 20_000}Brook"]),  # half a minute where blanks are sought before a mark
        (f"Ada Brook{' ' * 20_000};{' ' * 20_000}Ben Cole", ["Ada Brook", "Ben Cole"]),
    ],
)
def test_authors_are_parted_by_their_marks(words: str, names: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "It rained.", "authors": words}))
    assert taken(tmp_path)[0].authors == tuple(names)


def test_a_hole_among_the_authors_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "It rained.", "authors": ["Ada Brook", null, " "]}', encoding="utf-8")
    (article,) = taken(tmp_path)
    assert article.authors == ("Ada Brook",)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (r"mine\nreport-1", r"mine\nreport-1"),
        (r"a\u2028b\u0085c\u001b[0m", r"a\u2028b\x85c\x1b[0m"),
        (r"a b/c:d", "a b/c:d"),
        ("río", "río"),
    ],
)
def test_control_characters_of_a_key_are_written_out(tmp_path: Path, written: str, key: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"id": "{written}", "text": "A ferry sank."}}', encoding="utf-8")
    (article,) = taken(tmp_path)
    assert article.key == key


def test_a_record_without_an_id_has_its_address_as_key(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a", "url": "https://velm.example/rain#top"}\n{"text": "b"}')
    assert [article.key for article in taken(tmp_path)] == ["https://velm.example/rain", None]


@pytest.mark.parametrize(
    "data",
    [
        b'[{"text": "a"}, {"text": "b"}]',
        b'{"text": "a"}\n{"text": "b"}\n',
        b'\n\n[\n {"text": "a"}\n,\n {"text": "b"}\n]\n',
        b'[{"text": "a"}]\n[{"text": "b"}]',
        b'[{"text": "a"}][] [\n{"text": "b"},]\n\n',
        b'[{"text": "a"}]' + b" " * 200_000 + b'[{"text": "b"}]',
    ],
)
def test_json_may_be_an_array_or_one_object_a_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    assert [article.text for article in taken(tmp_path)] == ["a", "b"]
    assert [article.text for article in taken("-", stdin=data)] == ["a", "b"]


@pytest.mark.parametrize("more", ['{"text": "b"}', "]", "and so on", ', {"text": "b"}'])
def test_what_stands_behind_an_array_is_told(tmp_path: Path, more: str) -> None:
    (tmp_path / "a.json").write_text(f'[{{"text": "a"}}]\n{more}')
    assert [article.text for article in taken(tmp_path)] == ["a"]
    assert [line.partition(": ")[2] for line in refused(tmp_path)] == [
        "more than arrays in it; nothing was read from the end of the last one on"
    ]


def test_an_array_of_thousands_of_items_on_one_line_is_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": "It rained. " * 30}] * 20_000))
    began = time.thread_time()
    assert len(taken(tmp_path)) == 20_000
    assert time.thread_time() - began < 20  # two seconds; a minute where each item is cut off all that follows


def test_an_object_over_several_lines_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": "a"}, indent=2))
    assert [article.text for article in taken(tmp_path)] == ["a"]


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        """<html lang="en"><head><title>Flood closes harbour | Velm Today</title>
        <meta property="og:site_name" content="Velm Today"><link rel="canonical" href="https://velm.example/flood">
        <meta property="article:published_time" content="2031-05-04T22:30:00-04:00">
        <meta name="author" content="Ada Brook">
        </head><body><nav><a href="/">Home</a></nav><article><h1>Flood closes harbour</h1>
        <p>The river Osk rose by three metres on Sunday and closed the harbour &amp; the quay, officials said.</p>
        <p>Two people were hurt and four boats sank, according to a rescue worker of the port of Velm.</p></article>
        <footer>Imprint</footer></body></html>""",
        encoding="utf-8",
    )
    (article,) = taken(tmp_path)
    assert article.key == "page"
    assert "harbour & the quay, officials said.\nTwo people" in article.text
    assert "Imprint" not in article.text
    assert (article.source, article.url) == ("Velm Today", "https://velm.example/flood")
    assert (article.date, article.language) == ("2031-05-04T22:30:00-04:00", "en")
    assert article.authors == ("Ada Brook",)


def test_html_in_a_record_is_extracted_and_its_own_fields_win(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"html": "<p>It rained in Velm.</p>", "title": "Rain"}))
    (article,) = taken(tmp_path)
    assert (article.text, article.title) == ("It rained in Velm.", "Rain")


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_read_once(tmp_path: Path) -> None:
    inside = tmp_path / "folder"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("not given")
    (inside / "a.txt").write_text("It rained.")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "round").symlink_to(inside)
    (inside / "gone.txt").symlink_to(inside / "nothing")
    assert [article.text for article in taken(inside)] == ["It rained."]
    assert ["leads out" in line or "a link to nothing" in line for line in refused(inside)] == [True, True]


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert [article.key for article in taken(tmp_path / "b.txt")] == ["b"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no such permissions")
def test_a_folder_without_permission_is_one_line_and_the_rest_goes_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("open")
    for parent in (folder, *folder.parents[:3]):
        if os.stat(parent).st_uid == os.geteuid() and parent != Path("/tmp"):
            parent.chmod(0o755)
    (folder / "closed").mkdir()
    (folder / "z.txt").write_text("It rained.")
    (folder / "closed").chmod(0)
    as_root = os.geteuid() == 0
    try:
        if as_root:
            os.seteuid(65534)
        lines, articles = refused(folder), taken(folder)
    finally:
        if as_root:
            os.seteuid(0)
        (folder / "closed").chmod(0o755)
    assert lines == [f"{folder / 'closed'}: no permission to read it"]
    assert len(articles) == 1


def test_files_of_other_kinds_in_a_folder_are_one_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.xls", "c.xls", "d.jpg", "e"):
        (tmp_path / name).write_text("It rained.")
    (line,) = refused(tmp_path)
    assert "4 files left out (.jpg, .xls, no ending)" in line


@pytest.mark.parametrize("path", ["www.kite.example", "kite.example/news/ferry"])
def test_an_address_without_its_beginning_is_told_how_to_write_it(path: str) -> None:
    assert refused(path) == [f"{path}: no such file or folder; if it is an address, write https:// before it"]


@pytest.mark.parametrize("path", ["ftp://kite.example/ferry.txt", "file:///no/such.txt", "https:/kite.example/ferry"])
def test_an_address_that_is_not_fetched_is_told_which_are(path: str) -> None:
    told = f"{path}: no such file or folder; if it is an address: only http:// and https:// ones are fetched"
    assert refused(path) == [told]


def test_a_missing_path_and_an_empty_pipe_are_one_line_each() -> None:
    assert refused("/no/such/thing.txt") == ["/no/such/thing.txt: no such file or folder"]
    assert refused("bad\x00name.txt")
    assert len(refused("-")) == 1
    assert refused("-", stdin=b"") == ["stdin: empty"]


def test_standard_input_is_recognised_by_its_first_bytes() -> None:
    assert taken("-", stdin=b"It rained.")[0].text == "It rained."
    assert taken("-", stdin=b"<!DOCTYPE html><p>It rained.</p>")[0].text == "It rained."
    assert taken("-", stdin=b'\xef\xbb\xbf{"text": "It rained."}')[0].text == "It rained."


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 50_000_000)
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "' + b"x" * 50_000_000 + b'"}\n{"text": "next"}')
    began = time.thread_time()
    assert len(refused(tmp_path)) == 2
    assert [article.text for article in taken(tmp_path)] == ["next"]
    assert time.thread_time() - began < 3


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    line = json.dumps({"text": "It rained. " * 50}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 8_000)
    (tmp_path / "b.json").write_text("[" + ",".join([line] * 8_000) + "]")
    (tmp_path / "c.json").write_text("[" + ",".join([line.strip()] * 8_000) + "]")
    tracemalloc.start()
    for name in ("a.jsonl", "b.json", "c.json"):
        assert sum(isinstance(each, Incoming) for each in read_sources([str(tmp_path / name)], None)) == 8_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


def test_progress_adds_up_to_the_total(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained. " * 5000)
    (tmp_path / "b.jsonl").write_text('{"text": "It rained."}\n' * 5000)
    steps: list[int] = []
    list(read_sources([str(tmp_path)], None, steps.append))
    assert sum(steps) == total_bytes([str(tmp_path)])


@given(st.binary(max_size=400), st.sampled_from(list(Format)))
def test_no_bytes_whatever_raise(data: bytes, kind: Format) -> None:
    for each in read_format(io.BytesIO(data), kind, "x", None):
        assert isinstance(each, Incoming | Refused)
        if isinstance(each, Incoming):
            each.text.encode("utf-8")
        else:
            assert "\n" not in str(each)


@given(st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_of_any_record_comes_back_unchanged(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    for each in read_format(io.BytesIO(line), Format.LINES, "x", None):
        assert isinstance(each, Refused) or each.text == text
