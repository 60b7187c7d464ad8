import json
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.page.furniture import furniture
from index.page.interface import is_choice

SHARED = Path(__file__).parents[3].parent / "shared"

BODY = (
    "The river Osk rose by three metres on Sunday and closed the harbour of Velm, the port authority said.",
    "Two people were hurt and four boats sank, according to a rescue worker who asked not to be named.",
    "The mayor said the ferries would stop until the water is lower than it was on Friday.",
)


def kept(text: str, title: str | None = None) -> list[str]:
    """The lines that stay, without blank ones."""
    left, at = "", 0
    for start, end in furniture(text, title):
        left += text[at:start] + "\n"
        at = end
    return [line.strip() for line in (left + text[at:]).splitlines() if line.strip()]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize("asked", ["Did anyone warn you?", "**Did anyone warn you?**", "*When did you see it?*"])
def test_what_an_interviewer_asks_stays(asked: str) -> None:
    assert kept(page(BODY[0], asked, *BODY[1:])) == [BODY[0], asked, *BODY[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "Search For A Story.",
        "Search",
        "Advertisement",
        "Total Comments (12)",
        "*confirmation code needed",
        "Leave a comment",
        "https://news.example/img/07/flood.jpg",
        "photo_1280x720.jpg",
        "2031-05-04T07:05+0000",
        "Published: 4 May 2031, 10:30 am",
        "3 hours ago",
        "1920 1080 true",
        "(12)   (3)",
        "harbour, flood news, river osk level, is the ferry running today, velm weather,",
        "newsroom@news.example +44 20 5550 0199",
        "Read more: Ferry company fined over life jackets",
        "( Also on VELM TODAY: Ferry company fined)",
        "Photo: Ada Brook",
        "By Ada Brook and Ben Cole",
        "Velm Today",
        "___",
        "Читайте также: Паром остановлен",
        "Lea también",
        "© 2031 Velm Today. All rights reserved.",
        "Sign up for our daily newsletter and get it in your inbox.",
        "You are receiving this because you signed up at velm.example. Unsubscribe here.",
        "Forward to a friend and win one of 50 mugs.",
        "*The Velm Courier, 24 March 2031. By Ada Brook*",
        "For immediate release: 9 September 2031",
        "Follow Ada Brook on Twitter @adabrook.",
        "Your email address will not be published.",
        "Ben Cole contributed to this report.",
        "(Reporting by Ada Brook; Editing by Ben Cole)",
        "This website uses cookies to give you the best experience.",
        "Cookies let us choose what you see here, and tell us what was read. Allow all | Settings",
        "Some cookies improve your visit to these pages and remember where you were.",
        "Wir verwenden auf dieser Seite Cookies, damit Sie mehr davon haben.",
        "What you read is counted, and some of it is shared with others. Reject all · Manage options",
        "We and our 212 partners store what you read on your device.",
    ],
)
def test_what_belongs_to_the_page_is_masked_at_its_foot(line: str) -> None:
    assert kept(page(*BODY, line)) == list(BODY)


def test_a_repeated_headline_a_byline_and_dates_above_the_lead_are_masked() -> None:
    title = "River closes the harbour of Velm"
    head = (title, title, "Velm Today", "Ada Brook", "2031-05-04T07:05+0000", "2031-05-04T07:05+0000", "floods", "velm")
    assert kept(page(*head, *BODY)) == list(BODY)


def test_a_headline_with_a_figure_stays_once() -> None:
    title = "Flood in Velm sinks 4 boats"
    assert kept(page(title, title, *BODY), title) == [title, *BODY]


def test_the_label_of_a_headline_that_follows_is_masked() -> None:
    """It was quoted as a sentence: 'title: "Flood in Velm sinks 4 boats"'."""
    labels, heading = ("---", 'title: "Flood in Velm sinks 4 boats"', "---"), "# Flood in Velm sinks 4 boats"
    assert kept(page(*labels, heading, *BODY)) == [heading, *BODY]
    assert labels[1] in kept(page(*labels, *BODY))


