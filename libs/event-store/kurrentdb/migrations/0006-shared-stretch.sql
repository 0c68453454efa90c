-- As on PostgreSQL: positions of what is shared, for a reading that says so. Rows hold no type: the reader looks at it.
CREATE POLICY head_of_history ON seal.head FOR SELECT TO koz_history
  USING (current_setting('koz.controller', true) = ANY (shared_with));
CREATE POLICY event_shared_with_history ON seal.event FOR SELECT TO koz_history
  USING (
    current_setting('koz.shared', true) = 'on'
    AND EXISTS (
      SELECT FROM seal.head h
        WHERE h.stream = event.stream AND current_setting('koz.controller', true) = ANY (h.shared_with)
    )
  );

CREATE FUNCTION seal.shared_stretch(p_controller text, p_after bigint, p_through bigint) RETURNS SETOF seal.event
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_void text := set_config('koz.controller', p_controller, true) || set_config('koz.shared', 'on', true);
BEGIN
  RETURN QUERY SELECT e.* FROM seal.event e
    WHERE e.position > p_after AND e.position <= p_through AND e.controller <> p_controller
      AND EXISTS (SELECT FROM seal.head h WHERE h.stream = e.stream AND p_controller = ANY (h.shared_with))
    ORDER BY e.position;
END
$$;

GRANT SELECT ON seal.head TO koz_history;
REVOKE ALL ON FUNCTION seal.shared_stretch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal.shared_stretch TO koz_history;
