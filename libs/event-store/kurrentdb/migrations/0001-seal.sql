-- Positions of a log that KurrentDB holds, and what is looked up by them: see docs/adr (the sealer). Every row follows
-- from the events in the order of $all; none holds a payload or metadata.

CREATE SCHEMA seal;

-- One row per event. `commit_position` and `prepare_position` are its place in $all; `position` is ours, dense from 0.
CREATE TABLE seal.event (
  position bigint PRIMARY KEY,
  commit_position bigint NOT NULL,
  prepare_position bigint NOT NULL,
  stream text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  id uuid NOT NULL,
  controller text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  attempt uuid NOT NULL,
  CONSTRAINT event_place UNIQUE (commit_position, prepare_position),
  CONSTRAINT event_stream_revision UNIQUE (stream, revision)
);
CREATE INDEX event_id_controller ON seal.event (id, controller);

-- The last event of each stream, whose metadata hold the whole summary and everyone it is shared with.
CREATE TABLE seal.head (
  stream text COLLATE "C" PRIMARY KEY,
  controller text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  hash bytea NOT NULL,
  position bigint NOT NULL,
  stage text,
  place text,
  place_application_id uuid,
  fence text,
  shared_with text[] COLLATE "C" NOT NULL
) WITH (fillfactor = 70);

-- Up to where $all is numbered; places are -1 before the first event.
CREATE TABLE seal.progress (
  singleton boolean PRIMARY KEY DEFAULT true,
  next_position bigint NOT NULL,
  commit_position bigint NOT NULL,
  prepare_position bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO seal.progress (next_position, commit_position, prepare_position) VALUES (0, -1, -1);

-- The tenant predicate; the readers of the whole log and the sealer are the named exceptions of rule 10.
ALTER TABLE seal.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal.event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_of_controller ON seal.event FOR SELECT TO koz_command
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY event_of_everyone ON seal.event FOR SELECT TO koz_projector, koz_process_manager, koz_sealer
  USING (true);
CREATE POLICY event_of_controller_stream ON seal.event FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true) AND stream = 'controller-' || controller);
CREATE POLICY event_numbered ON seal.event FOR INSERT TO koz_sealer WITH CHECK (true);

ALTER TABLE seal.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal.head FORCE ROW LEVEL SECURITY;
CREATE POLICY head_of_controller_or_shared ON seal.head FOR SELECT
  TO koz_command, koz_query, koz_process_manager
  USING (
    controller = current_setting('koz.controller', true)
    OR current_setting('koz.controller', true) = ANY (shared_with)
  );
CREATE POLICY head_moved ON seal.head TO koz_sealer USING (true) WITH CHECK (true);

-- Numbers a page of $all: {place: [commit, prepare], …} in order. Refuses to when another sealer was here meanwhile.
CREATE FUNCTION seal.number_page(p_after_commit bigint, p_after_prepare bigint, p_page jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_first bigint;
BEGIN
  UPDATE seal.progress SET
      next_position = next_position + jsonb_array_length(p_page),
      commit_position = (p_page -> -1 ->> 'commit')::bigint,
      prepare_position = (p_page -> -1 ->> 'prepare')::bigint
    WHERE commit_position = p_after_commit AND prepare_position = p_after_prepare
    RETURNING next_position - jsonb_array_length(p_page) INTO v_first;
  IF v_first IS NULL THEN
    RAISE EXCEPTION 'the log was numbered by another sealer' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO seal.event
    (position, commit_position, prepare_position, stream, revision, id, controller, hash, attempt)
    SELECT v_first + e.n - 1, (e.v ->> 'commit')::bigint, (e.v ->> 'prepare')::bigint, e.v ->> 'stream',
        (e.v ->> 'revision')::integer, (e.v ->> 'id')::uuid, e.v ->> 'controller',
        decode(e.v ->> 'hash', 'hex'), (e.v ->> 'attempt')::uuid
      FROM jsonb_array_elements(p_page) WITH ORDINALITY AS e (v, n);
  INSERT INTO seal.head
    (stream, controller, revision, hash, position, stage, place, place_application_id, fence, shared_with)
    SELECT DISTINCT ON (e.v ->> 'stream')
        e.v ->> 'stream', e.v ->> 'controller', (e.v ->> 'revision')::integer, decode(e.v ->> 'hash', 'hex'),
        v_first + e.n - 1, e.v #>> '{head,stage}', e.v #>> '{head,place}',
        (e.v #>> '{head,placeApplicationId}')::uuid, e.v #>> '{head,fence}',
        ARRAY(SELECT jsonb_array_elements_text(e.v -> 'sharedWith'))
      FROM jsonb_array_elements(p_page) WITH ORDINALITY AS e (v, n)
      ORDER BY e.v ->> 'stream', e.n DESC
    ON CONFLICT (stream) DO UPDATE SET
      revision = excluded.revision, hash = excluded.hash, position = excluded.position, stage = excluded.stage,
      place = excluded.place, place_application_id = excluded.place_application_id, fence = excluded.fence,
      shared_with = excluded.shared_with;
  PERFORM pg_notify('koz_event', '');
END
$$;

-- Reads of one controller: the tenant's setting and the rows in one round trip, without a transaction block.
CREATE FUNCTION seal.heads(p_controller text, p_streams text[]) RETURNS SETOF seal.head
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_void text := set_config('koz.controller', p_controller, true);
BEGIN
  RETURN QUERY SELECT h.* FROM seal.head h
    WHERE h.stream = ANY (p_streams) AND (h.controller = p_controller OR p_controller = ANY (h.shared_with));
END
$$;

CREATE FUNCTION seal.find_events(p_controller text, p_ids uuid[]) RETURNS SETOF seal.event
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_void text := set_config('koz.controller', p_controller, true);
BEGIN
  RETURN QUERY SELECT e.* FROM seal.event e
    WHERE e.id = ANY (p_ids) AND e.controller = p_controller ORDER BY e.position;
END
$$;

CREATE FUNCTION seal.positions(p_controller text, p_stream text, p_from integer)
RETURNS TABLE (revision integer, "position" bigint)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_void text := set_config('koz.controller', p_controller, true);
BEGIN
  RETURN QUERY SELECT e.revision, e.position FROM seal.event e
    WHERE e.stream = p_stream AND e.revision >= p_from AND e.controller = p_controller ORDER BY e.revision;
END
$$;

GRANT USAGE ON SCHEMA seal TO koz_command, koz_query, koz_projector, koz_process_manager, koz_sealer;
GRANT SELECT ON seal.event TO koz_command, koz_query, koz_projector, koz_process_manager, koz_sealer;
GRANT SELECT ON seal.head TO koz_command, koz_query, koz_process_manager, koz_sealer;
GRANT SELECT ON seal.progress TO koz_command, koz_query, koz_projector, koz_process_manager, koz_sealer;
GRANT INSERT ON seal.event TO koz_sealer;
GRANT INSERT, UPDATE ON seal.head TO koz_sealer;
GRANT UPDATE ON seal.progress TO koz_sealer;
REVOKE ALL ON FUNCTION seal.number_page, seal.heads, seal.find_events, seal.positions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal.number_page TO koz_sealer;
GRANT EXECUTE ON FUNCTION seal.heads, seal.positions TO koz_command, koz_query, koz_process_manager;
GRANT EXECUTE ON FUNCTION seal.find_events TO koz_command, koz_process_manager;
