"""Letters for pictures: which font has them, how wide they are, how they are shortened or broken into lines.

It does not know what is drawn. DejaVu Sans comes with matplotlib (Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian,
Georgian); other letters are taken from a font of the machine where one is installed, else the caller says it otherwise.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.telegram import captions
from bot.visible import on_one_line

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

# Font files with many letters that systems ship, by how their names begin; the first that has all the letters of a text
# is taken.
_FILES = (
    "notosans",
    "sourcehansans",
    "wqy",
    "droidsansfallback",
    "pingfang",
    "hiragino",
    "msyh",
    "yugoth",
    "malgun",
    "nirmala",
    "leelawui",
    "freesans",
    "arialunicode",
)
_MISSING = "\u25af"
_OTHER_STYLES = ("italic", "oblique", "mono", "bold", "black", "light", "thin", "medium", "condensed")
_LONGEST = 400
_SMALLER = 0.84


@dataclass(frozen=True, slots=True)
class Face:
    """A font file."""

    path: str

    @property
    def font(self) -> "FT2Font":
        """The opened font."""
        return _opened(self.path)

    def has(self, text: str) -> bool:
        """Whether it has every letter of the text."""
        return all(character == " " or ord(character) in _letters(self.path) for character in text)


@lru_cache(maxsize=32)
def _opened(path: str) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    return FT2Font(path)


@lru_cache(maxsize=32)
def _letters(path: str) -> frozenset[int]:
    return frozenset(_opened(path).get_charmap())


@lru_cache(maxsize=2)
def _own(*, bold: bool) -> Face:
    from matplotlib import get_data_path

    return Face(str(Path(get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{'-Bold' if bold else ''}.ttf"))


@lru_cache(maxsize=1)
def _installed() -> tuple[Face, ...]:
    """Fonts of the machine in the order of `_FILES`, then by path: the same machine, the same picture. Files, not
    matplotlib's list of fonts, which does not learn of one that is installed later."""
    from matplotlib.font_manager import findSystemFonts

    ranked = []
    for path in map(Path, findSystemFonts()):
        stem = path.stem.casefold().replace("-", "").replace("_", "").replace(" ", "")
        rank = next((rank for rank, start in enumerate(_FILES) if stem.startswith(start)), None)
        if rank is not None and not any(style in stem for style in _OTHER_STYLES):
            ranked.append((rank, stem != "notosanscjkregular", str(path)))
    return tuple(Face(path) for _, _, path in sorted(ranked))


def face_of(text: str, *, bold: bool = False) -> Face | None:
    """The font for a text: ours where it can, else one of the machine, else None."""
    for face in (_own(bold=bold), *([] if _own(bold=bold).has(text) else _installed())):
        if face.has(text):
            return face
    return None


@dataclass(frozen=True, slots=True)
class Written:
    """A line that can be drawn, its font and size in pixels."""

    text: str
    face: Face
    size: float

    @property
    def width(self) -> float:
        """In pixels."""
        font = self.face.font
        font.set_size(self.size, 72)
        font.set_text(self.text, 0.0)
        return float(font.get_width_height()[0]) / 64


@dataclass(slots=True)
class Lettering:
    """Writes lines, and remembers what it had to say otherwise: `beside` is for the caption."""

    beside: dict[str, str] = field(default_factory=dict)

    def line(self, text: str, size: float, width: float, *, bold: bool = False, otherwise: str = "") -> Written:
        """`text` on one line of at most `width`, made smaller and then shortened where it has to be; `otherwise` stands
        for a text in letters that no font has."""
        clean, face = self._drawable(text, bold=bold, otherwise=otherwise)
        sizes = (size, size * _SMALLER)
        fitting = next((each for each in sizes if Written(clean, face, each).width <= width), sizes[-1])
        return _shortened(clean, face, fitting, width)

    def lines(self, text: str, size: float, width: float, most: int, *, otherwise: str = "") -> list[Written]:
        """`text` in bold, broken between words into at most so many lines, the last of them shortened."""
        clean, face = self._drawable(text, bold=True, otherwise=otherwise)
        rest = clean.split(" ")
        found: list[Written] = []
        while rest and len(found) < most - 1:
            taken = 1
            while taken < len(rest) and Written(" ".join(rest[: taken + 1]), face, size).width <= width:
                taken += 1
            found.append(_shortened(" ".join(rest[:taken]), face, size, width))
            rest = rest[taken:]
        return [*found, _shortened(" ".join(rest), face, size, width)] if rest else found

    def _drawable(self, text: str, *, bold: bool, otherwise: str) -> tuple[str, Face]:
        """The text with a font that has its letters; a few missing ones (an emoji in a name) become a sign."""
        clean = on_one_line(text)
        if len(clean) > _LONGEST:
            clean = clean[:_LONGEST] + captions.CUT
        face = face_of(clean, bold=bold)
        if face is not None:
            return clean, face
        own = _own(bold=bold)
        filled = "".join(c if own.has(c) else _MISSING for c in clean)
        if otherwise and 3 * filled.count(_MISSING) > len(filled):
            self.beside.setdefault(otherwise, clean)
            return otherwise, own
        return filled, own


def _shortened(text: str, face: Face, size: float, width: float) -> Written:
    whole = Written(text, face, size)
    if whole.width <= width:
        return whole
    sign = captions.CUT if face.has(captions.CUT) else "..."
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        if Written(text[:middle].rstrip() + sign, face, size).width <= width:
            low = middle
        else:
            high = middle
    return Written(text[:low].rstrip() + sign, face, size)
