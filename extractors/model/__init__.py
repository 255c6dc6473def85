"""The nouns we think in: a Document with its Spans and Places, grounded values, and the three ends of every text."""
