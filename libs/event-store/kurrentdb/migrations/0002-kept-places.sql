-- Part-week places: several applications of a plan may keep a confirmed place while the family looks for another.

-- Null: never said, and none is kept.
ALTER TABLE seal.head ADD COLUMN kept_application_ids uuid[];

-- As in 0001-seal.sql, with the kept places among what an event says of its stream's head.
CREATE OR REPLACE FUNCTION seal.number_page(p_after_commit bigint, p_after_prepare bigint, p_page jsonb) RETURNS void
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
    (stream, controller, revision, hash, position, stage, place, place_application_id, kept_application_ids,
      fence, shared_with)
    SELECT DISTINCT ON (e.v ->> 'stream')
        e.v ->> 'stream', e.v ->> 'controller', (e.v ->> 'revision')::integer, decode(e.v ->> 'hash', 'hex'),
        v_first + e.n - 1, e.v #>> '{head,stage}', e.v #>> '{head,place}',
        (e.v #>> '{head,placeApplicationId}')::uuid,
        CASE WHEN e.v #> '{head,keptApplicationIds}' IS NOT NULL
          THEN ARRAY(SELECT jsonb_array_elements_text(e.v #> '{head,keptApplicationIds}')::uuid) END,
        e.v #>> '{head,fence}',
        ARRAY(SELECT jsonb_array_elements_text(e.v -> 'sharedWith'))
      FROM jsonb_array_elements(p_page) WITH ORDINALITY AS e (v, n)
      ORDER BY e.v ->> 'stream', e.n DESC
    ON CONFLICT (stream) DO UPDATE SET
      revision = excluded.revision, hash = excluded.hash, position = excluded.position, stage = excluded.stage,
      place = excluded.place, place_application_id = excluded.place_application_id,
      kept_application_ids = excluded.kept_application_ids, fence = excluded.fence, shared_with = excluded.shared_with;
  PERFORM pg_notify('koz_event', '');
END
$$;
