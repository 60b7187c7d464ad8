"""Foreign text as HTML: escaped, and every character that would be hidden or obeyed made to be seen.

The characters themselves stay where they are, so that whoever copies a quote copies the stored text. It does not know
what the text is or where on the page it stands.
"""

from markupsafe import Markup, escape

from bot.visible import hidden, on_one_line, visible
from index.regex import regex

# Joiners and direction marks are part of spelling in these scripts: they stay unseen beside their letters.
_JOINER = regex("[\u200c\u200d]")
_DIRECTION = regex("[\u061c\u200e\u200f]")
_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FROM_THESE_SCRIPTS_ON = "\u0600"
_LAID_OUT = "\n\t"
# What an HTML file cannot hold, or what a reader of it would change.
_NOT_IN_HTML = regex("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> Markup:
    """`text` for a page: what a browser has of it after parsing is `text` again, signs of hidden characters aside."""
    spells = _RIGHT_TO_LEFT.search(text) is not None
    parts, at = [], 0
    for found in hidden(text):
        parts += [escape(text[at : found.start()]), _shown(text, found.start(), spells)]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def _shown(text: str, at: int, spells: bool) -> Markup:
    character = text[at]
    if character == "\r":
        return Markup("&#13;")  # a bare one would be read as a line break
    spelled = (_DIRECTION.match(character) and spells) or (_JOINER.match(character) and _joins(text, at))
    if character in _LAID_OUT or spelled:
        return Markup(character)
    held = "" if _NOT_IN_HTML.match(character) else character
    return Markup('<span class="unseen" data-sign="{}">{}</span>').format(visible(character).strip("<>"), held)


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two signs of a script, or of a picture, that is written with joiners."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and all(character >= _FROM_THESE_SCRIPTS_ON for character in around)


def foreign(text: str) -> Markup:
    """A name or title among our own words: on one line, and in its own direction."""
    return Markup("<bdi>{}</bdi>").format(on_one_line(text))
