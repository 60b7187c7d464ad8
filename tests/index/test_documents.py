"""PDFs, Word files, e-mails and web archives: their words in reading order, and one line for what cannot be read."""

import io
import random
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Incoming
from index.errors import Refused
from index.formats.cutting import Format, read_format, sniffed
from index.formats.pagelayout import Page, Word, lay
from index.sources import read_sources
from tests.index.documents import Placed, column, docx, pdf, warc
from tests.index.webserver import article_page


def read(data: bytes, kind: Format) -> list[Incoming | Refused]:
    return list(read_format(io.BytesIO(data), kind, "/desk/a", "a"))


def one(data: bytes, kind: Format) -> Incoming:
    (found,) = read(data, kind)
    assert isinstance(found, Incoming), found
    return found


def why(data: bytes, kind: Format) -> str:
    (found,) = read(data, kind)
    assert isinstance(found, Refused), found
    assert "\n" not in str(found)
    return found.reason


LEFT = (
    "A ferry with 84 passengers ran aground off",
    "Ormby early on Tuesday, the harbour office",
    "said. Divers found a tear in the hull, and a",
    "second one near the stern of the vessel.",
    "",
    "Nobody was hurt. All of the passengers were",
    "ashore before noon, the coast guard said.",
)
RIGHT = (
    "The buoy which marks the reef had been",
    "adrift since the storm on Sunday, said the",
    "harbour master. She had asked twice for a",
    "new chain, and had twice been refused one.",
    "",
    "Repairs will take until the spring and may",
    "cost two million crowns, the owner said.",
)
PARAGRAPHS = [
    "A ferry with 84 passengers ran aground off Ormby early on Tuesday, the harbour office said. "
    "Divers found a tear in the hull, and a second one near the stern of the vessel.",
    "Nobody was hurt. All of the passengers were ashore before noon, the coast guard said.",
    "The buoy which marks the reef had been adrift since the storm on Sunday, said the harbour master. She had asked "
    "twice for a new chain, and had twice been refused one.",
    "Repairs will take until the spring and may cost two million crowns, the owner said.",
]


@pytest.mark.parametrize("order", ["columns", "right first", "row by row"])
def test_columns_are_read_one_after_the_other_however_they_were_drawn(order: str) -> None:
    left, right = column(50, 700, LEFT), column(300, 700, RIGHT)
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    drawn = {"columns": [*left, *right], "right first": [*right, *left], "row by row": rows}[order]
    headline = Placed(50, 740, "Ferry runs aground off Ormby as a storm is passing by", 20)
    text = one(pdf([[headline, *drawn]]), Format.PDF).text
    assert text.split("\n\n") == ["Ferry runs aground off Ormby as a storm is passing by", *PARAGRAPHS]


def test_a_table_is_read_along_its_rows() -> None:
    names, figures = ("Ormby", "Pellin", "Velm", "Sarn", "Quint"), ("84", "12", "9", "7", "3")
    lines = [*column(50, 700, names), *column(300, 700, figures)]
    assert "Ormby 84" in one(pdf([lines]), Format.PDF).text


def test_a_word_cut_at_a_line_end_is_whole_again_and_counted() -> None:
    lines = (
        "The ferry ran aground off the har-",
        "bour of Ormby, and its captain spoke of a well-",
        "known reef there.",
    )
    more = ("", "Every well-known reef is on the charts, the office wrote.")
    article = one(pdf([column(50, 700, (*lines, *more))]), Format.PDF)
    assert "off the harbour of Ormby, and its captain spoke of a well-known reef there." in article.text
    assert article.notes == ("2 words cut at line ends were put together",)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the pas-", "sengers left", "the passengers left"),
        ("said Anne-", "Marie Quill", "said Anne-Marie Quill"),
        ("from 2030-", "31 on", "from 2030-31 on"),
        ("it rose -", "and fell", "it rose - and fell"),
        ("the co\u00ad", "operation", "the cooperation"),
        ("a long-", "standing fault, long and standing", "a long-standing fault, long and standing"),
    ],
)
def test_hyphens_that_belong_to_a_word_stay(above: str, below: str, joined: str) -> None:
    lines = [[Word(word, 50 + 40 * n, top, 85 + 40 * n, top + 12) for n, word in enumerate(text.split())]
             for text, top in ((above, 100.0), (below, 114.0))]  # fmt: skip
    assert lay([Page(tuple(lines[0] + lines[1]), 800)]).paragraphs == (joined,)


