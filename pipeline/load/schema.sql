-- The tables of a Planlese database. SQL that DuckDB 1.5 and 2.0 both accept; no keys and no indexes: the committer
-- replaces all rows of a document, and tests look for doubles and orphans. "kommune" is the name without its art.

CREATE TABLE documents (
    document_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    pages INTEGER,
    title VARCHAR,
    publisher VARCHAR,
    url VARCHAR,
    text VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    status VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'One row a document that could be read.';
COMMENT ON COLUMN documents.document_id IS 'The first 12 hex digits of the SHA-256 of the file.';
COMMENT ON COLUMN documents.name IS 'The file name.';
COMMENT ON COLUMN documents.path IS 'The path as given to ingest.';
COMMENT ON COLUMN documents.media_type IS 'What the content is, with the decided character set.';
COMMENT ON COLUMN documents.sha256 IS 'SHA-256 of the file, hexadecimal.';
COMMENT ON COLUMN documents.bytes IS 'Size of the file.';
COMMENT ON COLUMN documents.pages IS 'Number of pages; NULL where the source has none.';
COMMENT ON COLUMN documents.title IS 'From about.toml, else the first heading.';
COMMENT ON COLUMN documents.publisher IS 'From about.toml.';
COMMENT ON COLUMN documents.url IS 'Where the document was found, from about.toml.';
COMMENT ON COLUMN documents.text IS 'The whole text, one block a line; all start_char and end_char count its characters.';
COMMENT ON COLUMN documents.fingerprint IS 'Hash of all that decides the rows: bytes, about.toml, code, register, options.';
COMMENT ON COLUMN documents.status IS 'vollstaendig, or teilweise where pages or characters are missing: the issues say which and why.';

CREATE TABLE blocks (
    document_id VARCHAR NOT NULL,
    nr INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    page INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    level INTEGER NOT NULL,
    marker VARCHAR,
    "table" INTEGER,
    "row" INTEGER,
    "column" INTEGER,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE blocks IS 'The lines of a document''s text: headings, paragraphs, items, and furniture by name.';
COMMENT ON COLUMN blocks.document_id IS 'documents.document_id';
COMMENT ON COLUMN blocks.nr IS 'Line of the text, from 0.';
COMMENT ON COLUMN blocks.kind IS 'heading, paragraph, item or furniture.';
COMMENT ON COLUMN blocks.page IS 'Page, from 1; 1 where the source has none.';
COMMENT ON COLUMN blocks.start_char IS 'First character in documents.text, from 0.';
COMMENT ON COLUMN blocks.end_char IS 'One past the last character.';
COMMENT ON COLUMN blocks.level IS 'Of a heading from 1, of an item from 0.';
COMMENT ON COLUMN blocks.marker IS 'The bullet as printed; for furniture its name (seitenzahl, kopfzeile, ghost …).';
COMMENT ON COLUMN blocks."table" IS 'Which table of the document, from 0; NULL outside tables.';
COMMENT ON COLUMN blocks."row" IS 'Row of the table, from 0.';
COMMENT ON COLUMN blocks."column" IS 'Column of the table, from 0.';
COMMENT ON COLUMN blocks.text IS 'The line.';

CREATE TABLE evidence (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    part INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    page INTEGER NOT NULL,
    places STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE, start_char INTEGER, end_char INTEGER)[] NOT NULL,
    regel VARCHAR
);
COMMENT ON TABLE evidence IS 'For each value of each record the words that say so: quote = documents.text[start_char:end_char].';
COMMENT ON COLUMN evidence.record_id IS 'The record''s id in its table.';
COMMENT ON COLUMN evidence.document_id IS 'documents.document_id';
COMMENT ON COLUMN evidence.field IS 'The field of the record: kommune, jahr, zeitraum, titel …';
COMMENT ON COLUMN evidence.part IS 'Number of the span within the field, from 0.';
COMMENT ON COLUMN evidence.start_char IS 'First character in documents.text, from 0.';
COMMENT ON COLUMN evidence.end_char IS 'One past the last character.';
COMMENT ON COLUMN evidence.quote IS 'The words.';
COMMENT ON COLUMN evidence.page IS 'Page of the first character.';
COMMENT ON COLUMN evidence.places IS 'Where the words stand in the source: boxes in PDF points (origin top left), or characters of the decoded file.';
COMMENT ON COLUMN evidence.regel IS 'The rule that made the value, where one is stored (linking of communes).';

CREATE TABLE issues (
    document_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    page INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    places STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE, start_char INTEGER, end_char INTEGER)[] NOT NULL
);
COMMENT ON TABLE issues IS 'Text in scope that was not understood.';
COMMENT ON COLUMN issues.document_id IS 'documents.document_id';
COMMENT ON COLUMN issues.rule IS 'The rule that says so.';
COMMENT ON COLUMN issues.start_char IS 'First character in documents.text, from 0.';
COMMENT ON COLUMN issues.end_char IS 'One past the last character.';
COMMENT ON COLUMN issues.page IS 'Page of the first character.';
COMMENT ON COLUMN issues.quote IS 'The words.';
COMMENT ON COLUMN issues.message IS 'What is wrong, in a sentence.';
COMMENT ON COLUMN issues.places IS 'Where the words stand in the source, as in evidence.places.';

