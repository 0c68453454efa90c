import { controllerId, type ActorId, type ControllerId } from '@koz/privacy-types';
import { createTables, createViews, migrations as readModels, physicalName } from '@koz/projection';
import { asTenant, testDatabase, type TestDatabase } from '@koz/testing';
import { carePlan, carePlans, duePlaces, filedPlans } from './index.js';
import {
  applicationId,
  carePlanId,
  filed,
  locationId,
  otherApplicationId,
  rowsAfter,
  sealed,
} from './testing/events.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');

describe('the query of care-plans', () => {
  let db: TestDatabase;
  const rows = rowsAfter(...filed);

  beforeAll(async () => {
    db = await testDatabase({ migrations: readModels });
    const projector = db.pool('koz_projector');
    await projector.query(createTables(carePlans, 1));
    await projector.query(createViews(carePlans, 1));
    await insert('plan', {
      ...rows.plan!,
      application_ids: [otherApplicationId, applicationId],
      found_application_id: applicationId,
      found_revision: 3,
      confirm_by: '2026-07-15',
    });
    const history = [...rows.application!.history, 'noPlace 2026-07-05T09:00:00.000Z groupFull'];
    await insert('application', { ...rows.application!, history });
    await insert('application', {
      ...rows.application!,
      application_id: otherApplicationId,
      location_id: null,
    });
  });
  afterAll(() => db.drop());

  async function insert(table: 'application' | 'plan', row: object): Promise<void> {
    const columns = Object.keys(row);
    await db.pool('koz_projector').query(
      `INSERT INTO ${physicalName(carePlans.name, table, 1)} (${columns.join(', ')})
       VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  /** The setting is what the predicate of each statement asks for; the role is what row-level security looks at. */
  async function as(
    tenant: ControllerId,
    statement?: string,
  ): Promise<{ plan: Awaited<ReturnType<typeof carePlan>>; rows: unknown[] }> {
    return asTenant(db.pool('koz_query'), tenant, async (sql) => ({
      plan: await carePlan(sql, carePlanId, null),
      rows: statement ? await sql.query(statement) : [],
    }));
  }

  it('gives a plan with its applications in the order in which they were asked, and their histories', async () => {
    const { plan } = await as(antwerp);
    expect(plan).toMatchObject({
      carePlanId,
      controller: 'antwerpen',
      filedBy: rows.plan!.filed_by,
      mandate: null,
      filedAt: '2026-06-30T22:30:00.000Z',
      startMonth: '2026-09-01',
      revision: 0,
      foundApplicationId: applicationId,
      confirmBy: '2026-07-15',
      sealed,
    });
    expect(plan!.applications).toEqual([
      expect.objectContaining({ applicationId: otherApplicationId, locationId: null }),
      {
        applicationId,
        locationId,
        status: 'created',
        since: '2026-06-30T22:30:00.000Z',
        filedAt: '2026-06-30T22:30:00.000Z',
        revision: 0,
        history: [
          { status: 'created', at: '2026-06-30T22:30:00.000Z' },
          { status: 'noPlace', at: '2026-07-05T09:00:00.000Z', reason: 'groupFull' },
        ],
        confirmationGround: null,
      },
    ]);
  });

  it('gives a plan to who filed it, and to nobody else', async () => {
    const filedBy = (actorId: string) =>
      asTenant(db.pool('koz_query'), antwerp, (sql) => carePlan(sql, carePlanId, actorId as ActorId));
    expect(await filedBy(rows.plan!.filed_by)).toMatchObject({ carePlanId });
    expect(await filedBy(applicationId)).toBeUndefined();
  });

  it('gives the places on which the term ran out, after the last day of the term and not on it', async () => {
    const due = (today: string, after?: typeof carePlanId) =>
      asTenant(db.pool('koz_query'), antwerp, (sql) => duePlaces(sql, { today, after, limit: 10 }));
    expect(await due('2026-07-15')).toEqual([]);
    expect(await due('2026-07-16')).toEqual([{ carePlanId, foundRevision: 3 }]);
    expect(await due('2026-07-16', carePlanId)).toEqual([]);
    const elsewhere = await asTenant(db.pool('koz_query'), mechelen, (sql) =>
      duePlaces(sql, { today: '2026-07-16', limit: 10 }),
    );
    expect(elsewhere).toEqual([]);
  });

  it('gives what a service point filed on a mandate, and nothing that a family filed itself', async () => {
    const filedBy = rows.plan!.filed_by;
    const list = (tenant: ControllerId) =>
      asTenant(db.pool('koz_query'), tenant, (sql) => filedPlans(sql, { filedBy, limit: 10 }));
    expect(await list(antwerp)).toEqual({ items: [] });
    const mandate = (to: string | null) =>
      db
        .pool('koz_projector')
        .query(`UPDATE ${physicalName(carePlans.name, 'plan', 1)} SET mandate = $1`, [to]);
    await mandate('oral');
    expect(await list(antwerp)).toEqual({
      items: [
        {
          carePlanId,
          controller: 'antwerpen',
          mandate: 'oral',
          filedAt: '2026-06-30T22:30:00.000Z',
          ...{ status: 'filed', confirmBy: '2026-07-15' },
        },
      ],
    });
    expect(await list(mechelen)).toEqual({ items: [] });
    await mandate(null);
  });

  it('gives nothing to another controller, by its predicate and by row-level security alike', async () => {
    expect((await as(mechelen)).plan).toBeUndefined();
    for (const table of ['rm.care_plans_plan', 'rm.care_plans_application']) {
      expect((await as(mechelen, `SELECT * FROM ${table}`)).rows).toEqual([]);
      expect((await as(antwerp, `SELECT * FROM ${table}`)).rows).not.toEqual([]);
    }
  });
});
