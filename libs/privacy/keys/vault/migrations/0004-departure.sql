-- Keys also go when their controller leaves.
ALTER TABLE vault.destroyed_key DROP CONSTRAINT destroyed_key_cause_check;
ALTER TABLE vault.destroyed_key ADD CONSTRAINT destroyed_key_cause_check
  CHECK (cause IN ('P2Y6M', 'P5Y', 'erasure', 'withdrawal', 'departure'));
