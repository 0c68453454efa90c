-- It writes with the rights of who owns the ledger, and anybody may call a function that PUBLIC is not refused: put as a
-- trigger on a table of one's own, it would take in rows that were never recorded. That a trigger runs it needs no right.
REVOKE EXECUTE ON FUNCTION ledger.to_be_sealed() FROM PUBLIC;
