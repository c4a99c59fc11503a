"""What an auditor says of one criterion, checked: a criterion there is, a rating there is, why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.errors import NotPossible
from audit.monthly.final import NOT_APPLICABLE, NOT_JUDGED

AGENCIES = ("education", "health", "social care", "parent")
LONGEST_WORDS, LONGEST_NAME = 1000, 120
_NUMBER = re.compile(r"([0-3])(?:[.,]0+)?(?:\s+(?:not evident|weak|sound|strong))?")
_WORDS = {
    "n/a": NOT_APPLICABLE,
    "na": NOT_APPLICABLE,
    "not applicable": NOT_APPLICABLE,
    "not judged": NOT_JUDGED,
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A rating that an auditor gives; ``given`` is one of ``RATINGS``."""

    criterion: str
    given: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The rating of one criterion as it stands, and why where an auditor gave it."""

    given: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Auditor:
    """Who speaks, and for which agency (one of ``AGENCIES``)."""

    name: str
    agency: str = AGENCIES[0]

    def is_(self, name: str) -> bool:
        """Whether a name is this person's, however it is capitalised."""
        return name.casefold() == self.name.casefold()


def auditor_of(name: str, agency: str | None = None) -> Auditor:
    """The auditor of a name and agency as typed. Raises NotPossible."""
    plain = words_of(name, "The auditor's name", LONGEST_NAME)
    if not plain:
        raise NotPossible("Say who confirms: --auditor NAME.")
    wanted = re.sub(r"[\s_-]+", " ", agency or AGENCIES[0]).strip().casefold()
    if wanted not in AGENCIES:
        raise NotPossible(
            f'There is no agency "{agency}": it is education, health, "social care" or parent.'
        )
    return Auditor(plain, wanted)


def words_of(text: str | None, what: str, longest: int = LONGEST_WORDS) -> str:
    """Somebody's words on one line, without unseen characters. Raises NotPossible if too long."""
    line = " ".join((text or "").split())
    line = "".join(sign for sign in line if sign.isprintable())
    if len(line) > longest:
        raise NotPossible(f"{what} is longer than {longest} characters: say it in fewer words.")
    return line


def rating_of(text: str) -> str | None:
    """The rating that somebody wrote ("2", "2.0", "2 sound", "N/A"), None if it is none."""
    plain = " ".join(text.split()).casefold()
    if number := _NUMBER.fullmatch(plain):
        return number[1]
    return _WORDS.get(plain)


def correction_of(
    criterion: str, rating: str, reason: str | None, known: Sequence[str]
) -> Correction:
    """A correction as typed. Raises NotPossible for an unknown criterion or rating."""
    id_ = criterion.strip().upper()
    if id_ not in known:
        raise NotPossible(f"There is no criterion {id_}: there are {', '.join(known)}.")
    given = rating_of(rating)
    if given is None:
        raise NotPossible(
            f'{id_} cannot be rated "{rating.strip()}": give 0, 1, 2, 3, n/a (not applicable) or '
            '"not judged".'
        )
    return Correction(id_, given, words_of(reason, f"The reason for {id_}") or None)


def corrections_of(
    sets: Sequence[str], reasons: Sequence[str], known: Sequence[str]
) -> list[Correction]:
    """Corrections as typed: "A1=2", a reason each or one for all. Raises NotPossible."""
    if len(reasons) > 1 and len(reasons) != len(sets):
        raise NotPossible(
            f"{len(sets)} ratings and {len(reasons)} reasons were given: write --reason after each "
            "--set, or one --reason for all of them."
        )
    if reasons and not sets:
        raise NotPossible("A reason was given without a rating: add --set, such as --set A1=2.")
    told = list(reasons) if len(reasons) > 1 else [*reasons, None][:1] * len(sets)
    found: dict[str, Correction] = {}
    for text, reason in zip(sets, told, strict=True):
        criterion, equals, rating = text.partition("=")
        if not equals:
            raise NotPossible(f'"{text}" is not understood: write --set A1=2.')
        correction = correction_of(criterion, rating, reason, known)
        if correction.criterion in found:
            raise NotPossible(f"{correction.criterion} is set twice: set it once.")
        found[correction.criterion] = correction
    return list(found.values())


def corrected(
    machine: Mapping[str, str], stands: Mapping[str, Mark], corrections: Sequence[Correction]
) -> dict[str, Mark]:
    """All marks after the corrections. Raises NotPossible where one needs a reason and has none.

    ``machine`` has the machine's ratings, ``stands`` the marks as they stand. A rating that stands
    already is no correction, and going back to the machine's rating needs a reason too if an
    auditor had given another.
    """
    marks = dict(stands)
    for correction in corrections:
        id_, given = correction.criterion, correction.given
        if given == marks[id_].given:
            marks[id_] = Mark(given, correction.reason or marks[id_].reason)
            continue
        if not correction.reason:
            raise NotPossible(
                f"Say why {id_} is {given} and not {marks[id_].given}: add --reason after --set."
            )
        marks[id_] = Mark(given, correction.reason)
    return {id_: marks[id_] for id_ in machine}
