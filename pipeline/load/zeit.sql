-- Periods in SQL: what certainly and what possibly overlaps, holds or is missing. SQL that DuckDB 1.5 and 2.0 accept.
--
-- A period says less than two days: "2019 bis 2021" begins some day in 2019 and ends some day in 2021, "seit 2014" has
-- no stated end. So each period has four days: it begins between `frueh` and `spaet`, it ends between those two of its
-- end. All come from `edtf`, which keeps both precisions; NULL means open. "Certain" holds for every reading,
-- "possible" for at least one; beyond a stated bound an open end is possible and never certain. All days are inclusive.

CREATE OR REPLACE MACRO edtf_links(edtf) AS split_part(edtf, '/', 1);
CREATE OR REPLACE MACRO edtf_rechts(edtf) AS
    CASE WHEN contains(edtf, '/') THEN split_part(edtf, '/', 2) ELSE edtf END;

CREATE OR REPLACE MACRO edtf_jahr(teil) AS try_cast(replace(left(teil, 4), 'X', '0') AS INTEGER);
CREATE OR REPLACE MACRO edtf_nummer(teil) AS coalesce(try_cast(nullif(substr(teil, 6, 2), '') AS INTEGER), 0);
CREATE OR REPLACE MACRO edtf_monat(teil) AS CASE
    WHEN edtf_nummer(teil) BETWEEN 1 AND 12 THEN edtf_nummer(teil)
    WHEN edtf_nummer(teil) BETWEEN 21 AND 24 THEN (edtf_nummer(teil) - 20) * 3
    WHEN edtf_nummer(teil) BETWEEN 33 AND 36 THEN (edtf_nummer(teil) - 33) * 3 + 1
    WHEN edtf_nummer(teil) = 38 THEN 5
    WHEN edtf_nummer(teil) = 41 THEN 7
    ELSE 1 END;
CREATE OR REPLACE MACRO edtf_monate(teil) AS CASE
    WHEN edtf_nummer(teil) BETWEEN 1 AND 12 THEN 1
    WHEN edtf_nummer(teil) BETWEEN 21 AND 36 THEN 3
    WHEN edtf_nummer(teil) = 38 THEN 4
    WHEN edtf_nummer(teil) BETWEEN 40 AND 41 THEN 6
    WHEN substr(teil, 4, 1) = 'X' THEN 120
    ELSE 12 END;

-- the first and last day of one side of an EDTF interval ("2015-23" -> 2015-09-01, 2015-11-30); NULL for ".."
CREATE OR REPLACE MACRO edtf_erster(teil) AS CASE
    WHEN teil IS NULL OR teil = '..' THEN NULL
    WHEN length(rtrim(teil, '~?')) = 10 THEN try_cast(left(teil, 10) AS DATE)
    ELSE make_date(edtf_jahr(teil), edtf_monat(teil), 1) END;
CREATE OR REPLACE MACRO edtf_letzter(teil) AS CASE
    WHEN teil IS NULL OR teil = '..' THEN NULL
    WHEN length(rtrim(teil, '~?')) = 10 THEN try_cast(left(teil, 10) AS DATE)
    ELSE CAST(make_date(edtf_jahr(teil), edtf_monat(teil), 1) + to_months(CAST(edtf_monate(teil) AS INTEGER)) AS DATE) - 1 END;

-- the four days; an open side is bounded by the other: what has ended had begun
CREATE OR REPLACE MACRO beginn_frueh(edtf) AS edtf_erster(edtf_links(edtf));
CREATE OR REPLACE MACRO beginn_spaet(edtf) AS
    coalesce(edtf_letzter(edtf_links(edtf)), edtf_letzter(edtf_rechts(edtf)));
CREATE OR REPLACE MACRO ende_frueh(edtf) AS
    coalesce(edtf_erster(edtf_rechts(edtf)), edtf_erster(edtf_links(edtf)));
CREATE OR REPLACE MACRO ende_spaet(edtf) AS edtf_letzter(edtf_rechts(edtf));

-- overlap of a period with the days von..bis (both inclusive); NULL where the period says nothing ("laufend": ../..)
CREATE OR REPLACE MACRO sicher_im(edtf, von, bis) AS
    beginn_spaet(edtf) <= CAST(bis AS DATE) AND ende_frueh(edtf) >= CAST(von AS DATE);
