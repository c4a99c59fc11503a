"""What Word files of councils are made of: each construct as a small file with known words."""

from constructs import (
    changes,
    characters,
    chunks,
    controls,
    drawings,
    fields,
    numbers,
    stories,
    tables,
)
from constructs.construct import Construct

CONSTRUCTS: tuple[Construct, ...] = (
    *controls.CONSTRUCTS,
    *fields.CONSTRUCTS,
    *changes.CONSTRUCTS,
    *tables.CONSTRUCTS,
    *drawings.CONSTRUCTS,
    *characters.CONSTRUCTS,
    *numbers.CONSTRUCTS,
    *stories.CONSTRUCTS,
    *chunks.CONSTRUCTS,
)