def test_lines_of_another_script_around_the_article_are_masked() -> None:
    assert kept(page("свіжі новини щодня", *BODY, "залишити відгук:")) == list(BODY)


def test_an_article_in_another_script_is_not_foreign_to_itself() -> None:
    lines = (
        "Река поднялась на три метра и закрыла порт в воскресенье, сообщили власти.",
        "Два человека пострадали, четыре лодки затонули, заявил представитель спасателей.",
    )
    assert kept(page("Latest headlines today", *lines)) == list(lines)


def test_tags_between_sentences_are_masked_and_headings_too() -> None:
    text = page(BODY[0], "floods", "river osk", "velm", "weather", BODY[1], "The day after", BODY[2])
    assert kept(text) == list(BODY)


def test_short_speech_bullets_and_figures_stay() -> None:
    lines = (
        BODY[0],
        "“No.”",
        "What was lost:",
        "- four boats",
        "- a crane",
        "Depth at noon: 3.4 metres",
        BODY[1],
        "It held.",
    )
    assert kept(page(*lines)) == list(lines)


def test_a_long_list_at_the_end_of_an_article_stays() -> None:
    names = (
        "Osk",
        "Velm",
        "Tarn",
        "Brae",
        "Holt",
        "Linn",
        "Marl",
        "Ness",
        "Pell",
        "Quay",
        "Rime",
        "Sund",
        "Tors",
        "Ulva",
    )
    shops = [f"{name} Market Square" for name in names]
    assert kept(page(*BODY, *shops)) == [*BODY, *shops]


def test_a_sentence_broken_by_an_empty_line_stays_whole() -> None:
    text = page(
        BODY[0], "On Saturday, two captains of the ferry company", "told the port authority that they would not sail."
    )
    assert len(kept(text)) == 3


def test_hard_wrapped_paragraphs_stay_whole() -> None:
    text = """Velm Today

The river Osk rose by three metres on Sunday and closed the
harbour of Velm, the port authority said, and the lower part
Two Sisters Quay was under water by the evening of the day
when the mayor spoke.

The mayor said the ferries would stop until the water is
lower than it was on Friday and the piers are safe.
"""
    assert kept(text) == text.replace("\n\n", "\n").splitlines()[1:]


def test_only_the_sentence_in_which_the_page_speaks_is_masked() -> None:
    text = page(*BODY[:2], BODY[2] + " Sign up for our newsletter to get flood alerts.")
    assert kept(text) == list(BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The company said it uses cookies to track visitors of the site.",
        "The regulator said the cookies let the firm follow readers for years.",
        "Leave the cookies in the oven until you smell the butter and the sugar.",
        "We and our partners in the harbour board will not sign, the mayor said.",
        "The offer stood for a week and all that the members could say was accept",
        "Members were told to vote on the offer and to accept it by Friday.",
        "Residents can sign up for a flood insurance plan until Monday.",
        "Reports of the inquiry first appeared in a magazine on Friday.",
        "He told reporters: “Sign up here for our newsletter.”",
        "The court said the pictures are under copyright since 2019.",
        "Reporting by a local paper found that the dam had not been inspected for years.",
        "The inspector got a tip from a friend who knew the builder of the dam.",
        "They follow the river down to the sea on foot.",
    ],
)
def test_news_that_speaks_of_such_things_stays(sentence: str) -> None:
    assert sentence in kept(page(BODY[0], sentence, BODY[1]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "harbour closed",
        "Feb 27, 2031 ... Flood table · 1. Velm (49), 27-2 · 2. Tarn, 25-4 · 3. Brae, 24-5",
        "Flood closes harbour\nFerries stop",
        "Advertisement",
        "4 May 2031",
    ],
)
def test_where_nearly_all_would_go_nothing_is_masked(text: str) -> None:
    assert furniture(text, None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to our newsletter.",
        "We use cookies. Accept all",
        "Home\nNews\nSport\nShare on Facebook\nSign up for our newsletter\n© 2031 Velm Media. All rights reserved.",
    ],
)
def test_where_nothing_is_left_all_is_masked(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    "box",
    [
        ("READ MORE", "Landslide at Ostrel kills 19", "Minister quits over landslide"),
        ("Trending now", "Velm flood: 8 killed, says eyewitness", "Top 5 hikes near Velm"),
        ("More from Velm Observer", "1. Ten killed in bus crash", "2. Quiz: How well do you know the town of Velm?"),
        ("You may also like", "In 2011, 44 people died in a flood at Velm"),
        ("About the author", "Max Holl has won three prizes for his reports from Velm."),
        ("Advertisement: Buy two, and get one of them free.",),
    ],
)
def test_a_box_is_masked_up_to_the_next_sentence(box: tuple[str, ...]) -> None:
    assert kept(page(BODY[0], "\n".join(box), BODY[1])) == [BODY[0], BODY[1]]
    assert kept(page(*BODY, "\n".join(box))) == [*BODY]


