"""Labels as JSON files, one a plan; docs/evaluate.md describes their shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from audit.evaluating.labels import (
    OUTCOME_SIGNS,
    PROVISION_SIGNS,
    LabelledItem,
    LabelledPlan,
    Labels,
    Rating,
)
from audit.register.rows import RegisterRow
from audit.result import Overall
from audit.rubric.model import Rubric

MOST_BYTES = 20_000_000
_PROVISION = ("F", "G", "H1", "H2")


class _Part(BaseModel):
    """What is not asked for here is passed over: the files hold much else."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class _Facts(_Part):
    case_ref: str | None = None
    name: str | None = None
    dob: date | None = None


class _Register(_Part):
    direct_payments_received: bool | None


class _Item(_Part):
    id: str
    text: str
    who: str | None = None
    how_often: str | None = None
    how_long: str | None = None


class _Sections(_Part):
    E: list[_Item] | None = None
    F: list[_Item] | None = None
    G: list[_Item] | None = None
    H1: list[_Item] | None = None
    H2: list[_Item] | None = None


class _Labels(_Part):
    criteria: dict[str, Annotated[int, Field(ge=0, le=3)] | None] = {}
    measures: dict[str, bool | Literal["not established"] | None] = {}
    overall: Overall | None = None
    outcomes: dict[str, dict[str, bool]] | None = None
    provision: dict[str, dict[str, bool]] | None = None


class _File(_Part):
    facts: _Facts = _Facts()
    register_: _Register | None = Field(default=None, alias="register")
    sections: _Sections = _Sections()
    labels: _Labels


def read_label_files(files: Sequence[Path], rubric: Rubric) -> Labels:
    """The labels of each file; one that cannot be read costs only itself."""
    plans, problems, unread = [], [], []
    for path in files:
        try:
            found = _File.model_validate_json(_bytes(path))
        except ValidationError as error:
            unread.append(f"{path.name}: these are not labels of a plan ({_first(error)}).")
            continue
        except OSError:
            unread.append(f"{path.name}: cannot be opened; close it elsewhere and check the path.")
            continue
        plans.append(_plan(path.stem, found, rubric))
        problems += [f"{path.name}: {said}" for said in _problems(found, rubric)]
    return Labels(tuple(plans), tuple(problems), tuple(unread))


def _bytes(path: Path) -> bytes:
    """The file, without the mark that Windows editors put first; nothing of one too large."""
    if path.stat().st_size > MOST_BYTES:
        return b""
    return path.read_bytes().removeprefix(b"\xef\xbb\xbf")


def _first(error: ValidationError) -> str:
    """Where the first fault is and what it is; what stands there is not repeated."""
    fault = error.errors(include_input=False, include_url=False)[0]
    place = ".".join(map(str, fault["loc"]))
    return f"{place}: {fault['msg']}" if place else "no JSON, or damaged"


def _plan(key: str, found: _File, rubric: Rubric) -> LabelledPlan:
    labels, sections = found.labels, found.sections
    provision = {name: getattr(sections, name) or [] for name in _PROVISION}
    return LabelledPlan(
        key=key,
        case_ref=found.facts.case_ref or "",
        criteria=_criteria(labels, rubric),
        measures={m.id: labels.measures[m.id] for m in rubric.measures if m.id in labels.measures},
        overall=labels.overall,
        outcomes=_items({"E": sections.E or []}, labels.outcomes, OUTCOME_SIGNS),
        provision=_items(provision, labels.provision, PROVISION_SIGNS),
        register=_row(found),
    )


def _criteria(labels: _Labels, rubric: Rubric) -> dict[str, Rating]:
    """The ratings of criteria that the rubric has.

    Where nothing says whether one applies, that stands under its measure.
    """
    found: dict[str, Rating] = {
        criterion.id: labels.criteria[criterion.id]
        for criterion in rubric.criteria
        if criterion.id in labels.criteria
    }
    for measure in rubric.measures:
        if labels.measures.get(measure.id) == "not established" and measure.criterion in found:
            found[measure.criterion] = "not established"
    return found


def _items(
    sections: Mapping[str, Iterable[_Item]],
    labels: Mapping[str, Mapping[str, bool]] | None,
    known: Sequence[str],
) -> tuple[LabelledItem, ...] | None:
    if labels is None:
        return None
    return tuple(
        LabelledItem(
            id=item.id,
            section=section,
            wordings=_wordings(item),
            signs={
                name: labels[item.id][name] for name in known if name in labels.get(item.id, {})
            },
        )
        for section, items in sections.items()
        for item in items
    )


def _wordings(item: _Item) -> tuple[str, ...]:
    whole = " ".join(x for x in (item.text, item.who, item.how_often, item.how_long) if x)
    return tuple(dict.fromkeys((item.text, whole)))


def _row(found: _File) -> RegisterRow | None:
    if found.register_ is None:
        return None
    return RegisterRow(
        line=0,
        case_ref=found.facts.case_ref or "",
        name=found.facts.name or "",
        date_of_birth=found.facts.dob,
        direct_payment=found.register_.direct_payments_received,
    )


def _problems(found: _File, rubric: Rubric) -> Iterable[str]:
    known = {criterion.id for criterion in rubric.criteria}
    if unknown := len(found.labels.criteria.keys() - known):
        yield f"{unknown} of its criteria are not in the rubric and are left out"
    for named, labels, sections in (
        ("outcomes", found.labels.outcomes, ("E",)),
        ("provision", found.labels.provision, _PROVISION),
    ):
        texts = {item.id for name in sections for item in getattr(found.sections, name) or []}
        if missing := len((labels or {}).keys() - texts):
            yield f"{missing} of the labels of {named} have no text in its sections"
