"""A whole invented authority: months of issued plans with documents, and its register.

    python samples/authority.py FOLDER [--months 12] [--plans 150] [--first 2026-01] [--seed 1]

Writes FOLDER/register.csv and FOLDER/plans/. Each plan is one of the labelled plans for another
person: another name, date of birth, dates and team, in any of the sample layouts. The same seed
always gives the same authority. All people are invented.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

if not __package__:  # run as a script: make the package findable
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samples.build import PDF_LAYOUTS, WORD_LAYOUTS, write_plan
from samples.labelled import LABELLED, load_labelled, source_of
from samples.source import Source, uk_date, year_name

COLUMNS = (
    "Case reference",
    "Name",
    "Date of birth",
    "Date issued",
    "New or amended",
    "Year group",
    "Setting",
    "Setting type",
    "Primary need",
    "Plan author",
    "Team",
    "Direct payment received",
    "Date of request",
    "Health advice requested",
    "Health advice received",
    "Social care advice requested",
    "Social care advice received",
    "Document",
)
FIRST_NAMES = (
    "Ailsa Bayo Cerys Dilan Effie Faisal Gwen Hari Imani Jago Keziah Lorcan Maeve Nikhil Orla "
    "Piotr Quinn Rhona Soren Tamsin Umar Verity Wilf Xanthe Yusuf Zelda Anselm Briony Caspar Delyth"
).split()
LAST_NAMES = (
    "Ashdown Birkett Coverdale Dunmore Eastlake Fairhurst Garside Hollins Inskip Jessop Kirkbride "
    "Lockyer Marchant Northcote Oldroyd Penhale Quarmby Ravenhill Sedgwick Thackray Uttley Venning "
    "Wadham Yarwood Amberley Brockbank Catterall Dewhurst Elphick Farrant"
).split()
TEAMS = {
    "North": ("L. Sharpe", "P. Okoro", "D. Whitlock"),
    "South": ("R. Begum", "T. Hale"),
    "Post-16": ("M. Trent", "C. Adair"),
}
NEEDS = (
    "Autistic spectrum disorder",
    "Speech, language and communication needs",
    "Social, emotional and mental health",
    "Moderate learning difficulty",
    "Physical disability",
)
LAYOUTS = (*((name, "") for name in WORD_LAYOUTS), *(("", name) for name in PDF_LAYOUTS))
# Nobody looks at the plans of the last test, so that it stays one.
KEPT_APART = ("d7", "d9")


@dataclass(frozen=True)
class Person:
    """Who an invented plan is for."""

    first: str
    last: str
    born: date
    case_ref: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


def bases() -> list[Mapping[str, Any]]:
    """The labelled plans to make others of; one that lacks Section A, B, E, F or I is left out."""
    names = sorted(path.stem for path in LABELLED.glob("d*.json"))
    plans = [load_labelled(name) for name in names if not name.startswith(KEPT_APART)]
    return [plan for plan in plans if all(plan["sections"].get(key) for key in "ABEFI")]


def issued(
    months: int, plans: int, first: date, seed: int
) -> Iterator[tuple[Source, dict[str, str]]]:
    """Each plan with its row of the register; the plan's layouts are set."""
    draw = random.Random(seed)  # noqa: S311 - the same authority at every run, no secret
    stock = bases()
    for month in range(months):
        start = (first.replace(day=1) + timedelta(days=31 * month + 15)).replace(day=1)
        for number in range(plans):
            yield _one(draw, stock, start, 10_000 + month * plans + number)


def _one(
    draw: random.Random, stock: list[Mapping[str, Any]], month: date, number: int
) -> tuple[Source, dict[str, str]]:
    base = draw.choice(stock)
    day = month + timedelta(days=draw.randrange(28))
    year = int(base["facts"]["ncy"])
    born = date(day.year - year - 5, 9, 1) + timedelta(days=draw.randrange(1, 110))
    person = Person(draw.choice(FIRST_NAMES), draw.choice(LAST_NAMES), born, f"KM-{number}")
    word, pdf = draw.choice(LAYOUTS)
    plan = _renamed(source_of(base), base, person, day).model_copy(
        update={"word": word, "pdf": pdf}
    )
    team = draw.choice(list(TEAMS))
    asked = day - timedelta(days=draw.randrange(60, 130))
    document = f"plans/{person.case_ref}.{'docx' if word else 'pdf'}"
    values = (
        person.case_ref,
        person.name,
        uk_date(born),
        uk_date(day),
        draw.choice(("new", "amended")),
        year_name(year),
        plan.facts.setting,
        plan.facts.setting_type,
        draw.choice(NEEDS),
        draw.choice(TEAMS[team]),
        team,
        draw.choices((plan.register_entry.direct_payment_received, ""), (9, 1))[0],
        uk_date(asked),
        *(uk_date(asked + timedelta(days=days)) for days in (14, 14 + draw.randrange(20, 70))),
        *(uk_date(asked + timedelta(days=days)) for days in (14, 14 + draw.randrange(20, 70))),
        document,
    )
    return plan, dict(zip(COLUMNS, values, strict=True))


def _renamed(plan: Source, base: Mapping[str, Any], person: Person, day: date) -> Source:
    """The plan as one of this person: the name everywhere, the facts of the cover, the dates."""
    old = str(base["facts"]["name"]).split()
    known = base["facts"].get("known_as") or old[0]
    renamed = plan.model_dump()
    for before, after in ((known, person.first), (old[0], person.first), (old[-1], person.last)):
        renamed = _replaced(renamed, re.compile(rf"\b{re.escape(before)}\b"), after)
    renamed["facts"] |= {
        "name": person.name,
        "known_as": "",
        "case_ref": person.case_ref,
        "date_of_birth": uk_date(person.born),
        "request_date": uk_date(day - timedelta(days=140)),
        "draft_date": uk_date(day - timedelta(days=30)),
        "final_date": uk_date(day),
    }
    return Source.model_validate(_printed(renamed))


def _replaced(value: Any, pattern: re.Pattern[str], by: str) -> Any:
    if isinstance(value, str):
        return pattern.sub(by, value)
    if isinstance(value, list):
        return [_replaced(item, pattern, by) for item in value]
    if isinstance(value, dict):
        return {key: _replaced(item, pattern, by) for key, item in value.items()}
    return value


def _printed(value: Any) -> Any:
    """Dates as forms write them, which is how a source is read."""
    if isinstance(value, date):
        return uk_date(value)
    if isinstance(value, list):
        return [_printed(item) for item in value]
    if isinstance(value, dict):
        return {key: _printed(item) for key, item in value.items()}
    return value


def write_authority(folder: Path, months: int, plans: int, first: date, seed: int = 1) -> int:
    """Write the documents and the register into the folder; gives how many plans there are."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, str]] = []
    for plan, row in issued(months, plans, first, seed):
        write_plan(row["Case reference"], plan, folder / "plans")
        rows.append(row)
    with (folder / "register.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def main() -> None:
    """Read the arguments and write the authority."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--plans", type=int, default=150, help="plans issued a month")
    parser.add_argument("--first", default="2026-01", help="the first month")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    first = date.fromisoformat(f"{given.first}-01")
    written = write_authority(given.folder, given.months, given.plans, first, given.seed)
    print(f"{written} plans written to {given.folder}")


if __name__ == "__main__":
    main()
