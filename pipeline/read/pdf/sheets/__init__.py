"""How a page's glyphs, rules, boxes and pictures come to us: from PDFium through C or ctypes, else from pdfplumber."""
