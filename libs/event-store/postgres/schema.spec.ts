import { anAppend, anEvent, antwerpen, appended, mechelen } from '@koz/event-store-contract';
import { streamName } from '@koz/event-store';
import { roles, type Role } from '@koz/platform';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { migrations } from './migrations.js';
import { createPostgresEventStore } from './postgres-event-store.js';

const insufficientPrivilege = '42501';

describe('Schema es', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ migrations });
    await appended(storeAs('koz_command'), anAppend({ scope: antwerpen }));
    await appended(storeAs('koz_command'), anAppend({ scope: mechelen }));
  });
  afterAll(() => database.drop());

  const storeAs = (role: Role) => createPostgresEventStore({ readPool: database.pool(role) });
  const run = (role: Role, statement: string) => database.pool(role).query(statement);
  const count = async (role: Role, from: string): Promise<number> => {
    const { rows } = await run(role, `SELECT count(*)::int AS count FROM ${from}`);
    return (rows[0] as { count: number }).count;
  };

  it.each(roles)('lets %s neither change nor delete an event', async (role) => {
    for (const statement of [
      "UPDATE es.event SET type = ''",
      'DELETE FROM es.event',
      'TRUNCATE es.event',
      'DELETE FROM es.head',
    ])
      await expect(run(role, statement)).rejects.toMatchObject({ code: insufficientPrivilege });
  });

  it('refuses changes even to the owner', async () => {
    for (const statement of [
      "UPDATE es.event SET type = ''",
      'DELETE FROM es.event',
      'TRUNCATE es.event CASCADE',
    ])
      await expect(database.adminPool().query(statement)).rejects.toMatchObject({ code: '23001' });
  });

  it('shows the command side nothing without a scope, also in a statement that forgot to ask', async () => {
    expect(await count('koz_command', 'es.event')).toBe(0);
    expect(await count('koz_command', 'es.head')).toBe(0);
    expect(await count('koz_command', "set_config('koz.controller', 'antwerpen', true), es.event")).toBe(1);
  });

  it('lets a scope append in its own name only', async () => {
    const client = await database.pool('koz_command').connect();
    try {
      await client.query("BEGIN; SET LOCAL koz.controller = 'mechelen'");
      const foreign = client.query(
        `INSERT INTO es.event VALUES (9, 'application-x', 0, gen_random_uuid(), 'X', 1, 'antwerpen', '', '', '', '')`,
      );
      await expect(foreign).rejects.toMatchObject({ code: insufficientPrivilege });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('shows the whole log to the projector and the process manager', async () => {
    expect(await storeAs('koz_projector').readAll(-1, 10)).toHaveLength(2);
    expect(await storeAs('koz_process_manager').readAll(-1, 10)).toHaveLength(2);
  });

  it('shows a process manager one controller at a time when it reads as a tenant', async () => {
    const store = storeAs('koz_process_manager');
    const [event] = await store.readAll(-1, 1);
    expect(await store.findEvent(mechelen, event!.id)).toBeUndefined();
    expect(await store.readStream(mechelen, event!.stream)).toEqual([]);
    expect((await store.findEvent(antwerpen, event!.id))?.position).toBe(0);
  });

  it('gives the query side heads, positions and what a controller adopted: no plan’s events, no appends', async () => {
    const store = storeAs('koz_query');
    const [event] = await storeAs('koz_projector').readAll(-1, 1);
    const adopted = anAppend({ stream: streamName('controller', antwerpen.controller) });
    const { position } = await appended(storeAs('koz_command'), adopted);
    expect((await store.heads(antwerpen, [event!.stream])).size).toBe(1);
    expect(await store.lastPosition()).toBe(position);
    expect(await store.readStream(antwerpen, adopted.stream)).toHaveLength(1);
    expect(await store.readStream(mechelen, adopted.stream)).toEqual([]);
    expect(await store.readStream(antwerpen, event!.stream)).toEqual([]);
    expect(await store.readAll(-1, 10)).toEqual([]);
    for (const refused of [() => store.append(anAppend()), () => store.findEvent(antwerpen, event!.id)])
      await expect(refused()).rejects.toMatchObject({ code: insufficientPrivilege });
  });

  it('lets who tells history read one controller at a time, and append nothing', async () => {
    const store = storeAs('koz_history');
    const [event] = await storeAs('koz_projector').readAll(-1, 1);
    expect(await store.readStream(antwerpen, event!.stream)).toHaveLength(1);
    expect(await store.readStream(mechelen, event!.stream)).toEqual([]);
    expect((await store.readStretch(antwerpen, -1, 0)).map(({ id }) => id)).toEqual([event!.id]);
    expect(await store.readStretch(mechelen, -1, 0)).toEqual([]);
    expect(await store.lastPosition()).toBeGreaterThan(0);
    expect(await store.readAll(-1, 10)).toEqual([]);
    expect(await count('koz_history', 'es.event')).toBe(0);
    for (const refused of [() => store.append(anAppend()), () => store.heads(antwerpen, [event!.stream])])
      await expect(refused()).rejects.toMatchObject({ code: insufficientPrivilege });
  });

  it('keeps the vault out', async () => {
    await expect(storeAs('koz_vault').lastPosition()).rejects.toMatchObject({ code: insufficientPrivilege });
  });

  it('writes the others of a flush when one holds what no column takes', async () => {
    const store = storeAs('koz_command');
    const before = await store.lastPosition();
    const sound = Array.from({ length: 6 }, () => anAppend());
    const unsound = anAppend({ events: [anEvent({ type: 'Bad\0Type' })] });
    const outcomes = await Promise.allSettled(
      [...sound.slice(0, 3), unsound, ...sound.slice(3)].map((request) => appended(store, request)),
    );
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(await store.lastPosition()).toBe(before + 6);
  });

  it('is what it was: a change of it is meant', async () => {
    const { rows } = await database.adminPool().query<{ line: string }>(description);
    expect(rows.map(({ line }) => line).join('\n')).toMatchSnapshot();
  });
});

/** Columns, constraints, policies, triggers and grants of the schema, a line each. */
const description = `
  SELECT format('column %s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END) AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'es'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
  UNION ALL
  SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'es'::regnamespace AND contype <> 'n'
  UNION ALL
  SELECT format('policy %s %s %s to %s using %s check %s', tablename, policyname, cmd, roles, qual, with_check)
    FROM pg_policies WHERE schemaname = 'es'
  UNION ALL
  SELECT format('row security %s forced %s', relname, relforcerowsecurity)
    FROM pg_class WHERE relnamespace = 'es'::regnamespace AND relrowsecurity
  UNION ALL
  SELECT format('trigger %s', pg_get_triggerdef(t.oid))
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'es'::regnamespace AND NOT t.tgisinternal
  UNION ALL
  SELECT format('grant %s on %s to %s', privilege_type, table_name, grantee)
    FROM information_schema.role_table_grants WHERE table_schema = 'es' AND grantee LIKE 'koz\\_%' AND grantee <> 'koz_admin'
  UNION ALL
  SELECT format('grant EXECUTE on %s to %s', routine_name, grantee)
    FROM information_schema.role_routine_grants
    WHERE routine_schema = 'es' AND (grantee LIKE 'koz\\_%' AND grantee <> 'koz_admin' OR grantee = 'PUBLIC')
  ORDER BY line`;
