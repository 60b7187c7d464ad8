"""Characters that a terminal obeys or hides, made to be seen.

Articles and questions are other people's text: an escape sequence could recolour or retitle a terminal, a bidi override
could show a quote backwards, a zero-width character could hide a difference between two names.
"""

import re
from collections.abc import Iterator

from index.regex import regex

# Control (Cc), format (Cf) and separator (Zl, Zp) characters, lone surrogates, and the letters and marks that Unicode
# gives no ink. Variation selectors FE00-FE0F are left: they only choose between two drawings of one sign.
_INVISIBLE = regex(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = regex(r"[\n\t]")
_SPACE = regex(r"\s+")

LONGEST_MESSAGE = 600  # characters; two paths and what to do with them have 400, a pasted argument thousands
_HEAD, _TAIL = 300, 200


def _shown(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"


def visible(text: str) -> str:
    """`text` with every control, bidi, zero-width and otherwise inkless character shown as a sign or `<U+202E>`."""
    return _INVISIBLE.sub(_shown, text)


def hidden(text: str) -> Iterator[re.Match[str]]:
    """Each character that `visible` shows as a sign, in order."""
    return _INVISIBLE.finditer(text)


def visible_lines(text: str) -> str:
    """As `visible`, but line breaks and tabs stay what they are: for a whole article, printed as it is laid out."""
    unified = text.replace("\r\n", "\n")
    kept, last = [], 0
    for found in _BREAKS.finditer(unified):
        kept.append(visible(unified[last : found.start()]))
        kept.append(found.group())
        last = found.end()
    kept.append(visible(unified[last:]))
    return "".join(kept)


def on_one_line(text: str) -> str:
    """As `visible`, with each run of white space, line breaks too, as one space: for titles and wrapped quotes."""
    return visible(_SPACE.sub(" ", text).strip())


def on_a_short_line(text: str) -> str:
    """As `on_one_line`, with the middle left out of what is too long to be read: messages begin with what happened,
    repeat what was typed, and end with what to do next."""
    line = on_one_line(text)
    if len(line) <= LONGEST_MESSAGE:
        return line
    left_out = len(line) - _HEAD - _TAIL
    return f"{line[:_HEAD]} … ({left_out:,} characters) … {line[-_TAIL:]}"
