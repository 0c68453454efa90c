-- The RFC 6962 tree of the ledger and its signed checkpoints (docs/formats/ledger-tree.md): one tree over disclosures
-- and consultations.

-- What was committed and has no leaf yet. Numbers of identity columns are not in the order of commits, so that nobody
-- may read on from the last one it saw: each row waits here, written with it, until the sealer gives it its leaf.
CREATE TABLE ledger.unsealed (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('disclosure', 'consultation')),
  entry bigint NOT NULL
);

-- With the rights of who owns the ledger: no role that records can leave a row out, or put one in.
CREATE FUNCTION ledger.to_be_sealed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO ledger.unsealed (kind, entry) SELECT TG_ARGV[0], entry FROM added ORDER BY entry;
  RETURN NULL;
END
$$;
CREATE TRIGGER disclosure_to_be_sealed AFTER INSERT ON ledger.disclosure
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.to_be_sealed('disclosure');
CREATE TRIGGER consultation_to_be_sealed AFTER INSERT ON ledger.consultation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.to_be_sealed('consultation');

-- What was there before. Row-level security that is forced would hide it from an owner that is no superuser.
ALTER TABLE ledger.disclosure NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.consultation NO FORCE ROW LEVEL SECURITY;
INSERT INTO ledger.unsealed (kind, entry) SELECT 'disclosure', entry FROM ledger.disclosure ORDER BY entry;
INSERT INTO ledger.unsealed (kind, entry) SELECT 'consultation', entry FROM ledger.consultation ORDER BY entry;
ALTER TABLE ledger.disclosure FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.consultation FORCE ROW LEVEL SECURITY;

-- Which row has which leaf. Dense from 0, in the order in which the sealer took them in.
CREATE TABLE ledger.leaf (
  index bigint PRIMARY KEY CHECK (index >= 0),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('disclosure', 'consultation')),
  entry bigint NOT NULL,
  UNIQUE (kind, entry)
);

-- Perfect subtrees and signed notes, as those of the log's tree.
CREATE TABLE ledger.tree_node (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 53),
  index bigint NOT NULL CHECK (index >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, index)
);
CREATE TABLE ledger.checkpoint (
  size bigint PRIMARY KEY CHECK (size > 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  signed_at timestamptz NOT NULL,
  note text COLLATE "C" NOT NULL
);

-- Grants keep every role from changing a row; this keeps the owner from it too.
CREATE TRIGGER leaf_is_final BEFORE UPDATE OR DELETE ON ledger.leaf
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER leaves_are_final BEFORE TRUNCATE ON ledger.leaf
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tree_node_is_final BEFORE UPDATE OR DELETE ON ledger.tree_node
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tree_nodes_are_final BEFORE TRUNCATE ON ledger.tree_node
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER checkpoint_is_final BEFORE UPDATE OR DELETE ON ledger.checkpoint
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER checkpoints_are_final BEFORE TRUNCATE ON ledger.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- The auditor seals every controller's rows; it changes none and writes none of them.
CREATE POLICY disclosure_sealed ON ledger.disclosure FOR SELECT TO koz_auditor USING (true);
CREATE POLICY consultation_sealed ON ledger.consultation FOR SELECT TO koz_auditor USING (true);
GRANT USAGE ON SCHEMA ledger TO koz_auditor;
GRANT SELECT ON ledger.disclosure, ledger.consultation TO koz_auditor;
GRANT SELECT, DELETE ON ledger.unsealed TO koz_auditor;
GRANT SELECT, INSERT ON ledger.leaf, ledger.tree_node, ledger.checkpoint TO koz_auditor;
GRANT SELECT ON ledger.leaf, ledger.tree_node, ledger.checkpoint TO koz_query;
