"""The rubric for people to read: as text for the terminal, as Markdown pages for the handbook."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from audit.errors import RubricError
from audit.reporting.rubric_checks import explain
from audit.reporting.words import section, sentence_case, targets
from audit.rubric.model import Criterion, Limit, Measure, Rubric
from audit.rubric.wordlists import all_lists_named, lists_named, references, with_references

NOTE = "<!-- Made from the rubric by docs/build.py: change the rubric, not this page. -->"

_PROVISION_ITEMS = frozenset(
    ("who", "how_often", "how_long", "continuous", "equipment", "vague", "vague_open")
)


def rubric_text(rubric: Rubric, criterion_id: str | None = None, width: int = 80) -> str:
    """The whole rubric in short, or one criterion in full, as plain text of that width.

    Raises RubricError if there is no such criterion.
    """
    if criterion_id is None:
        return "\n".join(_overview(rubric, width)) + "\n"
    return "\n".join(_criterion_text(rubric, _find(rubric, criterion_id), width)) + "\n"


def rubric_markdown(rubric: Rubric) -> dict[str, str]:
    """The handbook's pages by file name: an index, one page per criterion, and the word lists."""
    pages = {"index.md": _index(rubric), "words.md": _words_page(rubric)}
    for criterion in rubric.criteria:
        pages[f"{criterion.id}.md"] = _criterion_page(rubric, criterion)
    return pages


def _find(rubric: Rubric, criterion_id: str) -> Criterion:
    try:
        return rubric.criterion(criterion_id.upper())
    except KeyError:
        known = ", ".join(found.id for found in rubric.criteria)
        raise RubricError(f"There is no criterion {criterion_id}; there are {known}.") from None


# What both forms say ----------------------------------------------------------------------------


def _limit_words(limit: Limit) -> str:
    """When a limit applies and what it does, as one sentence."""
    when = []
    if limit.ratings:
        when.append(" and ".join(_at_or_below(id_, level) for id_, level in limit.ratings.items()))
    if limit.sections_missing:
        names = " or ".join(section(key) for key in limit.sections_missing)
        when.append(f"{names} is missing")
    if limit.limiting_at is not None:
        when.append(f"any limiting criterion {_is_at_or_below(limit.limiting_at)}")
    ceiling = "" if limit.at_most == "inadequate" else "at most "
    return f"If {', or '.join(when)}: {ceiling}{limit.at_most}."


def _at_or_below(id_: str, level: int) -> str:
    return f"{id_} {_is_at_or_below(level)}"


def _is_at_or_below(level: int) -> str:
    return f"is {level}" if level == 0 else f"is {level} or less"


def _bands(rubric: Rubric) -> str:
    bands = rubric.bands
    return (
        f"Outstanding from {bands.outstanding * 100:g}%, good from {bands.good * 100:g}%, requires "
        f"improvement from {bands.requires_improvement * 100:g}%, else inadequate."
    )


def _measure_words(measure: Measure) -> str:
    """When a measure is met, as one sentence."""
    if measure.criterion:
        met = f"{measure.criterion} is rated {measure.at_least} or more"
    else:
        met = f"the plan is {' or '.join(measure.bands)}"
    younger = f" It applies from Year {measure.from_year}." if measure.from_year else ""
    return f"Met if {met}.{younger} Target: {targets(t.percent for t in measure.targets)}."


def _nature(criterion: Criterion) -> str:
    """Section, weight and what else holds, in one line."""
    parts = [section(criterion.section), f"weight {criterion.weight:g}"]
    if criterion.limiting:
        parts.append("limiting")
    if criterion.from_year:
        parts.append(f"from Year {criterion.from_year}")
    if criterion.status == "preview":
        parts.append("preview: shown, not counted")
    return ", ".join(parts)


