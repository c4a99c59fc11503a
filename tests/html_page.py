"""A page of HTML as a test reads it: elements in order with their attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "meta", "link", "img", "input", "hr"}


@dataclass(eq=False)
class Element:
    name: str
    attributes: dict[str, str]
    above: tuple[Element, ...] = field(repr=False)
    children: list[Element | str] = field(default_factory=list, repr=False)

    def read(self, *skipped: str) -> str:
        """All text within, without elements of the skipped classes."""
        return "".join(
            child
            if isinstance(child, str)
            else "\n"
            if child.name == "br"
            else child.read(*skipped)
            for child in self.children
            if isinstance(child, str) or not set(skipped) & set(child.classes)
        )

    @property
    def text(self) -> str:
        """All text within as it is seen: words for screen readers only are left out."""
        return self.read("hidden")

    @property
    def spoken(self) -> str:
        """All text within, as a screen reader has it."""
        return self.read()

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def find(self, *names: str) -> list[Element]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.name in names else []
                found += child.find(*names)
        return found


class Page(HTMLParser):
    """Parses strictly: an end tag must close the element that is open."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page", {}, ())
        self.all: list[Element] = []
        self._open = [self.root]
        self.feed(source)
        self.close()
        assert self._open == [self.root], f"not closed: {[e.name for e in self._open[1:]]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"attribute given twice in <{tag}>"
        element = Element(tag, {n: v or "" for n, v in attrs}, tuple(self._open[1:]))
        self._open[-1].children.append(element)
        self.all.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def find(self, *names: str) -> list[Element]:
        return self.root.find(*names)

    def by_id(self, id: str) -> Element:
        return next(e for e in self.all if e.attributes.get("id") == id)

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.all if "id" in e.attributes]

    @property
    def links(self) -> list[Element]:
        return [e for e in self.all if "href" in e.attributes]
