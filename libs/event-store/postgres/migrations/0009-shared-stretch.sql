-- What other systems of a controller are told of plans that are shared with it: what happens to applications at its own
-- locations, and that keys were destroyed. Only a reading that says so (koz.shared) sees others' events, and no other type.
CREATE POLICY head_of_history ON es.head FOR SELECT TO koz_history
  USING (current_setting('koz.controller', true) = ANY (shared_with));
CREATE POLICY event_shared_with_history ON es.event FOR SELECT TO koz_history
  USING (
    current_setting('koz.shared', true) = 'on'
    AND (stream LIKE 'application-%' OR type = 'PersonalDataKeyShredded')
    AND EXISTS (
      SELECT FROM es.head h
        WHERE h.stream = event.stream AND current_setting('koz.controller', true) = ANY (h.shared_with)
    )
  );

CREATE FUNCTION es.read_shared_stretch(p_controller text, p_after bigint, p_through bigint, p_types text[])
RETURNS TABLE (
  "position" bigint, revision integer, id uuid, type text, version smallint, payload_length integer, bytes bytea,
  stream text, controller text
)
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
  v_void text;
BEGIN
  v_void := set_config('koz.controller', p_controller, true);
  v_void := set_config('koz.shared', 'on', true);
  RETURN QUERY
    SELECT e.position, e.revision, e.id, e.type, e.version, octet_length(e.payload),
        e.hash || e.prev_hash || e.payload || e.metadata, e.stream, e.controller
      FROM es.event e
      WHERE e.position > p_after AND e.position <= p_through AND e.controller <> p_controller
        AND e.type = ANY (p_types)
        AND EXISTS (SELECT FROM es.head h WHERE h.stream = e.stream AND p_controller = ANY (h.shared_with))
      ORDER BY e.position;
END
$$;

GRANT SELECT ON es.head TO koz_history;
REVOKE ALL ON FUNCTION es.read_shared_stretch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION es.read_shared_stretch TO koz_history;
