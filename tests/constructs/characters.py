"""Single characters: breaks, hyphens, symbols, ruby, formulas."""

from __future__ import annotations

from word_xml import paragraph, run

from constructs.construct import Construct


def _symbol(font: str, code: str) -> str:
    return paragraph(
        f'<w:r><w:sym w:font="{font}" w:char="{code}"/><w:t xml:space="preserve"> yes</w:t></w:r>'
    )


_RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"

CONSTRUCTS = (
    Construct(
        "breaks and tabs",
        paragraph(
            "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t>"
            "<w:tab/><w:t>four</w:t><w:ptab/><w:t>five</w:t></w:r>"
        ),
        "one two three four five",
    ),
    Construct(
        "hyphens",
        paragraph(
            "<w:r><w:t>sup\N{SOFT HYPHEN}port</w:t><w:softHyphen/><w:t>ed one</w:t>"
            "<w:noBreakHyphen/><w:t>to\N{NON-BREAKING HYPHEN}one</w:t></w:r>"
        ),
        "supported one-to-one",
    ),
    Construct(
        "words cut into runs",
        paragraph(run("wee", "<w:b/>") + '<w:proofErr w:type="spellStart"/>' + run("kly")),
        "weekly",
    ),
    Construct("tick in Wingdings", _symbol("Wingdings", "F0FE"), "[x] yes"),
    Construct("box in Wingdings", _symbol("Wingdings", "F06F"), "[ ] yes"),
    Construct("tick in Wingdings 2", _symbol("Wingdings 2", "F052"), "[x] yes"),
    Construct("box in Wingdings 2", _symbol("Wingdings 2", "F0A3"), "[ ] yes"),
    Construct("tick in Segoe UI Symbol", _symbol("Segoe UI Symbol", "2611"), "[x] yes"),
    Construct("box in MS Gothic", _symbol("MS Gothic", "2610"), "[ ] yes"),
    Construct(
        "tick as text in Wingdings",
        paragraph(run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>') + run(" yes")),
        "[x] yes",
    ),
    Construct(
        "ruby",
        paragraph(run("one ") + _RUBY.format(run("two"), run("three")) + run(" four")),
        "one three (two) four",
    ),
    Construct(
        "formula",
        paragraph(
            run("one ") + "<m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>"
        ),
        "one a=b",
    ),
)
