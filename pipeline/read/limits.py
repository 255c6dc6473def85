"""How much one file may cost; every limit here has a test that it bites. Sizes in bytes unless said otherwise.

Most files people have stay far below: of 155 municipal PDFs none came near (SECURITY.md tells the margins).
"""

FILE = 30 * 2**20
HTML = 2 * 2**20
TEXT = 2 * 2**20
ABOUT = 64 * 2**10  # about.toml
LINE = 100_000  # characters of one line of text; a longer one is no document a person wrote
SPAN = 1_000  # cells one colspan or rowspan may cover
PAGES = 1_000
CHARACTERS = 3_000  # of text that count as a page where the source has none

PAGE_SECONDS = 10.0  # a page that takes longer is left out and told
SECOND_SECONDS = 6.0  # of the processor, for the second engine's view of a page
PLAN_PAGES = 100  # a plan on more pages is not read again where it makes no sense
LOST_PAGES = 3  # pages that are given up one by one before the document is
START_SECONDS = 12.0
SECONDS_A_PAGE = 3.0
SECONDS = 300.0  # a document never gets more, however many pages it has

MEMORY = 896 * 2**20  # address space above what the loaded libraries take; with them a child stays below 1.1 GiB
RESULT = 32 * 2**20  # of the rows of one document, as they are handed over
OPEN_FILES = 64


def seconds(pages: int) -> float:
    """What a document of so many pages may take."""
    return min(SECONDS, START_SECONDS + SECONDS_A_PAGE * min(pages, PAGES))


def all_limits() -> dict[str, float]:
    """Every limit by its name, as a rejection tells them."""
    return {name: value for name, value in globals().items() if name.isupper()}
