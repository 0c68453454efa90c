-- Each answer to a write carries the latest checkpoint: hashes and a signature, which anybody may have.
GRANT USAGE ON SCHEMA audit TO koz_command;
GRANT SELECT ON audit.checkpoint TO koz_command;