CREATE TABLE ignored (
    document_id VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    page INTEGER NOT NULL,
    quote VARCHAR NOT NULL
);
COMMENT ON TABLE ignored IS 'Text passed over on purpose, and why.';
COMMENT ON COLUMN ignored.document_id IS 'documents.document_id';
COMMENT ON COLUMN ignored.why IS 'The reason: boilerplate, furniture, ghost, kopfzeile_tabelle …';
COMMENT ON COLUMN ignored.start_char IS 'First character in documents.text, from 0.';
COMMENT ON COLUMN ignored.end_char IS 'One past the last character.';
COMMENT ON COLUMN ignored.page IS 'Page of the first character.';
COMMENT ON COLUMN ignored.quote IS 'The words.';

CREATE TABLE ledger (
    document_id VARCHAR NOT NULL,
    page INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    characters INTEGER NOT NULL
);
COMMENT ON TABLE ledger IS 'What became of every character: the numbers of a document sum to the length of its text.';
COMMENT ON COLUMN ledger.document_id IS 'documents.document_id';
COMMENT ON COLUMN ledger.page IS 'Page, from 1.';
COMMENT ON COLUMN ledger.status IS 'value, context, ignored, issue or unexplained.';
COMMENT ON COLUMN ledger.characters IS 'Characters of the page with that status.';

CREATE TABLE beitritte (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kommune VARCHAR NOT NULL,
    kommune_art VARCHAR,
    ags VARCHAR,
    ags_kandidaten VARCHAR[] NOT NULL,
    jahr INTEGER NOT NULL CHECK (jahr BETWEEN 1900 AND 2100),
    programm VARCHAR
);
COMMENT ON TABLE beitritte IS 'Which commune joined in which year.';
COMMENT ON COLUMN beitritte.record_id IS 'Id made of the content.';
COMMENT ON COLUMN beitritte.document_id IS 'documents.document_id';
COMMENT ON COLUMN beitritte.kommune IS 'The name without its art.';
COMMENT ON COLUMN beitritte.kommune_art IS 'Stadt, Landeshauptstadt, Markt, Gemeinde, Landkreis, Bezirk, Land, Gesundheitsregion; NULL where the text does not say.';
COMMENT ON COLUMN beitritte.ags IS 'Amtlicher Gemeindeschlüssel valid in the stated year, only where exactly one fits.';
COMMENT ON COLUMN beitritte.ags_kandidaten IS 'All keys the words allow.';
COMMENT ON COLUMN beitritte.jahr IS 'Year of joining.';
COMMENT ON COLUMN beitritte.programm IS 'What was joined, where the document says so.';

CREATE TABLE schwerpunkte (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kommune VARCHAR NOT NULL,
    kommune_art VARCHAR,
    ags VARCHAR,
    ags_kandidaten VARCHAR[] NOT NULL,
    thema VARCHAR NOT NULL
);
COMMENT ON TABLE schwerpunkte IS 'Which commune works on which theme, one row a theme.';
COMMENT ON COLUMN schwerpunkte.record_id IS 'Id made of the content.';
COMMENT ON COLUMN schwerpunkte.document_id IS 'documents.document_id';
COMMENT ON COLUMN schwerpunkte.kommune IS 'The name without its art.';
COMMENT ON COLUMN schwerpunkte.kommune_art IS 'As in beitritte.';
COMMENT ON COLUMN schwerpunkte.ags IS 'As in beitritte.';
COMMENT ON COLUMN schwerpunkte.ags_kandidaten IS 'As in beitritte.';
COMMENT ON COLUMN schwerpunkte.thema IS 'The theme as printed.';

