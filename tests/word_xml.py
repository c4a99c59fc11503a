"""Small Word files for tests, written as Word's own XML so that each construct is plain to see."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from audit.reading import Document, Table, read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
CONTENT_TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml"/></Types>'


def part(root: str, content: str) -> str:
    """A part of a Word file with this root element."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: id to kind and target."""
    entries = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def word_parts(body: str, **parts: str) -> dict[str, str]:
    """All parts of a Word file: ``styles``, ``numbering``, ``footnotes``, ``header1``, ..."""
    kinds = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
    roots = {"header": "hdr", "footer": "ftr", "glossaryDocument": "glossaryDocument"}
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(kinds),
        **{
            f"word/{name}.xml": part(roots.get(kinds[name][0], kinds[name][0]), content)
            for name, content in parts.items()
        },
    }


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write the parts as a zip container."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return path


def word_file(folder: Path, body: str, **parts: str) -> Path:
    """Write a Word file with this body and these further parts."""
    return zipped(folder / "plan.docx", word_parts(body, **parts))


def read_word(folder: Path, body: str, **parts: str) -> Document:
    """What the reader makes of a Word file with this body and these further parts."""
    return read_document(word_file(folder, body, **parts))


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is the inside of its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph: plain words, or XML that starts with "<"."""
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """A table cell: plain words, or XML that starts with "<"."""
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row of cells, each given as words or as XML that starts with "<w:tc" or "<w:sdt"."""
    inside = "".join(c if c.startswith(("<w:tc", "<w:sdt")) else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def control(content: str, properties: str = "") -> str:
    """A content control around anything."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code: str, result: str = "", data: str = "") -> str:
    """A complex field: its code, as words or runs, and the runs of its result."""
    coded = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'{coded}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(content: str, copies: bool = True) -> str:
    """A run with a text box, written twice as Word does: for new readers and for old ones."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing>"
    if not copies:
        return f"<w:r>{old}</w:r>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def style(name: str, properties: str, kind: str = "paragraph", based_on: str = "") -> str:
    """A style whose id is its name without spaces."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    style_id = name.replace(" ", "")
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}'
        f"{properties}</w:style>"
    )


def styled(style_id: str) -> str:
    """The paragraph property that names a style."""
    return f'<w:pStyle w:val="{style_id}"/>'


def listed(list_id: int, level: int = 0) -> str:
    """The paragraph property that makes a list item."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def definition(number: int, *levels: tuple[str, str], start: int = 1, extra: str = "") -> str:
    """A list definition; each level a number format and a text such as "%1.%2"."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'


def list_of(number: int, definition_id: int, overrides: str = "") -> str:
    """A list that uses a definition."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition_id}"/>{overrides}</w:num>'
    )


def texts(document: Document) -> list[str]:
    """The text of every block in reading order."""
    return [block.text for block in document.texts]


def codes(document: Document) -> list[str]:
    """The codes of the warnings."""
    return [warning.code for warning in document.warnings]


def tables(document: Document) -> list[Table]:
    """The tables that stand in the body itself."""
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    """The text of each cell by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]
