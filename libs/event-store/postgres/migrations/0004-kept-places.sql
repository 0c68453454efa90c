-- Part-week places: several applications of a plan may keep a confirmed place while the family looks for another.

-- Null: never said, and none is kept.
ALTER TABLE es.head ADD COLUMN kept_application_ids uuid[];

DROP FUNCTION es.append(
  text, text[], integer[], text[], text[], uuid[], text[], text[], text[], integer[], uuid[], text[], smallint[],
  bytea[], bytea[], bytea[], bytea[]
);
DROP FUNCTION es.heads(text, text[]);

-- As in 0002-append.sql, whose comment holds, with the kept places among what must hold at once.
CREATE FUNCTION es.append(
  p_controller text,
  -- per append
  p_streams text[],
  p_last_events integer[], -- ordinal, from 1, of the append's last event among the events of the flush
  p_stages text[],
  p_places text[],
  p_place_application_ids uuid[],
  p_kept_application_ids text[], -- ids joined by commas; null keeps them
  p_fences text[],
  p_shared_with text[], -- controllers joined by commas; null keeps the set
  -- per event; the revision and prev_hash of an append's first event say what head it expects, 0 that there is none
  p_event_streams text[],
  p_revisions integer[],
  p_ids uuid[],
  p_types text[],
  p_versions smallint[],
  p_payloads bytea[],
  p_metadata bytea[],
  p_hashes bytea[],
  p_prev_hashes bytea[]
) RETURNS TABLE (first_position bigint, refused jsonb)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
DECLARE
  v_events CONSTANT integer := cardinality(p_ids);
  v_void text;
  v_next bigint;
  v_first_event integer := 1;
  v_last_event integer;
  v_positions bigint[] := '{}'; -- per event; null: not written
BEGIN
  IF p_controller = '' THEN
    RAISE EXCEPTION 'an append needs a controller' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- An assignment, not PERFORM: a simple expression runs without a plan.
  v_void := set_config('koz.controller', p_controller, true);
  UPDATE es.counter SET next_position = next_position + v_events
    RETURNING next_position - v_events INTO first_position;
  v_next := first_position;

  FOR i IN 1..cardinality(p_streams) LOOP
    v_last_event := p_last_events[i];
    IF p_revisions[v_first_event] = 0 THEN
      INSERT INTO es.head
        (stream, controller, revision, hash, position, stage, place, place_application_id,
          kept_application_ids, fence, shared_with)
        VALUES (p_streams[i], p_controller, p_revisions[v_last_event], p_hashes[v_last_event],
          v_next + v_last_event - v_first_event, p_stages[i], p_places[i], p_place_application_ids[i],
          string_to_array(p_kept_application_ids[i], ',')::uuid[], p_fences[i], COALESCE(string_to_array(p_shared_with[i], ','), '{}'))
        ON CONFLICT (stream) DO NOTHING;
    ELSE
      UPDATE es.head h SET
          revision = p_revisions[v_last_event],
          hash = p_hashes[v_last_event],
          position = v_next + v_last_event - v_first_event,
          stage = COALESCE(p_stages[i], h.stage),
          place = COALESCE(p_places[i], h.place),
          place_application_id = COALESCE(p_place_application_ids[i], h.place_application_id),
          kept_application_ids =
            COALESCE(string_to_array(p_kept_application_ids[i], ',')::uuid[], h.kept_application_ids),
          fence = COALESCE(p_fences[i], h.fence),
          shared_with = COALESCE(string_to_array(p_shared_with[i], ','), h.shared_with)
        WHERE h.stream = p_streams[i] AND h.controller = p_controller
          AND h.revision = p_revisions[v_first_event] - 1 AND h.hash = p_prev_hashes[v_first_event];
    END IF;
    IF FOUND THEN
      FOR n IN v_first_event..v_last_event LOOP
        v_positions[n] := v_next;
        v_next := v_next + 1;
      END LOOP;
    ELSE
      v_positions[v_last_event] := NULL;
      refused := COALESCE(refused, '[]') || (jsonb_build_object('append', i) || es.why_refused(
        p_controller, p_streams[i], p_revisions[v_first_event:v_last_event], p_ids[v_first_event:v_last_event]));
    END IF;
    v_first_event := v_last_event + 1;
  END LOOP;

  INSERT INTO es.event
    (position, stream, revision, id, type, version, controller, payload, metadata, hash, prev_hash)
    SELECT e.position, e.stream, e.revision, e.id, e.type, e.version, p_controller,
        e.payload, e.metadata, e.hash, e.prev_hash
      FROM (
        -- In the select list, not in FROM: there each array would first be copied into a tuple store.
        SELECT unnest(v_positions) AS position, unnest(p_event_streams) AS stream,
          unnest(p_revisions) AS revision, unnest(p_ids) AS id, unnest(p_types) AS type,
          unnest(p_versions) AS version, unnest(p_payloads) AS payload, unnest(p_metadata) AS metadata,
          unnest(p_hashes) AS hash, unnest(p_prev_hashes) AS prev_hash
      ) e
      WHERE e.position IS NOT NULL;

  IF refused IS NOT NULL THEN
    UPDATE es.counter SET next_position = v_next;
  END IF;
  IF v_next > first_position THEN
    v_void := pg_notify('koz_event', '')::text;
  END IF;
  RETURN NEXT;
END
$$;

-- As in 0003-read.sql.
CREATE FUNCTION es.heads(p_controller text, p_streams text[])
RETURNS TABLE (
  stream text, controller text, revision integer, hash bytea, "position" bigint,
  stage text, place text, place_application_id uuid, kept_application_ids uuid[], fence text
)
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
  v_void text;
BEGIN
  v_void := set_config('koz.controller', p_controller, true);
  RETURN QUERY
    SELECT h.stream, h.controller, h.revision, h.hash, h.position, h.stage, h.place, h.place_application_id,
        h.kept_application_ids, h.fence
      FROM es.head h
      WHERE h.stream = ANY (p_streams) AND (h.controller = p_controller OR p_controller = ANY (h.shared_with));
END
$$;

REVOKE ALL ON FUNCTION es.append, es.heads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION es.append TO koz_command, koz_process_manager;
GRANT EXECUTE ON FUNCTION es.heads TO koz_command, koz_query, koz_process_manager;
