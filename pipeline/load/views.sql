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

CREATE VIEW plan_luecken AS
SELECT z.document_id, z.kommune, z.nummer AS ziel, 'ziel_ohne_massnahme' AS luecke, z.text AS was, z.record_id
FROM ziele AS z
WHERE NOT EXISTS (
    SELECT 1 FROM massnahmen AS m WHERE m.document_id = z.document_id AND m.ziel IS NOT DISTINCT FROM z.nummer
)
UNION ALL
SELECT document_id, kommune, ziel, 'massnahme_ohne_zeitraum', titel, record_id FROM massnahmen WHERE edtf IS NULL
UNION ALL
SELECT document_id, kommune, NULL, 'massnahme_ohne_ziel', titel, record_id FROM massnahmen WHERE ziel IS NULL
ORDER BY ALL;
COMMENT ON VIEW plan_luecken IS 'What a plan leaves open: goals without measures, measures without period or goal.';

CREATE VIEW bekannte_unbekannte AS
SELECT document_id, 'kommune_mehrdeutig' AS art, kommune AS was, record_id FROM beitritte WHERE ags IS NULL
UNION ALL
SELECT document_id, 'nicht_verstanden', quote, NULL FROM issues
UNION ALL
SELECT document_id, 'seite_unerklaert', page || ': ' || characters, NULL FROM ledger WHERE status = 'unexplained'
UNION ALL
SELECT document_id, 'abgelehnt', rule || ': ' || message, NULL FROM quarantine
ORDER BY ALL;
COMMENT ON VIEW bekannte_unbekannte IS 'What we know that we do not know: where to ask or look again.';
