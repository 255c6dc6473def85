"""Running text: columns in reading order, lines joined to paragraphs and items, what runs along the page set apart."""
