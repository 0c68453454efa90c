-- How far a reader of the log that keeps no rows of its own has come (the process manager). The schema itself and
-- platform.migration are made by the migration runner.
CREATE TABLE platform.reader_checkpoint (
  reader text COLLATE "C" PRIMARY KEY,
  -- Of the last event that was dealt with; a reader without a row begins before the first.
  position bigint NOT NULL CHECK (position >= 0)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE ON platform.reader_checkpoint TO koz_process_manager;
