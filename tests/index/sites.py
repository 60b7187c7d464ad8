"""Pages in the styles of real sites, of invented outlets, with what a reader must and must not find in their text."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Styled:
    """A page: `said` stands in its article, `around` does not."""

    name: str
    html: str
    said: tuple[str, ...]
    around: tuple[str, ...]


SAID = (
    "A ferry with 84 passengers ran aground off Ormby early on Tuesday, the harbour office said.",
    "Divers found a tear of two metres in the hull, and pumps kept the engine room dry until noon.",
    "“Nobody was hurt, and nobody had to swim,” said Edda Quill, the harbour master of Ormby.",
    "The buoy which marks the reef had been adrift since the storm on Sunday night, fishermen said.",
    "Repairs will take until the spring, the owner of the line told reporters on the pier.",
)
AROUND = (
    "Sign up for our morning newsletter and never miss a story.",
    "Strike at Velm ends after nine days",
    "Mayor of Pellin denies knowing of the loan",
    "Copyright 2031 The Ormby Ledger. All rights reserved.",
)
_HEAD = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | The Ormby Ledger</title>'
    '<meta property="og:site_name" content="The Ormby Ledger">{more}</head><body>'
)
_TOP = (
    '<header><a href="/">The Ormby Ledger</a><nav><ul><li><a href="/news">News</a></li>'
    '<li><a href="/sea">At sea</a></li><li><a href="/trade">Trade</a></li>'
    '<li><a href="/weather">Weather</a></li></ul></nav></header>'
)
_FOOT = (
    f'<footer><p>{AROUND[3]}</p><ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul>'
    "</footer></body></html>"
)
_RELATED = (
    f'<aside class="related"><h2>More on this</h2><ul><li><a href="/strike">{AROUND[1]}</a></li>'
    f'<li><a href="/loan">{AROUND[2]}</a></li></ul></aside>'
)
_LETTER = (
    f'<div class="newsletter-signup"><p>{AROUND[0]}</p><form><input name="mail"><button>Sign up</button></form></div>'
)
TITLE = "Ferry runs aground off Ormby"


def _page(body: str, more: str = "", lang: str = "en", title: str = TITLE) -> str:
    return f"{_HEAD.format(lang=lang, title=title, more=more)}{_TOP}<main>{body}</main>{_FOOT}"


def _paragraphs(said: Sequence[str] = SAID) -> str:
    return "".join(f"<p>{each}</p>" for each in said)


def _article(body: str) -> str:
    return f"<article><h1>{TITLE}</h1><p class='byline'>By Ada Brook</p>{body}</article>"


_COMMENTS = (
    "I was on that ferry and the crew was splendid, thank you all.",
    "The council should have replaced that chain years ago, as everybody here knows.",
)
_POSTS = (
    ("11:40", "All 84 passengers are ashore, the coast guard has just told the Ledger."),
    ("10:15", "Divers report a tear of about two metres in the hull below the car deck."),
    ("09:05", "The harbour office confirms that a ferry has run aground on the Ormby reef."),
    ("08:50", "A reader writes that a large ship is lying at an angle off the old pier."),
)
_LIST = tuple(f"Story number {n} about boats, bridges and the council of Ormby" for n in range(1, 25))
_BRIEF = (
    "Two sailors were rescued off Pellin on Monday night.",
    "Their boat had lost its rudder, the coast guard said.",
)
_ARABIC = (
    "جنحت عبّارة تقلّ 84 راكباً قبالة أورمبي فجر الثلاثاء، بحسب ما أعلن مكتب الميناء.",
    "وعثر الغواصون على شقّ طوله متران في هيكل السفينة، وقالت مديرة الميناء إن أحداً لم يصب بأذى.",
    "وستستغرق الإصلاحات حتى الربيع المقبل، وفق ما قاله مالك الخط للصحافيين على الرصيف.",
)
_ASKED = (
    "Where were you when it struck?",
    "On the bridge. I felt it before I heard it.",
    "Did you know that the buoy was adrift?",
    "No. Nobody had told us.",
    "What did you do first?",
    "I closed the doors below and called the coast guard at 4:52 a.m.",
)

PAGES = (
    Styled("a plain article", _page(_article(_paragraphs())), SAID, AROUND[3:]),
    Styled(
        "boxes between the paragraphs",
        _page(_article(_paragraphs(SAID[:2]) + _LETTER + _paragraphs(SAID[2:4]) + _RELATED + _paragraphs(SAID[4:]))),
        SAID,
        AROUND,
    ),
    Styled(
        "a related link among the paragraphs",
        _page(
            _article(
                _paragraphs(SAID[:3])
                + f'<p><strong>Read more: <a href="/strike">{AROUND[1]}</a></strong></p>'
                + _paragraphs(SAID[3:])
            )
            + _RELATED
        ),
        SAID,
        AROUND[2:],
    ),
    Styled(
        "comments below",
        _page(
            _article(_paragraphs())
            + '<section id="comments" class="comments"><h2>2 comments</h2>'
            + "".join(f'<div class="comment"><b>gull{n}</b><p>{each}</p></div>' for n, each in enumerate(_COMMENTS))
            + "</section>"
        ),
        SAID,
        (*_COMMENTS, AROUND[3]),
    ),
    Styled(
        "a live blog",
        _page(
            f"<div class='live'><h1>{TITLE}: as it happened</h1><p>{SAID[0]}</p>"
            + "".join(
                f"<div class='post' id='p{n}'><time>{at}</time><h3>{at}</h3><p>{each}</p></div>"
                for n, (at, each) in enumerate(_POSTS)
            )
            + "</div>"
            + _RELATED
        ),
        (SAID[0], *(each for _, each in _POSTS)),
        AROUND[1:],
    ),
    Styled(
        "a consent dialogue over the article",
        _page(
            '<div id="cmp" role="dialog" class="consent-overlay"><p>We and our 400 partners '
            "store cookies on your device.</p><button>Accept all</button></div>" + _article(_paragraphs())
        ),
        SAID,
        ("We and our 400 partners store cookies on your device.", AROUND[3]),
    ),
    Styled("a brief of two sentences", _page(_article(_paragraphs(_BRIEF)) + _RELATED), _BRIEF, AROUND[1:]),
    Styled(
        "lines parted by breaks",
        _page(f"<div class='story'><h1>{TITLE}</h1><div class='text'>{'<br><br>'.join(SAID)}</div></div>{_RELATED}"),
        SAID,
        AROUND[1:],
    ),
    Styled(
        "key points in a list",
        _page(
            _article(f"<ul class='keypoints'>{''.join(f'<li>{x}</li>' for x in SAID[:2])}</ul>{_paragraphs(SAID[2:])}")
        ),
        SAID,
        AROUND[3:],
    ),
    Styled(
        "a table of figures",
        _page(
            _article(
                _paragraphs(SAID[:3])
                + "<table><tr><th>Ship</th><th>Passengers</th></tr><tr><td>Gannet</td><td>84</td></tr></table>"
                + _paragraphs(SAID[3:])
            )
        ),
        (*SAID, "Gannet"),
        AROUND[3:],
    ),
    Styled(
        "an interview",
        _page(
            _article(
                "".join(
                    f"<p>{'<b>' if n % 2 == 0 else ''}{x}{'</b>' if n % 2 == 0 else ''}</p>"
                    for n, x in enumerate(_ASKED)
                )
            )
        ),
        _ASKED,
        AROUND[3:],
    ),
    Styled(
        "a quotation set apart and a caption",
        _page(
            _article(
                f"<figure><img src='a.jpg'><figcaption>The Gannet on the reef at low tide.</figcaption></figure>"
                f"{_paragraphs(SAID[:2])}<blockquote><p>{SAID[2]}</p></blockquote>{_paragraphs(SAID[3:])}"
            )
        ),
        SAID,
        AROUND[3:],
    ),
    Styled(
        "an article in Arabic",
        _page(
            f"<article dir='rtl'><h1>جنوح عبّارة</h1>{_paragraphs(_ARABIC)}</article>{_RELATED}",
            lang="ar",
            title="جنوح عبّارة",
        ),
        _ARABIC,
        AROUND[1:],
    ),
    Styled(
        "paragraphs in bare boxes",
        _page(
            "<div class='c1'><div class='c2'><h1>"
            + TITLE
            + "</h1>"
            + "".join(f"<div class='x{n}'><span>{each}</span></div>" for n, each in enumerate(SAID))
            + f"</div><div class='c3'><div><a href='/strike'>{AROUND[1]}</a></div>"
            f"<div><a href='/loan'>{AROUND[2]}</a></div></div></div>"
        ),
        SAID,
        AROUND[1:],
    ),
    Styled(
        "the same paragraph twice in a correction",
        _page(_article(_paragraphs() + "<p><em>Correction: an earlier version said 48 passengers.</em></p>")),
        (*SAID, "Correction: an earlier version said 48 passengers."),
        AROUND[3:],
    ),
)
LISTING = _page(
    "<h1>At sea</h1>"
    + "".join(f'<article class="card"><h2><a href="/s/{n}">{each}</a></h2></article>' for n, each in enumerate(_LIST))
)
