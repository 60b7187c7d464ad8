"""An answer in the form that other programs take: which forms there are, and what each needs of the archive.

It does not know how a form is written.
"""

from datetime import datetime
from enum import StrEnum

from bot.report.gathering import Stacks, gather
from retrieval.answer import Answer


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    CSL = "csl"


def exported(answer: Answer, form: Format, archive: Stacks, asked: datetime) -> str:
    """The answer in any form but a terminal's; `asked` is when it was asked.

    Raises UnknownArticle where a quoted article was removed since, ArchiveBroken before a false quote.
    """
    if form is Format.JSON:
        return answer.to_json() + "\n"
    sources = gather(answer, archive)
    if form is Format.MARKDOWN:
        from bot.exporting.markdown import markdown

        return markdown(answer, sources)
    if form is Format.HTML:
        from bot.report.dossier import dossier
        from bot.report.page import page

        return page(dossier(answer, sources, asked))
    if form is Format.CSV:
        from bot.exporting.spreadsheet import spreadsheet

        return spreadsheet(answer, sources)
    if form is Format.CSL:
        from bot.exporting.citations import citations

        return citations(answer, sources)
    raise ValueError(f"{form} is laid out for a terminal, not exported")
