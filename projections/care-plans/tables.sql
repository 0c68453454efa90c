CREATE INDEX ON {{application}} (care_plan_id);
-- The found places that wait for their family's word: a few of all plans. By our own time, and by nothing of a child's.
CREATE INDEX ON {{plan}} (controller, confirm_by) WHERE confirm_by IS NOT NULL;
-- What a service point filed, the newest first: a mandate is there only where one did.
CREATE INDEX ON {{plan}} (controller, filed_by, filed_at, care_plan_id) WHERE mandate IS NOT NULL;

-- Of {{terms}} nothing is answered: only the projector reads it.

-- Only who answers for a plan's data reads its rows; whose plan it is, is for who answers to look at (rule 10).
CREATE POLICY read_by_tenant ON {{plan}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
CREATE POLICY read_by_tenant ON {{application}} FOR SELECT TO koz_query
  USING (controller = current_setting('koz.controller', true));