CREATE TABLE ziele (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kommune VARCHAR,
    kommune_art VARCHAR,
    ags VARCHAR,
    ags_kandidaten VARCHAR[] NOT NULL,
    nummer INTEGER,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE ziele IS 'The goals of a workplan.';
COMMENT ON COLUMN ziele.record_id IS 'Id made of the content.';
COMMENT ON COLUMN ziele.document_id IS 'documents.document_id';
COMMENT ON COLUMN ziele.kommune IS 'Whose plan it is, the name without its art.';
COMMENT ON COLUMN ziele.kommune_art IS 'As in beitritte.';
COMMENT ON COLUMN ziele.ags IS 'As in beitritte.';
COMMENT ON COLUMN ziele.ags_kandidaten IS 'As in beitritte.';
COMMENT ON COLUMN ziele.nummer IS 'The printed number.';
COMMENT ON COLUMN ziele.text IS 'The goal.';

CREATE TABLE massnahmen (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kommune VARCHAR,
    kommune_art VARCHAR,
    ags VARCHAR,
    ags_kandidaten VARCHAR[] NOT NULL,
    ziel INTEGER,
    nr INTEGER,
    zeitraum VARCHAR,
    beginn DATE,
    ende DATE,
    genauigkeit VARCHAR,
    edtf VARCHAR,
    titel VARCHAR NOT NULL,
    stichpunkte VARCHAR[] NOT NULL,
    zustaendig VARCHAR,
    status VARCHAR,
    CHECK (beginn IS NULL OR ende IS NULL OR beginn <= ende)
);
COMMENT ON TABLE massnahmen IS 'The measures of a workplan.';
COMMENT ON COLUMN massnahmen.record_id IS 'Id made of the content.';
COMMENT ON COLUMN massnahmen.document_id IS 'documents.document_id';
COMMENT ON COLUMN massnahmen.kommune IS 'Whose plan it is, the name without its art.';
COMMENT ON COLUMN massnahmen.kommune_art IS 'As in beitritte.';
COMMENT ON COLUMN massnahmen.ags IS 'As in beitritte.';
COMMENT ON COLUMN massnahmen.ags_kandidaten IS 'As in beitritte.';
COMMENT ON COLUMN massnahmen.ziel IS 'Number of the goal it stands under.';
COMMENT ON COLUMN massnahmen.nr IS 'The printed number of the measure.';
COMMENT ON COLUMN massnahmen.zeitraum IS 'The period as printed.';
COMMENT ON COLUMN massnahmen.beginn IS 'First day; NULL where open or not stated.';
COMMENT ON COLUMN massnahmen.ende IS 'Last day, inclusive; NULL where open or not stated.';
COMMENT ON COLUMN massnahmen.genauigkeit IS 'How precise the words are: tag, monat, quartal, halbjahr, jahreszeit, schuljahr, jahr, jahrzehnt, jahrhundert.';
COMMENT ON COLUMN massnahmen.edtf IS 'The exact form, ISO 8601-2.';
COMMENT ON COLUMN massnahmen.titel IS 'The measure, without its bullets.';
COMMENT ON COLUMN massnahmen.stichpunkte IS 'Its bullets in order.';
COMMENT ON COLUMN massnahmen.zustaendig IS 'Who is responsible, as printed.';
COMMENT ON COLUMN massnahmen.status IS 'The status, as printed.';

CREATE TABLE stichpunkte (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    ueberschrift VARCHAR,
    massnahme VARCHAR,
    position INTEGER NOT NULL,
    ebene INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE stichpunkte IS 'Every list item under its heading.';
COMMENT ON COLUMN stichpunkte.record_id IS 'Id made of the content.';
COMMENT ON COLUMN stichpunkte.document_id IS 'documents.document_id';
COMMENT ON COLUMN stichpunkte.ueberschrift IS 'The heading or lead-in above; for a measure''s bullet the measure''s title.';
COMMENT ON COLUMN stichpunkte.massnahme IS 'massnahmen.record_id, NULL outside a workplan.';
COMMENT ON COLUMN stichpunkte.position IS 'Place in its list, from 1.';
COMMENT ON COLUMN stichpunkte.ebene IS 'Depth of nesting, from 0.';
COMMENT ON COLUMN stichpunkte.text IS 'The item without its bullet.';

CREATE TABLE veranstaltungen (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kommune VARCHAR,
    kommune_art VARCHAR,
    ags VARCHAR,
    ags_kandidaten VARCHAR[] NOT NULL,
    art VARCHAR NOT NULL,
    titel VARCHAR,
    zeitraum VARCHAR,
    beginn DATE,
    ende DATE,
    genauigkeit VARCHAR,
    edtf VARCHAR,
    ort VARCHAR
);
COMMENT ON TABLE veranstaltungen IS 'Events, where and when.';
COMMENT ON COLUMN veranstaltungen.record_id IS 'Id made of the content.';
COMMENT ON COLUMN veranstaltungen.document_id IS 'documents.document_id';
COMMENT ON COLUMN veranstaltungen.kommune IS 'The commune whose section it stands in.';
COMMENT ON COLUMN veranstaltungen.kommune_art IS 'As in beitritte.';
COMMENT ON COLUMN veranstaltungen.ags IS 'As in beitritte.';
COMMENT ON COLUMN veranstaltungen.ags_kandidaten IS 'As in beitritte.';
COMMENT ON COLUMN veranstaltungen.art IS 'Fachtag, Workshop, Konferenz …';
COMMENT ON COLUMN veranstaltungen.titel IS 'The title as printed.';
COMMENT ON COLUMN veranstaltungen.zeitraum IS 'The date as printed.';
COMMENT ON COLUMN veranstaltungen.beginn IS 'First day.';
COMMENT ON COLUMN veranstaltungen.ende IS 'Last day, inclusive.';
COMMENT ON COLUMN veranstaltungen.genauigkeit IS 'As in massnahmen.';
COMMENT ON COLUMN veranstaltungen.edtf IS 'As in massnahmen.';
COMMENT ON COLUMN veranstaltungen.ort IS 'The place as printed.';

CREATE TABLE kontakte (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    stelle VARCHAR,
    person VARCHAR,
    strasse VARCHAR,
    plz VARCHAR,
    ort VARCHAR,
    telefon VARCHAR,
    email VARCHAR,
    url VARCHAR
);
COMMENT ON TABLE kontakte IS 'How to reach an office or a person.';
COMMENT ON COLUMN kontakte.record_id IS 'Id made of the content.';
COMMENT ON COLUMN kontakte.document_id IS 'documents.document_id';
COMMENT ON COLUMN kontakte.stelle IS 'The office.';
COMMENT ON COLUMN kontakte.person IS 'The person (left out with --ohne-personen).';
COMMENT ON COLUMN kontakte.strasse IS 'Street and number.';
COMMENT ON COLUMN kontakte.plz IS 'Postal code.';
COMMENT ON COLUMN kontakte.ort IS 'Town.';
COMMENT ON COLUMN kontakte.telefon IS 'Telephone number as printed.';
COMMENT ON COLUMN kontakte.email IS 'E-mail address.';
COMMENT ON COLUMN kontakte.url IS 'Web address as printed.';

CREATE TABLE zeitangaben (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    zeitraum VARCHAR NOT NULL,
    beginn DATE,
    ende DATE,
    genauigkeit VARCHAR,
    edtf VARCHAR NOT NULL
);
COMMENT ON TABLE zeitangaben IS 'Every period the running text names.';
COMMENT ON COLUMN zeitangaben.record_id IS 'Id made of the content.';
COMMENT ON COLUMN zeitangaben.document_id IS 'documents.document_id';
COMMENT ON COLUMN zeitangaben.zeitraum IS 'The period as printed.';
COMMENT ON COLUMN zeitangaben.beginn IS 'First day; NULL where open.';
COMMENT ON COLUMN zeitangaben.ende IS 'Last day, inclusive; NULL where open.';
COMMENT ON COLUMN zeitangaben.genauigkeit IS 'As in massnahmen.';
COMMENT ON COLUMN zeitangaben.edtf IS 'As in massnahmen.';

CREATE TABLE zahlenangaben (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    wert BIGINT NOT NULL,
    genauigkeit VARCHAR NOT NULL,
    gegenstand VARCHAR NOT NULL,
    stichtag DATE,
    gebiet VARCHAR
);
COMMENT ON TABLE zahlenangaben IS 'Figures with their noun.';
COMMENT ON COLUMN zahlenangaben.record_id IS 'Id made of the content.';
COMMENT ON COLUMN zahlenangaben.document_id IS 'documents.document_id';
COMMENT ON COLUMN zahlenangaben.wert IS 'The number.';
COMMENT ON COLUMN zahlenangaben.genauigkeit IS 'genau, mindestens, hoechstens or etwa.';
COMMENT ON COLUMN zahlenangaben.gegenstand IS 'What is counted, as printed.';
COMMENT ON COLUMN zahlenangaben.stichtag IS 'The day up to which the count holds, where stated.';
COMMENT ON COLUMN zahlenangaben.gebiet IS 'The area the sentence speaks of: a Land, a commune or Deutschland; NULL where it names none.';

CREATE TABLE abgleiche (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    zahlenangabe VARCHAR NOT NULL,
    gezaehlt INTEGER,
    ergebnis VARCHAR NOT NULL,
    regel VARCHAR NOT NULL
);
COMMENT ON TABLE abgleiche IS 'A figure the document states, held against what it lists.';
COMMENT ON COLUMN abgleiche.record_id IS 'Id made of the content.';
COMMENT ON COLUMN abgleiche.document_id IS 'documents.document_id';
COMMENT ON COLUMN abgleiche.zahlenangabe IS 'zahlenangaben.record_id';
COMMENT ON COLUMN abgleiche.gezaehlt IS 'What was counted; NULL where nothing comparable is listed.';
COMMENT ON COLUMN abgleiche.ergebnis IS 'stimmt, zu_wenig, zu_viel or nicht_vergleichbar.';
COMMENT ON COLUMN abgleiche.regel IS 'How it was counted.';

CREATE TABLE abkuerzungen (
    record_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kurz VARCHAR NOT NULL,
    lang VARCHAR NOT NULL
);
COMMENT ON TABLE abkuerzungen IS 'Short forms and what they stand for.';
COMMENT ON COLUMN abkuerzungen.record_id IS 'Id made of the content.';
COMMENT ON COLUMN abkuerzungen.document_id IS 'documents.document_id';
COMMENT ON COLUMN abkuerzungen.kurz IS 'The short form.';
COMMENT ON COLUMN abkuerzungen.lang IS 'The long form as printed.';

CREATE TABLE kommunen (
    ags VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    art VARCHAR NOT NULL,
    land VARCHAR NOT NULL,
    kreis VARCHAR,
    nuts3 VARCHAR,
    gueltig_von DATE,
    gueltig_bis DATE,
    lat DOUBLE,
    lon DOUBLE,
    einwohner INTEGER,
    ars VARCHAR
);
COMMENT ON TABLE kommunen IS 'The register of Länder, Kreise and Gemeinden, former ones too. Sources: DATA-LICENSES.md.';
COMMENT ON COLUMN kommunen.ags IS 'Amtlicher Gemeindeschlüssel: 2 digits a Land, 5 a Kreis, 8 a Gemeinde; text with leading zeros.';
COMMENT ON COLUMN kommunen.name IS 'Official name.';
COMMENT ON COLUMN kommunen.art IS 'Official art.';
COMMENT ON COLUMN kommunen.land IS 'Name of the Land.';
COMMENT ON COLUMN kommunen.kreis IS 'Key of the Kreis; NULL for a Land.';
COMMENT ON COLUMN kommunen.nuts3 IS 'NUTS 3 region.';
COMMENT ON COLUMN kommunen.gueltig_von IS 'Valid at the latest since; NULL where no source says.';
COMMENT ON COLUMN kommunen.gueltig_bis IS 'Last day of validity; NULL while valid.';
COMMENT ON COLUMN kommunen.lat IS 'Latitude, WGS 84.';
COMMENT ON COLUMN kommunen.lon IS 'Longitude, WGS 84.';
COMMENT ON COLUMN kommunen.einwohner IS 'Inhabitants of the seat (GeoNames), of the Gemeinde after an update from a Gemeindeverzeichnis; NULL where unknown.';
COMMENT ON COLUMN kommunen.ars IS 'Amtlicher Regionalschlüssel, 12 digits a Gemeinde, 5 a Kreis; NULL where no source says.';

CREATE TABLE kommunen_verlauf (
    ags VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    ereignis VARCHAR NOT NULL,
    datum DATE NOT NULL,
    beleg VARCHAR NOT NULL,
    nachfolger VARCHAR,
    quelle VARCHAR NOT NULL
);
COMMENT ON TABLE kommunen_verlauf IS 'When units of the register began and ended, each with its evidence.';
COMMENT ON COLUMN kommunen_verlauf.ags IS 'kommunen.ags';
COMMENT ON COLUMN kommunen_verlauf.name IS 'The name the key stands for.';
COMMENT ON COLUMN kommunen_verlauf.ereignis IS 'beginn or ende.';
COMMENT ON COLUMN kommunen_verlauf.datum IS 'First or last day.';
COMMENT ON COLUMN kommunen_verlauf.beleg IS 'genau where an act names the day; spaetestens where a snapshot only shows it there, or gone, by then.';
COMMENT ON COLUMN kommunen_verlauf.nachfolger IS 'Key of the unit that took it over; NULL where unknown.';
COMMENT ON COLUMN kommunen_verlauf.quelle IS 'Act or source of the day.';

CREATE TABLE quarantine (
    document_id VARCHAR,
    path VARCHAR,
    stage VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    "row" JSON
);
COMMENT ON TABLE quarantine IS 'Files that could not be read and rows that broke a rule; nothing is lost.';
COMMENT ON COLUMN quarantine.document_id IS 'documents.document_id, where the file could be read.';
COMMENT ON COLUMN quarantine.path IS 'The path of the file.';
COMMENT ON COLUMN quarantine.stage IS 'read, extract, validate or load.';
COMMENT ON COLUMN quarantine.rule IS 'The reason from the closed list.';
COMMENT ON COLUMN quarantine.message IS 'What is wrong, in a sentence without document text.';
COMMENT ON COLUMN quarantine."row" IS 'The rejected row.';

CREATE TABLE korrekturen (
    document_id VARCHAR NOT NULL,
    record_id VARCHAR,
    tabelle VARCHAR NOT NULL,
    feld VARCHAR NOT NULL,
    zitat VARCHAR,
    davor VARCHAR,
    danach VARCHAR,
    alt VARCHAR,
    neu VARCHAR,
    wer VARCHAR NOT NULL,
    warum VARCHAR NOT NULL,
    stand VARCHAR NOT NULL
);
COMMENT ON TABLE korrekturen IS 'What people corrected in korrekturen.toml beside a document; the value as read is kept here.';
COMMENT ON COLUMN korrekturen.document_id IS 'documents.document_id';
COMMENT ON COLUMN korrekturen.record_id IS 'The corrected record; NULL where none was found.';
COMMENT ON COLUMN korrekturen.tabelle IS 'Table of the record.';
COMMENT ON COLUMN korrekturen.feld IS 'The corrected column.';
COMMENT ON COLUMN korrekturen.zitat IS 'The words the value was read from.';
COMMENT ON COLUMN korrekturen.davor IS 'The words before them.';
COMMENT ON COLUMN korrekturen.danach IS 'The words after them.';
COMMENT ON COLUMN korrekturen.alt IS 'The value as read.';
COMMENT ON COLUMN korrekturen.neu IS 'The value as corrected; NULL where the whole record was struck out.';
COMMENT ON COLUMN korrekturen.wer IS 'Who corrected it.';
COMMENT ON COLUMN korrekturen.warum IS 'The reason.';
COMMENT ON COLUMN korrekturen.stand IS 'angewandt; abgelaufen (the words or the value read are no longer there); unbenutzt (the words are there, no record is made of them); ueberfluessig (read right without it).';

CREATE TABLE herkunft (
    document_id VARCHAR NOT NULL,
    teil VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE herkunft IS 'What a document''s fingerprint is made of, so that two databases can say why a record changed.';
COMMENT ON COLUMN herkunft.document_id IS 'documents.document_id';
COMMENT ON COLUMN herkunft.teil IS 'datei, about.toml, korrekturen.toml, code, register or bibliotheken.';
COMMENT ON COLUMN herkunft.sha256 IS 'SHA-256 of that part, hexadecimal.';

CREATE TABLE kreise (
    ags VARCHAR NOT NULL,
    form VARCHAR NOT NULL
);
COMMENT ON TABLE kreise IS 'The shapes of the Kreise of 2023, for maps. Source and licence: DATA-LICENSES.md.';
COMMENT ON COLUMN kreise.ags IS 'kommunen.ags, 5 digits.';
COMMENT ON COLUMN kreise.form IS 'GeoJSON geometry, WGS 84, simplified to 2 km.';