def test_running_heads_and_page_numbers_do_not_cut_a_sentence() -> None:
    def page(number: int, lines: Sequence[str]) -> list[Placed]:
        head = Placed(50, 810, f"The Ormby Ledger - Wednesday 5 March - page {number}")
        return [head, *column(50, 740, lines), Placed(290, 30, f"- {number} -")]

    first = ("A ferry with 84 passengers ran aground off Ormby early on Tuesday, and all of its",)
    second = ("passengers were brought ashore before noon by boats of the coast guard.",)
    third = ("", "The owner of the line said that nobody had been hurt.")
    text = one(pdf([page(1, first), page(2, second), page(3, third)]), Format.PDF).text
    assert text == f"{first[0]} {second[0]}\n\n{third[1]}"


def test_the_title_of_a_pdf_is_believed_where_its_page_says_it() -> None:
    lines = column(50, 700, ("Ferry off Ormby", "", *LEFT))
    assert one(pdf([lines], title="Ferry off Ormby"), Format.PDF).title == "Ferry off Ormby"
    assert one(pdf([lines], title="Microsoft Word - draft3.doc"), Format.PDF).title is None


def test_a_scan_says_that_it_has_no_text() -> None:
    assert "a scan: pictures of text and no text; run it through OCR first" in why(
        pdf([[], []], pictures=True), Format.PDF
    )


def test_pages_that_are_pictures_among_others_are_told() -> None:
    article = one(pdf([column(50, 700, LEFT)]).replace(b"Contents", b"Contents"), Format.PDF)
    assert article.notes == ()
    mixed = pdf([[*column(50, 700, LEFT * 3)], []], pictures=True)
    assert one(mixed, Format.PDF).notes == ("1 of its pages are pictures, whose words are not in",)


def test_a_locked_pdf_says_so() -> None:
    assert "an encrypted PDF" in why(pdf([column(50, 700, LEFT)], locked=True), Format.PDF)


