-- A reader moves its own row and no other's. The process manager's policy comes with it, for without one it would see none.
ALTER TABLE platform.reader_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.reader_checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY checkpoint_of_process_manager ON platform.reader_checkpoint TO koz_process_manager
  USING (reader = 'process-manager') WITH CHECK (reader = 'process-manager');
CREATE POLICY checkpoint_of_relay ON platform.reader_checkpoint TO koz_relay
  USING (reader = 'relay') WITH CHECK (reader = 'relay');

GRANT USAGE ON SCHEMA platform TO koz_relay;
GRANT SELECT, INSERT, UPDATE ON platform.reader_checkpoint TO koz_relay;
