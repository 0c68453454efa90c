-- Who keeps the tree of the whole log reads it all, as the projector does: a named exception to the tenant predicate.
CREATE POLICY event_of_auditor ON es.event FOR SELECT TO koz_auditor USING (true);

GRANT USAGE ON SCHEMA es TO koz_auditor;
GRANT SELECT ON es.event, es.counter TO koz_auditor;
