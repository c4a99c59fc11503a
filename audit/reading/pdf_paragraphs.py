"""Lines put together to paragraphs and list items.

A PDF knows lines only. A line goes on in the next one where the next word had no room on it, the
lines stand as close as lines of one paragraph do, and no bullet, number or other type begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from audit.reading.pdf_fullness import BULLET, is_full, passage_padding
from audit.reading.pdf_layout import Passage
from audit.reading.pdf_lines import Line
from audit.reading.pdf_parting import Partings, partings_in
from audit.reading.pdf_words import PERHAPS_ONE_WORD

WIDER = 1.18
"""Lines this many times further apart than usual belong to two paragraphs."""
USUAL_PITCH = 1.2
"""Distance of lines in font sizes where a document does not show its own."""
WIDEST_PITCH = 2.1
"""Lines further apart than in double spacing are not those of one paragraph."""
BULLET_MARK = "•"
TYPED_BULLET = re.compile(r"^([-–—*o§Øüvq])\s+(?=\S)")
NUMBER = re.compile(
    r"^(\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|(?:[a-zA-Z]|[ivx]{1,5})[.)]))\s+(?=\S)"
)
TYPED_NUMBER = re.compile(
    r"^(\(?(?:[1-9]\d?(?:\.\d{1,2}){0,3}[.)]|[1-9]\d?\.\d{1,2}|[a-zA-Z]\)|"
    r"[A-Z]\d{1,2}[.):]))\s+(?=\S)"
)
LABEL = re.compile(r"^([A-Z][\w’']*(?: [\w’']+){0,3}):(?:\s|$)")
INNER_LABEL = re.compile(r"(?<=\s)([A-Z][\w’']*):\s")
ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph; ``text`` has no bullet or number, which are in ``marker``."""

    lines: list[Line]
    passage: Passage
    marker: str = ""
    level: int = 0
    texts: list[str] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.lines[0].page


@dataclass(slots=True)
class Setting:
    """What is usual in the document.

    Distance of lines in font sizes, in the body and in cells; the labels ("Review") that begin
    paragraphs and nothing else; whether a space is written where a line is wrapped.
    """

    body_pitch: float
    cell_pitch: float
    labels: frozenset[str] = frozenset()
    spaced: bool = False
    partings: Partings = field(default_factory=Partings)

    def pitch(self, passage: Passage) -> float:
        return self.cell_pitch if passage.in_table else self.body_pitch


def usual_setting(passages: Sequence[Passage]) -> Setting:
    """The most common distance of a full line from the next one, and labels used again."""
    counts: dict[bool, Counter[float]] = {True: Counter(), False: Counter()}
    labels: Counter[str] = Counter()
    inner: set[str] = set()
    spaced: Counter[bool] = Counter()
    for passage in passages:
        inner.update(label for line in passage.lines for label in INNER_LABEL.findall(line.text))
        labels.update(_label(passage.lines[0]))
        for one, two in pairwise(passage.lines):
            pitch = round((two.base - one.base) / one.size, 2)
            if not is_full(one, two, passage):
                labels.update(_label(two))
            elif 0.9 <= pitch <= WIDEST_PITCH and one.size == two.size:
                counts[passage.in_table][pitch] += 1
                spaced[one.spaced] += 1
    body, cell = (_mode(counts[kind]) for kind in (False, True))
    again = frozenset(label for label in labels if labels[label] > 1 and label not in inner)
    body_pitch, cell_pitch = body or cell or USUAL_PITCH, cell or body or USUAL_PITCH
    is_spaced = spaced[True] > 4 * spaced[False]
    return Setting(body_pitch, cell_pitch, again, is_spaced, partings_in(passages))


def _label(line: Line) -> list[str]:
    found = LABEL.match(line.text)
    return [found[1]] if found else []


def doubtful_tags(passages: Iterable[Passage]) -> Iterator[bool]:
    """For each pair of tagged lines, whether the tags say what the layout rules out."""
    for passage in passages:
        for one, two in pairwise(passage.lines):
            same = same_by_tags(one, two)
            if same is not None:
                far = two.base - one.base > WIDEST_PITCH * max(one.size, two.size)
                cut = is_full(one, two, passage) and two.text[:1].islower()
                yield far if same else cut


def same_by_tags(one: Line, two: Line) -> bool | None:
    """Whether the tags put two lines into one paragraph; None if they do not say."""
    if one.tag is None or two.tag is None:
        return None
    return one.tag.block == two.tag.block


def _mode(counts: Counter[float]) -> float | None:
    return min(counts, key=lambda pitch: (-counts[pitch], pitch)) if counts else None


