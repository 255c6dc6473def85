"""The Markdown that text files of municipalities carry: headings, emphasis, links, inline tags.

### Partnerkommunen und Gesundheitsregionen<sup>plus</sup>, die **2019** beigetreten sind
"""

import re

from pipeline.read.bullets import GLYPHS, SHAPES
from pipeline.read.traced import Traced, concat

HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]{1,8}(?P<text>[^ \t].*?)(?: #{1,6})? {0,8}$")
RULE = re.compile(r" {0,3}(?:-{3,200}|\*{3,200}|_{3,200}|={3,200}) {0,8}$")
SIGNS = "".join(sorted(SHAPES.union(GLYPHS, "⇒→»·–—")))
ITEM = re.compile(rf"(?P<indent>[ \t]{{0,40}})(?P<marker>[-*+]|[0-9]{{1,3}}[.)]|[{SIGNS}])(?P<gap>[ \t]{{1,20}})(?=\S)")
BLOCK_TAG = re.compile(r"</?(?:ul|ol|li|p|div|table|tr|td|th|thead|tbody|h[1-6]|section|article|body|html)\b", re.I)
BREAK = re.compile(r"<br ?/?>", re.I)

LINK = re.compile(r"(?P<image>!)?\[(?P<label>[^\[\]]{0,300})\]\((?P<url>[^()\s]{1,2000})(?: \"[^\"]{0,200}\")?\)")
STRONG = re.compile(r"(?<![\w*])(?P<mark>\*\*\*|\*\*|___|__)(?=\S)|(?<=\S)(?P<end>\*\*\*|\*\*|___|__)(?![\w*])")
EMPHASIS = re.compile(r"(?<![\w*])\*(?P<keep>[^\s*](?:[^*]{0,500}[^\s*])?)\*(?![\w*])")
UNDERSCORE = re.compile(r"(?<!\w)_(?P<keep>[^\s_](?:[^_]{0,500}[^\s_])?)_(?!\w)")
CODE = re.compile(r"`(?P<keep>[^`]{1,300})`")
ESCAPE = re.compile(r"\\(?P<keep>[\\`*_{}\[\]()#+.!|-])")
# tags that mean something to a browser; "<Name der Kommune>" in a form is text
TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figure|figcaption|font|h[1-6]"
    r"|hr|i|img|ins|kbd|li|mark|nobr|ol|p|pre|q|s|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead"
    r"|time|tr|tt|u|ul|var|wbr)(?:[ /][^<>]{0,300})?>",
    re.I,
)


def plain(line: Traced) -> Traced:
    """The line as a person sees it rendered: no emphasis marks, no tags; a link's address stays where it says more."""
    line = _links(line)
    for pattern in (CODE, STRONG, EMPHASIS, UNDERSCORE, TAG, ESCAPE):
        line = line.keep(pattern)
    return line.unescape()


def _links(line: Traced) -> Traced:
    if "](" not in line.text:
        return line
    parts: list[Traced] = []
    position = 0
    for match in LINK.finditer(line.text):
        parts += [line[position : match.start()], line[slice(*match.span("label"))]]
        if not _says_the_same(match["label"], match["url"]):
            # " (url)": the brackets of the source, so that every character keeps its place
            opening, closing = match.start("url") - 1, match.end() - 1  # a title may stand before the closing one
            blank = Traced(" ", (line.starts[opening],), (line.starts[opening],))
            parts += [blank, line[opening : match.end("url")], line[closing : closing + 1]]
        position = match.end()
    return concat([*parts, line[position:]])


def _says_the_same(label: str, url: str) -> bool:
    def bare(address: str) -> str:
        return re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", address.strip().lower()).rstrip("/")

    return bare(label) == bare(url) or url.startswith("#")
