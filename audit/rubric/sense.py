"""Finds what has the right shape but makes no sense: names of nothing, numbers out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language.phrase_notation import PhraseError
from audit.language.phrases import Phrases
from audit.rubric.model import Rubric
from audit.rubric.problems import RubricProblem, did_you_mean, problem_at
from audit.rubric.source import Path, Source
from audit.rubric.wordlists import all_lists_named, references, with_references

_NOT_EMPTY = ("sections", "signs")
_MAY_BE_EMPTY = ("wording",)  # no section named means the whole plan
_GLUED = re.compile(r"[\w*][(\[{]|[)\]}][\w*]")
_IN_ORDER = (
    ("sound_words", "strong_words"),
    ("most_share", "all_share"),
    ("sound_hits", "weak_hits"),
    ("sound_faults", "weak_faults"),
    ("sound_terms", "weak_terms"),
)


def sense_problems(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    """Every problem of a rubric that has the right shape."""
    yield from _criteria(rubric, source)
    yield from _checks(rubric, source)
    yield from _measures_and_limits(rubric, source)
    yield from _lists_absent(rubric, source)
    yield from _phrases(rubric, source)
    yield from _lists_unused(rubric, source)


def _criteria(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    if not rubric.criteria:
        yield problem_at(source, ("criteria",), "there are no criteria")
    yield from _ids_used_twice("criteria", [part.id for part in rubric.criteria], source)
    yield from _ids_used_twice("measures", [part.id for part in rubric.measures], source)
    for level in (0, 1, 2, 3):
        if level not in rubric.ratings:
            yield problem_at(source, ("ratings",), f"a word for the rating {level} is missing")


def _ids_used_twice(key: str, ids: list[str], source: Source) -> Iterator[RubricProblem]:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            line = source.line((key, ids.index(id_), "id"))
            message = f"the id `{id_}` is already used on line {line}"
            yield problem_at(source, (key, index, "id"), message)


def _checks(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    for index, criterion in enumerate(rubric.criteria):
        path: Path = ("criteria", index, "check")
        check = criterion.check
        for name in _NOT_EMPTY:
            if getattr(check, name, None) == [] and check.kind not in _MAY_BE_EMPTY:
                yield problem_at(source, (*path, name), f"`{name}` must name at least one")
        for lower, higher in _IN_ORDER:
            low, high = getattr(check, lower, None), getattr(check, higher, None)
            if low is not None and high is not None and low > high:
                message = f"`{lower}` ({low}) must not be more than `{higher}` ({high})"
                yield problem_at(source, (*path, lower), message)
        if check.kind == "advice_listed":
            for name in check.from_year:
                if name not in check.sources:
                    message = (
                        f"`{name}` is not one of the sources{did_you_mean(name, check.sources)}"
                    )
                    yield problem_at(source, (*path, "from_year", name), message)


def _measures_and_limits(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    ids = [criterion.id for criterion in rubric.criteria]
    named: list[tuple[Path, str]] = [
        (("measures", index, "criterion"), measure.criterion)
        for index, measure in enumerate(rubric.measures)
        if measure.criterion is not None
    ]
    for index, limit in enumerate(rubric.limits):
        named += [(("limits", index, "ratings", id_), id_) for id_ in limit.ratings]
    for path, id_ in named:
        if id_ not in ids:
            yield problem_at(source, path, f"there is no criterion `{id_}`{did_you_mean(id_, ids)}")


def _lists_absent(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    for path, name in all_lists_named(rubric):
        if name not in rubric.words:
            message = f"the word list `{name}` is not there{did_you_mean(name, rubric.words)}"
            yield problem_at(source, path, message)


def _phrases(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    for name, phrases in rubric.words.items():
        for index, message in _phrases_wrong(rubric, name):
            yield problem_at(source, ("words", name, index), message)
        for index, phrase in enumerate(phrases):
            if glued := _GLUED.search(phrase):
                part = phrase[max(0, glued.start() - 15) : glued.end() + 15]
                message = f"a bracket touches a word in “{part}”: it is read with a space between"
                yield problem_at(source, ("words", name, index), message, "warning")
        if not phrases:
            message = "the list has no phrases, so it never finds anything"
            yield problem_at(source, ("words", name), message, "warning")


def _phrases_wrong(rubric: Rubric, name: str) -> Iterator[tuple[int, str]]:
    """The index and the message of each phrase of a list that cannot be read."""
    phrases = rubric.words[name]
    sound = True
    try:
        Phrases(phrases, rubric.words).check()
    except PhraseError:
        sound = False
    for index, phrase in enumerate(phrases):
        if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", phrase)):
            yield index, f"a curly bracket is not closed in “{phrase}”"
        elif not sound:
            absent = [other for other in references([phrase]) if other not in rubric.words]
            if absent:
                hint = did_you_mean(absent[0], rubric.words)
                yield index, f"“{phrase}” names the list `{absent[0]}`, which is not there{hint}"
                continue
            try:
                Phrases([phrase], rubric.words).check()
            except PhraseError as error:
                yield index, str(error)


def _lists_unused(rubric: Rubric, source: Source) -> Iterator[RubricProblem]:
    named = [name for _, name in all_lists_named(rubric)]
    used = with_references(named, rubric.words)
    for name in rubric.words:
        if name not in used:
            message = "no criterion uses this list"
            yield problem_at(source, ("words", name), message, "warning")
