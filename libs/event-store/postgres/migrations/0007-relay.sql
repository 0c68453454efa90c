-- Who tells other systems what happened reads the whole log, as the projector does, and with whom each stream is shared.
CREATE POLICY event_of_relay ON es.event FOR SELECT TO koz_relay USING (true);
CREATE POLICY head_of_relay ON es.head FOR SELECT TO koz_relay
  USING (
    controller = current_setting('koz.controller', true)
    OR current_setting('koz.controller', true) = ANY (shared_with)
  );

GRANT USAGE ON SCHEMA es TO koz_relay;
GRANT SELECT ON es.event, es.head, es.counter TO koz_relay;
GRANT EXECUTE ON FUNCTION es.read_stream, es.heads TO koz_relay;
