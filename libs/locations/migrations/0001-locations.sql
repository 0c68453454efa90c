-- Organisers and their locations: public reference data. No row says anything about a family, so there is no
-- tenant predicate here; the policies of other schemas ask this table which controller a location belongs to.
CREATE SCHEMA reference;

CREATE TABLE reference.organiser (
  organiser_id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120)
);

CREATE TABLE reference.location (
  location_id uuid PRIMARY KEY,
  organiser_id uuid NOT NULL REFERENCES reference.organiser,
  controller text NOT NULL CHECK (controller ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  postcode text NOT NULL CHECK (postcode ~ '^[1-9][0-9]{3}$'),
  municipality text NOT NULL,
  -- weekday:part, such as mon:full
  care_parts text[] NOT NULL CHECK (cardinality(care_parts) > 0),
  -- places
  capacity integer NOT NULL CHECK (capacity > 0)
);

CREATE INDEX location_of_organiser ON reference.location (organiser_id);
CREATE INDEX location_by_name ON reference.location (name, location_id);

GRANT USAGE ON SCHEMA reference TO koz_command, koz_query, koz_process_manager, koz_projector;
GRANT SELECT ON reference.organiser, reference.location
  TO koz_command, koz_query, koz_process_manager, koz_projector;
-- The writing side keeps the reference data too; nothing is ever deleted, since applications name locations.
GRANT INSERT, UPDATE ON reference.organiser, reference.location TO koz_command;
