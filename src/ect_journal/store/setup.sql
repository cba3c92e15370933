-- Prepares one schema of a PostgreSQL database (14 or later) to keep journals in, several side by side if need be.
-- Run it once, as somebody who may create schemas and roles. Running it again changes nothing.

CREATE SCHEMA IF NOT EXISTS {schema};

-- The layout below is version 2; a release of another layout refuses to touch it, and so does this script.
CREATE TABLE IF NOT EXISTS {schema}.layout (version integer PRIMARY KEY);
DO $$
BEGIN
    IF EXISTS (SELECT FROM {schema}.layout WHERE version <> 2) THEN
        RAISE EXCEPTION 'the schema has another layout';
    END IF;
END $$;
INSERT INTO {schema}.layout VALUES (2) ON CONFLICT DO NOTHING;

-- Entries, checkpoints, seals and anchors, in the table of the `eventsourcing` library. A journal is one originator_id, a position one
-- originator_version; the key refuses a position that is taken. Next to nothing is updated, so there is little to vacuum.
CREATE TABLE IF NOT EXISTS {schema}.stored_events (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text,
    state bytea,
    PRIMARY KEY (originator_id, originator_version)
) WITH (
    autovacuum_enabled = true,
    autovacuum_vacuum_threshold = 100000000,
    autovacuum_vacuum_scale_factor = 0.5,
    autovacuum_analyze_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.01
);

-- The entries that say what was erased or expunged, what is left of those, and which keys sign: each opening asks for them.
CREATE INDEX IF NOT EXISTS stored_events_privacy ON {schema}.stored_events (originator_id, originator_version)
    WHERE topic IN ('erasure.executed', 'entry.expunged', 'key.added', 'key.revoked', 'entry.blank');

-- The vault: sealed values, encrypted, by the digest to which an entry is committed. Their keys are not on the server.
CREATE TABLE IF NOT EXISTS {schema}.vault (
    journal uuid NOT NULL,
    digest text NOT NULL,
    sealed bytea NOT NULL,
    about text NOT NULL,
    keys text NOT NULL,
    retention text NOT NULL,
    PRIMARY KEY (journal, digest)
);

-- ANALYZE keeps samples of a column in pg_statistic, where they would outlive what is erased.
ALTER TABLE {schema}.stored_events ALTER COLUMN state SET STATISTICS 0;
ALTER TABLE {schema}.vault ALTER COLUMN sealed SET STATISTICS 0;

-- Where a journal is kept now: the last row counts, and a null place means here.
CREATE TABLE IF NOT EXISTS {schema}.moved (
    journal uuid NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY,
    place text,
    PRIMARY KEY (journal, number)
);

-- The triggers stop accidents, of the owner too. Tampering is what the tree of the journal is for.
CREATE OR REPLACE FUNCTION {schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON {schema}.stored_events
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- One UPDATE passes: a stub in the place of an entry, which a second stub does not replace.
CREATE OR REPLACE TRIGGER stubs_only BEFORE UPDATE ON {schema}.stored_events
    FOR EACH ROW WHEN (
        (NEW.originator_id, NEW.originator_version) IS DISTINCT FROM (OLD.originator_id, OLD.originator_version)
        OR NEW.topic IS DISTINCT FROM 'entry.blank'
        OR coalesce(OLD.topic, 'entry.blank') IN ('journal.opened', 'checkpoint', 'seal', 'anchor', 'entry.blank')
    ) EXECUTE FUNCTION {schema}.refuse_change();

CREATE OR REPLACE FUNCTION {schema}.refuse_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT originator_id FROM added) AS a
        WHERE (
            SELECT place FROM {schema}.moved WHERE journal = a.originator_id ORDER BY number DESC LIMIT 1
        ) IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'the journal was moved' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER not_moved AFTER INSERT ON {schema}.stored_events
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_moved();

-- Three roles, to be granted to people: GRANT {schema}_appender TO anna; GRANT {schema}_reader TO omar;
-- GRANT {schema}_keeper TO lena; The first two may neither update nor delete anything. The third also erases: it deletes
-- from the vault, and puts stubs. Writers wait for each other on an advisory lock, which needs no right.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{schema}_appender') THEN
        CREATE ROLE {schema}_appender NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{schema}_reader') THEN
        CREATE ROLE {schema}_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{schema}_keeper') THEN
        CREATE ROLE {schema}_keeper NOLOGIN;
    END IF;
END $$;

REVOKE ALL ON SCHEMA {schema} FROM PUBLIC;
GRANT USAGE ON SCHEMA {schema} TO {schema}_appender, {schema}_reader, {schema}_keeper;
GRANT SELECT ON {schema}.layout, {schema}.stored_events, {schema}.vault, {schema}.moved
    TO {schema}_appender, {schema}_reader, {schema}_keeper;
GRANT INSERT ON {schema}.stored_events, {schema}.vault, {schema}.moved TO {schema}_appender, {schema}_keeper;
GRANT UPDATE (topic, state) ON {schema}.stored_events TO {schema}_keeper;
GRANT DELETE ON {schema}.vault TO {schema}_keeper;
