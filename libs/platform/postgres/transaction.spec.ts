import { controllerId } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { withTenant, withTransaction } from './transaction.js';

const leuven = controllerId('leuven');
const antwerp = controllerId('antwerp');

describe('A transaction', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    const sql = `
      CREATE TABLE public.note (controller text NOT NULL, amount bigint NOT NULL CHECK (amount > 0));
      ALTER TABLE public.note ENABLE ROW LEVEL SECURITY;
      ALTER TABLE public.note FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON public.note USING (controller = current_setting('koz.controller', true));
      GRANT SELECT, INSERT ON public.note TO koz_command;
      GRANT SELECT ON public.note TO koz_query;`;
    db = await testDatabase({ migrations: [{ name: 'test/0001-note', sql }] });
  });

  afterAll(() => db.drop());
  afterEach(() => db.adminPool().query('DELETE FROM public.note'));

  const insert = (controller: string) =>
    withTenant(db.pool('koz_command'), leuven, (transaction) =>
      transaction.query('INSERT INTO public.note VALUES ($1, 1)', [controller]),
    );
  const count = async (): Promise<number | undefined> => {
    const { rows } = await db.adminPool().query<{ n: number }>('SELECT count(*) AS n FROM public.note');
    return rows[0]?.n;
  };

  it('of a tenant reads and writes rows of that tenant only', async () => {
    await insert('leuven');
    const read = (controller: typeof leuven) =>
      withTenant(db.pool('koz_query'), controller, (transaction) =>
        transaction.query<{ controller: string }>('SELECT controller FROM public.note'),
      );
    expect(await read(leuven)).toEqual([{ controller: 'leuven' }]);
    expect(await read(antwerp)).toEqual([]);
    await expect(insert('antwerp')).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves no tenant behind on the connection', async () => {
    await insert('leuven');
    const { rows } = await db.pool('koz_command').query('SELECT * FROM public.note');
    expect(rows).toEqual([]);
  });

  it('takes the rights of its role and no more', async () => {
    await expect(
      withTenant(db.pool('koz_query'), leuven, (transaction) =>
        transaction.query(`INSERT INTO public.note VALUES ('leuven', 1)`),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('is rolled back when the work throws', async () => {
    const work = withTransaction(db.adminPool(), async (transaction) => {
      await transaction.query(`INSERT INTO public.note VALUES ('leuven', 1)`);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
  });

  it('is not reported as committed when a swallowed error had ended it', async () => {
    const work = withTransaction(db.adminPool(), async (transaction) => {
      await transaction.query(`INSERT INTO public.note VALUES ('leuven', 1)`);
      await transaction.query('SELECT 1/0').catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ name: 'TransactionRolledBackError' });
    expect(await count()).toBe(0);
  });

  it('whose connection is lost between two statements fails, and takes nothing else with it', async () => {
    const pool = db.pool('koz_command');
    const lost = withTransaction(pool, async ({ client, query }) => {
      const ended = new Promise((resolve) => client.once('end', resolve));
      const [row] = await query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await db.adminPool().query('SELECT pg_terminate_backend($1)', [row?.pid]);
      await ended;
      return query('SELECT');
    });
    await expect(lost).rejects.toThrow();
    await insert('leuven');
    expect(await count()).toBe(1);
  });

  it('can be read-only', async () => {
    const work = withTransaction(
      db.adminPool(),
      (transaction) => transaction.query(`INSERT INTO public.note VALUES ('leuven', 1)`),
      { readOnly: true },
    );
    await expect(work).rejects.toMatchObject({ code: '25006' });
  });
});
