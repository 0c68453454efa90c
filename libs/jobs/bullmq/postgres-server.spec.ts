import { roles, silentLogger } from '@koz/platform';
import { controllerId } from '@koz/privacy-types';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { createJobs } from './bullmq-jobs.js';
import { postgresServer } from './postgres-server.js';
import { quickTimes } from './testing/open-server.js';

describe('The queue in PostgreSQL', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase({
      migrations: [
        { name: 'test/0001', sql: 'CREATE SCHEMA secret; CREATE TABLE secret.plan AS SELECT 1 AS n' },
      ],
    });
  });
  afterAll(() => db.drop());

  const open = () => {
    const server = postgresServer({ url: db.url, adminUrl: db.adminUrl, logger: silentLogger });
    return createJobs({ server, logger: silentLogger, times: quickTimes });
  };

  it('is made once by processes that start together, and is one queue', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(open));
    await all[0]?.wake(controllerId('antwerpen'));
    for (const jobs of all) expect((await jobs.counts()).waiting).toBe(2);
    await Promise.all(all.map((jobs) => jobs.close()));
  });

  it('is used by a role that reaches nothing else, and cannot change its tables', async () => {
    const jobs = db.pool('koz_jobs');
    await expect(jobs.query('SELECT FROM secret.plan')).rejects.toMatchObject({ code: '42501' });
    await expect(jobs.query('CREATE SCHEMA other')).rejects.toMatchObject({ code: '42501' });
    await expect(jobs.query('DROP TABLE jobs.job')).rejects.toMatchObject({ code: '42501' });
    await expect(jobs.query('ALTER TABLE jobs.job ADD COLUMN name text')).rejects.toMatchObject({
      code: '42501',
    });
    expect((await jobs.query('SELECT FROM jobs.job')).rowCount).toBe(2);
  });

  it('is reached by no other role', async () => {
    const { rows } = await db.adminPool().query<{ role: string }>(
      `SELECT DISTINCT r.role FROM pg_tables t CROSS JOIN unnest($1::text[]) AS r(role)
        WHERE t.schemaname = 'jobs'
          AND has_table_privilege(r.role, format('%I.%I', t.schemaname, t.tablename), 'SELECT, INSERT, UPDATE, DELETE')`,
      [roles],
    );
    expect(rows.map(({ role }) => role)).toEqual(['koz_jobs']);
  });

  it('says when its schema is gone', async () => {
    const jobs = await open();
    expect(await jobs.check()).toBe(true);
    await db.adminPool().query('DROP SCHEMA jobs CASCADE');
    expect(await jobs.check()).toBe('the schema of the queue is gone');
    await expect(jobs.wake(controllerId('antwerpen'))).rejects.toMatchObject({
      name: 'JobsUnavailableError',
    });
    await jobs.close();
  });
});
