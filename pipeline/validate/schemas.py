"""What every row must be: one pandera class a table. Checks of one column stand in its Field, others in methods.

`str_matches` patterns are anchored and linear; rows that break a rule go to `quarantine`, the rest is loaded.
"""

import pandera.polars as pa
import polars as pl

from pipeline.validate.kinds import ID, PLACE, OfDocument, OfKommune, OfPlace, OfRecord, Table, WithZeitraum


class Documents(OfDocument):
    document_id: pl.String = pa.Field(str_matches=ID, unique=True)
    name: pl.String = pa.Field(str_length={"min_value": 1})
    path: pl.String = pa.Field(str_length={"min_value": 1})
    media_type: pl.String = pa.Field(str_matches=r"^[a-z]+/[a-z0-9.+-]+")
    sha256: pl.String = pa.Field(str_matches=r"^[0-9a-f]{64}$")
    bytes: pl.Int64 = pa.Field(ge=1)
    pages: pl.Int32 = pa.Field(nullable=True, ge=1)
    title: pl.String = pa.Field(nullable=True)
    publisher: pl.String = pa.Field(nullable=True)
    url: pl.String = pa.Field(nullable=True)
    text: pl.String
    fingerprint: pl.String = pa.Field(str_matches=r"^[0-9a-f]{64}$")
    status: pl.String = pa.Field(isin=["vollstaendig", "teilweise"])


class Blocks(OfDocument):
    nr: pl.Int32 = pa.Field(ge=0)
    kind: pl.String = pa.Field(isin=["heading", "paragraph", "item", "furniture"])
    page: pl.Int32 = pa.Field(ge=1)
    start_char: pl.Int32 = pa.Field(ge=0)
    end_char: pl.Int32 = pa.Field(ge=0)
    level: pl.Int32 = pa.Field(ge=0)
    marker: pl.String = pa.Field(nullable=True)
    table: pl.Int32 = pa.Field(nullable=True, ge=0)
    row: pl.Int32 = pa.Field(nullable=True, ge=0)
    column: pl.Int32 = pa.Field(nullable=True, ge=0)
    text: pl.String = pa.Field(str_length={"min_value": 1})


class Evidence(OfPlace):
    record_id: pl.String = pa.Field(str_matches=ID)
    field: pl.String = pa.Field(str_length={"min_value": 1})
    part: pl.Int32 = pa.Field(ge=0)
    places: pl.List = pa.Field(dtype_kwargs={"inner": PLACE})
    regel: pl.String = pa.Field(nullable=True)

    @pa.dataframe_check
    @classmethod
    def quotes_something(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("quote").str.len_chars() > 0)


class Issues(OfPlace):
    rule: pl.String = pa.Field(str_matches=r"^[a-z0-9_]{1,60}$")
    message: pl.String
    places: pl.List = pa.Field(dtype_kwargs={"inner": PLACE})


class Ignored(OfPlace):
    why: pl.String = pa.Field(str_length={"min_value": 1})


class Ledger(OfDocument):
    page: pl.Int32 = pa.Field(ge=1)
    status: pl.String = pa.Field(isin=["value", "context", "ignored", "issue", "unexplained"])
    characters: pl.Int32 = pa.Field(ge=1)


class Beitritte(OfKommune):
    kommune: pl.String = pa.Field(str_length={"min_value": 2, "max_value": 120})
    jahr: pl.Int32 = pa.Field(in_range={"min_value": 1900, "max_value": 2100})
    programm: pl.String = pa.Field(nullable=True)


class Schwerpunkte(OfKommune):
    kommune: pl.String = pa.Field(str_length={"min_value": 2, "max_value": 120})
    thema: pl.String = pa.Field(str_length={"min_value": 2})


class Ziele(OfKommune):
    nummer: pl.Int32 = pa.Field(nullable=True, ge=0)
    text: pl.String = pa.Field(str_length={"min_value": 2})


class Massnahmen(OfKommune, WithZeitraum):
    ziel: pl.Int32 = pa.Field(nullable=True, ge=0)
    nr: pl.Int32 = pa.Field(nullable=True, ge=0)
    titel: pl.String = pa.Field(str_length={"min_value": 2})
    stichpunkte: pl.List = pa.Field(dtype_kwargs={"inner": pl.String})
    zustaendig: pl.String = pa.Field(nullable=True)
    status: pl.String = pa.Field(nullable=True)


