"""Pages that a check must find fault with: a page of the command, spoilt in one way each. A library."""

from __future__ import annotations

from typing import NamedTuple

POLICY = "default-src 'none'"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="


class Fault(NamedTuple):
    name: str
    put: str  # before the end of its main part
    said: str  # what the check must say of it
    policy: str = POLICY  # in place of the page's own


FAULTS = [
    Fault("an image without words", f'<img src="{PIXEL}">', "image-alt"),
    Fault("pale text", '<p style="color: #b8b8b8">Pale.</p>', "color-contrast"),
    Fault("a level of headings left out", "<h2>Two</h2><h4>Four</h4>", "heading-order"),
    Fault("a table whose headings are none", '<table><tr><td>a<td>b<tr><th scope="row"><td>1</table>', "empty-table-header"),
    Fault("a link without words", '<a href="#top"></a>', "link-name"),
    Fault("text beside a screen", '<p style="width: 1500px">Wide.</p>', "wider than its screen"),
    Fault("text beside the paper", "<style>@media print { main { width: 1500px; } }</style>", "wider than its paper"),
    Fault("a script", "<script>document.title = 'another'</script>", "<script>"),
    Fault("a script that runs", "<script>document.title = 'another'</script>", "title", "script-src 'unsafe-inline'"),
    Fault("a script in an attribute", '<p onclick="close()">Press.</p>', "onclick"),
    Fault("a picture from elsewhere", '<img alt="" src="http://elsewhere.invalid/a.png">', "asks for http://elsewhere.invalid/a.png", "img-src *"),
    Fault("a picture that the policy forbids", '<img alt="" src="http://elsewhere.invalid/a.png">', "says: "),
    Fault("a style from elsewhere", '<style>@import "http://elsewhere.invalid/a.css";</style>', "asks for", "style-src * 'unsafe-inline'"),
]


def spoil(page: str, fault: Fault) -> str:
    if page.count(POLICY) != 1 or page.count("</main>") != 1:
        raise SystemExit("the page to be spoilt has another policy, or no main part")
    return page.replace(POLICY, fault.policy).replace("</main>", fault.put + "</main>")
