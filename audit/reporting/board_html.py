"""The board pack as one HTML file without script; its charts say in words what they show."""

from __future__ import annotations

from audit.framework.board_result import BoardPack
from audit.reporting import board_words as said
from audit.reporting import charts
from audit.reporting.board_tables import in_words, tables, trend_id
from audit.reporting.drawing import svg
from audit.reporting.html import page

_TAGS = {"good": "strong", "bad": "none", "late": "weak", "done": "sound"}


def render(pack: BoardPack) -> str:
    """The whole pack: what the board reads first, then how it was made and the tables behind."""
    from markupsafe import Markup

    drawn = [
        (series, Markup(_run_chart(pack, number)), trend_id(series))  # noqa: S704 - svg() escapes
        for number, series in enumerate(pack.series)
    ]
    alternative = " ".join(one.sentence for one in pack.measures)
    measures = svg(
        charts.measures_chart(pack.measures, 400), "measures-chart", "The measures", alternative
    )
    return page(
        "board.html",
        title=said.title(pack),
        pack=pack,
        said=said,
        tag=lambda kind: _TAGS.get(kind, "neutral"),
        tables=tables(pack),
        in_words=in_words,
        charts=drawn,
        measures_chart=Markup(measures),  # noqa: S704 - svg() escapes
    )


def render_plain(pack: BoardPack) -> str:
    """The page for parents and young people, in large type, one side of A4 when printed."""
    return page("board_plain.html", title=pack.plain.title, page=pack.plain)


def _run_chart(pack: BoardPack, number: int) -> str:
    series = pack.series[number]
    return svg(charts.run_chart(series), f"chart-{number + 1}", series.title, series.alternative)
