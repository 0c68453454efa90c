-- Reads of one controller: the tenant's setting and the rows in one round trip, without a transaction block.
-- `bytes` is hash ‖ prev_hash ‖ payload ‖ metadata: one value is decoded on the other side instead of four.

CREATE FUNCTION es.read_stream(p_controller text, p_stream text, p_from integer)
RETURNS TABLE (
  "position" bigint, revision integer, id uuid, type text, version smallint, payload_length integer, bytes bytea
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  v_void text;
BEGIN
  v_void := set_config('koz.controller', p_controller, true);
  RETURN QUERY
    SELECT e.position, e.revision, e.id, e.type, e.version, octet_length(e.payload),
        e.hash || e.prev_hash || e.payload || e.metadata
      FROM es.event e
      WHERE e.stream = p_stream AND e.revision >= p_from AND e.controller = p_controller
      ORDER BY e.revision;
END
$$;

CREATE FUNCTION es.find_event(p_controller text, p_id uuid)
RETURNS TABLE (
  "position" bigint, revision integer, id uuid, type text, version smallint, payload_length integer, bytes bytea,
  stream text
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  v_void text;
BEGIN
  v_void := set_config('koz.controller', p_controller, true);
  RETURN QUERY
    SELECT e.position, e.revision, e.id, e.type, e.version, octet_length(e.payload),
        e.hash || e.prev_hash || e.payload || e.metadata, e.stream
      FROM es.event e
      WHERE e.id = p_id AND e.controller = p_controller;
END
$$;

CREATE FUNCTION es.heads(p_controller text, p_streams text[])
RETURNS TABLE (
  stream text, controller text, revision integer, hash bytea, "position" bigint,
  stage text, place text, place_application_id uuid, fence text
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  v_void text;
BEGIN
  v_void := set_config('koz.controller', p_controller, true);
  RETURN QUERY
    SELECT h.stream, h.controller, h.revision, h.hash, h.position, h.stage, h.place, h.place_application_id, h.fence
      FROM es.head h
      WHERE h.stream = ANY (p_streams) AND (h.controller = p_controller OR p_controller = ANY (h.shared_with));
END
$$;

REVOKE ALL ON FUNCTION es.read_stream, es.find_event, es.heads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION es.read_stream TO koz_command, koz_query, koz_process_manager;
GRANT EXECUTE ON FUNCTION es.find_event TO koz_command, koz_process_manager;
GRANT EXECUTE ON FUNCTION es.heads TO koz_command, koz_query, koz_process_manager;
