-- Opening one plan needs a reason, and only that does.
ALTER TABLE ledger.disclosure ADD COLUMN reason text COLLATE "C";
ALTER TABLE ledger.disclosure ADD CONSTRAINT disclosure_reason CHECK ((reason IS NOT NULL) = (ground = 'regieCase'));
