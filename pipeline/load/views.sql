-- Views and macros for the questions people ask first. SQL that DuckDB 1.5 and 2.0 both accept.

CREATE VIEW kommune_jahr AS
SELECT
    b.kommune, b.kommune_art, b.ags, b.ags_kandidaten, b.jahr, b.programm,
    d.name AS dokument, k.quote AS zitat_kommune, j.quote AS zitat_jahr, k.page AS seite, b.record_id, b.document_id,
    r.name AS amtlicher_name, r.art AS amtliche_art, r.kreis, r.land, r.einwohner
FROM beitritte AS b
JOIN documents AS d USING (document_id)
LEFT JOIN kommunen AS r ON r.ags = b.ags
LEFT JOIN evidence AS k ON k.record_id = b.record_id AND k.field = 'kommune' AND k.part = 0
LEFT JOIN evidence AS j ON j.record_id = b.record_id AND j.field = 'jahr' AND j.part = 0
ORDER BY b.jahr, b.kommune, b.record_id;
COMMENT ON VIEW kommune_jahr IS 'Commune-year pairs with the words that say so, joined to the register where one key fits.';

CREATE MACRO laufende_massnahmen(stichtag) AS TABLE
SELECT kommune, ziel, titel, zeitraum, beginn, ende, genauigkeit, zustaendig, status, record_id, document_id
FROM massnahmen
WHERE edtf IS NOT NULL AND (beginn IS NOT NULL OR ende IS NOT NULL)
    AND coalesce(beginn <= CAST(stichtag AS DATE), TRUE) AND coalesce(ende >= CAST(stichtag AS DATE), TRUE)
ORDER BY kommune, ziel, beginn, titel, record_id;
