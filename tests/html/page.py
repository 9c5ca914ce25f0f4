"""Whether a page is well formed, accessible as far as a program can tell, alone, and true to its report. A library."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "line"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "img", "form", "base"}


class Node:
    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Node | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Node] = []
        self.words: list[str] = []

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str, **attributes: str) -> list[Node]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        here = [self] if self.tag == tag and all(value in (self.attributes.get(name) or "").split() for name, value in wanted.items()) else []
        return here + [found for child in self.children for found in child.all(tag, **attributes)]

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child


class Page(HTMLParser):
    """A page as a tree; what is not nested as it must be is wrong."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self._at = Node("", {}, None)
        self.wrong: list[str] = []
        self.source = source
        self.feed(source)
        self.close()
        if self._at is not self.root:
            self.wrong.append(f"<{self._at.tag}> is not closed")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(set(names)) < len(names):
            self.wrong.append(f"<{tag}>: an attribute twice")
        node = Node(tag, dict(attributes), self._at)
        self._at.children.append(node)
        if tag not in VOID:
            self._at = node

    def handle_startendtag(self, tag, attributes):
        self._at.children.append(Node(tag, dict(attributes), self._at))

    def handle_endtag(self, tag):
        if self._at.tag != tag:
            self.wrong.append(f"</{tag}> closes <{self._at.tag}>")
            return
        self._at = self._at.parent

    def handle_data(self, data):
        node = self._at
        while node is not None:
            node.words.append(data)
            node = node.parent

    def problems(self) -> list[str]:
        """What is wrong with the page whatever it is about."""
        return [*self.wrong, *self._alone(), *self._named(), *self._headings(), *self._tables(), *self._contrast()]

    def _alone(self):
        for node in self.root:
            if node.tag in FORBIDDEN:
                yield f"<{node.tag}> has no place on a page that stands alone"
            for name, value in node.attributes.items():
                if name.startswith("on") or (name in ("href", "src") and not (value or "").startswith("#")):
                    yield f"<{node.tag} {name}={value!r}>"
        policy = [one.attributes.get("content") for one in self.root.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
        if policy != ["default-src 'none'; style-src 'unsafe-inline'"]:
            yield f"the policy is {policy}"
        if re.search(r"url\(|@import|@font-face", self.source):
            yield "the style sheet asks for a file"

    def _named(self):
        if not self.source.startswith("<!DOCTYPE html>\n"):
            yield "no doctype"
        if [one.attributes.get("lang") for one in self.root.all("html")] != ["en-GB"]:
            yield "no language"
        if len(self.root.all("title")) != 1 or not self.root.all("title")[0].text:
            yield "no title"
        if len(self.root.all("main")) != 1 or len(self.root.all("header")) != 1:
            yield "not one main and one header"
        ids = [node.attributes["id"] for node in self.root if "id" in node.attributes]
        if len(set(ids)) < len(ids):
            yield "an id twice"
        for node in self.root:
            for name in ("aria-labelledby", "aria-describedby", "href"):
                for target in (node.attributes.get(name) or "").lstrip("#").split():
                    if target not in ids:
                        yield f"{name}={target}: no such id"
            is_region = node.attributes.get("role") in ("region", "img") or node.tag in ("nav", "section")
            if is_region and not (node.attributes.get("aria-label") or node.attributes.get("aria-labelledby")):
                yield f"<{node.tag}> without a name"
            if node.tag == "svg" and not (node.attributes.get("role") == "img" or node.attributes.get("aria-hidden") == "true"):
                yield "a drawing that is neither an image nor hidden"
            if node.tag == "a" and not node.text:
                yield "a link without words"

    def _headings(self):
        levels = [int(node.tag[1]) for node in self.root if re.fullmatch("h[1-6]", node.tag)]
        if levels[:1] != [1] or levels.count(1) != 1:
            yield "not one h1 that stands first"
        for before, after in zip(levels, levels[1:]):
            if after > before + 1:
                yield f"h{after} follows h{before}"

    def _tables(self):
        for table in self.root.all("table"):
            if len(table.all("caption")) != 1 or not table.all("caption")[0].text:
                yield "a table without a caption"
            if any(one.attributes.get("scope") not in ("row", "col") for one in table.all("th")):
                yield "a heading of a table without its scope"
            widths = {len(row.all("td")) + len(row.all("th")) for row in table.all("tr")}
            if len(widths) != 1:
                yield f"rows of {sorted(widths)} cells"
            if any(len(row.all("th", scope="row")) != 1 for part in table.all("tbody") for row in part.all("tr")):
                yield "a row without its heading"

    def _contrast(self):
        """Every colour that is declared is of text or of what means something, on white: 4.5 to 1 (WCAG 2.2, 1.4.3)."""
        decoration = {"#fff", "#b1b4b6", "#d4d6d8"}
        for colour in set(re.findall(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b", self.root.all("style")[0].text)) - decoration:
            ratio = 1.05 / (_luminance(colour) + 0.05)
            if ratio < 4.5:
                yield f"{colour}: {ratio:.1f} to 1 on white"


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