@pytest.mark.parametrize("kind", [Format.PDF, Format.DOCX, Format.LETTER, Format.WARC])
@pytest.mark.parametrize(
    "data", [b"x", b"%PDF-1.7 nothing more", b"PK\x03\x04 nothing more", b"WARC/1.0\r\n\r\n", b"\x00"]
)
def test_what_is_no_such_document_gets_one_line(kind: Format, data: bytes) -> None:
    assert why(data, kind)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_word_file_that_is_packed_otherwise_gets_one_line(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        package.writestr("word/document.xml", "<document/>" * 100)
    for data in (out.getvalue(), spoilt(out.getvalue(), 64)):
        assert "no word processor" in why(data, Format.DOCX)


def spoilt(data: bytes, at: int) -> bytes:
    return data[:at] + b"\xff" * 20 + data[at + 20 :]


def test_a_document_that_is_cut_off_gets_one_line() -> None:
    assert "damaged or cut off" in why(docx(paragraph("It rained."))[:-60], Format.DOCX)
    for whole, kind in ((pdf([column(50, 700, LEFT)]), Format.PDF), (warc(PAGES), Format.WARC)):
        for size in range(0, len(whole) - 1, max(1, len(whole) // 23)):
            for each in read(whole[:size], kind):
                assert isinstance(each, Incoming | Refused)


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_a_word_file_gives_its_paragraphs_and_tables_in_order() -> None:
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Ormby", "84"), ("Velm", "9"))
    )
    body = (
        paragraph("Ferry off Ormby") + paragraph("It ran ", "aground.") + f"<w:tbl>{table}</w:tbl>" + paragraph("End.")
    )
    article = one(docx(body, title="Ferry off Ormby"), Format.DOCX)
    assert article.text == "Ferry off Ormby\n\nIt ran aground.\n\nOrmby\t84\n\nVelm\t9\n\nEnd."
    assert article.title == "Ferry off Ormby"


def test_changes_of_a_word_file_count_as_accepted_and_boxes_are_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = paragraph(
        "The ferry had ",
        "<w:del><w:r><w:delText>84</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>86</w:t></w:r></w:ins>",
        "<w:sdt><w:sdtContent><w:r><w:t> passengers</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:noBreakHyphen/><w:t>all</w:t><w:tab/><w:t>safe</w:t></w:r>",
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent></w:r>",
    )
    assert one(docx(body), Format.DOCX).text == "The ferry had 86 passengers-all\tsafe\n\nIn a box."


def test_boxes_in_boxes_of_a_word_file_are_read_once_each() -> None:
    inner = paragraph("The innermost.")
    for depth in range(40):  # each one doubled the work: of 20 it took seconds
        inner = paragraph(f"Box {depth}.", f"<w:r><w:txbxContent>{inner}</w:txbxContent></w:r>")
    beside = "<w:r><w:txbxContent>" + paragraph("Beside.") + "</w:txbxContent></w:r>"
    gone = "<w:del><w:r><w:txbxContent>" + paragraph("Taken out.") + "</w:txbxContent></w:r></w:del>"
    text = one(docx(inner + paragraph("Last.", beside, beside, gone)), Format.DOCX).text
    told = [*(f"Box {depth}." for depth in reversed(range(40))), "The innermost.", "Last.", "Beside.", "Beside."]
    assert text.split("\n\n") == told


def test_footnotes_of_a_word_file_come_last() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:footnote>{paragraph('Seen by two divers.')}</w:footnote></w:footnotes>"
    )
    body = paragraph("It ran aground.", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert (
        one(docx(body, more={"word/footnotes.xml": notes}), Format.DOCX).text
        == "It ran aground.\n\nSeen by two divers."
    )


def test_a_bomb_in_a_word_file_is_refused() -> None:
    assert "MB of text when unpacked" in why(docx(f"<w:p/><!--{' ' * 70_000_000}-->"), Format.DOCX)
    entities = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"{entities}<a>&b;</a>")
    assert "definitions of its own" in why(out.getvalue(), Format.DOCX)


def test_an_old_word_file_says_how_to_save_it() -> None:
    assert "save it as .docx" in why(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Format.DOCX)


LETTER = (
    "From: Ormby Harbour Office <press@harbour.example>\r\nTo: desk@kite.example\r\n"
    "Subject: =?utf-8?q?F=C3=A4hre?= off Ormby\r\nDate: Tue, 04 Mar 2031 09:30:00 +0100\r\nMIME-Version: 1.0\r\n"
)
SAID = "A ferry with 84 passengers ran aground off Ormby early on Tuesday, the harbour office said."


def test_an_e_mail_gives_its_words_with_sender_subject_and_date() -> None:
    kind = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit"
    data = f"{LETTER}{kind}\r\n\r\n{SAID}\r\n\r\nMöwe.\r\n"
    article = one(data.encode(), Format.LETTER)
    assert article.text == f"{SAID}\n\nMöwe.\n"
    assert (article.title, article.source) == ("Fähre off Ormby", "Ormby Harbour Office")
    assert article.date == "Tue, 04 Mar 2031 09:30:00 +0100"


@pytest.mark.parametrize(
    ("above", "source", "day"),
    [
        ("See below.\n\n---------- Forwarded message ---------\n", "Ormby Herald", "Sun, 2 Mar 2031 at 10:00"),
        ("-----Original Message-----\n", "Ormby Herald", "Sun, 2 Mar 2031 at 10:00"),
        (f"{SAID} {'It lay on its side. ' * 10}\n\n-----Original Message-----\n", "Ormby Harbour Office", None),
    ],
)
def test_an_e_mail_that_is_handed_on_has_its_own_sender_and_day(above: str, source: str, day: str | None) -> None:
    header = (
        "From: Ormby Herald <a@ormby.example>\nDate: Sun, 2 Mar 2031 at 10:00\nSubject: Tram\nTo: <b@kite.example>\n"
    )
    article = one(f"{LETTER}\r\n{above}{header}\n{SAID}\n".encode(), Format.LETTER)
    assert (article.source, article.date) == (source, day or "Tue, 04 Mar 2031 09:30:00 +0100")


def test_an_e_mail_whose_text_is_a_stub_is_read_from_its_page_and_names_its_attachments() -> None:
    page = article_page()
    parts = (
        "Content-Type: text/plain\r\n\r\nOpen this letter in a browser.",
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{page}",
        'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="report.pdf"\r\n\r\nxx',
    )
    alternative = "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n" + "".join(
        f"--c\r\n{part}\r\n" for part in parts[:2]
    )
    data = (
        f"{LETTER}Content-Type: multipart/mixed; boundary=b\r\n\r\n{alternative}--c--\r\n--b\r\n{parts[2]}\r\n--b--\r\n"
    )
    article = one(data.encode(), Format.LETTER)
    assert SAID in article.text
    assert "Open this letter" not in article.text
    assert article.notes == ("its attachments are not read: report.pdf",)


@pytest.mark.parametrize("field", ["From: <", "From: a <>@:;", "Date: 1 Jan 99999999999 00:00", "Subject: =?x?q?=ff?="])
def test_an_e_mail_with_a_broken_field_is_read_all_the_same(field: str) -> None:
    assert (
        SAID
        in one(f"{field}\r\nTo: desk@kite.example\r\nSubject: Ferry\r\n\r\n{SAID}\r\n".encode(), Format.LETTER).text
    )


@pytest.mark.parametrize("field", ["From", "Content-Type"])
def test_an_e_mail_with_an_endless_field_is_read_as_fast_as_any(field: str) -> None:
    began = time.thread_time()
    head = f"{field}: {'. ' * 20_000}\r\nDate: Tue, 4 Mar 2031 09:30:00 +0000\r\nSubject: Ferry\r\n"
    assert SAID in one(f"{head}\r\n{SAID}\r\n".encode(), Format.LETTER).text
    assert time.thread_time() - began < 5  # half a second; half a minute in full


@pytest.mark.parametrize("field", ["From", "Content-Type"])
def test_an_e_mail_with_comments_in_comments_gets_one_line(field: str) -> None:
    data = f"{field}: {'(' * 4_000}\r\nSubject: Ferry\r\n\r\n{SAID}\r\n".encode()
    (found,) = read(data, Format.LETTER)
    assert isinstance(found, Refused)
    assert "damaged e-mail" in found.reason


def test_a_pdf_of_one_endless_word_is_read_as_fast_as_any() -> None:
    word, began = "A" * 32_000, time.thread_time()
    assert word in one(pdf([[Placed(72, 700, word, 11)]]), Format.PDF).text
    assert time.thread_time() - began < 5  # a fifth of a second; 11 where the word is looked at from each letter


PAGES = [
    ("https://kite.example/news/ferry", article_page().encode(), "text/html; charset=utf-8"),
    ("https://kite.example/logo.png", b"\x89PNG", "image/png"),
    ("https://post.example/strike", article_page("Strike at Velm").encode("utf-16"), "text/html"),
    ("https://post.example/empty", b"<html></html>", "text/html"),
]


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_gives_its_pages_under_their_addresses(packed: bool) -> None:
    found = read(warc(PAGES, packed), Format.WARC)
    articles = [each for each in found if isinstance(each, Incoming)]
    assert [each.key for each in articles] == ["https://kite.example/news/ferry", "https://post.example/strike"]
    assert all(SAID in each.text and each.place == each.key for each in articles)
    assert [each.source for each in found if isinstance(each, Refused)] == ["https://post.example/empty"]


def test_a_web_archive_with_a_wrong_length_says_nothing_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    data = warc(PAGES, packed=False).replace(b"Content-Length: 4\r\n", b"Content-Length: 3\r\n")
    assert any(
        isinstance(each, Incoming) for each in read(data.replace(b"\r\n\r\nWARC", b"\r\nxx\r\nWARC"), Format.WARC)
    )
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


@pytest.mark.parametrize("packed", [True, False])
def test_standard_error_is_nobody_else_s_while_a_web_archive_is_read(packed: bool) -> None:
    """Another thread's line would be lost, or standard error stay silent, where two files are read at once."""
    before = sys.stderr
    wrong = warc(PAGES, packed=packed).replace(b"Content-Length: 4\r\n", b"Content-Length: 3\r\n")

    class Watching(io.BytesIO):
        """Looks at standard error at each byte that is taken."""

        def read(self, size: int | None = -1, /) -> bytes:
            assert sys.stderr is before
            return super().read(size)

    assert any(isinstance(each, Incoming) for each in read_format(Watching(wrong), Format.WARC, "a", "a"))


@pytest.mark.parametrize("damage", ["a length past all memory", "broken packing", "an end too early"])
def test_a_damaged_web_archive_ends_with_a_line_and_no_page_that_is_cut_short(
    damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # Letters that do not repeat: the page is longer than what is unpacked at once.
    noise = random.Random(1).randbytes(200_000).hex()
    page = (PAGES[2][0], PAGES[0][1].replace(b"</body>", f"<p>{noise}</p></body>".encode()), PAGES[0][2])
    data = bytearray(warc([PAGES[0], page], packed=damage == "broken packing"))
    if damage == "broken packing":
        data[-100_000:-99_000] = bytes(1_000)
    elif damage == "an end too early":
        del data[-100_000:]
    else:
        at = data.index(b"Content-Length: ", data.index(b"post.example")) + len("Content-Length: ")
        data[at : data.index(b"\r", at)] = b"9" * 20
    whole, refused = read(bytes(data), Format.WARC)
    assert isinstance(whole, Incoming)
    assert isinstance(refused, Refused)
    assert "nothing after it was read" in refused.reason
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_documents_are_taken_from_a_folder_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([column(50, 700, LEFT)]))
    (tmp_path / "b.docx").write_bytes(docx(paragraph("It rained.")))
    (tmp_path / "c.eml").write_bytes(f"{LETTER}\r\n{SAID}".encode())
    (tmp_path / "d.warc.gz").write_bytes(warc(PAGES[:1]))
    (tmp_path / "e.pdf").write_bytes(b"broken")
    found = list(read_sources([str(tmp_path)], None))
    assert [each.key for each in found if isinstance(each, Incoming)] == [
        "a",
        "b",
        "c",
        "https://kite.example/news/ferry",
    ]
    assert [Path(each.source).name for each in found if isinstance(each, Refused)] == ["e.pdf"]


def test_documents_without_a_name_are_known_by_their_first_bytes() -> None:
    assert sniffed(pdf([[]])) is Format.PDF
    assert sniffed(docx("")) is Format.DOCX
    assert sniffed(warc(PAGES)) is Format.WARC


def words_on_a_page() -> st.SearchStrategy[Word]:
    place = st.floats(0, 500)
    return st.builds(
        lambda text, left, top, width, height: Word(text, left, top, left + width, top + height),
        st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8),
        place,
        place,
        st.floats(1, 80),
        st.floats(4, 30),
    )