def _settings(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """The numbers and choices of a criterion's check, without its word lists."""
    lists = {path[0] for path, _ in lists_named(criterion.check)}
    for name, value in criterion.check.model_dump(exclude_none=True).items():
        if name not in lists:
            written = value if isinstance(value, str) else json.dumps(value)
            yield name, written.replace('"', "")


def _lists(rubric: Rubric, criterion: Criterion) -> list[str]:
    """The word lists that a criterion uses, with those by which it judges outcomes or provision."""
    named = [name for _, name in lists_named(criterion.check)]
    kind = criterion.check.kind
    for path, name in lists_named(rubric.items):
        needed_by = "share_of_provision" if path[0] in _PROVISION_ITEMS else "share_of_outcomes"
        if kind == needed_by:
            named.append(name)
    return with_references(named, rubric.words)


# Plain text -------------------------------------------------------------------------------------


def _overview(rubric: Rubric, width: int) -> Iterator[str]:
    yield from _wrapped(f"{rubric.title} ({rubric.id}, version {rubric.version})", width)
    yield from _wrapped(f"Source: {rubric.source}", width)
    yield from _titled("Ratings")
    yield from (f"  {level}  {word}" for level, word in sorted(rubric.ratings.items()))
    yield from _titled("Criteria (* limiting)")
    for criterion in rubric.criteria:
        star = "*" if criterion.limiting else " "
        lead = f"  {criterion.id:<4}{star} {f'{criterion.weight:g}':>3}  "
        yield from _wrapped(criterion.title, width, lead)
    yield from _titled("Overall judgement")
    yield from _wrapped(_bands(rubric), width, "  ")
    for limit in rubric.limits:
        yield from _wrapped(_limit_words(limit), width, "  - ")
    yield from _titled("Measures")
    for measure in rubric.measures:
        yield from _wrapped(f"{measure.title}. {_measure_words(measure)}", width, "  - ")
    yield ""
    yield from _wrapped("One criterion in full: audit rubric show --criterion C1", width)


def _criterion_text(rubric: Rubric, criterion: Criterion, width: int) -> Iterator[str]:
    yield from _wrapped(f"{criterion.id}  {criterion.title}", width)
    yield from _wrapped(_nature(criterion), width)
    yield ""
    yield from _wrapped(criterion.why, width)
    yield from _titled("Ratings")
    for level in (3, 2, 1, 0):
        yield from _wrapped(criterion.descriptors[level], width, f"  {level}  ")
    if criterion.readings:
        yield from _titled("Readings")
        for reading in criterion.readings:
            yield from _wrapped(reading, width, "  - ")
    yield from _titled("How the tool judges it")
    for sentence in explain(criterion.check):
        yield from _wrapped(sentence, width, "  - ")
    yield from _titled("What to do")
    yield from _wrapped(criterion.mend, width, "  ")
    yield from _titled("Where the rule comes from")
    yield from _wrapped(criterion.basis, width, "  ")
    names = _lists(rubric, criterion)
    if names:
        yield from _titled("Word lists")
        yield from _wrapped(", ".join(names), width, "  ")


def _titled(title: str) -> Iterator[str]:
    yield ""
    yield title


def _wrapped(text: str, width: int, lead: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        max(width, 30),
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


# Markdown ---------------------------------------------------------------------------------------


def _index(rubric: Rubric) -> str:
    rows = [
        f"| [{found.id}]({found.id}.md) | {_cell(found.title)} | {section(found.section)} | "
        f"{found.weight:g} | {'yes' if found.limiting else ''} |"
        for found in rubric.criteria
    ]
    ratings = [f"- {level}: {word}" for level, word in sorted(rubric.ratings.items())]
    measures = [f"- {found.title}. {_measure_words(found)}" for found in rubric.measures]
    return _page(
        f"# {rubric.title}",
        f"Rubric {rubric.id}, version {rubric.version}. {rubric.source}",
        "A panel of parents, young people, education, health and social care may change all of "
        "this: see [Change the rubric](../change-the-rubric.md).",
        "## Criteria",
        "\n".join(
            ["| | What is judged | Where | Weight | Limiting |", "|---|---|---|---|---|", *rows]
        ),
        "## Ratings",
        "\n".join(ratings),
        "## Overall judgement",
        "The score is the sum of weight times rating, divided by the sum of weight times 3, over "
        f"the criteria that apply. {_bands(rubric)} Then the limits; the lowest wins.",
        "\n".join(f"- {_limit_words(limit)}" for limit in rubric.limits),
        "## Measures",
        "\n".join(measures),
        "The words that the tool looks for are in the [word lists](words.md).",
    )


def _criterion_page(rubric: Rubric, criterion: Criterion) -> str:
    levels = [f"| {level} | {_cell(criterion.descriptors[level])} |" for level in (3, 2, 1, 0)]
    settings = [f"| `{name}` | {_cell(value)} |" for name, value in _settings(criterion)]
    parts = [
        f"# {criterion.id}: {criterion.title}",
        f"{sentence_case(_nature(criterion))}. [All criteria](index.md)",
        f"**Why it matters.** {criterion.why}",
        f"**Where the rule comes from.** {criterion.basis}.",
        "## Ratings",
        "\n".join(["| Rating | What it looks like |", "|---|---|", *levels]),
    ]
    if criterion.readings:
        parts += ["## Readings", "\n".join(f"- {reading}" for reading in criterion.readings)]
    parts += ["## How the tool judges it", *explain(criterion.check), _agreement(criterion)]
    parts.append("\n".join(["| Setting | Value |", "|---|---|", *settings]))
    names = _lists(rubric, criterion)
    if names:
        links = ", ".join(f"[{name}](words.md#{name})" for name in names)
        parts.append(f"Word lists: {links}.")
    parts += ["## What to do", criterion.mend]
    return _page(*parts)


def _agreement(criterion: Criterion) -> str:
    return (
        f"When it was last measured, the tool's rating equalled that of labelled plans in "
        f"{criterion.reliability * 100:.0f}% of cases."
    )


def _words_page(rubric: Rubric) -> str:
    parts = [
        "# Word lists",
        "What the tool looks for, one phrase a line. How to write a phrase: see "
        "[Change the rubric](../change-the-rubric.md#how-to-write-a-phrase).",
    ]
    for name, phrases in rubric.words.items():
        parts += [
            f"## {name}",
            _used_by(rubric, name),
            "\n".join(["```text", *phrases, "```"]),
        ]
    return _page(*parts)


def _used_by(rubric: Rubric, name: str) -> str:
    """The criteria and parts of the rubric that use a list, and the lists that name it."""
    users = []
    for path, used in all_lists_named(rubric):
        if used != name:
            continue
        if path[0] == "criteria" and isinstance(path[1], int):
            id_ = rubric.criteria[path[1]].id
            users.append(f"[{id_}]({id_}.md)")
        else:
            users.append(f"`{path[0]}`")
    for other, phrases in rubric.words.items():
        if name in references(phrases):
            users.append(f"[{other}](#{other})")
    return f"Used by {', '.join(dict.fromkeys(users))}." if users else "Not used."


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _page(*parts: str) -> str:
    return "\n\n".join([NOTE, *parts]) + "\n"
