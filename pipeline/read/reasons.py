"""The closed list of reasons for which a file, a page or a row is set aside, told in German and in English."""

from typing import NamedTuple


class Reason(NamedTuple):
    """A sentence in each language, without a word of the document."""

    german: str
    english: str


REASONS = {
    # the inbox
    "verweis": Reason("Ein symbolischer Verweis wird nicht verfolgt.", "A symbolic link is not followed."),
    "keine_datei": Reason("Das ist keine gewöhnliche Datei.", "This is not a regular file."),
    "dateiname": Reason("Der Dateiname ist kein gültiges UTF-8.", "The file name is not valid UTF-8."),
    "nicht_gefunden": Reason("Die Datei gibt es nicht.", "The file does not exist."),
    "im_wandel": Reason("Die Datei änderte sich beim Lesen.", "The file changed while it was read."),
    "nicht_lesbar": Reason("Die Datei kann nicht geöffnet werden.", "The file cannot be opened."),
    # what the file is
    "leer": Reason("Die Datei ist leer.", "The file is empty."),
    "zu_gross": Reason("Die Datei ist größer als erlaubt.", "The file is larger than allowed."),
    "binaer": Reason("Die Datei enthält Steuerzeichen, sie ist kein Text.", "The file is binary, not text."),
    "zeichensatz": Reason("Der Zeichensatz ist nicht zu erkennen.", "The character set cannot be told."),
    "zeile_zu_lang": Reason("Eine Zeile ist länger als erlaubt.", "A line is longer than allowed."),
    "archiv": Reason("Archive werden nicht geöffnet.", "Archives are not opened."),
    "office_alt": Reason("Office-Dokumente alter Art werden nicht gelesen.", "Old Office documents are not read."),
    "bild": Reason("Die Datei ist ein Bild.", "The file is an image."),
    "rtf": Reason("RTF wird nicht gelesen.", "RTF is not read."),
    "lfs_zeiger": Reason("Nur ein Zeiger auf eine Datei (Git LFS).", "Only a pointer to a file (Git LFS)."),
    "about_toml": Reason("about.toml kann nicht gelesen werden.", "about.toml cannot be read."),
    "korrekturen_toml": Reason("korrekturen.toml kann nicht gelesen werden.", "korrekturen.toml cannot be read."),
    # PDF
    "kein_pdf": Reason("Die Datei beginnt nicht wie ein PDF.", "The file does not begin like a PDF."),
    "verschluesselt": Reason("Das PDF ist mit einem Kennwort geschützt.", "The PDF is protected by a password."),
    "beschaedigt": Reason("Das PDF ist beschädigt.", "The PDF is damaged."),
    "keine_seiten": Reason("Das PDF hat keine Seiten.", "The PDF has no pages."),
    "zu_viele_seiten": Reason("Das PDF hat mehr Seiten als erlaubt.", "The PDF has more pages than allowed."),
    "zu_tief": Reason("Das Dokument ist zu tief verschachtelt.", "The document is nested too deeply."),
    # pages that are left out, the rest is kept
    "seite_zeit": Reason("Die Seite brauchte zu lange.", "The page took too long."),
    "seite_abgestuerzt": Reason("Auf der Seite brach das Lesen ab.", "Reading broke off on the page."),
    "seite_unlesbar": Reason("Die Seite ist beschädigt.", "The page is damaged."),
    # the run
    "zeit_ueberschritten": Reason("Die Datei brauchte zu lange.", "The file took too long."),
    "speicher": Reason("Die Datei brauchte zu viel Speicher.", "The file needed too much memory."),
    "abgestuerzt": Reason("Das Lesen der Datei brach ab.", "Reading the file broke off."),
    "ergebnis_zu_gross": Reason("Die Datei ergibt mehr Zeilen als erlaubt.", "The file gives more rows than allowed."),
    "ergebnis_falsch": Reason("Das Ergebnis hat nicht die erwartete Form.", "The result has not the expected shape."),
    "intern": Reason("Ein Fehler im Programm; bitte melden.", "A mistake in the program; please report it."),
    "falsches_zitat": Reason("Eine Zeile zitiert falsch.", "A row misquotes its document."),
}
PARTIAL = frozenset({"seite_zeit", "seite_abgestuerzt", "seite_unlesbar"})


def message(rule: str, detail: str = "") -> str:
    """The German sentence, with a detail of our own making in brackets; at most 200 characters."""
    told = REASONS.get(rule, REASONS["intern"]).german
    return f"{told} ({detail})"[:200] if detail else told