CREATE OR REPLACE MACRO moeglich_im(edtf, von, bis) AS
    edtf IS NOT NULL
    AND coalesce(beginn_frueh(edtf) <= CAST(bis AS DATE), true)
    AND coalesce(ende_spaet(edtf) >= CAST(von AS DATE), true);

-- a day in the period, and a period wholly inside another
CREATE OR REPLACE MACRO sicher_am(edtf, tag) AS sicher_im(edtf, tag, tag);
CREATE OR REPLACE MACRO moeglich_am(edtf, tag) AS moeglich_im(edtf, tag, tag);
CREATE OR REPLACE MACRO sicher_enthaelt(aussen, innen) AS coalesce(
    beginn_spaet(aussen) <= beginn_frueh(innen) AND ende_frueh(aussen) >= ende_spaet(innen), false);
CREATE OR REPLACE MACRO moeglich_enthaelt(aussen, innen) AS
    aussen IS NOT NULL AND innen IS NOT NULL
    AND coalesce(beginn_frueh(aussen) <= beginn_spaet(innen), true)
    AND coalesce(ende_spaet(aussen) >= ende_frueh(innen), true);

-- two periods, each with its own doubts
CREATE OR REPLACE MACRO sicher_zugleich(eins, zwei) AS coalesce(
    beginn_spaet(eins) <= ende_frueh(zwei) AND beginn_spaet(zwei) <= ende_frueh(eins), false);
CREATE OR REPLACE MACRO moeglich_zugleich(eins, zwei) AS
    eins IS NOT NULL AND zwei IS NOT NULL
    AND coalesce(beginn_frueh(eins) <= ende_spaet(zwei), true)
    AND coalesce(beginn_frueh(zwei) <= ende_spaet(eins), true);

-- the measures of a stretch of days, and as of one day: "which ran in autumn 2021?"
CREATE OR REPLACE MACRO massnahmen_im(von, bis) AS TABLE
    SELECT *, coalesce(sicher_im(edtf, von, bis), false) AS sicher
    FROM massnahmen
    WHERE moeglich_im(edtf, von, bis);
CREATE OR REPLACE MACRO massnahmen_am(stichtag) AS TABLE
    SELECT *, coalesce(sicher_am(edtf, stichtag), false) AS sicher
    FROM massnahmen
    WHERE moeglich_am(edtf, stichtag);

-- days between the stated bounds of a document's measures on which none of them can run; open measures leave no gap
CREATE OR REPLACE MACRO luecken() AS TABLE
    WITH bounds AS (
        SELECT document_id, coalesce(beginn, DATE '0001-01-01') AS beginn, coalesce(ende, DATE '9999-12-31') AS ende
        FROM massnahmen
        WHERE beginn IS NOT NULL OR ende IS NOT NULL
    ), behind AS (
        SELECT document_id, beginn, max(ende) OVER (
            PARTITION BY document_id ORDER BY beginn, ende ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS bisher
        FROM bounds
    )
    SELECT document_id, bisher + 1 AS von, beginn - 1 AS bis, beginn - bisher - 1 AS tage
    FROM behind
    WHERE bisher < DATE '9999-12-31' AND beginn > bisher + 1
    ORDER BY document_id, von;

-- months from..to in which no measure of a document can run; one row a document and month
CREATE OR REPLACE MACRO monate_ohne_massnahme(von, bis) AS TABLE
    SELECT plan.document_id, CAST(monat AS DATE) AS monat
    FROM (SELECT DISTINCT document_id FROM massnahmen) AS plan,
        unnest(generate_series(
            CAST(date_trunc('month', CAST(von AS DATE)) AS TIMESTAMP), CAST(bis AS TIMESTAMP), INTERVAL 1 MONTH
        )) AS months(monat)
    WHERE NOT EXISTS (
        SELECT 1
        FROM massnahmen
        WHERE massnahmen.document_id = plan.document_id
            AND coalesce(massnahmen.beginn <= last_day(CAST(monat AS DATE)), true)
            AND coalesce(massnahmen.ende >= CAST(monat AS DATE), true)
            AND massnahmen.edtf IS NOT NULL
    )
    ORDER BY plan.document_id, monat;
