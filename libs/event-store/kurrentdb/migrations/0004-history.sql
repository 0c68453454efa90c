-- As on PostgreSQL: who tells history reads one controller at a time, and writes nothing.
CREATE POLICY event_of_history ON seal.event FOR SELECT TO koz_history
  USING (controller = current_setting('koz.controller', true));

CREATE FUNCTION seal.stretch(p_controller text, p_after bigint, p_through bigint) RETURNS SETOF seal.event
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_void text := set_config('koz.controller', p_controller, true);
BEGIN
  RETURN QUERY SELECT e.* FROM seal.event e
    WHERE e.position > p_after AND e.position <= p_through AND e.controller = p_controller ORDER BY e.position;
END
$$;

GRANT USAGE ON SCHEMA seal TO koz_history;
GRANT SELECT ON seal.event, seal.progress TO koz_history;
REVOKE ALL ON FUNCTION seal.stretch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal.positions TO koz_history;
GRANT EXECUTE ON FUNCTION seal.stretch TO koz_history, koz_command, koz_process_manager;
