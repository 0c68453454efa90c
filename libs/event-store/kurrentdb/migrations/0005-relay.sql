-- As on PostgreSQL: the whole log, and with whom each stream is shared.
CREATE POLICY event_of_relay ON seal.event FOR SELECT TO koz_relay USING (true);
CREATE POLICY head_of_relay ON seal.head FOR SELECT TO koz_relay
  USING (
    controller = current_setting('koz.controller', true)
    OR current_setting('koz.controller', true) = ANY (shared_with)
  );

GRANT USAGE ON SCHEMA seal TO koz_relay;
GRANT SELECT ON seal.event, seal.head, seal.progress TO koz_relay;
GRANT EXECUTE ON FUNCTION seal.heads, seal.positions TO koz_relay;
