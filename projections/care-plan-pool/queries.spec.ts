import { controllerId, instant, uuid, type ControllerId, type Uuid } from '@koz/privacy-types';
import { createTables, createViews, migrations as readModels, physicalName, type Sql } from '@koz/projection';
import { asTenant, testDatabase, type TestDatabase } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import { carePlanPool, emergencyListPage, poolPage, type PoolQuery } from './index.js';
import type { PlanRow } from './tables.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
/** Without a location in the register. */
const turnhout = controllerId('turnhout');
/** What policies and queries ask of the register of locations; its own migration is tried in services/projector. */
const reference = {
  name: 'reference/test',
  sql: `CREATE SCHEMA reference;
    CREATE TABLE reference.location
      (location_id uuid PRIMARY KEY, controller text NOT NULL, municipality text NOT NULL);
    GRANT USAGE ON SCHEMA reference TO koz_query, koz_projector;
    GRANT SELECT ON reference.location TO koz_query, koz_projector;`,
};
const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());
const table = physicalName(carePlanPool.name, 'plan', 1);

describe('the queries of care-plan-pool', () => {
  let db: TestDatabase;
  const inAntwerp = newId<PlanRow['location_ids'][number]>();
  const inMechelen = newId<PlanRow['location_ids'][number]>();

  beforeAll(async () => {
    db = await testDatabase({ migrations: [reference, ...readModels] });
    await db.pool('koz_projector').query(createTables(carePlanPool, 1));
    await db.pool('koz_projector').query(createViews(carePlanPool, 1));
    await db
      .adminPool()
      .query(`INSERT INTO reference.location VALUES ($1, $2, 'Antwerpen'), ($3, $4, 'Mechelen')`, [
        ...[inAntwerp, antwerp],
        ...[inMechelen, mechelen],
      ]);
  });
  afterAll(() => db.drop());

  let minute = 0;
  beforeEach(async () => {
    minute = 0;
    await db.adminPool().query(`TRUNCATE ${table}`);
  });
  const nextTime = () => instant(`2026-11-23T18:${String((minute += 1)).padStart(2, '0')}:00.123Z`);

  async function put(other: Partial<PlanRow> = {}) {
    const at = nextTime();
    const row: PlanRow = {
      care_plan_id: newId(),
      controller: antwerp,
      revision: 2,
      filed_at: at,
      for_all: true,
      emergency_reason: null,
      emergency_since: null,
      looks: true,
      found_application_id: null,
      pool_since: at,
      location_ids: [inAntwerp],
      start_month: '2026-09-01',
      care_parts: ['mon:full'],
      precise: Buffer.from('p'),
      identity: null,
      planning: Buffer.from('n'),
      ...other,
    };
    const columns = Object.keys(row);
    await db
      .pool('koz_projector')
      .query(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        Object.values(row),
      );
    return row.care_plan_id;
  }
  const listed = (other: Partial<PlanRow> = {}) => {
    const at = nextTime();
    return put({
      emergency_reason: 'urgentWork',
      emergency_since: at,
      pool_since: at,
      for_all: false,
      ...other,
    });
  };
  const outside = { pool_since: null, for_all: false } as const;

  const as = <T>(
    tenant: ControllerId,
    work: (sql: Sql) => Promise<T>,
    pool = db.pool('koz_query'),
  ): Promise<T> => asTenant(pool, tenant, work);
  const all = { list: 'all', ownLocationIds: [], limit: 50 } as const;
  const pool = (query: Partial<PoolQuery> = {}, tenant: ControllerId = antwerp) =>
    as(tenant, (sql) => poolPage(sql, { ...all, ...query }));
  const ids = async (...query: Parameters<typeof pool>) =>
    (await pool(...query)).items.map(({ carePlanId }) => carePlanId);
  const emergencies = async (tenant: ControllerId, limit = 50) =>
    (await as(tenant, (sql) => emergencyListPage(sql, { limit }))).items;

  it('give a plan with what an answer needs, and no location', async () => {
    const carePlanId = await put();
    expect(await pool()).toEqual({
      items: [
        {
          carePlanId,
          controller: antwerp,
          revision: 2,
          isForAll: true,
          isEmergency: false,
          since: '2026-11-23T18:01:00.123Z',
          filedAt: '2026-11-23T18:01:00.123Z',
          startMonth: '2026-09-01',
          careParts: [{ weekday: 'mon', part: 'full' }],
          sealed: { precise: Buffer.from('p'), planning: Buffer.from('n') },
        },
      ],
    });
  });

  it('give what is in the pool to every controller that has locations, and to no other', async () => {
    const [one, other] = [await put(), await listed({ controller: mechelen })];
    await put(outside);
    expect(await ids({}, antwerp)).toEqual([one, other]);
    expect(await ids({}, mechelen)).toEqual([one, other]);
    expect(await ids({}, turnhout)).toEqual([]);
  });

  it('leave out what was ever put to a location of the organiser', async () => {
    const abroad = await put({ location_ids: [inMechelen] });
    const both = await put({ location_ids: [inMechelen, inAntwerp] });
    expect(await ids({ ownLocationIds: [inAntwerp] })).toEqual([abroad]);
    expect(await ids({ ownLocationIds: [newId()] })).toEqual([abroad, both]);
  });

  it('give the emergency list alone, in the order in which plans came onto it', async () => {
    await put();
    const later = await put({
      emergency_reason: 'urgentWork',
      emergency_since: instant('2026-12-02T00:00:00Z'),
    });
    const sooner = await listed({ emergency_since: instant('2026-12-01T00:00:00Z') });
    expect(await ids({ list: 'emergency' })).toEqual([sooner, later]);
    expect((await pool({ list: 'emergency' })).items[0]).toMatchObject({
      isEmergency: true,
      isForAll: false,
      since: '2026-12-01T00:00:00.000Z',
    });
  });

  it('give a page at a time, each plan once, also where several came at the same moment', async () => {
    const at = instant('2026-12-01T00:00:00Z');
    const same = [
      await put({ pool_since: at }),
      await put({ pool_since: at }),
      await put({ pool_since: at }),
    ];
    const expected = [await put(), await put(), ...[...same].sort()];
    const first = await pool({ limit: 3 });
    const second = await pool({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ carePlanId }) => carePlanId)).toEqual(expected);
    expect(second.nextCursor).toBeUndefined();
    expect((await pool({ limit: 5 })).nextCursor).toBeUndefined();
  });

  it("give a regie its own controller's emergency list, and nothing sealed", async () => {
    const own = await listed({ location_ids: [inMechelen, inAntwerp] });
    const others = await listed({ controller: mechelen });
    await put();
    await put({ ...outside, emergency_reason: 'urgentWork', emergency_since: nextTime() });
    expect(await emergencies(antwerp)).toEqual([
      {
        carePlanId: own,
        controller: antwerp,
        revision: 2,
        reason: 'urgentWork',
        since: '2026-11-23T18:01:00.123Z',
        municipalities: ['Antwerpen', 'Mechelen'],
      },
    ]);
    expect((await emergencies(mechelen)).map(({ carePlanId }) => carePlanId)).toEqual([others]);
    expect(await emergencies(turnhout)).toEqual([]);
  });

  it('give a controller without locations its emergency list too', async () => {
    const own = await listed({ controller: turnhout });
    expect((await emergencies(turnhout)).map(({ carePlanId }) => carePlanId)).toEqual([own]);
  });

  it('keep to the tenant in row-level security, whatever the statement', async () => {
    await put({ controller: mechelen });
    await put({ ...outside, controller: antwerp });
    const read = (sql: Sql) => sql.query(`SELECT 1 FROM rm.care_plan_pool_plan`);
    expect((await db.pool('koz_query').query('SELECT FROM rm.care_plan_pool_plan')).rowCount).toBe(0);
    expect(await as(turnhout, read)).toHaveLength(0);
    expect(await as(antwerp, read)).toHaveLength(1);
  });

  it('keep to the tenant in the statement, also where no policy holds', async () => {
    await listed({ controller: mechelen });
    await put({ ...outside, controller: antwerp });
    const unguarded = <T>(tenant: ControllerId, work: (sql: Sql) => Promise<T>) =>
      as(tenant, work, db.adminPool());
    expect((await unguarded(turnhout, (sql) => poolPage(sql, all))).items).toEqual([]);
    expect((await unguarded(antwerp, (sql) => poolPage(sql, all))).items).toHaveLength(1);
    expect((await unguarded(antwerp, (sql) => emergencyListPage(sql, { limit: 9 }))).items).toEqual([]);
  });

  it('are served by indexes on our own times only', async () => {
    const { rows } = await db.adminPool().query<{ columns: string }>(
      `SELECT substring(indexdef FROM '\\((.*?)\\)') AS columns FROM pg_indexes
        WHERE schemaname = 'rm' AND tablename LIKE 'care_plan_pool%' ORDER BY 1`,
    );
    expect(rows.map(({ columns }) => columns)).toEqual([
      'care_plan_id',
      'emergency_since, care_plan_id',
      'pool_since, care_plan_id',
    ]);
  });
});