def test_an_article_that_goes_on_below_a_box_stays() -> None:
    asked = "Have you been able to find anything of that kind in the harbours of other countries since the flood?"
    assert asked in kept(page(*BODY, "Read more", asked, BODY[0].replace("Sunday", "Monday")))
    cut_off = f"{BODY[0]} {BODY[1]} {BODY[2][:-1]}"
    assert cut_off in kept(page("The town has 12 ferries, which cross the river Osk.", "Read more", cut_off))


@pytest.mark.parametrize("heading", ["Comments (2)", "2 Comments", "Comments"])
def test_readers_comments_are_masked_to_the_end(heading: str) -> None:
    said = ("Bob: I have counted six dead drivers at the harbour.", "Ann: The mayor is to blame for the flood.")
    assert kept(page(*BODY, heading, *said)) == [*BODY]
    assert kept(page(heading, *BODY)) == [*BODY]


def test_a_mails_signature_is_masked_and_a_dash_between_paragraphs_takes_nothing() -> None:
    signature = "-- \nPress Office, phone 555 0199\nYou get this mail because you asked for 12 lists."
    assert kept(page(*BODY, signature)) == [*BODY]
    assert kept(page(BODY[0], "--", *BODY[1:] * 7))[:2] == [BODY[0], BODY[1]]


OLDER = "> {0}On Mon, 3 Mar 2031, Old Writer wrote:\n> The river Osk has closed 12 harbours of Velm."


@pytest.mark.parametrize(
    "older",
    [
        OLDER.format(""),
        OLDER.format("")[2:],
        "Am 3. März 2031 um 10:00 schrieb Ada Venn:\n\n> Der Osk hat zwölf Häfen von Velm geschlossen.",
    ],
)
def test_an_older_mail_that_is_quoted_is_masked(older: str) -> None:
    assert kept(page(*BODY, older)) == [*BODY]


def test_a_quotation_that_opens_with_a_sign_stays() -> None:
    quoted = '> "No patient of the hospital came to any harm that night," she said.'
    assert quoted in kept(page(*BODY, quoted))


@pytest.mark.parametrize(
    "line",
    [
        "Velm Courier, 12 March 2031",
        "Velm Courier | 12 March 2031",
        "Velm Courier - Wednesday, 12 March 2031",
        "VELM COURIER | MARCH 12, 2031",
        "Posted on March 12, 2031 by admin",
        "Le Courrier d'Orme - Publié le mercredi 8 octobre 2031 à 18h42",
        "Page 1 of 1 The Velm Echo Friday 7 March 2031",
    ],
)
def test_a_line_of_outlet_and_day_is_masked(line: str) -> None:
    assert kept(page("Flood closes harbour", line, *BODY)) == [*BODY]
    assert kept(page(*BODY, line)) == [*BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour closed since 12 March 2031 for want of 20 pilots",
        "VELM, 12 March 2031 - The harbour was closed by the flood.",
        "What happened on 12 March 2031?",
        "Harbour closed until 12 March 2031",
    ],
)
def test_a_headline_with_a_day_stays(line: str) -> None:
    assert line in kept(page(line, *BODY))


