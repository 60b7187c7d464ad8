"""Any blocks at all, for property tests: every Unicode, every look, any address, any length."""

from hypothesis import strategies as st

from bot.telegram.outgoing import Block, Look, Paragraph, Quotation, Words

HOSTILE = (
    "<b>",
    "</blockquote>",
    "<script>",
    "&lt;",
    "&amp",
    "&#x202e;",
    '"><a href="tg://x">',
    "\u202eevil\u202c",
    "\u2066\u2069",
    "\u200b",
    "\ufeff",
    "\u0000",
    "\u001b[31m",
    "\r\n",
    "\u0085",
    "\ud800",
    "A\u030a",
    "\u0333",
    "a" + "\u0301" * 40,
    "👩\u200d👩\u200d👧",
    "🏳️",
    "🇸🇪🇳🇴",
    "한국",
    "\u1112\u1161\u11ab",
    "مرحبا",
    "שלום",
    "東京。",
    "One. Two! Three? ",
    "\n\n\n\n",
    "\u3000 \u00a0\t",
    "@somebody /command #tag t.me/joinchat",
)

anything = st.text(st.characters(), max_size=60)
texts = st.one_of(anything, st.sampled_from(HOSTILE), st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join))
long_texts = st.builds(lambda text, times: text * times, texts.filter(bool), st.integers(1, 400))
urls = st.one_of(
    st.none(),
    texts,
    st.sampled_from(
        (
            "https://news.example/a?b=1&c=%22",
            "javascript:alert(1)",
            "tg://user?id=1",
            "http://",
            "https://news.example:99999/",
            "https://[::1",
            "https://example.org/\u202e",
        )
    ),
)
words = st.builds(Words, st.one_of(texts, long_texts), st.sampled_from(Look), urls)
runs = st.lists(words, max_size=6).map(tuple)
many_runs = st.integers(1, 130).map(lambda count: tuple(Words(f"w{at} ", Look.STRONG) for at in range(count)))
blocks: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(
        st.builds(Paragraph, st.one_of(runs, many_runs), st.booleans()),
        st.builds(Quotation, st.one_of(runs, many_runs), st.booleans()),
    ),
    max_size=8,
)
