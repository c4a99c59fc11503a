"""The board pack as text for a terminal: what the board reads, without the tables behind."""

from __future__ import annotations

from audit.framework.board_result import BoardPack, PlainPage
from audit.reporting import board_words as said
from audit.reporting.page import Page


def render(pack: BoardPack, *, width: int = 80, colour: bool = False) -> str:
    """Headline, measures, what limits quality, signals, actions and caveats."""
    page = Page(width)
    page.title(said.title(pack))
    if pack.basis == "provisional":
        page.entry("", said.PROVISIONAL, 0)
        page.blank()
    for text in pack.headline:
        page.entry("", text, 0)
    _measures(page, pack)
    _list(page, "What limits quality", pack.limits)
    _list(page, "Month by month", said.signals(pack))
    _actions(page, pack)
    _list(page, "How the figures were made", pack.how_made)
    _list(page, "What to bear in mind", pack.caveats)
    return page.string(colour)


def render_plain(pack: BoardPack, *, width: int = 80, colour: bool = False) -> str:
    """The page for parents and young people."""
    return _plain(pack.plain, Page(width)).string(colour)


def _measures(page: Page, pack: BoardPack) -> None:
    page.heading("The measures")
    for one in pack.measures:
        page.entry("", one.title)
        page.entry("", one.figure.words, 4)
        if one.figure.interval:
            page.entry("", f"Of all plans issued: {said.interval(one.figure)}", 4)
        for target in one.targets:
            page.entry("", f"Target {said.status(target)}", 4)
    page.blank()
    page.entry("", pack.coverage.sentence)
    page.entry("", f"Target {said.status(pack.coverage.target)}", 4)


def _actions(page: Page, pack: BoardPack) -> None:
    if not pack.actions:
        return
    page.heading("Actions of Section G")
    for _, colour, of in said.progress(pack):
        page.entry(colour, of, 2, 16)


def _list(page: Page, heading: str, texts: list[str]) -> None:
    if texts:
        page.heading(heading)
        for text in texts:
            page.entry("-", text, 2, 4)


def _plain(plain: PlainPage, page: Page) -> Page:
    page.title(plain.title)
    for part in plain.parts:
        page.heading(part.heading)
        for text in part.sentences:
            page.entry("", text, 0)
    return page
