-- Which epoch key a controller wraps new data keys under, and what became of the earlier ones.

CREATE TABLE vault.epoch (
  controller text NOT NULL,
  epoch integer NOT NULL CHECK (epoch > 0),
  state text NOT NULL CHECK (state IN ('current', 'retiring', 'destroyed')),
  -- When the state was entered.
  since timestamptz NOT NULL,
  -- SHA-256 of the key, so that it can be named after it is gone; absent until the epoch retires where older
  -- software made it.
  fingerprint bytea CHECK (length(fingerprint) = 32),
  PRIMARY KEY (controller, epoch)
);
CREATE UNIQUE INDEX epoch_current ON vault.epoch (controller) WHERE state = 'current';

-- Whether any row still names an epoch. All entries of an epoch are equal, so the index stays small.
CREATE INDEX data_key_by_epoch ON vault.data_key (controller, epoch);

-- The owner is held to row-level security too, and must see every row for this once.
ALTER TABLE vault.data_key NO FORCE ROW LEVEL SECURITY;
INSERT INTO vault.epoch (controller, epoch, state, since)
  SELECT controller, epoch,
         CASE WHEN epoch = max(epoch) OVER (PARTITION BY controller) THEN 'current' ELSE 'retiring' END,
         now()
    FROM (SELECT DISTINCT controller, epoch FROM vault.data_key) AS named;
ALTER TABLE vault.data_key FORCE ROW LEVEL SECURITY;

-- The current epoch, which nobody retires until this transaction ends. The lock is shared among those who make and
-- wrap keys; who retires an epoch takes it alone, and in its turn, however busy they are (a row's share lock would let
-- them pass before it for ever). An epoch that is found empty after it retired stays empty.
CREATE FUNCTION vault.hold_current_epoch(p_controller text) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY INVOKER
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('koz/epoch/' || p_controller, 0));
  -- A statement of its own, so that it sees what was committed while the lock was waited for.
  RETURN (SELECT e.epoch FROM vault.epoch e WHERE e.controller = p_controller AND e.state = 'current');
END
$$;
REVOKE EXECUTE ON FUNCTION vault.hold_current_epoch(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.hold_current_epoch(text) TO koz_vault;

-- A data key comes under the current epoch, and under no other.
CREATE FUNCTION vault.refuse_epoch_not_current() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_named record;
BEGIN
  FOR v_named IN SELECT DISTINCT named.controller, named.epoch FROM named LOOP
    IF v_named.epoch IS DISTINCT FROM vault.hold_current_epoch(v_named.controller) THEN
      RAISE EXCEPTION 'a data key comes under the current epoch only' USING ERRCODE = 'KOZ01';
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER made_under_current_epoch AFTER INSERT ON vault.data_key
  REFERENCING NEW TABLE AS named
  FOR EACH STATEMENT EXECUTE FUNCTION vault.refuse_epoch_not_current();
CREATE TRIGGER wrapped_under_current_epoch AFTER UPDATE ON vault.data_key
  REFERENCING NEW TABLE AS named
  FOR EACH STATEMENT EXECUTE FUNCTION vault.refuse_epoch_not_current();

-- An epoch goes current, retiring, destroyed, and never back; the last step only when no row names it any more.
CREATE FUNCTION vault.refuse_epoch_backwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'current' OR EXISTS (
      SELECT FROM vault.epoch e WHERE e.controller = NEW.controller AND e.epoch > NEW.epoch
    ) THEN
      RAISE EXCEPTION 'an epoch begins as the current one, after all others' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF (OLD.state, NEW.state) NOT IN (('current', 'retiring'), ('retiring', 'destroyed')) THEN
    RAISE EXCEPTION 'an epoch never goes back' USING ERRCODE = 'restrict_violation';
  ELSIF NEW.state = 'destroyed' AND EXISTS (
    SELECT FROM vault.data_key k WHERE k.controller = NEW.controller AND k.epoch = NEW.epoch
  ) THEN
    RAISE EXCEPTION 'data keys are still under this epoch' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'retiring' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('koz/epoch/' || NEW.controller, 0));
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER epoch_goes_forward BEFORE INSERT OR UPDATE ON vault.epoch
  FOR EACH ROW EXECUTE FUNCTION vault.refuse_epoch_backwards();

-- Copies of this database that were read back and found whole: an epoch that none of their rows names may go.
CREATE TABLE vault.verified_backup (
  backup_id uuid NOT NULL,
  controller text NOT NULL,
  verified_at timestamptz NOT NULL,
  -- The epochs that some data key in the copy may name.
  epochs integer[] NOT NULL,
  PRIMARY KEY (controller, backup_id)
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['epoch', 'verified_backup'] LOOP
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

GRANT SELECT, INSERT ON vault.epoch, vault.verified_backup TO koz_vault;
GRANT UPDATE (state, since, fingerprint) ON vault.epoch TO koz_vault;
-- To wrap a key anew. Whose it is and when it was made stays.
GRANT UPDATE (epoch, wrapped) ON vault.data_key TO koz_vault;
