"""From a Word file or PDF to a ``Document``: blocks in reading order, each with its place."""

from audit.reading.document import (
    Block,
    Cell,
    Document,
    Location,
    ReadingWarning,
    Row,
    Table,
    TextBlock,
    text_blocks,
)
from audit.reading.opening import read_document

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Location",
    "ReadingWarning",
    "Row",
    "Table",
    "TextBlock",
    "read_document",
    "text_blocks",
]
