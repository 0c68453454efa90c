-- What the vault knows of the fence: which directory it is in, how far it was carried out, which plans are closed.

-- The directory that belongs to this database, by the random id it was given at the first start.
CREATE TABLE vault.fence_directory (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  directory_id uuid NOT NULL,
  since timestamptz NOT NULL
);

-- Per controller the last entry that was carried out: written with the destruction itself, in one transaction.
-- Every entry up to it was carried out; a fence that ends before it is an old copy.
CREATE TABLE vault.fence_head (
  controller text PRIMARY KEY,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 10);

-- The tiers of plans whose keys were destroyed: no key is ever made or taken for them again. No time stands here.
CREATE TABLE vault.fenced (
  controller text NOT NULL,
  care_plan_id uuid NOT NULL,
  tier text NOT NULL CHECK (tier IN ('precise', 'identity', 'planning')),
  PRIMARY KEY (controller, care_plan_id, tier)
);

CREATE FUNCTION vault.refuse_fence_backwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence <= OLD.sequence THEN
    RAISE EXCEPTION 'the head of the fence never goes back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER fence_head_goes_forward BEFORE UPDATE ON vault.fence_head
  FOR EACH ROW EXECUTE FUNCTION vault.refuse_fence_backwards();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['fence_head', 'fenced'] LOOP
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
-- The gate at the start looks at the fence of every controller; numbers and hashes only.
CREATE POLICY every_head ON vault.fence_head FOR SELECT TO koz_vault USING (true);

GRANT SELECT, INSERT ON vault.fence_directory, vault.fence_head, vault.fenced TO koz_vault;
GRANT UPDATE (sequence, hash) ON vault.fence_head TO koz_vault;
