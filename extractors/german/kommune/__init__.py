"""Finds German communes, names what they are, and links them to the official keys of the stated year.

GR+ Nürnberg, Stadt Aschaffenburg, Markt Schierling, Landkreis Neumarkt, LH Magdeburg

`link` answers for a name, `parse_kommune` for a list entry or cell, `find_kommunen` for running text, `land_of` says
which Land a document speaks of. A key is never guessed: what the words leave open stays a list of candidates.
"""

from extractors.german.kommune.find import find_kommunen
from extractors.german.kommune.land import land_of
from extractors.german.kommune.link import Link, find_link, link
from extractors.german.kommune.parse import parse_kommune

__all__ = ["Link", "find_kommunen", "find_link", "land_of", "link", "parse_kommune"]