def paragraphs_of(passage: Passage, setting: Setting) -> list[Paragraph]:
    """The paragraphs of a passage in order."""
    paragraphs: list[Paragraph] = []
    last: Line | None = None
    parted = setting.partings.begun(passage)
    for number, line in enumerate(passage.lines):
        marker, text = _marker(line, last, passage)
        said = None if last is None else same_by_tags(last, line)
        begins = last is None or bool(marker) or _begins(line, last, passage, setting)
        begins = begins or number in parted
        if said or (said is None and not begins and _goes_on(paragraphs[-1], line, setting)):
            _add(paragraphs[-1], line, setting, broken=bool(said) and begins)
        else:
            paragraphs.append(Paragraph([line], passage, marker, 0, [text]))
        last = line
    _set_levels(paragraphs)
    return paragraphs


def _add(paragraph: Paragraph, line: Line, setting: Setting, broken: bool) -> None:
    """Adds a line, after a line break where one was set by hand in a tagged paragraph.

    A word that fills its column may be too long for it and broken anywhere.
    """
    last, passage = paragraph.lines[-1], paragraph.passage
    paragraph.lines.append(line)
    if broken or (same_by_tags(last, line) and not is_full(last, line, passage)):
        paragraph.texts[-1] += "\n" + line.text
        return
    if setting.spaced and not last.spaced and passage.in_table and passage.right is not None:
        room = passage.right - passage_padding(passage) - last.x1
        if room < last.size and " " not in last.text and last.text[-1:] not in "-\u00ad":
            paragraph.texts[-1] += PERHAPS_ONE_WORD
    paragraph.texts.append(line.text)


def _marker(line: Line, last: Line | None, passage: Passage) -> tuple[str, str]:
    """The bullet or automatic number that a line begins with, and the rest of the line.

    All bullets come out as one. A typed dash is a bullet, but not inside a wrapped sentence; a
    typed number stays in the text, as it does in a Word file.
    """
    if found := BULLET.match(line.text):
        return BULLET_MARK, line.text[found.end() :]
    if found := TYPED_BULLET.match(line.text):
        wide = _wide_after(line, found[1])
        if wide or (found[1] in "-–—*" and not _inside(line, last, passage)):
            return BULLET_MARK, line.text[found.end() :]
    elif (found := NUMBER.match(line.text)) and _wide_after(line, found[1]):
        return found[1], line.text[found.end() :]
    return "", line.text


def _inside(line: Line, last: Line | None, passage: Passage) -> bool:
    """Whether a line may as well be the next one of a wrapped sentence."""
    if last is None or ENDS_SENTENCE.search(last.text):
        return False
    return is_full(last, line, passage)


def _begins(line: Line, last: Line, passage: Passage, setting: Setting) -> bool:
    """Whether the words of a line say that a paragraph begins: a label or a typed number."""
    if _label(line):
        return setting.labels.issuperset(_label(line))
    return bool(TYPED_NUMBER.match(line.text)) and not _inside(line, last, passage)


def _wide_after(line: Line, number: str) -> bool:
    """Whether more than a space follows the number: Word sets a tab after automatic numbers."""
    return bool(line.lead_gap > 0.6 * line.size and line.lead == number)


def _goes_on(paragraph: Paragraph, line: Line, setting: Setting) -> bool:
    last, passage = paragraph.lines[-1], paragraph.passage
    pitch = (line.base - last.base) / max(last.size, line.size)
    if pitch > WIDER * setting.pitch(passage) or line.base < last.base:
        return False
    if abs(line.size - last.size) > 0.1 * last.size:
        return False
    if not is_full(last, line, passage):
        return False
    if not _same_edge(paragraph, line):
        return False
    return not _other_type(last, line)


def _same_edge(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line begins where a further line of the paragraph may begin."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    middle = abs((last.x0 + last.x1) - (line.x0 + line.x1)) < 4
    if middle or len(paragraph.lines) == 1:
        hanging = bool(paragraph.marker) and first.lead_gap > 0.6 * first.size
        set_in = not hanging or line.x0 > first.x0 + 2
        # A number before a tab may stand in a paragraph that does not hang.
        return middle or set_in or not ENDS_SENTENCE.search(last.text)
    return abs(line.x0 - last.x0) < 4


def _other_type(last: Line, line: Line) -> bool:
    """Whether bold type begins or ends with the line, and a paragraph with it."""
    if last.bold and line.plain:
        return not line.text[:1].islower()
    if last.plain and line.bold:
        return bool(ENDS_SENTENCE.search(last.text))
    return False


def _set_levels(paragraphs: list[Paragraph]) -> None:
    """List levels by how far the bullets are set in."""
    edges: list[float] = []
    for place in sorted(p.lines[0].x0 for p in paragraphs if p.marker):
        if not edges or place - edges[-1] > 6:
            edges.append(place)
    for paragraph in paragraphs:
        if paragraph.marker:
            place = paragraph.lines[0].x0
            near = min(range(len(edges)), key=lambda index: abs(edges[index] - place))
            paragraph.level = min(near, 8)
