"""What hypothesis writes for the readers: scraps of text, Markdown and HTML in any order."""

from hypothesis import strategies as st

WORDS = (
    "Stadt",
    "Gesund",
    "Präven-",
    "tion",
    "und",
    "07/2020",
    "bis",
    "2014:",
    "Übung",
    "GR+",
    "ß",
    "☃",
    "😀",
    "e\u0301",
)
BLANKS = (
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    "\x0b",
    "\xa0",
    "\u2028",
    "\x85",
    "\u200b",
    "\u00ad",
    "\ufeff",
)
MARKDOWN = (
    "# ",
    "## ",
    "- ",
    "* ",
    "• ",
    "1. ",
    "| ",
    "|",
    "**",
    "_",
    "`",
    "\\",
    "---",
    "[a](b)",
    "![",
    "](",
    ":",
    ",",
    ".",
)
TAGS = (
    *("<b>", "</b>", "<br>", "<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<ol start=3>", "<h2>", "</h2>", "<td>"),
    *("<table>", "<tr>", "</td>", "</tr>", "</table>", "<td colspan=3 rowspan=2>", "<div hidden>", "</div>", "<nav>"),
    *("<script>", "</script>", "<!--", "-->", "<!-->", "</", "<x", "<svg>", "<Name>", "</p", "<?", "<!x>", "<a x='"),
)
ENTITIES = ("&amp;", "&uuml;", "&uuml", "&nbsp;", "&shy;", "&#8232;", "&#0;", "&#1;", "&#133;", "&#xD800;", "&lt;b&gt;")


def scraps(*kinds: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([scrap for kind in kinds for scrap in kind]), max_size=25).map("".join)


anything = scraps(WORDS, BLANKS, MARKDOWN, TAGS, ENTITIES)
printed = scraps(WORDS, BLANKS, ("- ", "• ", "1. ", ":", ",", ".", "(", ")"))
pages = anything.map("<html><body>".__add__)
sheets = st.lists(
    st.lists(scraps(WORDS, (" ", "• ", "<b>", "</b>", "<br>", "&amp;")), min_size=1, max_size=5).map("\t".join),
    max_size=6,
).map("\n".join)
