"""A sheet of pixels to draw on, measured from its top left corner, and its PNG.

It does not know what is drawn. No state of matplotlib's is used or left behind, and nothing in a text is markup.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from bot.telegram.lettering import Written

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.transforms import Transform

Place = tuple[float, float]


class Sheet:
    """Opaque, so that it reads alike in light and dark apps."""

    def __init__(self, width: int, height: int, colour: str) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._height = height
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=colour, edgecolor=colour)
        self._canvas = FigureCanvasAgg(self._figure)

    def _add(self, artist: "Artist", layer: int) -> None:
        artist.set_zorder(layer)
        artist.set_transform(_from_top_left(self._height))
        self._figure.add_artist(artist, clip=False)

    def text(
        self, at: Place, line: Written, colour: str, *, align: Literal["left", "center", "right"] = "left"
    ) -> None:
        """A line whose baseline is at `at`."""
        from matplotlib.font_manager import FontProperties
        from matplotlib.text import Text

        font = FontProperties(fname=line.face.path, size=line.size)
        x, y = at
        drawn = Text(
            x,
            self._height - y,
            line.text,
            color=colour,
            fontproperties=font,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            usetex=False,
            zorder=5,
            transform=_from_bottom_left(),
        )
        self._figure.add_artist(drawn, clip=False)

    def line(self, ends: Sequence[Place], colour: str, width: float, *, layer: int = 1) -> None:
        """A line through all the places."""
        from matplotlib.lines import Line2D

        xs, ys = [x for x, _ in ends], [y for _, y in ends]
        self._add(Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="round"), layer)

    def area(self, corners: Sequence[Place], fill: str, edge: str, width: float = 0, *, layer: int = 0) -> None:
        """A polygon."""
        from matplotlib.patches import Polygon

        self._add(Polygon(corners, closed=True, facecolor=fill, edgecolor=edge, linewidth=width), layer)

    def disc(self, at: Place, radius: float, fill: str, edge: str, width: float) -> None:
        """A circle."""
        from matplotlib.patches import Circle

        self._add(Circle(at, radius, facecolor=fill, edgecolor=edge, linewidth=width), 3)

    def png(self) -> bytes:
        """The picture, once: the sheet is let go of. The same drawing gives the same bytes."""
        out = BytesIO()
        self._canvas.print_png(out, metadata={"Software": None})  # type: ignore[no-untyped-call]  # matplotlib has none
        # Else artists, figure and five megabytes of pixels hold each other until a garbage collection chances by.
        for artist in self._figure.get_children():
            if artist is not self._figure.patch:
                artist.remove()
        vars(self._canvas).pop("renderer", None)
        return out.getvalue()


def _from_top_left(height: int) -> "Transform":
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(1, -1).translate(0, height)


def _from_bottom_left() -> "Transform":
    """For letters, which would stand on their heads otherwise."""
    from matplotlib.transforms import IdentityTransform

    return IdentityTransform()
