-- Who is logged in, and which random id stands for whom. No claim of a provider is kept here: no name, no number, no
-- address; a subject only as an HMAC whose key lies outside the database.
CREATE SCHEMA identity;

-- Deleting a row cuts the way from a person to what stands in metadata and in the ledger, for good.
CREATE TABLE identity.actor (
  -- HMAC-SHA-256 of issuer and subject
  subject bytea PRIMARY KEY CHECK (length(subject) = 32),
  actor_id uuid NOT NULL UNIQUE
);

CREATE TABLE identity.session (
  -- SHA-256 of the secret that the browser holds: whoever reads this table cannot be anybody
  secret_hash bytea PRIMARY KEY CHECK (length(secret_hash) = 32),
  actor_id uuid NOT NULL,
  role text COLLATE "C" NOT NULL
    CHECK (role IN ('family', 'servicePoint', 'organiser', 'regie', 'agency', 'auditor', 'officer')),
  organiser_id uuid,
  controller text COLLATE "C",
  care_plan_id uuid,
  -- All by the system's own clock.
  idle_until timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (idle_until <= ends_at)
);
CREATE INDEX session_by_end ON identity.session (idle_until);

-- No row-level security: a session is found by its secret before anybody knows whose it is. Only this role comes here.
GRANT USAGE ON SCHEMA identity TO koz_identity;
GRANT SELECT, INSERT, DELETE ON identity.actor TO koz_identity;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.session TO koz_identity;
