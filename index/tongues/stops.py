"""Whether a full stop ends a sentence, in a language with a table of its own.

The rest of cutting is the same for all languages (`sentences`).
"""

from index.abbreviations import DOTTED
from index.regex import regex
from index.tongues.tongue import Tongue, fold

_LONGEST_ORDINAL = 2  # "21. April", "19. Jahrhundert"; "im Jahr 1998. Das" ends


def full_stop_ends(table: Tongue, word: str, then: str, *, opens: bool, figure: bool) -> bool:
    """The stop behind `word`, with the word `then` after it: `opens` the sentence begins with `word` ("3. The"),
    `figure` when a figure follows."""
    folded, following = fold(word), fold(then)
    if word.isdigit():
        if opens and len(word) <= _LONGEST_ORDINAL + 1:
            return False
        ordinal = table.ordinal_stop and len(word) <= _LONGEST_ORDINAL
        return not ordinal or following in table.openers
    last = folded.rpartition("-")[2]
    if last in table.figure_next and figure:
        return False
    if last in table.may_end or folded in table.may_end:
        return following in table.openers
    if last in table.never_end or folded in table.never_end:
        return False
    if DOTTED.fullmatch(word) or (len(word) == 1 and (word.isupper() or not word.islower())):
        return following in table.openers and len(following) > 1
    return True


_DIALOGUE = regex(r"[-–—]\s+")


def goes_on_after_dash(text: str, at: int) -> bool:
    """ "«Halt!» — sagte er": behind the dash a small letter goes on the sentence."""
    dash = _DIALOGUE.match(text, at)
    return dash is not None and text[dash.end() : dash.end() + 1].islower()
