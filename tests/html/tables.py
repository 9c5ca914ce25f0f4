"""The tables of a page, and what every bar in them has to keep to. A library."""

from __future__ import annotations

from page import Node, Page

BAR = 120


class Row:
    def __init__(self, node: Node) -> None:
        self.node = node
        self.name = node.all("th")[0].text
        self.cells = [cell.text for cell in node.all("td")]
        self.bars = [int(one.attributes["width"]) for one in node.all("rect")]

    def bar_of(self, counts: list[int | None]) -> str | None:
        """What is wrong with the row's bar, were it of these counts; None among them is a hidden one."""
        if None in counts:
            return f"{self.name}: a bar of {self.bars} beside a hidden number" if self.bars else None
        sum_, ends, wanted = sum(counts), 0, []
        so_far = 0
        for count in counts:
            so_far += count
            if count:
                end = int(so_far / sum_ * BAR + 0.5)
                wanted.append(end - ends - (1 if so_far < sum_ and end - ends > 1 else 0))
                ends = end
        return f"{self.name}: a bar of {self.bars}, and not {wanted}" if wanted != self.bars else None


class Table:
    def __init__(self, node: Node) -> None:
        self.columns = [one.text for one in node.all("thead")[0].all("th")]
        self.rows = [Row(row) for part in node.all("tbody") for row in part.all("tr")]
        self.foot = [Row(row) for part in node.all("tfoot") for row in part.all("tr")]


def tables_of(page: Page) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for node in page.root.all("table"):
        caption = node.all("caption")[0].text
        if caption in found:
            raise SystemExit(f"two tables are called {caption}")
        found[caption] = Table(node)
    return found


def compare(name: str, shown: list, wanted: list, wrong: list[str]) -> None:
    if shown != wanted:
        wrong.append(f"{name}: {shown}, and not {wanted}")


def figures_of(page: Page) -> dict[str, str]:
    """The boxes of numbers, by their label."""
    boxes = [one for part in page.root.all("ul", class_="figures") for one in part.all("li")]
    return {box.text.split(" ", 1)[1]: box.all("b")[0].text for box in boxes}
