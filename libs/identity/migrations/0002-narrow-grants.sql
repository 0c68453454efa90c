-- A session is prolonged, and turned to another plan of the same family; whose it is and in what role stays.
REVOKE UPDATE ON identity.session FROM koz_identity;
GRANT UPDATE (idle_until, controller, care_plan_id) ON identity.session TO koz_identity;
