-- The key vault: wrapped data keys, tombstones of destroyed ones, and the HMAC rows by which something must be
-- found again. Only koz_vault comes here; every row is behind its controller.

CREATE SCHEMA vault;
GRANT USAGE ON SCHEMA vault TO koz_vault;

-- A data key, wrapped by the epoch key of that number, which stands outside the database.
CREATE TABLE vault.data_key (
  key_id uuid PRIMARY KEY,
  controller text NOT NULL,
  epoch integer NOT NULL,
  wrapped bytea NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX data_key_by_age ON vault.data_key (controller, made_at, key_id);

CREATE TABLE vault.destroyed_key (
  key_id uuid PRIMARY KEY,
  controller text NOT NULL,
  destroyed_at timestamptz NOT NULL,
  cause text NOT NULL CHECK (cause IN ('P2Y6M', 'P5Y', 'erasure', 'withdrawal'))
);

-- The only fingerprints of values. `ordinal` tells which claim came first.
CREATE TABLE vault.lookup (
  controller text NOT NULL,
  kind text NOT NULL,
  hmac bytea NOT NULL,
  care_plan_id uuid NOT NULL,
  command_id uuid NOT NULL,
  ordinal bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (controller, kind, hmac, care_plan_id)
);
-- A reference names one plan; a national number may stand in several plans of one parent.
CREATE UNIQUE INDEX lookup_exclusive ON vault.lookup (controller, kind, hmac) WHERE kind = 'importReference';
CREATE INDEX lookup_by_plan ON vault.lookup (controller, care_plan_id);

-- Bodies of commands as HMACs, for a day; the day only, for no purpose needs the time.
CREATE TABLE vault.command_body (
  command_id uuid NOT NULL,
  controller text NOT NULL,
  hmac bytea NOT NULL,
  made_on date NOT NULL,
  PRIMARY KEY (controller, command_id)
);
CREATE INDEX command_body_by_day ON vault.command_body (controller, made_on);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['data_key', 'destroyed_key', 'lookup', 'command_body'] LOOP
    EXECUTE format('ALTER TABLE vault.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE vault.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_controller ON vault.%I TO koz_vault
         USING (controller = current_setting(''koz.controller'', true))
         WITH CHECK (controller = current_setting(''koz.controller'', true))',
      name
    );
  END LOOP;
END
$$;

-- No UPDATE on any of them: a tombstone and a first claim stay what they are.
GRANT SELECT, INSERT, DELETE ON vault.data_key, vault.lookup, vault.command_body TO koz_vault;
GRANT SELECT, INSERT ON vault.destroyed_key TO koz_vault;

-- What the vault knows of each key of a page, in one round trip: the setting holds for this statement's own
-- transaction. One statement reads both tables, so that a key being destroyed is seen on one side of it.
CREATE FUNCTION vault.read_keys(p_controller text, p_key_ids uuid[])
RETURNS TABLE (key_id uuid, epoch integer, wrapped bytea, destroyed_at timestamptz, cause text)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER
AS $$
BEGIN
  PERFORM set_config('koz.controller', p_controller, true);
  RETURN QUERY
    SELECT k.key_id, k.epoch, k.wrapped, NULL::timestamptz, NULL::text
      FROM vault.data_key k
     WHERE k.key_id = ANY (p_key_ids) AND k.controller = p_controller
    UNION ALL
    SELECT d.key_id, NULL, NULL, d.destroyed_at, d.cause
      FROM vault.destroyed_key d
     WHERE d.key_id = ANY (p_key_ids) AND d.controller = p_controller;
END
$$;

-- True when the command is new or had this very body. The commit does not wait for the disk: the command's events
-- are committed after it, so that with them on disk this row is there too.
CREATE FUNCTION vault.remember_command(p_controller text, p_command_id uuid, p_hmac bytea, p_today date)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY INVOKER
AS $$
BEGIN
  PERFORM set_config('koz.controller', p_controller, true), set_config('synchronous_commit', 'off', true);
  INSERT INTO vault.command_body (command_id, controller, hmac, made_on)
    VALUES (p_command_id, p_controller, p_hmac, p_today)
    ON CONFLICT DO NOTHING;
  RETURN (
    SELECT b.hmac = p_hmac
      FROM vault.command_body b
     WHERE b.controller = p_controller AND b.command_id = p_command_id
  );
END
$$;

REVOKE EXECUTE ON FUNCTION vault.read_keys(text, uuid[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION vault.remember_command(text, uuid, bytea, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.read_keys(text, uuid[]) TO koz_vault;
GRANT EXECUTE ON FUNCTION vault.remember_command(text, uuid, bytea, date) TO koz_vault;
