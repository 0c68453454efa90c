import type pg from 'pg';
import { roles, type Role } from '@koz/platform';
import type { TestDatabase } from '@koz/testing';
import { expectedCallers, expectedRights, ownSchema } from './expected-rights.js';
import { answerTo, loginFor, relationsOf, rightsOn, type Relation, type ServiceLogin } from './tried.js';
import { wholeDatabase } from './whole-database.js';

jest.setTimeout(120_000);

describe('Each role of the database', () => {
  let db: TestDatabase;
  let relations: readonly Relation[];
  const logins = new Map<Role, ServiceLogin>();
  const clients = new Map<Role, pg.Client>();

  beforeAll(async () => {
    db = await wholeDatabase();
    relations = await relationsOf(db.adminPool());
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

  const as = (role: Role, statement: string) => answerTo(clients.get(role)!, statement);

  it('is one that the expectations name, and so is each relation', async () => {
    expect(relations.map(({ name }) => name).sort()).toEqual(Object.keys(expectedRights).sort());
    const named = new Set(Object.values(expectedRights).flatMap((rights) => Object.keys(rights)));
    expect([...named].sort()).toEqual([...roles].sort());
    const { rows } = await db
      .adminPool()
      .query<{ name: string }>("SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'koz\\_%'");
    expect(rows.map(({ name }) => name).sort()).toEqual([...roles, 'koz_admin'].sort());
  });

  it.each(roles)(
    'is let do what the expectations say, to every relation, and nothing else: %s',
    async (role) => {
      const tried: Record<string, string> = {};
      for (const relation of relations) {
        const rights = await rightsOn(clients.get(role)!, relation);
        if (rights !== '') tried[relation.name] = rights;
      }
      const expected = Object.entries(expectedRights).flatMap(([name, rights]) =>
        rights[role] === undefined ? [] : [[name, rights[role]]],
      );
      expect(tried).toEqual(Object.fromEntries(expected));
    },
  );

  it.each(roles)('becomes no other, and rises to nothing: %s', async (role) => {
    const { rows } = await clients.get(role)!.query<{ user: string; super: boolean; bypass: boolean }>(
      `SELECT current_user AS user, rolsuper AS super, rolbypassrls AS bypass
           FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([{ user: role, super: false, bypass: false }]);
    const others = [...roles.filter((each) => each !== role), 'koz_admin', 'koz'];
    for (const other of others) {
      expect({ other, set: await as(role, `SET LOCAL ROLE ${other}`) }).toEqual({ other, set: 'rights' });
      expect(await as(role, `SET LOCAL SESSION AUTHORIZATION ${other}`)).toBe('rights');
      expect(await as(role, `GRANT ${other} TO ${role}`)).toBe('rights');
    }
    for (const statement of [
      'CREATE ROLE more',
      `ALTER ROLE ${role} BYPASSRLS`,
      `ALTER DATABASE ${db.name} SET row_security = off`,
      "SET LOCAL session_replication_role = 'replica'",
      'SELECT rolpassword FROM pg_authid',
      "SELECT pg_read_file('postgresql.conf')",
      "COPY (SELECT 1) TO '/tmp/out'",
      "COPY (SELECT 1) TO PROGRAM 'true'",
    ])
      expect({ statement, answer: await as(role, statement) }).toEqual({ statement, answer: 'rights' });
  });

  it.each(roles)('without the role that it takes, its login is let nothing: %s', async (role) => {
    const login = await logins.get(role)!.connect();
    await login.query('RESET ROLE');
    await login.query('SET ROLE none');
    for (const relation of relations)
      expect({ name: relation.name, rights: await rightsOn(login, relation) }).toEqual({
        name: relation.name,
        rights: '',
      });
  });

  it.each(roles)('makes nothing, but in a schema of its own: %s', async (role) => {
    const { rows } = await db
      .adminPool()
      .query<{ name: string }>(
        "SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_t%' ORDER BY nspname",
      );
    for (const { name } of rows) {
      const made = await as(role, `CREATE TABLE ${name}.made (n integer)`);
      expect({ name, made }).toEqual({ name, made: ownSchema[role] === name ? 'done' : 'rights' });
    }
    expect(await as(role, 'CREATE TEMPORARY TABLE made (n integer)')).toBe('rights');
    expect(await as(role, 'CREATE SCHEMA made')).toBe('rights');
  });

  it('calls nothing that runs with the rights of somebody else', async () => {
    const { rows } = await db.adminPool().query<{ name: string; settings: string[]; callable: string[] }>(
      `SELECT p.oid::regprocedure::text AS name, p.proconfig AS settings,
              ARRAY(SELECT r.role FROM unnest($1::text[]) AS r(role)
                     WHERE has_function_privilege(r.role, p.oid, 'EXECUTE')) AS callable
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
      [roles],
    );
    // Its path holds no schema in which anybody but the owner makes something, and it is run by its triggers alone.
    expect(rows).toEqual([
      { name: 'ledger.to_be_sealed()', settings: ['search_path=pg_catalog, pg_temp'], callable: [] },
    ]);
  });

  it('calls the functions of its own schemas only', async () => {
    const { rows } = await db.adminPool().query<{ schema: string; role: Role }>(
      `SELECT DISTINCT n.nspname AS schema, r.role
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        CROSS JOIN unnest($1::text[]) AS r(role)
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prorettype <> 'trigger'::regtype
          AND has_function_privilege(r.role, p.oid, 'EXECUTE') AND has_schema_privilege(r.role, n.oid, 'USAGE')`,
      [roles],
    );
    const callers: Record<string, Role[]> = {};
    // In the order in which the roles are named.
    for (const role of roles)
      for (const { schema } of rows.filter((row) => row.role === role)) (callers[schema] ??= []).push(role);
    expect(callers).toEqual(expectedCallers);
  });

  it('finds nothing else where it says a name, however its search path is set', async () => {
    for (const role of roles) {
      const own = ownSchema[role];
      const path = own === undefined ? 'public, pg_temp' : `${own}, public`;
      // What stands in the functions and policies says its schema: a path leads none of them elsewhere.
      expect(await as(role, `SET LOCAL search_path = ${path}`)).toBe('done');
    }
    const { rows } = await db.adminPool().query<{ source: string; name: string }>(
      `SELECT p.oid::regprocedure::text AS name, p.prosrc AS source
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('es', 'seal', 'vault', 'ledger', 'audit')`,
    );
    const tables = new Set(relations.map(({ name }) => name.split('.')[1]));
    const unqualified = rows.flatMap(({ name, source }) =>
      [...source.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)\b(?!\s*\.|\s*\()/g)]
        .map(([, table]) => table!)
        .filter((table) => tables.has(table) && table !== 'named')
        .map((table) => `${name}: ${table}`),
    );
    expect(unqualified).toEqual([]);
  });
});
