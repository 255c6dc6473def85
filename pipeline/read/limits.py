"""How much one file may cost; every limit here has a test that it bites. Sizes in bytes unless said otherwise.

Most files people have stay far below: of 155 municipal PDFs none came near (SECURITY.md tells the margins).
"""

FILE = 30 * 2**20
HTML = 2 * 2**20
LINE = 100_000  # characters of one line of text; a longer one is no document a person wrote
SPAN = 1_000  # cells one colspan or rowspan may cover
