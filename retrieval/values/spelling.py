"""How far apart two spellings of one name are: romanisations differ in vowels, doubled letters and a few consonants.

A weighted edit distance (Wagner and Fischer 1974) over letters that stand for one sound, with a lower price for vowels
that transliterations swap. It does not know languages.
"""

import re
from functools import lru_cache

ALIKE = 0.22
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"^wr", "r"),
    (r"sch|sh|ş|š|ś", "S"),
    (r"tch|ch|ç|č|ć", "C"),
    (r"kh|ck|q|x", "k"),
    (r"gh", "g"),
    (r"dj|dzh|zh|ž", "j"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"v", "f"),
    (r"ou|oo", "u"),
    (r"(?<=.)(?:ay|ey)$", "i"),
    (r"ee|ie|ei|ai|ay|ey", "e"),
    (r"au|ow(?![aeiou])", "o"),
    (r"(?<=[aeiou])w(?=[aeiou])", "f"),
    (r"w", "u"),
    (r"y", "i"),
    (r"(?<=[aeiou])h(?=$|[^aeiou])", ""),
)
_VOWELS = frozenset("aeiou")
_SWAPS = {
    frozenset("ei"): 0.3,
    frozenset("ou"): 0.3,
    frozenset("ae"): 0.3,
    frozenset("ai"): 0.6,
    frozenset("ao"): 0.7,
    frozenset("au"): 1.0,
    frozenset("eo"): 1.0,
    frozenset("eu"): 1.0,
    frozenset("io"): 1.0,
    frozenset("iu"): 1.0,
    frozenset("gj"): 0.4,
    frozenset("gk"): 0.5,
    frozenset("sz"): 0.4,
    frozenset("sS"): 0.6,
    frozenset("CS"): 0.6,
    frozenset("Ct"): 0.8,
    frozenset("kh"): 0.5,
    frozenset("fu"): 0.6,
}


@lru_cache(maxsize=65_536)
def sounds(word: str) -> str:
    """The letters of a folded word as sounds, doubled ones once."""
    for pattern, sound in _SOUNDS:
        word = re.sub(pattern, sound, word)
    return re.sub(r"(.)\1+", r"\1", word)


_BARE = str.maketrans("cqxgjzvw", "kkkkkkff", "aeiouyh'-")


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, those as one that spellings swap: what differs in them is another name's."""
    word = re.sub(r"dz?h?j|dzh|zh", "j", word.replace("ph", "f")).translate(_BARE).replace("s", "k")
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65_536)
def distance(a: str, b: str) -> float:
    """0 for one spelling, about 0.2 for two romanisations, 1 and more for other names; symmetric. Words are folded.

    The price of the cheapest edit over the mean length. Words of other scripts, or with another first consonant, are
    far apart.
    """
    if a > b:
        a, b = b, a
    left, right = sounds(a), sounds(b)
    if not left or not right:
        return 0.0 if a == b else 2.0
    if left == right:
        return 0.0
    if not _may_be_one(left, right):
        return 2.0
    far = (_edit(left, right) + _telling_vowels(left, right)) / ((len(left) + len(right)) / 2)
    # Short names differ by a letter or two as a rule, not by accident.
    return far * 1.7 if min(len(left), len(right)) <= 4 else far


def _may_be_one(left: str, right: str) -> bool:
    first, second = (next((c for c in word if c not in _VOWELS), "") for word in (left, right))
    short, long = sorted((left, right), key=len)
    if long.startswith(short) and len(long) >= len(short) + 2:
        return False  # a country and the one named after it
    return len(short) >= 3 and (first == second or _SWAPS.get(frozenset((first, second)), 1.0) <= 0.5)


def _telling_vowels(left: str, right: str) -> float:
    """What the first and the last vowel add: those tell names apart ("a" and "o" at the end a woman's from a man's)."""
    extra = 0.0
    if left[0] == right[0] or (left[0] in _VOWELS and right[0] in _VOWELS):
        at = 1 if left[0] not in _VOWELS else 0
        pair = frozenset((left[at], right[at]))
        extra += 0.4 if pair <= _VOWELS and _SWAPS.get(pair, 0.0) >= 1.0 else 0.0
    return extra + (0.5 if frozenset((left[-1], right[-1])) == frozenset("ao") else 0.0)


def _edit(left: str, right: str) -> float:
    row = [0.0]
    for j, b in enumerate(right):
        row.append(row[-1] + _gap(right, j, b))
    for i, a in enumerate(left):
        before, row = row, [row[0] + _gap(left, i, a)]
        for j, b in enumerate(right):
            swap = 0.0 if a == b else _SWAPS.get(frozenset((a, b)), 2.0)
            row.append(min(before[j] + swap, before[j + 1] + _gap(left, i, a), row[j] + _gap(right, j, b)))
    return row[-1]


def _gap(word: str, at: int, letter: str) -> float:
    """The price of a letter that the other has not: vowels come and go, and a final t or h after a vowel."""
    last = at == len(word) - 1 and at > 0
    if letter in _VOWELS or letter == "h":
        # A vowel more at the end makes a woman of a man and a people of a country.
        return 1.2 if last and letter != "h" else 0.5
    return 0.5 if last and letter == "t" and word[at - 1] in _VOWELS else 1.5
