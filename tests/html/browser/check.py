"""Looks at pages as a browser does. At each width: WCAG 2.2 AA by axe-core, nothing wider than the screen, no script,
nothing asked for; once also its width when zoomed, and its print. It first looks at pages with faults
and must find them.

usage: check.py [--pictures FOLDER] PAGE...

Chromium is the one on the path, or where CHROMIUM says.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from faults import FAULTS, spoil

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = (1280, 375)
HEIGHT = 900
# A screen of 1280 at 200 %, and at 400 %, which is what WCAG 2.2 asks for (1.4.10).
ZOOMED = (640, 320)
# A4 less a centimetre on each side, at 96 dots an inch. What is wider Chromium prints smaller, to a half at most; this is what can be read.
PAPER = 718
SMALLER = 1.6
# As root Chromium has no sandbox, and in containers little shared memory.
SWITCHES = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]

WIDTH = "() => document.documentElement.scrollWidth"
SCRIPTS = """() => [...document.querySelectorAll("*")].flatMap((one) => [
    ...(one.localName === "script" ? ["<script>"] : []),
    ...one.getAttributeNames().filter((name) => name.startsWith("on")),
])"""
# What a browser makes of the page before any script could have run.
TITLE = "() => [document.title, document.querySelector('h1')?.textContent]"


class Look:
    """What was seen of one page at one width."""

    def __init__(self, browser: Browser, path: Path, width: int) -> None:
        self.wrong: list[str] = []
        self.undecided: list[str] = []
        self.rules = 0
        self.asked: set[str] = set()
        self.path, self.width = path, width
        self.page = browser.new_page(viewport={"width": width, "height": HEIGHT})
        self.page.on("console", lambda message: self.wrong.append(f"says: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", lambda request: self.asked.add(request.url))
        self.page.goto(path.resolve().as_uri())

    def __enter__(self) -> Page:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.page.close()
        own = self.path.resolve().as_uri()
        self.wrong += [f"asks for {one}" for one in sorted(self.asked) if one != own and urlsplit(one).scheme != "data"]

    def hold_alone(self) -> None:
        self.wrong += [f"has {one}" for one in self.page.evaluate(SCRIPTS)]
        title, heading = self.page.evaluate(TITLE)
        if title != heading:
            self.wrong.append(f"its title is {title!r}, its heading {heading!r}")

    def hold_to(self, width: int, of: str) -> None:
        wide = self.page.evaluate(WIDTH)
        if wide > width:
            self.wrong.append(f"{wide} pixels are wider than its {of}, {width}")

    def hold_accessible(self, axe: Axe) -> None:
        found = axe.run(self.page, options={"runOnly": RULES}).response
        self.rules = len(found["passes"])
        for one in found["violations"]:
            self.wrong += [f"{one['id']}: {one['help']}: {node['html'][:160]}" for node in one["nodes"]]
        self.undecided = [f"{one['id']}: {len(one['nodes'])} times, {one['nodes'][0]['html'][:100]}" for one in found["incomplete"]]
        if self.rules == 0:
            self.wrong.append("no rule was looked at")

    def hold_zoomed(self) -> None:
        for width in ZOOMED:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.hold_to(width, "screen when zoomed")

    def hold_printed(self) -> None:
        pdf = self.page.pdf(format="A4", print_background=False)
        if not pdf.startswith(b"%PDF-") or b"/Type /Page\n" not in pdf:
            self.wrong.append("it does not print")
        self.page.set_viewport_size({"width": PAPER, "height": HEIGHT})
        self.page.emulate_media(media="print")
        self.hold_to(int(PAPER * SMALLER), "paper")


def look(browser: Browser, axe: Axe, path: Path, width: int, pictures: Path | None = None) -> Look:
    seen = Look(browser, path, width)
    with seen as page:
        seen.hold_alone()
        seen.hold_to(width, "screen")
        if pictures:
            page.screenshot(path=pictures / f"{path.stem}-{width}.png", full_page=True)
        seen.hold_accessible(axe)
        if width == SCREENS[0]:
            seen.hold_zoomed()
            seen.hold_printed()
    return seen


def look_at_faults(browser: Browser, axe: Axe, good: Path) -> tuple[int, int]:
    """Holds the check itself to finding what is wrong: how many faults were found, how many not."""
    missed = 0
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            spoilt = Path(folder, "spoilt.html")
            spoilt.write_text(spoil(good.read_text(encoding="utf-8"), fault), encoding="utf-8")
            seen = look(browser, axe, spoilt, SCREENS[0])
        if not any(fault.said in one for one in seen.wrong):
            missed += 1
            print(f"not found: {fault.name}: {seen.wrong}")
    print(f"Faults put into {good.name}: {len(FAULTS) - missed} of {len(FAULTS)} found")
    return len(FAULTS) - missed, missed


def look_at_pages(browser: Browser, axe: Axe, pages: list[Path], pictures: Path | None) -> tuple[int, int, int]:
    good = bad = rules = 0
    for path in pages:
        for width in SCREENS:
            seen = look(browser, axe, path, width, pictures)
            print(f"{path.name} at {width}: {seen.rules} rules kept, {len(seen.undecided)} undecided, {len(seen.wrong)} faults")
            for one in seen.undecided:
                print(f"  undecided: {one}")
            for one in seen.wrong:
                print(f"  {one}")
            rules += seen.rules
            good += not seen.wrong
            bad += bool(seen.wrong)
    return good, bad, rules


def main() -> int:
    parser = argparse.ArgumentParser(usage="check.py [--pictures FOLDER] PAGE...")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("pages", type=Path, nargs="+")
    asked = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        print("There is no chromium on the path, and CHROMIUM does not name one.", file=sys.stderr)
        return 2
    axe = Axe()
    good_page = min(asked.pages, key=lambda page: page.stat().st_size)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        print(f"Chromium {browser.version}")
        found, missed = look_at_faults(browser, axe, good_page)
        good, bad, rules = look_at_pages(browser, axe, asked.pages, asked.pictures)
        browser.close()
    print(f"{len(asked.pages)} pages at {len(SCREENS)} widths: {rules} rules kept; {len(FAULTS)} pages with a fault: {found} found out")
    print(f"browser: {found + good} passed, {missed + bad} failed")
    return 1 if missed + bad else 0


if __name__ == "__main__":
    sys.exit(main())
