"""What tables share: kinds of rows with the columns and checks that several tables have, for schemas.py."""

import pandera.polars as pa
import polars as pl

ARTEN = ["Stadt", "Landeshauptstadt", "Markt", "Gemeinde", "Landkreis", "Bezirk", "Land", "Gesundheitsregion"]
GENAUIGKEITEN = ["tag", "monat", "quartal", "halbjahr", "jahreszeit", "schuljahr", "jahr", "jahrzehnt", "jahrhundert"]
ID = r"^[0-9a-f]{12}$"
AGS = r"^(?:[0-9]{2}|[0-9]{5}|[0-9]{8})$"
PLACE = pl.Struct(
    {
        "page": pl.Int32,
        "x0": pl.Float64,
        "top": pl.Float64,
        "x1": pl.Float64,
        "bottom": pl.Float64,
        "start_char": pl.Int32,
        "end_char": pl.Int32,
    }
)


class Table(pa.DataFrameModel):
    """What all tables share: no column more or less than the schema says."""

    class Config:
        strict = True
        ordered = False


class OfDocument(Table):
    document_id: pl.String = pa.Field(str_matches=ID)


class OfRecord(OfDocument):
    record_id: pl.String = pa.Field(str_matches=ID, unique=True)


class OfKommune(OfRecord):
    kommune: pl.String = pa.Field(nullable=True, str_length={"min_value": 2, "max_value": 120})
    kommune_art: pl.String = pa.Field(nullable=True, isin=ARTEN)
    ags: pl.String = pa.Field(nullable=True, str_matches=AGS)
    ags_kandidaten: pl.List = pa.Field(dtype_kwargs={"inner": pl.String})

    @pa.dataframe_check
    @classmethod
    def ags_is_the_only_candidate(cls, data: pa.PolarsData) -> pl.LazyFrame:
        only = pl.when(pl.col("ags_kandidaten").list.len() == 1).then(pl.col("ags_kandidaten").list.first())
        return data.lazyframe.select(pl.col("ags").eq_missing(only))


class WithZeitraum(OfRecord):
    zeitraum: pl.String = pa.Field(nullable=True, str_length={"min_value": 1})
    beginn: pl.Date = pa.Field(nullable=True)
    ende: pl.Date = pa.Field(nullable=True)
    genauigkeit: pl.String = pa.Field(nullable=True, isin=GENAUIGKEITEN)
    edtf: pl.String = pa.Field(nullable=True, str_length={"min_value": 1, "max_value": 60})

    @pa.dataframe_check
    @classmethod
    def begins_before_it_ends(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("beginn") <= pl.col("ende")).fill_null(True))

    @pa.dataframe_check
    @classmethod
    def bounds_need_words(cls, data: pa.PolarsData) -> pl.LazyFrame:
        said = pl.col("zeitraum").is_not_null() & pl.col("edtf").is_not_null()
        return data.lazyframe.select(said | (pl.col("beginn").is_null() & pl.col("ende").is_null()))


class OfPlace(OfDocument):
    start_char: pl.Int32 = pa.Field(ge=0)
    end_char: pl.Int32 = pa.Field(ge=0)
    page: pl.Int32 = pa.Field(ge=1)
    quote: pl.String

    @pa.dataframe_check
    @classmethod
    def quote_is_as_long_as_its_span(cls, data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("quote").str.len_chars() == pl.col("end_char") - pl.col("start_char"))
