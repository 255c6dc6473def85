-- What a plan leaves open, what we know that we do not know, and how a stated total moves over time.
-- SQL that DuckDB 1.5 and 2.0 both accept.

-- The window of a plan: the earliest begin and the latest end that at least two of its measures share. A bound that
-- stands alone may be a slip, so it does not widen the window.
CREATE VIEW planfenster AS
WITH grenzen AS (
    SELECT document_id, 'beginn' AS seite, beginn AS tag FROM massnahmen WHERE beginn IS NOT NULL
    UNION ALL
    SELECT document_id, 'ende', ende FROM massnahmen WHERE ende IS NOT NULL
), mehrfach AS (
    SELECT document_id, seite, tag FROM grenzen GROUP BY ALL HAVING count(*) > 1
)
SELECT
    document_id,
    min(tag) FILTER (WHERE seite = 'beginn') AS beginn,
    max(tag) FILTER (WHERE seite = 'ende') AS ende
FROM mehrfach GROUP BY document_id;
COMMENT ON VIEW planfenster IS 'From when to when a plan runs, by the bounds that at least two of its measures share.';

-- Months from the first to the last of the window in which no measure runs.
CREATE VIEW plan_monate AS
WITH monate AS (
    SELECT f.document_id, CAST(unnest(generate_series(f.beginn, f.ende, INTERVAL 1 MONTH)) AS DATE) AS monat
    FROM planfenster AS f WHERE f.beginn IS NOT NULL AND f.ende IS NOT NULL
)
SELECT m.document_id, date_trunc('month', m.monat) AS monat, count(p.record_id) AS massnahmen
FROM monate AS m
LEFT JOIN massnahmen AS p
    ON p.document_id = m.document_id
    AND coalesce(p.beginn <= last_day(m.monat), p.ende IS NOT NULL)
    AND coalesce(p.ende >= date_trunc('month', m.monat), p.beginn IS NOT NULL)
GROUP BY ALL;
COMMENT ON VIEW plan_monate IS 'For each month of a plan how many measures run in it.';