@pytest.mark.parametrize("width", [45, 62, 72])
def test_the_lead_of_a_short_wrapped_text_stays(width: int) -> None:
    lead = textwrap.fill(f"{BODY[0]} {BODY[1]}", width)
    text = f"Flood closes harbour\nBy Jo Venn\nVelm News\n5 March 2031\n\n{lead}\n"
    assert " ".join(kept(text)) == f"{BODY[0]} {BODY[1]}"


def test_headlines_of_one_length_are_no_wrapped_paragraph() -> None:
    lines = [
        "Flood closes the harbour of Velm for three",
        "Minister quits over the landslide at Ostrel",
        "Ten are killed in a bus crash near Velm",
    ]
    assert kept(page(*BODY, "Most read", "\n".join(lines))) == [*BODY]


def blanked(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    signs = list(text)
    for start, end in ranges:
        signs[start:end] = [sign if sign in "\n\r\x0b\x0c\x85\u2028\u2029" else " " for sign in signs[start:end]]
    return "".join(signs)


PIECES = st.sampled_from(
    [
        *BODY,
        "Advertisement",
        "velm",
        "4 May 2031",
        "By Ada Brook",
        "- four boats",
        "новини",
        "10:30",
        "Was it so?",
        "",
        "a:",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=14).map("\n".join))


@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)))
def test_ranges_are_sorted_disjoint_and_inside(text: str, title: str | None) -> None:
    at = -1
    for start, end in furniture(text, title):
        assert at < start < end <= len(text)
        at = end


@given(TEXTS, st.one_of(st.none(), st.just(BODY[0])))
def test_masking_what_is_masked_finds_nothing_more(text: str, title: str | None) -> None:
    found = furniture(text, title)
    if found:
        assert furniture(blanked(text, found), title) == ()


def test_a_million_characters_take_seconds() -> None:
    texts = ("word " * 200_000, "." * 500_000, "a\n" * 100_000, "((((" * 100_000, ("Ada said so. " * 9 + "\n") * 5_000)
    began = time.thread_time()
    for text in texts:
        furniture(text, None)
    assert time.thread_time() - began < 20


@pytest.mark.skipif(not (SHARED / "bench" / "dev").is_dir(), reason="the shared gold questions are not on this machine")
def test_no_gold_quote_is_furniture() -> None:
    texts = {}
    for line in (SHARED / "bench" / "dev" / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        texts[article["id"]] = (article["text"], article["title"])
    for file in (SHARED / "corpus" / "seeds").iterdir():
        texts[file.stem] = (file.read_text(encoding="utf-8"), None)
    lost = []
    for name in ("bench/dev/questions.jsonl", "corpus/seeds.questions.jsonl"):
        for line in (SHARED / name).read_text(encoding="utf-8").splitlines():
            for position in json.loads(line)["positions"]:
                for proof in position["evidence"]:
                    key = next(k for k in texts if k.startswith(proof["article"]))
                    text, title = texts[key]
                    at = text.find(proof["quote"])
                    ranges = furniture(text, title)
                    if any(start < at + len(proof["quote"]) and at < end for start, end in ranges):
                        lost.append((key, proof["quote"]))
    assert lost == []


@pytest.mark.parametrize("line", ["e.g.  |", "|", "  |  ", "a.  ||", "Accept all |"])
def test_a_line_of_marks_is_no_notice_and_stops_nobody(line: str) -> None:
    assert is_choice(line) is line.startswith("Accept")
