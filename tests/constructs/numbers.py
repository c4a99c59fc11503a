"""Automatic numbers, as they print."""

from __future__ import annotations

import word_xml as word
from word_xml import definition, list_of, listed, paragraph

from constructs.construct import Construct

_LEVELS = definition(1, ("decimal", "%1."), ("decimal", "%1.%2")) + list_of(1, 1)
_LETTERS = definition(1, ("lowerLetter", "%1)"), ("upperRoman", "(%2)")) + list_of(1, 1)
_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
_OTHER = (
    '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:lvlText w:val="E%1"/>'
    "</w:lvl></w:lvlOverride>"
)
_PADDED = definition(1, ("decimal", "%1")).replace(
    '<w:numFmt w:val="decimal"/>',
    '<mc:AlternateContent><mc:Choice Requires="w14">'
    '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
) + list_of(1, 1)


def _lines(*items: tuple[str, int, int]) -> str:
    return "".join(paragraph(text, listed(number, level)) for text, number, level in items)


CONSTRUCTS = (
    Construct(
        "numbers by level",
        _lines(("one", 1, 0), ("two", 1, 1), ("three", 1, 1), ("four", 1, 0)),
        "1. one 1.1 two 1.2 three 2. four",
        {"numbering": _LEVELS},
    ),
    Construct(
        "letters and Roman numbers",
        _lines(("one", 1, 0), ("two", 1, 1), ("three", 1, 0)),
        "a) one (I) two b) three",
        {"numbering": _LETTERS},
    ),
    Construct(
        "numbers with a letter",
        _lines(("one", 1, 0), ("two", 1, 0)),
        "F1 one F2 two",
        {"numbering": definition(1, ("decimal", "F%1")) + list_of(1, 1)},
    ),
    Construct(
        "bullets",
        _lines(("one", 1, 0)),
        "• one",
        {"numbering": definition(1, ("bullet", "\uf0b7")) + list_of(1, 1)},
    ),
    Construct(
        "list started anew",
        _lines(("one", 1, 0), ("two", 1, 0), ("three", 2, 0)),
        "1 one 2 two 1 three",
        {"numbering": definition(1, ("decimal", "%1")) + list_of(1, 1) + list_of(2, 1, _ANEW)},
    ),
    Construct(
        "level replaced by the list",
        _lines(("one", 1, 0), ("two", 1, 0)),
        "E4 one E5 two",
        {"numbering": definition(1, ("decimal", "%1")) + list_of(1, 1, _OTHER)},
    ),
    Construct(
        "headings numbered by their style",
        paragraph("Views", word.styled("heading1")) + paragraph("Needs", word.styled("heading1")),
        "Section A Views Section B Needs",
        {
            "numbering": definition(1, ("upperLetter", "Section %1")) + list_of(1, 1),
            "styles": word.style("heading 1", f"<w:pPr>{listed(1)}</w:pPr>"),
        },
    ),
    Construct(
        "numbers padded with noughts", _lines(("one", 1, 0)), "001 one", {"numbering": _PADDED}
    ),
)