-- Plans number their measures throughout, or anew below each goal ("1.1", "1.2", "2.1"): then each goal is a row of its own.
CREATE VIEW plan_zaehlung AS
SELECT document_id, count(DISTINCT ziel) FILTER (WHERE nr = 1) > greatest(1, count(DISTINCT ziel) // 2) AS je_ziel
FROM massnahmen GROUP BY document_id;
COMMENT ON VIEW plan_zaehlung IS 'Whether a plan numbers its measures anew below each goal.';

CREATE VIEW plan_nummern AS
SELECT document_id, kommune, 'Ziel' AS art, NULL AS unter, nummer, count(*) AS anzahl, min(record_id) AS record_id
FROM ziele WHERE nummer IS NOT NULL GROUP BY ALL
UNION ALL
SELECT m.document_id, m.kommune, 'Maßnahme', CASE WHEN z.je_ziel THEN m.ziel END, m.nr, count(*), min(m.record_id)
FROM massnahmen AS m JOIN plan_zaehlung AS z USING (document_id)
WHERE m.nr IS NOT NULL GROUP BY ALL;
COMMENT ON VIEW plan_nummern IS 'The printed numbers of goals and measures, and how often each occurs.';

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
UNION ALL
SELECT m.document_id, m.kommune, m.ziel, 'ausserhalb_des_planfensters', m.zeitraum || ': ' || m.titel, m.record_id
FROM massnahmen AS m JOIN planfenster AS f USING (document_id)
WHERE coalesce(m.beginn < f.beginn, FALSE) OR coalesce(m.ende > f.ende, FALSE)
    OR coalesce(m.beginn > f.ende, FALSE) OR coalesce(m.ende < f.beginn, FALSE)
UNION ALL
SELECT document_id, NULL, NULL, 'monat_ohne_massnahme', strftime(monat, '%Y-%m'), NULL
FROM plan_monate WHERE massnahmen = 0
UNION ALL
SELECT document_id, kommune, unter, 'nummer_fehlt', art || ' ' || fehlt, NULL
FROM (
    SELECT n.document_id, n.kommune, n.art, n.unter, unnest(generate_series(1, max(n.nummer))) AS fehlt
    FROM plan_nummern AS n GROUP BY n.document_id, n.kommune, n.art, n.unter HAVING max(n.nummer) < 200
) AS soll
WHERE NOT EXISTS (
    SELECT 1 FROM plan_nummern AS n
    WHERE n.document_id = soll.document_id AND n.art = soll.art AND n.nummer = soll.fehlt
        AND n.kommune IS NOT DISTINCT FROM soll.kommune AND n.unter IS NOT DISTINCT FROM soll.unter
)
UNION ALL
SELECT document_id, kommune, unter, 'nummer_mehrfach', art || ' ' || nummer, record_id FROM plan_nummern WHERE anzahl > 1
UNION ALL
SELECT document_id, kommune, NULL, 'nummer_ausser_der_reihe', art || ' ' || nummer, record_id
FROM (
    SELECT n.*, lag(n.nummer) OVER (PARTITION BY n.document_id, n.art, n.unter ORDER BY n.stelle) AS davor
    FROM (
        SELECT z.document_id, z.kommune, 'Ziel' AS art, NULL AS unter, z.nummer, z.record_id, min(e.start_char) AS stelle
        FROM ziele AS z JOIN evidence AS e ON e.record_id = z.record_id AND e.field = 'text' GROUP BY ALL
        UNION ALL
        SELECT m.document_id, m.kommune, 'Maßnahme', CASE WHEN g.je_ziel THEN m.ziel END, m.nr, m.record_id, min(e.start_char)
        FROM massnahmen AS m JOIN plan_zaehlung AS g USING (document_id)
        JOIN evidence AS e ON e.record_id = m.record_id AND e.field = 'titel' GROUP BY ALL
    ) AS n WHERE n.nummer IS NOT NULL
) AS folge
WHERE nummer < davor
UNION ALL
SELECT document_id, kommune, min(ziel), 'doppelt', titel, min(record_id)
FROM massnahmen GROUP BY document_id, kommune, titel, zeitraum HAVING count(*) > 1
UNION ALL
SELECT m.document_id, m.kommune, m.ziel, unnest(list_filter([
    CASE WHEN len(m.stichpunkte) = 0 AND u.stichpunkte >= 0.75 THEN 'massnahme_ohne_stichpunkte' END,
    CASE WHEN m.zustaendig IS NULL AND u.zustaendig >= 0.75 THEN 'massnahme_ohne_zustaendigkeit' END,
    CASE WHEN m.status IS NULL AND u.status >= 0.75 THEN 'massnahme_ohne_status' END
], lambda luecke: luecke IS NOT NULL)), m.titel, m.record_id
FROM massnahmen AS m
JOIN (
    -- what most measures of the plan have, the others are asked for
    SELECT
        document_id,
        avg(CAST(len(stichpunkte) > 0 AS INTEGER)) AS stichpunkte,
        count(zustaendig) / count(*) AS zustaendig,
        count(status) / count(*) AS status
    FROM massnahmen GROUP BY document_id
) AS u ON u.document_id = m.document_id
ORDER BY ALL;
COMMENT ON VIEW plan_luecken IS 'What a plan leaves open: goals without measures, measures without period, goal or bullets, bounds outside its window, months without measures, gaps and repeats in numbers, doubled measures.';

-- Entries of a list in the order of the text, with the year of the entry before and behind.
CREATE VIEW beitritte_folge AS
SELECT
    b.record_id, b.document_id, b.kommune, b.kommune_art, b.jahr,
    lag(b.jahr) OVER stelle AS davor, lead(b.jahr) OVER stelle AS danach,
    max(b.jahr) OVER (PARTITION BY b.document_id ORDER BY e.start_char ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        AS hoechstes_davor
FROM beitritte AS b
JOIN evidence AS e ON e.record_id = b.record_id AND e.field = 'kommune' AND e.part = 0
WINDOW stelle AS (PARTITION BY b.document_id ORDER BY e.start_char);
COMMENT ON VIEW beitritte_folge IS 'Entries in the order of the text, with the years beside them.';

-- Every year in which something joins, begins or takes place, with its record.
CREATE VIEW jahre_im_dokument AS
SELECT document_id, record_id, kommune AS was, jahr FROM beitritte
UNION ALL
SELECT document_id, record_id, titel, year(coalesce(beginn, ende)) FROM massnahmen WHERE edtf IS NOT NULL
UNION ALL
SELECT document_id, record_id, art, year(coalesce(beginn, ende)) FROM veranstaltungen WHERE edtf IS NOT NULL;
COMMENT ON VIEW jahre_im_dokument IS 'Years of joins, measures and events.';

CREATE VIEW bekannte_unbekannte AS
SELECT document_id, CASE WHEN len(ags_kandidaten) = 0 THEN 'kommune_unbekannt' ELSE 'kommune_mehrdeutig' END AS art,
    kommune AS was, record_id
FROM beitritte WHERE ags IS NULL
UNION ALL
SELECT s.document_id, 'kommune_ohne_beitrittsjahr', s.kommune, min(s.record_id)
FROM schwerpunkte AS s
WHERE EXISTS (SELECT 1 FROM beitritte AS b WHERE b.document_id = s.document_id)
    AND NOT EXISTS (
        SELECT 1 FROM beitritte AS b
        WHERE b.document_id = s.document_id AND (b.kommune = s.kommune OR list_has_any(b.ags_kandidaten, s.ags_kandidaten))
    )
GROUP BY s.document_id, s.kommune
UNION ALL
SELECT document_id, 'kommune_mehrfach', kommune || ': ' || string_agg(DISTINCT jahr, ', ' ORDER BY jahr), min(record_id)
FROM beitritte GROUP BY document_id, kommune, kommune_art
HAVING count(DISTINCT jahr) > greatest(1, count(DISTINCT programm)) -- a programme left unsaid may be the same
UNION ALL
SELECT document_id, 'jahr_ausser_der_reihe', kommune || ': ' || jahr, record_id
FROM beitritte_folge AS f
WHERE jahr < hoechstes_davor AND (
    SELECT avg(CAST(coalesce(o.jahr >= o.davor, TRUE) AS INTEGER)) FROM beitritte_folge AS o WHERE o.document_id = f.document_id
) >= 0.7
UNION ALL
SELECT l.document_id, 'jahr_steht_zweimal', CAST(l.jahr AS VARCHAR), l.record_id
FROM (
    -- years as labels of a list: each stands once, before all that joined in it
    SELECT b.document_id, b.jahr, min(b.record_id) AS record_id, count(DISTINCT e.start_char) AS labels
    FROM beitritte AS b JOIN evidence AS e ON e.record_id = b.record_id AND e.field = 'jahr'
    GROUP BY b.document_id, b.jahr
) AS l
JOIN (
    SELECT b.document_id, count(DISTINCT e.start_char) AS labels, count(*) AS eintraege, count(DISTINCT b.jahr) AS jahre
    FROM beitritte AS b JOIN evidence AS e ON e.record_id = b.record_id AND e.field = 'jahr'
    GROUP BY b.document_id
) AS g ON g.document_id = l.document_id
WHERE l.labels > 1 AND g.labels < g.eintraege AND g.labels <= g.jahre + 1
UNION ALL
SELECT j.document_id, 'jahr_weit_ab', j.was || ': ' || j.jahr, j.record_id
FROM jahre_im_dokument AS j
WHERE j.jahr IS NOT NULL AND (
    SELECT min(abs(o.jahr - j.jahr)) FROM jahre_im_dokument AS o
    WHERE o.document_id = j.document_id AND o.record_id <> j.record_id AND o.jahr IS NOT NULL
) >= 8
UNION ALL
SELECT z.document_id, 'zahl_weicht_ab', z.wert || ' ' || z.gegenstand || ', gezählt ' || a.gezaehlt || ' (' || a.regel || ')',
    z.record_id
FROM abgleiche AS a JOIN zahlenangaben AS z ON z.record_id = a.zahlenangabe AND z.document_id = a.document_id
WHERE a.ergebnis IN ('zu_wenig', 'zu_viel')
UNION ALL
SELECT z.document_id, 'zahl_ohne_liste', z.wert || ' ' || z.gegenstand, z.record_id
FROM abgleiche AS a JOIN zahlenangaben AS z ON z.record_id = a.zahlenangabe AND z.document_id = a.document_id
WHERE a.ergebnis = 'nicht_vergleichbar'
UNION ALL
SELECT document_id, 'widerspruch', gegenstand || ': ' || string_agg(DISTINCT wert, ', ' ORDER BY wert), min(record_id)
FROM zahlenangaben WHERE genauigkeit = 'genau'
GROUP BY document_id, gegenstand, stichtag, gebiet HAVING count(DISTINCT wert) > 1
UNION ALL
SELECT document_id, 'stichpunkt_doppelt', text, min(record_id)
FROM stichpunkte GROUP BY document_id, ueberschrift, massnahme, text HAVING count(*) > 1
UNION ALL
SELECT document_id, rule, quote, NULL FROM issues
UNION ALL
SELECT document_id, 'seite_unerklaert', page || ': ' || characters, NULL FROM ledger WHERE status = 'unexplained'
UNION ALL
SELECT document_id, 'abgelehnt', rule || ': ' || message, NULL FROM quarantine
ORDER BY ALL;
COMMENT ON VIEW bekannte_unbekannte IS 'What we know that we do not know: communes without key or year, years out of order, totals that differ or have no list, contradictions, words not understood, text unexplained.';

-- The same total over time, across documents: what it grew by, and how many joins between the two days are known.
CREATE VIEW summen_verlauf AS
WITH summen AS (
    SELECT DISTINCT z.gebiet, z.stichtag, z.wert, z.gegenstand, z.document_id, z.record_id
    FROM zahlenangaben AS z
    WHERE z.stichtag IS NOT NULL AND z.genauigkeit = 'genau'
        AND regexp_matches(z.gegenstand, '(?i)kommunen?$|städten?$|gemeinden?$|mitgliedern?$|partnern?$')
), schritte AS (
    SELECT *, lag(stichtag) OVER folge AS vorher, wert - lag(wert) OVER folge AS schritt
    FROM summen WINDOW folge AS (PARTITION BY gebiet, lower(gegenstand) ORDER BY stichtag, wert)
), eintritte AS (
    SELECT DISTINCT b.kommune, b.kommune_art, b.jahr, l.name AS land
    FROM beitritte AS b
    LEFT JOIN kommunen AS l ON l.ags = left(b.ags_kandidaten[1], 2)
), gezaehlt AS (
    SELECT s.*, CASE WHEN s.vorher IS NOT NULL THEN (
        SELECT count(*) FROM eintritte AS e
        WHERE e.jahr > year(s.vorher) AND e.jahr <= year(s.stichtag)
            AND (s.gebiet IS NULL OR e.land IS NULL OR e.land = s.gebiet OR s.gebiet = 'Deutschland')
    ) END AS beitritte_dazwischen
    FROM schritte AS s
)
SELECT
    gebiet, gegenstand, stichtag, wert, vorher, schritt, beitritte_dazwischen,
    schritt = beitritte_dazwischen AS erklaert, document_id, record_id
FROM gezaehlt
ORDER BY gebiet, gegenstand, stichtag, wert;
COMMENT ON VIEW summen_verlauf IS 'A stated total of communes over time, across documents, and whether the joins between two days explain the step.';

-- What a document says, one line each and without its spelling, so that two prints of one plan can be laid side by side.
CREATE VIEW aussagen AS
SELECT DISTINCT document_id, art, was, art || regexp_replace(lower(was), '[^a-zäöüß0-9]', '', 'g') AS aussage
FROM (
    SELECT document_id, 'Ziel' AS art, concat_ws(' ', nummer, text) AS was FROM ziele
    UNION ALL
    SELECT document_id, 'Maßnahme', concat_ws(' ', titel, edtf) FROM massnahmen
    UNION ALL
    SELECT document_id, 'Stichpunkt', text FROM stichpunkte
    UNION ALL
    SELECT document_id, 'Beitritt', concat_ws(' ', kommune_art, kommune, jahr) FROM beitritte
    UNION ALL
    SELECT document_id, 'Schwerpunkt', concat_ws(': ', kommune, thema) FROM schwerpunkte
    UNION ALL
    SELECT document_id, 'Veranstaltung', concat_ws(' ', art, edtf, ort) FROM veranstaltungen
);
COMMENT ON VIEW aussagen IS 'What a document says, one line each, with a key without spelling.';

-- Documents that say nearly the same are prints of one text. `unter` are the documents to look at, NULL for all; what
-- more than fifty of them say joins none.
CREATE MACRO fassungen(unter) AS TABLE
WITH gesagt AS (
    SELECT document_id, aussage FROM aussagen WHERE unter IS NULL OR list_contains(unter, document_id)
), umfang AS (
    SELECT document_id, count(*) AS anzahl FROM gesagt GROUP BY document_id
), gemeinsam AS (
    SELECT document_id, aussage FROM gesagt
    WHERE aussage IN (SELECT aussage FROM gesagt GROUP BY aussage HAVING count(*) BETWEEN 2 AND 50)
)
SELECT a.document_id, b.document_id AS fassung, count(*) AS gleich, max(greatest(u.anzahl, v.anzahl)) AS von
FROM gemeinsam AS a
JOIN gemeinsam AS b ON b.aussage = a.aussage AND b.document_id <> a.document_id
JOIN umfang AS u ON u.document_id = a.document_id
JOIN umfang AS v ON v.document_id = b.document_id
GROUP BY a.document_id, b.document_id
HAVING count(*) >= 10 AND count(*) >= 0.75 * max(greatest(u.anzahl, v.anzahl));

-- Where two prints of one text differ, one of them may be damaged.
CREATE MACRO fassungsluecken(unter) AS TABLE
WITH paare AS (SELECT document_id, fassung FROM fassungen(unter))
SELECT p.document_id, 'fehlt_hier' AS luecke, g.art || ': ' || g.was AS was, p.fassung
FROM paare AS p JOIN aussagen AS g ON g.document_id = p.fassung
WHERE NOT EXISTS (FROM aussagen AS h WHERE h.document_id = p.document_id AND h.aussage = g.aussage)
UNION ALL
SELECT p.document_id, 'nur_hier', g.art || ': ' || g.was, p.fassung
FROM paare AS p JOIN aussagen AS g ON g.document_id = p.document_id
WHERE NOT EXISTS (FROM aussagen AS h WHERE h.document_id = p.fassung AND h.aussage = g.aussage);
