"""The authority's own names of columns, from a small YAML file: ``--columns my.yaml``."""

from __future__ import annotations

from pathlib import Path

from audit.errors import RegisterError
from audit.register.columns import FIELD_NAMES, plain, register_words
from audit.rubric.source import Source, SourceError, read_source


def column_aliases(path: Path) -> dict[str, tuple[str, ...]]:
    """Names of columns for each field: those of the file first, then those that ship.

    In: lines such as ``case_ref: [Our number]``. A name that the file gives to one field is taken
    from every other. Raises RegisterError with every mistake and its line.
    """
    try:
        source = read_source(path.read_bytes())
    except OSError:
        raise RegisterError(f"There is no file {path.name}: check --columns.") from None
    except SourceError as error:
        raise RegisterError(f"{path.name}, line {error.line}: {error}.") from None
    said, faults = _titles(source)
    if faults:
        lines = [f"{path.name}, line {line}: {text}" for line, text in sorted(faults)]
        raise RegisterError("\n".join(lines))
    theirs = {plain_ for titles in said.values() for plain_ in map(_plain, titles)}
    return {
        name: said.get(name, ()) + tuple(a for a in aliases if _plain(a) not in theirs)
        for name, aliases in register_words().columns.items()
    }


def _titles(source: Source) -> tuple[dict[str, tuple[str, ...]], list[tuple[int, str]]]:
    if not isinstance(source.values, dict):
        return {}, [(1, "write one line for each field, such as case_ref: [Our number]")]
    said: dict[str, tuple[str, ...]] = {}
    faults = [(line, message) for line, _, message in source.faults]
    for name, titles in source.values.items():
        line = source.line((name,))
        listed = titles if isinstance(titles, list) else [titles]
        if name not in FIELD_NAMES:
            faults.append(
                (line, f"there is no field {name}; the fields are {', '.join(FIELD_NAMES)}")
            )
        elif not all(isinstance(title, str | int) and _plain(title) for title in listed):
            faults.append((line, f"{name} needs names of columns, such as [Our number]"))
        else:
            said[name] = tuple(map(str, listed))
    return said, faults


def _plain(title: object) -> str:
    return plain(str(title))
