-- Who keeps the tree of the whole log reads it all, as the projector does: a named exception to the tenant predicate.
CREATE POLICY event_of_auditor ON seal.event FOR SELECT TO koz_auditor USING (true);

GRANT USAGE ON SCHEMA seal TO koz_auditor;
GRANT SELECT ON seal.event, seal.progress TO koz_auditor;
