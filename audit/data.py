"""Finds the data files that ship with the package: rubrics, word lists, models."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def data_file(*parts: str) -> Traversable:
    """The data file or folder named by its parts, such as ``data_file("rubrics", "x.yaml")``.

    In an installed package it stands inside the package; in a checkout, beside it. Raises
    FileNotFoundError where it is in neither: then the installation is incomplete.
    """
    path = "/".join(parts)
    package = files("audit")
    for found in (package.joinpath(path), package.joinpath(f"../{path}")):
        if found.is_file() or found.is_dir():
            return found
    raise FileNotFoundError(f"The data file {path} is missing: install the tool again.")
