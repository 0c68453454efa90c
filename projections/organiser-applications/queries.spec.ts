import { controllerId, instant, uuid, type ControllerId, type Uuid } from '@koz/privacy-types';
import { createTables, createViews, migrations as readModels, physicalName, type Sql } from '@koz/projection';
import { asTenant, testDatabase, type TestDatabase } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import {
  applicationRow,
  inboxPage,
  openApplications,
  openStatuses,
  organiserApplications,
  statusCounts,
  type InboxQuery,
} from './index.js';
import type { ApplicationRow, PlanRow } from './tables.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const turnhout = controllerId('turnhout');
/** What the policies ask of the register of locations; its own migration is tried in services/projector. */
const reference = {
  name: 'reference/test',
  sql: `CREATE SCHEMA reference;
    CREATE TABLE reference.location (location_id uuid PRIMARY KEY, controller text NOT NULL);
    GRANT USAGE ON SCHEMA reference TO koz_query, koz_projector;
    GRANT SELECT ON reference.location TO koz_query, koz_projector;`,
};
const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());

describe('the queries of organiser-applications', () => {
  let db: TestDatabase;
  const inAntwerp = newId<ApplicationRow['location_id']>();
  const inMechelen = newId<ApplicationRow['location_id']>();

  beforeAll(async () => {
    db = await testDatabase({ migrations: [reference, ...readModels] });
    const projector = db.pool('koz_projector');
    await projector.query(createTables(organiserApplications, 1));
    await projector.query(createViews(organiserApplications, 1));
    await db
      .adminPool()
      .query('INSERT INTO reference.location VALUES ($1, $2), ($3, $4)', [
        ...[inAntwerp, antwerp],
        ...[inMechelen, mechelen],
      ]);
  });
  afterAll(() => db.drop());

  let position = 0;
  beforeEach(async () => {
    position = 0;
    for (const table of ['application', 'plan'])
      await db.adminPool().query(`TRUNCATE ${physicalName(organiserApplications.name, table, 1)}`);
  });

  async function insert(table: 'application' | 'plan', row: ApplicationRow | PlanRow): Promise<void> {
    const columns = Object.keys(row);
    await db.pool('koz_projector').query(
      `INSERT INTO ${physicalName(organiserApplications.name, table, 1)} (${columns.join(', ')})
       VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  /** A plan with one application; the next in the waiting order. */
  async function file(
    other: Partial<ApplicationRow> & Partial<Pick<PlanRow, 'place' | 'place_application_id'>> = {},
  ) {
    const { place = 'none', place_application_id = null, ...changes } = other;
    const application: ApplicationRow = {
      application_id: newId(),
      care_plan_id: newId(),
      controller: antwerp,
      location_id: inAntwerp,
      status: 'created',
      since: instant('2026-11-23T18:00:00.123Z'),
      filed_at: instant('2026-11-23T18:00:00.123Z'),
      filed_position: (position += 10),
      answer_by: '2026-12-14',
      confirm_by: '2026-12-20',
      confirmation_ground: 'term',
      revision: 2,
      history: ['created 2026-11-23T18:00:00.123Z', 'noPlace 2026-11-24T18:00:00.000Z groupFull'],
      shown_position: position,
      ...changes,
    };
    const { care_plan_id, controller, location_id } = application;
    await insert('plan', {
      ...{ care_plan_id, controller, location_ids: [location_id], place, place_application_id },
      ...{ precise: Buffer.from('p'), identity: Buffer.from('i'), planning: null, generalised_at: null },
      ...{ start_month: '2026-09-01', care_parts: ['mon:full', 'wed:morning'] },
      shown_position: position - 1,
    });
    await insert('application', application);
    return application.application_id;
  }

  const as = <T>(tenant: ControllerId, work: (sql: Sql) => Promise<T>): Promise<T> =>
    asTenant(db.pool('koz_query'), tenant, work);
  const inbox = (query: Partial<InboxQuery> = {}, tenant: ControllerId = antwerp) =>
    as(tenant, (sql) => inboxPage(sql, { locationIds: [inAntwerp, inMechelen], limit: 50, ...query }));
  const row = (
    id: ApplicationRow['application_id'],
    tenant: ControllerId = antwerp,
    locationIds = [inAntwerp, inMechelen],
  ) => as(tenant, (sql) => applicationRow(sql, id, locationIds));
  const ids = async (...query: Parameters<typeof inbox>) =>
    (await inbox(...query)).items.map(({ applicationId }) => applicationId);
  const ranks = async (...query: Parameters<typeof inbox>) =>
    (await inbox(...query)).items.map(({ rank }) => rank);

  it('give an application with what an answer needs, in the list and alone', async () => {
    const id = await file();
    const alone = await row(id);
    expect(alone).toMatchObject({
      applicationId: id,
      controller: 'antwerpen',
      locationId: inAntwerp,
      status: 'created',
      since: '2026-11-23T18:00:00.123Z',
      filedAt: '2026-11-23T18:00:00.123Z',
      filedPosition: 10,
      answerBy: '2026-12-14',
      confirmBy: '2026-12-20',
      confirmationGround: 'term',
      revision: 2,
      history: [
        { status: 'created', at: '2026-11-23T18:00:00.123Z' },
        { status: 'noPlace', at: '2026-11-24T18:00:00.000Z', reason: 'groupFull' },
      ],
      rank: 1,
      startMonth: '2026-09-01',
      careParts: [
        { weekday: 'mon', part: 'full' },
        { weekday: 'wed', part: 'morning' },
      ],
      sealed: { precise: Buffer.from('p'), identity: Buffer.from('i') },
    });
    expect(Object.keys(alone!.sealed)).toEqual(['precise', 'identity']);
    expect(await inbox()).toEqual({ items: [alone] });
  });

  it('give all open applications in waiting order, with the rank they have in the inbox, and none of the ended', async () => {
    const first = await file({ status: 'noPlace' });
    await file({ status: 'rejected' });
    const second = await file({ status: 'created' });
    await file({ status: 'approved' });
    const third = await file({ status: 'accepted' });
    const found = await as(antwerp, (sql) =>
      openApplications(sql, { locationIds: [inAntwerp], statuses: openStatuses, atMost: 3 }),
    );
    expect(found?.map(({ applicationId, rank }) => [applicationId, rank])).toEqual([
      [first, 1],
      [second, 2],
      [third, 3],
    ]);
    const accepted = await as(antwerp, (sql) =>
      openApplications(sql, { locationIds: [inAntwerp], statuses: ['accepted'], atMost: 1 }),
    );
    expect(accepted).toEqual([found![2]]);
  });

  it.each<[string, ApplicationRow['status'][]]>([
    ['of one status', ['created', 'created', 'created']],
    ['of several together', ['created', 'noPlace', 'accepted']],
  ])(
    'give no open applications rather than a part, when there are more than asked for: %s',
    async (_, statuses) => {
      for (const status of statuses) await file({ status });
      const open = (atMost: number) =>
        as(antwerp, (sql) =>
          openApplications(sql, { locationIds: [inAntwerp], statuses: openStatuses, atMost }),
        );
      expect(await open(2)).toBeUndefined();
      expect(await open(3)).toHaveLength(3);
    },
  );

  it('give no open applications of a location that the scope does not hold', async () => {
    await file();
    const open = await as(turnhout, (sql) =>
      openApplications(sql, { locationIds: [inAntwerp], statuses: openStatuses, atMost: 9 }),
    );
    expect(open).toEqual([]);
  });

  it("give a location's applications in waiting order, a page at a time, each once", async () => {
    const all = [];
    for (let count = 0; count < 7; count += 1) all.push(await file());
    const first = await inbox({ limit: 3 });
    const second = await inbox({ limit: 3, cursor: first.nextCursor });
    const third = await inbox({ limit: 3, cursor: second.nextCursor });
    expect(
      [first, second, third].flatMap(({ items }) => items.map(({ applicationId }) => applicationId)),
    ).toEqual(all);
    expect(third.nextCursor).toBeUndefined();
    expect((await inbox({ limit: 7 })).nextCursor).toBeUndefined();
  });

  it('give only the chosen locations and status', async () => {
    const [here, accepted] = [await file(), await file({ status: 'accepted' })];
    await file({ location_id: inMechelen });
    expect(await ids({ locationIds: [inAntwerp] })).toEqual([here, accepted]);
    expect(await ids({ locationIds: [inAntwerp], status: 'accepted' })).toEqual([accepted]);
    expect(await ids({ locationIds: [] })).toEqual([]);
  });

  it('give only the applications that are named, with their rank among all', async () => {
    await file();
    const second = await file();
    const third = await file({ status: 'accepted' });
    expect(await ids({ applicationIds: [third, second, newId()] })).toEqual([second, third]);
    expect(await ranks({ applicationIds: [third] })).toEqual([3]);
    expect(await ids({ applicationIds: [second, third], status: 'accepted' })).toEqual([third]);
    expect(await ids({ applicationIds: [second] }, mechelen)).toEqual([]);
  });

  it('count the applications of each status in the scope, and which should have been taken up before today', async () => {
    await file({ answer_by: '2026-12-01' });
    await file({ answer_by: '2026-12-02' });
    await file({ status: 'accepted', answer_by: '2026-12-01' });
    await file({ location_id: inMechelen, answer_by: '2026-12-01' });
    const count = (tenant: ControllerId, ...locationIds: ApplicationRow['location_id'][]) =>
      as(tenant, (sql) => statusCounts(sql, { locationIds, today: '2026-12-02' }));
    expect(await count(antwerp, inAntwerp)).toEqual(
      expect.arrayContaining([
        { status: 'created', count: 2, overdue: 1 },
        { status: 'accepted', count: 1, overdue: 0 },
      ]),
    );
    expect(await count(mechelen, inAntwerp, inMechelen)).toEqual([
      { status: 'created', count: 1, overdue: 1 },
    ]);
    expect(await count(turnhout, inAntwerp, inMechelen)).toEqual([]);
  });

  it('rank an application among those that wait at its location', async () => {
    await file();
    await file({ location_id: inMechelen });
    await file({ status: 'noPlace' });
    await file({ status: 'accepted' });
    expect(await ranks()).toEqual([1, 1, 2, 3]);
    expect(await ranks({ status: 'accepted' })).toEqual([3]);
    expect(await ranks({ limit: 1, cursor: 30 })).toEqual([3]);
  });

  it('rank neither what has ended, nor what is approved, nor whose place is elsewhere', async () => {
    for (const status of ['rejected', 'withdrawn', 'approved'] as const) await file({ status });
    const elsewhere = await file({
      place: 'found',
      place_application_id: newId<ApplicationRow['application_id']>(),
    });
    const here = newId<ApplicationRow['application_id']>();
    await file({ application_id: here, status: 'accepted', place: 'found', place_application_id: here });
    const last = await file();
    expect(await ranks()).toEqual([null, null, null, null, 1, 2]);
    expect((await row(elsewhere))?.rank).toBeNull();
    expect((await row(last))?.rank).toBe(2);
  });

  it('let the controller of the location read across the border, and no other', async () => {
    const abroad = await file({ location_id: inMechelen });
    const home = await file();
    expect(await ids({}, antwerp)).toEqual([abroad, home]);
    expect(await ids({}, mechelen)).toEqual([abroad]);
    expect(await ids({}, turnhout)).toEqual([]);
    expect(await row(abroad, mechelen)).toBeDefined();
    expect(await row(home, mechelen)).toBeUndefined();
    expect(await row(home, turnhout)).toBeUndefined();
  });

  it("read nothing outside a tenant's transaction, whatever the statement", async () => {
    await file();
    for (const table of ['application', 'plan']) {
      const outside = await db.pool('koz_query').query(`SELECT FROM rm.organiser_applications_${table}`);
      expect(outside.rowCount).toBe(0);
      const other = await as(turnhout, (sql) =>
        sql.query(`SELECT 1 FROM rm.organiser_applications_${table}`),
      );
      expect(other).toEqual([]);
    }
  });

  it('find nothing of an application to a location of somebody else', async () => {
    const id = await file();
    expect((await row(id))?.locationId).toBe(inAntwerp);
    expect(await row(id, antwerp, [inMechelen])).toBeUndefined();
    expect(await row(id, antwerp, [])).toBeUndefined();
  });

  it('find nothing of an application that nobody made', async () => {
    expect(await row(newId())).toBeUndefined();
  });

  it('are served by indexes on ids, location, status, filing and the order of the log only', async () => {
    const { rows } = await db.adminPool().query<{ columns: string }>(
      `SELECT substring(indexdef FROM '\\((.*)\\)') AS columns FROM pg_indexes
        WHERE schemaname = 'rm' AND tablename LIKE 'organiser%' ORDER BY 1`,
    );
    expect(rows.map(({ columns }) => columns)).toEqual([
      'application_id',
      // The key of the plans, and how an application is found by its plan.
      'care_plan_id',
      'care_plan_id',
      // The keys of the terms and of the renewals: one row a controller.
      'controller',
      'controller',
      'location_id, filed_position',
      'location_id, status, filed_position',
      // The order of the log.
      'shown_position',
      'shown_position',
    ]);
  });
});
