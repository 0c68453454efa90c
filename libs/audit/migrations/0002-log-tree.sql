-- The RFC 6962 tree of the whole log and its signed checkpoints (docs/formats/log-tree.md). Hashes only: nothing of a
-- person and of no controller more than of another, so that there is no tenant here.

-- Perfect subtrees: that of the 2^level leaves from index * 2^level on. Written once, when the last of its leaves came.
CREATE TABLE audit.tree_node (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 53),
  index bigint NOT NULL CHECK (index >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, index)
);

-- What was signed, as exact text. The last one is where the tree stands: a page's nodes and its checkpoint are written
-- in one transaction.
CREATE TABLE audit.checkpoint (
  size bigint PRIMARY KEY CHECK (size > 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  -- By our own clock; the note itself tells no time.
  signed_at timestamptz NOT NULL,
  note text COLLATE "C" NOT NULL
);

-- Grants keep every role from changing a row; this keeps the owner from it too.
CREATE FUNCTION audit.refuse_tree_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the tree of the log and its checkpoints are never changed or deleted'
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER tree_node_is_final BEFORE UPDATE OR DELETE ON audit.tree_node
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_tree_change();
CREATE TRIGGER tree_nodes_are_final BEFORE TRUNCATE ON audit.tree_node
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_tree_change();
CREATE TRIGGER checkpoint_is_final BEFORE UPDATE OR DELETE ON audit.checkpoint
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_tree_change();
CREATE TRIGGER checkpoints_are_final BEFORE TRUNCATE ON audit.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_tree_change();

GRANT USAGE ON SCHEMA audit TO koz_auditor;
GRANT SELECT, INSERT ON audit.tree_node, audit.checkpoint TO koz_auditor;
GRANT SELECT ON audit.tree_node, audit.checkpoint TO koz_query;