@settings(deadline=None)
@given(st.lists(st.lists(words_on_a_page(), max_size=40), max_size=3))
def test_no_word_is_lost_or_told_twice_wherever_it_stands(pages: list[list[Word]]) -> None:
    """Running heads aside, which need the edge of a page: here the pages are too high to have one."""
    laid = lay(
        [
            Page(tuple(Word(w.text, w.left, w.top + 2_000, w.right, w.bottom + 2_000) for w in page), 5_000)
            for page in pages
        ]
    )
    told = sorted("".join("".join(laid.paragraphs).split()).replace("-", "").replace("\u2010", ""))
    given_words = sorted("".join(w.text for page in pages for w in page).replace("-", "").replace("\u2010", ""))
    assert told == given_words


def test_a_page_that_is_made_to_be_cut_for_ever_is_read() -> None:
    words = tuple(Word(f"w{n}", n * 20.0, 2_000 + n * 30.0, n * 20.0 + 10, 2_010 + n * 30.0) for n in range(3_000))
    laid = lay([Page(words, 200_000)])
    assert sum(len(each.split()) for each in laid.paragraphs) == 3_000


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([Format.PDF, Format.DOCX, Format.LETTER, Format.WARC]))
def test_no_bytes_whatever_raise(data: bytes, kind: Format) -> None:
    heads = {
        Format.PDF: b"%PDF-1.4\n",
        Format.DOCX: b"PK\x03\x04",
        Format.WARC: b"WARC/1.0\r\n",
        Format.LETTER: b"From: a\r\n",
    }
    for whole in (data, heads[kind] + data):
        for each in read(whole, kind):
            assert isinstance(each, Incoming | Refused)
