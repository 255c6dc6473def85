"""Finds e-mail and web addresses, disguised ones and those cut at a line end.

service(at)gesund-in-musterstadt.de | www.gesundheitliche- / chancengleichheit.de
"""

import re
from collections.abc import Iterator

from extractors.model.document import Document, Span
from extractors.model.values import Grounded

TLD = (
    r"(?:de|org|net|com|eu|info|at|ch|bayern|berlin|hamburg|koeln|cologne|nrw|ruhr|saarland|online|gmbh|jobs|blog|app"
    r"|example)"
)
AT = r"(?:@| ?[(\[{] ?(?:at|AT|a|ät) ?[)\]}] ?| (?:at|ät) )"
DOT = r"(?:\.| ?[(\[{] ?(?:dot|punkt|Punkt|\.) ?[)\]}] ?)"
LABEL = r"[A-Za-z0-9äöüÄÖÜß](?:[A-Za-z0-9äöüÄÖÜß]|-[ \n]?(?=[a-z0-9äöü])){0,62}"
EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+-])[A-Za-z0-9äöüß][A-Za-z0-9äöüß._%+-]{{0,63}}{AT}(?:{LABEL}{DOT}){{1,4}}{TLD}(?![A-Za-z0-9-])"
)
IN_FILE = r",(?=[0-9A-Za-z_-]{1,20}\.(?:pdf|html?|php)(?![A-Za-z]))"  # "plan-2012,1.pdf"
URL = re.compile(
    rf"(?<![A-Za-z0-9äöü@._/-])(?:https?://|www\.)(?:[^\s<>()\[\]{{}}\"„“”»«,;|]|{IN_FILE}){{1,300}}"
    rf"|(?<![A-Za-z0-9äöüß@._/-])(?:[a-z0-9äöü][a-z0-9äöü-]{{1,62}}\.){{1,4}}{TLD}(?![A-Za-z0-9äöüß-])"
    r"(?:/[^\s<>()\[\]{}\"„“”»«,;|]{0,250})?"
)
REST = re.compile(r"[ \n](?P<rest>[a-z0-9äöüß][a-z0-9äöüß._/~%#?=&+-]{0,200})", re.IGNORECASE)
PLACEHOLDER = re.compile(r"(?:[\[{<(][A-Za-zÄÖÜäöüß _-]{2,40}[\]}>)]|X{2,10}|\.{3}|…)")
TRAILING = ".,:;!?'’*"
MAX_PIECES = 3


def find_emails(document: Document, within: Span | None = None) -> Iterator[Grounded[str]]:
    """Each address with "@" and without the blanks of a line end; as printed otherwise.

    "name(at)stadt(dot)de" → "name@stadt.de"
    """
    for match in document.find(EMAIL, within):
        yield Grounded(_plain(match[0]), (Span(*match.span()),))


def _plain(printed: str) -> str:
    local, _, host = re.sub(AT, "@", printed, count=1).partition("@")
    return f"{local}@{re.sub(DOT, '.', host)}".replace("- ", "-").replace("-\n", "-")


def find_urls(document: Document, within: Span | None = None) -> Iterator[Grounded[str] | Span]:
    """Each web address as printed, without blanks; a bare Span where a placeholder stands for a part of it."""
    scope = document.span if within is None else within
    position = scope.start
    while match := URL.search(document.text, position, scope.end):
        spans = tuple(_pieces(document, Span(*match.span()), scope))
        position = max(spans[-1].end, match.end())
        if placeholder := PLACEHOLDER.match(document.text, spans[-1].end, scope.end):
            position = placeholder.end()
            yield Span(spans[0].start, placeholder.end())
        elif _host(value := "".join(map(document.quote, spans))):
            yield Grounded(value, spans)


def _pieces(document: Document, first: Span, scope: Span) -> Iterator[Span]:
    """The address and what a line end or a blank cut off it."""
    current = _trimmed(document, first)
    address = document.quote(current)
    yield current
    for _ in range(MAX_PIECES):
        match = REST.match(document.text, current.end, scope.end)
        if not match or document.block_at(match.start("rest")).kind == "furniture":
            return  # a page number stands below: "…/partner/" "2/3"
        if not _continues(address, match["rest"]):
            return
        current = _trimmed(document, Span(*match.span("rest")))
        address += document.quote(current)
        yield current


def _trimmed(document: Document, span: Span) -> Span:
    return Span(span.start, span.start + len(document.quote(span).rstrip(TRAILING)))


def _continues(address: str, rest: str) -> bool:
    """True where the address cannot end here and the next word can be its rest."""
    if URL.match(rest) and rest.lower().startswith(("www.", "http")):
        return False
    rest = rest.rstrip(TRAILING)
    if not _host(address):
        return bool(re.search(rf"\.{TLD}(?:/|$)", rest)) or address[-1] == "-"
    if address[-1] in "-_=&?%":
        return True
    return address[-1] == "/" and bool(re.search(r"\.(?:html?|php|aspx?|pdf)$|[/_=?&]", rest))


def _host(address: str) -> bool:
    """True where the host has its last label."""
    host = re.sub(r"^https?://", "", address).split("/")[0].split("?")[0].split(":")[0]
    labels = [label for label in host.removeprefix("www.").split(".") if label]
    return len(labels) >= 2 and labels[-1].isalpha() and len(labels[-1]) >= 2 and host[-1:] != "-"
