import type pg from 'pg';
import { roles, type Role } from '@koz/platform';
import type { TestDatabase } from '@koz/testing';
import { notItsOwn, opened, readsAll, toldToAll, withoutPolicies, writesAll } from './expected-reach.js';
import { expectedRights } from './expected-rights.js';
import { elsewhere, here, insertOf, putOneRowEach, tenantTables, type TenantTable } from './one-row-each.js';
import { answerTo, loginFor, type ServiceLogin } from './tried.js';
import { wholeDatabase } from './whole-database.js';

jest.setTimeout(120_000);

type Tenant = typeof here | typeof elsewhere | undefined;

describe('Row-level security', () => {
  let db: TestDatabase;
  let tables: readonly TenantTable[];
  const logins = new Map<Role, ServiceLogin>();
  const clients = new Map<Role, pg.Client>();

  beforeAll(async () => {
    db = await wholeDatabase();
    const all = await tenantTables(db.adminPool());
    await putOneRowEach(db.adminPool(), all);
    tables = all.filter(({ name }) => withoutPolicies[name] === undefined);
    // What a row may become is not the question here: no trigger of keys that go forward stands between.
    for (const { name } of tables.filter((table) => table.name.startsWith('vault.')))
      await db.adminPool().query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    for (const role of roles) {
      const login = await loginFor(db, role);
      logins.set(role, login);
      clients.set(role, await login.connect());
    }
  });
  afterAll(async () => {
    for (const login of logins.values()) await login.drop();
    await db.drop();
  });

  /** Does something in a tenant's transaction, and takes it back. */
  async function within<T>(role: Role, tenant: Tenant, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = clients.get(role)!;
    await client.query('BEGIN');
    try {
      if (tenant !== undefined) await client.query("SELECT set_config('koz.controller', $1, true)", [tenant]);
      return await work(client);
    } finally {
      await client.query('ROLLBACK');
    }
  }

  const seen = (role: Role, tenant: Tenant, name: string): Promise<string[]> =>
    within(role, tenant, async (client) => {
      const { rows } = await client.query<{ controller: string }>(
        `SELECT controller FROM ${name} ORDER BY controller`,
      );
      return rows.map(({ controller }) => controller);
    });

  const isRole = (table: Readonly<Record<string, readonly Role[]>>, name: string, role: Role): boolean =>
    table[name]?.includes(role) ?? ownsReadModel(name, role);
  /** Who makes the read models makes those of everybody. */
  const ownsReadModel = (name: string, role: Role): boolean =>
    role === 'koz_projector' && name.startsWith('rm.');
  const rights = (name: string, role: Role): string => expectedRights[name]?.[role] ?? '';
  const reaches = (right: string) =>
    roles.flatMap((role) =>
      tables.flatMap(({ name }) => (rights(name, role).includes(right) ? [{ role, name }] : [])),
    );
  const tableOf = (wanted: string): TenantTable => tables.find(({ name }) => name === wanted)!;

  it('is forced on every table whose rows are somebody’s, but for those that are named', async () => {
    const { rows } = await db.adminPool().query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'controller'
        WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
          AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(withoutPolicies).sort());
    expect(tables.length).toBeGreaterThan(30);
  });

  it('shows no row to who names no tenant, but where a role reads all', async () => {
    for (const { role, name } of reaches('S'))
      expect({ role, name, seen: await seen(role, undefined, name) }).toEqual({
        ...{ role, name },
        seen: isRole(readsAll, name, role) ? [here, elsewhere] : [],
      });
  });

  it('shows a tenant its own rows and none of another, but where a role reads all or a family opened its plan', async () => {
    // Both have locations, so that both look into the pool.
    for (const tenant of [here, elsewhere] as const)
      for (const { role, name } of reaches('S')) {
        const all = isRole(readsAll, name, role) || [...opened, ...toldToAll].includes(name);
        const own = isRole(notItsOwn, name, role) ? [] : [tenant];
        expect({ role, tenant, name, seen: await seen(role, tenant, name) }).toEqual({
          ...{ role, tenant, name },
          seen: all ? [here, elsewhere] : own,
        });
      }
  });

  it('shows nothing of a tenant to another that only looks like it', async () => {
    for (const name of [`${here}-`, ` ${here}`, here.toUpperCase(), '%', ''])
      for (const each of reaches('S')) {
        if (isRole(readsAll, each.name, each.role) || [...opened, ...toldToAll].includes(each.name)) continue;
        expect({ ...each, seen: await seen(each.role, name as Tenant, each.name) }).toEqual({
          ...each,
          seen: [],
        });
      }
  });

  it('takes no row of another tenant', async () => {
    for (const { role, name } of reaches('I')) {
      const foreign = await within(role, here, (client) => tried(client, insertOf(tableOf(name), elsewhere)));
      const expected = isRole(writesAll, name, role) ? 'taken' : 'refused';
      expect({ role, name, foreign }).toEqual({ role, name, foreign: expected });
      const without = await within(role, undefined, (client) => tried(client, insertOf(tableOf(name), here)));
      expect({ role, name, without }).toEqual({ role, name, without: expected });
    }
  });

  it('changes and deletes no row of another tenant', async () => {
    for (const { role, name } of [...reaches('U'), ...reaches('D')]) {
      if (isRole(writesAll, name, role)) continue;
      const right = rights(name, role);
      const column = /U\((\w+)/.exec(right)?.[1] ?? 'controller';
      const statements = [
        ...(right.includes('U') ? [`UPDATE ${name} SET "${column}" = "${column}"`] : []),
        ...(right.includes('D') ? [`DELETE FROM ${name}`] : []),
      ];
      for (const statement of statements)
        for (const tenant of [here, undefined] as const) {
          const rows = await within(role, tenant, async (client) => (await client.query(statement)).rowCount);
          expect({ role, statement, tenant, rows }).toEqual({
            ...{ role, statement, tenant },
            rows: tenant === undefined ? 0 : 1,
          });
        }
    }
  });

  it('is not switched off by who it holds', async () => {
    for (const { role, name } of reaches('S')) {
      const answer = await within(role, here, async (client) => {
        await client.query('SET LOCAL row_security = off');
        return tried(client, `SELECT FROM ${name}`);
      });
      expect({ role, name, answer }).toEqual({ role, name, answer: 'refused' });
    }
  });

  it('lets nobody alter or empty the log, its owner either', async () => {
    for (const statement of [
      "UPDATE es.event SET type = 'x'",
      'DELETE FROM es.event',
      'TRUNCATE es.event',
      'TRUNCATE audit.certificate',
      'DELETE FROM ledger.disclosure',
    ]) {
      for (const role of roles)
        expect({ role, answer: await answerTo(clients.get(role)!, statement) }).toEqual({
          role,
          answer: 'rights',
        });
      await expect(db.adminPool().query(statement)).rejects.toThrow('never changed or deleted');
    }
  });

  it('puts no row of its own before the sealer', async () => {
    // A trigger that runs with the rights of the ledger's owner is of no use on a table of somebody else.
    const client = clients.get('koz_projector')!;
    await client.query('BEGIN');
    await client.query('CREATE TABLE rm.made (entry bigint)');
    await expect(
      client.query(
        `CREATE TRIGGER forged AFTER INSERT ON rm.made REFERENCING NEW TABLE AS added
           FOR EACH STATEMENT EXECUTE FUNCTION ledger.to_be_sealed('disclosure')`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await client.query('ROLLBACK');
  });
});

/** Whether a statement was let; one that fails for what its row says (an id that is there already) was let. */
async function tried(client: pg.Client, statement: string): Promise<'taken' | 'refused'> {
  try {
    await client.query(statement);
    return 'taken';
  } catch (error) {
    return (error as pg.DatabaseError).code === '42501' ? 'refused' : 'taken';
  }
}
