"""The register of Länder, Kreise and Gemeinden, former ones too, as data: sources and licences in DATA-LICENSES.md.

`kommunen.csv` is built by tools/build_register.py from VG250 (2016) and GeoNames (2023); `korrekturen.csv` and
`arten.csv` are ours. Offsets, clocks and files of the user are unknown here.
"""

from extractors.german.register.einheit import (
    LAENDER,
    Einheit,
    einheiten,
    einheiten_by_ags,
    korrektur_quellen,
    kreise_geojson,
    land_key,
    other_names,
    word_list,
)

__all__ = [
    "LAENDER",
    "Einheit",
    "einheiten",
    "einheiten_by_ags",
    "korrektur_quellen",
    "kreise_geojson",
    "land_key",
    "other_names",
    "word_list",
]
