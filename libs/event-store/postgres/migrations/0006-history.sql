-- Who tells history (audit, replay) reads the events of one controller at a time, and writes nothing: beside the command
-- side the only reader of plans' events that the tenant predicate holds.
CREATE POLICY event_of_history ON es.event FOR SELECT TO koz_history
  USING (controller = current_setting('koz.controller', true));

-- A stretch of the log, as far as it is one controller's. By position: as fast at its end as at its beginning.
CREATE FUNCTION es.read_stretch(p_controller text, p_after bigint, p_through bigint)
RETURNS TABLE (
  "position" bigint, revision integer, id uuid, type text, version smallint, payload_length integer, bytes bytea,
  stream text
)
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  v_void text;
BEGIN
  v_void := set_config('koz.controller', p_controller, true);
  RETURN QUERY
    SELECT e.position, e.revision, e.id, e.type, e.version, octet_length(e.payload),
        e.hash || e.prev_hash || e.payload || e.metadata, e.stream
      FROM es.event e
      WHERE e.position > p_after AND e.position <= p_through AND e.controller = p_controller
      ORDER BY e.position;
END
$$;

GRANT USAGE ON SCHEMA es TO koz_history;
GRANT SELECT ON es.event, es.counter TO koz_history;
REVOKE ALL ON FUNCTION es.read_stretch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION es.read_stream TO koz_history;
GRANT EXECUTE ON FUNCTION es.read_stretch TO koz_history, koz_command, koz_process_manager;