class Stichpunkte(OfRecord):
    ueberschrift: pl.String = pa.Field(nullable=True)
    massnahme: pl.String = pa.Field(nullable=True, str_matches=ID)
    position: pl.Int32 = pa.Field(ge=1)
    ebene: pl.Int32 = pa.Field(ge=0)
    text: pl.String = pa.Field(str_length={"min_value": 1})


class Veranstaltungen(OfKommune, WithZeitraum):
    art: pl.String = pa.Field(str_length={"min_value": 2})
    titel: pl.String = pa.Field(nullable=True)
    ort: pl.String = pa.Field(nullable=True)


class Kontakte(OfRecord):
    stelle: pl.String = pa.Field(nullable=True)
    person: pl.String = pa.Field(nullable=True)
    strasse: pl.String = pa.Field(nullable=True)
    plz: pl.String = pa.Field(nullable=True, str_matches=r"^[0-9]{5}$")
    ort: pl.String = pa.Field(nullable=True)
    telefon: pl.String = pa.Field(nullable=True)
    email: pl.String = pa.Field(nullable=True, str_matches=r"^[^@\s]{1,64}@[^@\s]{1,190}$")
    url: pl.String = pa.Field(nullable=True)

    @pa.dataframe_check
    @classmethod
    def reaches_someone(cls, data: pa.PolarsData) -> pl.LazyFrame:
        told = ("stelle", "person", "strasse", "plz", "ort", "telefon", "email", "url")
        return data.lazyframe.select(pl.any_horizontal(pl.col(name).is_not_null() for name in told))


class Zeitangaben(WithZeitraum):
    zeitraum: pl.String = pa.Field(str_length={"min_value": 1})
    edtf: pl.String = pa.Field(str_length={"min_value": 1, "max_value": 60})


class Zahlenangaben(OfRecord):
    wert: pl.Int64 = pa.Field(ge=0)
    genauigkeit: pl.String = pa.Field(isin=["genau", "mindestens", "hoechstens", "etwa"])
    gegenstand: pl.String = pa.Field(str_length={"min_value": 2})
    stichtag: pl.Date = pa.Field(nullable=True)
    gebiet: pl.String = pa.Field(nullable=True)


class Abgleiche(OfRecord):
    zahlenangabe: pl.String = pa.Field(str_matches=ID)
    gezaehlt: pl.Int32 = pa.Field(nullable=True, ge=0)
    ergebnis: pl.String = pa.Field(isin=["stimmt", "zu_wenig", "zu_viel", "nicht_vergleichbar"])
    regel: pl.String = pa.Field(str_length={"min_value": 1})


class Abkuerzungen(OfRecord):
    kurz: pl.String = pa.Field(str_length={"min_value": 1, "max_value": 60})
    lang: pl.String = pa.Field(str_length={"min_value": 2})


class Korrekturen(OfDocument):
    record_id: pl.String = pa.Field(nullable=True, str_matches=ID)
    tabelle: pl.String = pa.Field(str_length={"min_value": 1})
    feld: pl.String = pa.Field(str_length={"min_value": 1})
    zitat: pl.String = pa.Field(nullable=True)
    davor: pl.String = pa.Field(nullable=True)
    danach: pl.String = pa.Field(nullable=True)
    alt: pl.String = pa.Field(nullable=True)
    neu: pl.String = pa.Field(nullable=True)
    wer: pl.String = pa.Field(str_length={"min_value": 1})
    warum: pl.String = pa.Field(str_length={"min_value": 1})
    stand: pl.String = pa.Field(isin=["angewandt", "abgelaufen", "unbenutzt", "ueberfluessig"])


class Herkunft(OfDocument):
    teil: pl.String = pa.Field(str_matches=r"^[a-z.]+$")
    sha256: pl.String = pa.Field(str_matches=r"^[0-9a-f]{64}$")


SCHEMAS: dict[str, type[Table]] = {
    "documents": Documents,
    "blocks": Blocks,
    "evidence": Evidence,
    "issues": Issues,
    "ignored": Ignored,
    "ledger": Ledger,
    "beitritte": Beitritte,
    "schwerpunkte": Schwerpunkte,
    "ziele": Ziele,
    "massnahmen": Massnahmen,
    "stichpunkte": Stichpunkte,
    "veranstaltungen": Veranstaltungen,
    "kontakte": Kontakte,
    "zeitangaben": Zeitangaben,
    "zahlenangaben": Zahlenangaben,
    "abgleiche": Abgleiche,
    "abkuerzungen": Abkuerzungen,
    "korrekturen": Korrekturen,
    "herkunft": Herkunft,
}
