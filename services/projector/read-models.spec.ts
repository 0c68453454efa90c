import { eventually } from '@koz/testing';
import { listProjections } from './list-projections.js';
import { allProjections } from './projections.js';
import { rebuildProjection } from './rebuild-projection.js';
import { startProjector, type RunningProjector } from './start-projector.js';
import { LogOfPlans, type LoggedPlan } from './testing/log-of-plans.js';

/** Every table of every read model, as rows of text: what must be the same, byte by byte. */
const tables = [
  ['rm.application_histories_application', 'application_id'],
  ['rm.application_histories_plan', 'care_plan_id'],
  ['rm.organiser_applications_application', 'application_id'],
  ['rm.organiser_applications_plan', 'care_plan_id'],
  ['rm.organiser_applications_renewal', 'controller'],
  ['rm.care_plan_pool_plan', 'care_plan_id'],
  ['rm.care_plans_plan', 'care_plan_id'],
  ['rm.care_plans_application', 'application_id'],
  ['rm.plan_keys_key', 'key_id'],
  ['rm.retention_schedule_plan', 'care_plan_id'],
  ['rm.retention_schedule_application', 'application_id'],
] as const;

describe('the read models of this program, on a real log and vault', () => {
  let log: LogOfPlans;
  let projector: RunningProjector | undefined;

  beforeEach(async () => {
    log = await LogOfPlans.open();
  });
  afterEach(async () => {
    await projector?.stop();
    projector = undefined;
    await log.close();
  });

  const upToDate = () =>
    eventually(async () => {
      const [listed, last] = [await listProjections(log.deps), await log.lastPosition()];
      return listed.every(({ state, position }) => state === 'live' && position === last);
    });
  const rebuildAll = async () => {
    for (const { name } of allProjections) await rebuildProjection(log.deps, name);
  };
  const contents = async () => {
    const all: Record<string, string[]> = {};
    for (const [table, key] of tables) {
      const { rows } = await log.db
        .adminPool()
        .query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY ${key}`);
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  };
  const count = async (table: string, where: string, value: string) => {
    const { rows } = await log.db
      .adminPool()
      .query<{ n: number }>(`SELECT count(*) AS n FROM rm.${table} WHERE ${where} = $1`, [value]);
    return rows[0]!.n;
  };
  const fileSome = async (number: number): Promise<LoggedPlan[]> => {
    const plans = [];
    for (let index = 0; index < number; index += 1) plans.push(await log.file(index % 3 === 0));
    return plans;
  };

  it('tell of every plan, application and key in the log', async () => {
    projector = await startProjector(log.deps);
    const plans = await fileSome(9);
    await upToDate();
    for (const { carePlanId } of plans) {
      expect(await count('organiser_applications_plan', 'care_plan_id', carePlanId)).toBe(1);
      expect(await count('organiser_applications_application', 'care_plan_id', carePlanId)).toBe(2);
      expect(await count('care_plan_pool_plan', 'care_plan_id', carePlanId)).toBe(1);
      expect(await count('care_plans_plan', 'care_plan_id', carePlanId)).toBe(1);
      expect(await count('care_plans_application', 'care_plan_id', carePlanId)).toBe(2);
      expect(await count('application_histories_plan', 'care_plan_id', carePlanId)).toBe(1);
      expect(await count('application_histories_application', 'care_plan_id', carePlanId)).toBe(2);
      expect(await count('plan_keys_key', 'care_plan_id', carePlanId)).toBe(3);
      expect(await count('retention_schedule_plan', 'care_plan_id', carePlanId)).toBe(1);
      expect(await count('retention_schedule_application', 'care_plan_id', carePlanId)).toBe(2);
    }
    expect(await count('organiser_applications_application', 'status', 'approved')).toBe(3);
    expect(await count('organiser_applications_plan', 'place', 'found')).toBe(3);
  });

  it('have the same rows after everything was dropped and rebuilt', async () => {
    projector = await startProjector(log.deps);
    await fileSome(12);
    await upToDate();
    await projector.stop();
    const before = await contents();
    const { rows } = await log.db.adminPool().query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = 'rm' AND tablename <> 'checkpoint'`,
    );
    for (const { name } of rows) await log.db.adminPool().query(`DROP TABLE ${name} CASCADE`);
    await log.db.adminPool().query('DELETE FROM rm.checkpoint');
    await rebuildAll();
    expect(await contents()).toEqual(before);
  });

  it('have the same rows whether they were rebuilt while plans were filed, or only followed the log', async () => {
    projector = await startProjector(log.deps);
    await fileSome(10);
    const writers = [0, 1, 2].map(() => fileSome(20));
    await rebuildAll();
    await Promise.all(writers);
    await fileSome(3);
    await upToDate();
    const followed = await contents();
    await projector.stop();
    await rebuildAll();
    expect(await contents()).toEqual(followed);
  });

  it('have no row of a plan whose planning key was destroyed before they were built, and keep its neighbours', async () => {
    const [shredded, other] = (await fileSome(2)) as [LoggedPlan, LoggedPlan];
    await log.destroy(shredded, 'planning', 'erasure');
    await rebuildAll();
    expect(await count('organiser_applications_plan', 'care_plan_id', shredded.carePlanId)).toBe(0);
    expect(await count('organiser_applications_application', 'care_plan_id', shredded.carePlanId)).toBe(0);
    expect(await count('organiser_applications_plan', 'care_plan_id', other.carePlanId)).toBe(1);
    expect(await count('organiser_applications_application', 'care_plan_id', other.carePlanId)).toBe(2);
  });

  it('keep for its family the row of a plan whose planning key was destroyed, with nothing of it in clear', async () => {
    const [shredded] = (await fileSome(1)) as [LoggedPlan];
    await log.destroy(shredded, 'planning', 'erasure');
    await rebuildAll();
    const values = async (column: string, table: string) => {
      const { rows } = await log.db
        .adminPool()
        .query<{ value: unknown }>(`SELECT ${column} AS value FROM rm.${table} WHERE care_plan_id = $1`, [
          shredded.carePlanId,
        ]);
      return rows.map(({ value }) => value);
    };
    expect(await values('start_month', 'care_plans_plan')).toEqual([null]);
    expect(await values('location_id', 'care_plans_application')).toEqual([null, null]);
  });

  it('keep the row of a plan whose precise key alone was destroyed', async () => {
    const [plan] = (await fileSome(1)) as [LoggedPlan];
    await log.destroy(plan, 'precise', 'P2Y6M');
    await rebuildAll();
    expect(await count('organiser_applications_plan', 'care_plan_id', plan.carePlanId)).toBe(1);
  });

  it('stop at an event whose envelope was damaged, instead of showing a plan that lacks something', async () => {
    await fileSome(1);
    // The log refuses every change, so the damage is done as a faulty disk would: beneath its triggers.
    await log.db.adminPool().query(`
      SET session_replication_role = replica;
      UPDATE es.event SET payload = convert_to(
        regexp_replace(convert_from(payload, 'UTF8'), '("planning":".{60}).', '\\1' || CASE
          WHEN convert_from(payload, 'UTF8') ~ '"planning":".{60}A' THEN 'B' ELSE 'A' END), 'UTF8')
       WHERE type = 'CarePlanFiled';
      RESET session_replication_role`);
    projector = await startProjector(log.deps);
    for (const { name } of allProjections.filter(({ opens }) => opens.includes('planning'))) {
      const stopped = await eventually(async () =>
        (await listProjections(log.deps)).find((each) => each.name === name && each.state === 'stopped'),
      );
      expect(stopped).toMatchObject({
        name,
        stoppedAt: 0,
        stoppedBecause: 'UnreadableEventError',
        position: -1,
      });
    }
  });
});
