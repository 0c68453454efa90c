import { randomUUID } from 'node:crypto';
import {
  controllerId,
  instant,
  uuid,
  type ApplicationId,
  type CarePlanId,
  type ControllerId,
  type LocationId,
  type Uuid,
} from '@koz/privacy-types';
import { createTables, createViews, migrations as readModels, physicalName, type Sql } from '@koz/projection';
import { asTenant, testDatabase, type TestDatabase } from '@koz/testing';
import { applicationHistories, historyPage } from './index.js';
import type { ApplicationRow, PlanRow } from './tables.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());

describe('the pages of application-histories', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase({ migrations: readModels });
    const projector = db.pool('koz_projector');
    await projector.query(createTables(applicationHistories, 1));
    await projector.query(createViews(applicationHistories, 1));
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    for (const table of ['application', 'plan'])
      await db.adminPool().query(`TRUNCATE ${physicalName(applicationHistories.name, table, 1)}`);
  });

  async function insert(table: 'application' | 'plan', row: ApplicationRow | PlanRow): Promise<void> {
    const columns = Object.keys(row);
    await db.pool('koz_projector').query(
      `INSERT INTO ${physicalName(applicationHistories.name, table, 1)} (${columns.join(', ')})
       VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  const at = '2026-11-23T18:00:00.000Z';

  async function file(controller = antwerp, applications = 1) {
    const care_plan_id = newId<CarePlanId>();
    const applicationIds = Array.from({ length: applications }, () => newId<ApplicationId>());
    await insert('plan', {
      care_plan_id,
      controller,
      filed_at: instant(at),
      places: [`7 ${at} confirmed ${applicationIds[0]}`, `8 ${at} none - ${applicationIds[0]}`],
      starts: [`4 ${at} 2027-03-01`],
      fences: [`9 ${at} precise`],
      precise: Buffer.from('p'),
    });
    for (const application_id of applicationIds)
      await insert('application', {
        application_id,
        care_plan_id,
        controller,
        location_id: newId<LocationId>(),
        steps: [`5 ${at} created`, `6 ${at} noPlace returned`],
      });
    return { carePlanId: care_plan_id, applicationIds };
  }

  const as = <T>(tenant: ControllerId, work: (sql: Sql) => Promise<T>): Promise<T> =>
    asTenant(db.pool('koz_query'), tenant, work);

  const pageOf = (controller = antwerp, query: Partial<Parameters<typeof historyPage>[1]> = {}) =>
    as(controller, (sql) => historyPage(sql, { limit: 50, ...query }));

  it('give a plan with its changes and its applications', async () => {
    const { carePlanId, applicationIds } = await file(antwerp, 2);
    const { items, next } = await pageOf();
    expect(next).toBeUndefined();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      carePlanId,
      filedAt: at,
      places: [
        {
          position: 7,
          at,
          to: { place: 'confirmed', placeApplicationId: applicationIds[0], keptApplicationIds: [] },
        },
        { position: 8, at, to: { place: 'none', keptApplicationIds: [applicationIds[0]] } },
      ],
      starts: [{ position: 4, at, to: '2027-03-01' }],
      fences: [{ position: 9, at, to: 'precise' }],
      sealed: { precise: Buffer.from('p') },
    });
    expect(items[0]!.applications.map(({ applicationId }) => applicationId)).toEqual(
      [...applicationIds].sort(),
    );
    expect(items[0]!.applications[0]!.steps).toEqual([
      { position: 5, at, to: { status: 'created' } },
      { position: 6, at, to: { status: 'noPlace', isReturn: true } },
    ]);
  });

  it('give each plan once, a page at a time', async () => {
    const all = [];
    for (let count = 0; count < 5; count += 1) all.push((await file()).carePlanId);
    const first = await pageOf(antwerp, { limit: 2 });
    const second = await pageOf(antwerp, { limit: 2, after: first.next });
    const third = await pageOf(antwerp, { limit: 2, after: second.next });
    expect([first, second, third].flatMap(({ items }) => items.map(({ carePlanId }) => carePlanId))).toEqual(
      all.sort(),
    );
    expect(third.next).toBeUndefined();
  });

  it("give a controller its own plans only, and nothing outside a tenant's transaction, whatever the statement", async () => {
    const own = await file(mechelen);
    await file(antwerp);
    expect((await pageOf(mechelen)).items.map(({ carePlanId }) => carePlanId)).toEqual([own.carePlanId]);
    expect((await pageOf(controllerId('turnhout'))).items).toEqual([]);
    for (const table of ['application', 'plan']) {
      const select = `SELECT FROM rm.application_histories_${table}`;
      expect((await db.pool('koz_query').query(select)).rowCount).toBe(0);
      const seen = await as(mechelen, (sql) => sql.query(select));
      expect(seen).toHaveLength(1);
    }
  });

  it('are served by indexes on ids only', async () => {
    const { rows } = await db.adminPool().query<{ columns: string }>(
      `SELECT substring(indexdef FROM '\\((.*)\\)') AS columns FROM pg_indexes
        WHERE schemaname = 'rm' AND tablename LIKE 'application%' ORDER BY 1`,
    );
    expect(rows.map(({ columns }) => columns)).toEqual(['application_id', 'care_plan_id', 'care_plan_id']);
  });
});
