-- Read models: tables that the projector makes and rebuilds, and how far each has come in the log.
CREATE SCHEMA rm;

-- A generation is one physical set of a projection's tables. Readers see the live one through views; a rebuild fills
-- another beside it and swaps; what was swapped out is retired until its tables are dropped.
CREATE TABLE rm.checkpoint (
  projection text COLLATE "C" NOT NULL,
  generation integer NOT NULL CHECK (generation > 0),
  -- Of the projection's code.
  version integer NOT NULL CHECK (version > 0),
  state text COLLATE "C" NOT NULL CHECK (state IN ('building', 'live', 'retired')),
  -- Of the last event in the rows; -1 before the first.
  position bigint NOT NULL CHECK (position >= -1),
  -- The read model's tables, by logical name.
  tables text[] NOT NULL,
  -- The event at which a fault stopped the projection, and the fault's name; null while all is well.
  stopped_at bigint,
  stopped_because text,
  PRIMARY KEY (projection, generation)
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX checkpoint_live ON rm.checkpoint (projection) WHERE state = 'live';

GRANT USAGE, CREATE ON SCHEMA rm TO koz_projector;
GRANT SELECT, INSERT, UPDATE, DELETE ON rm.checkpoint TO koz_projector;
GRANT USAGE ON SCHEMA rm TO koz_query;
GRANT SELECT ON rm.checkpoint TO koz_query;
