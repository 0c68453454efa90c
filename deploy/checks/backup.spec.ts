import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@koz/platform';
import { migrateAll } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { inDeploy } from './files.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'koz-backup-'));
});
afterEach(() => rm(directory, { recursive: true }));

const sh = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync('sh', [inDeploy(`backup/${script}`), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });

describe('kurrentdb.sh', () => {
  it('copies what a node keeps, and refuses what is no node, and a place that is taken', async () => {
    const database = join(directory, 'database');
    await mkdir(join(database, 'index', 'a'), { recursive: true });
    const files = ['chaser.chk', 'writer.chk', 'chunk-000000.000000', 'index/indexmap', 'index/a/x.chk'];
    for (const name of files) await writeFile(join(database, name), name);
    const target = join(directory, 'copy');
    expect(sh('kurrentdb.sh', [database, target]).status).toBe(0);
    for (const name of files) expect(readFileSync(join(target, name), 'utf8')).toBe(name);
    expect(sh('kurrentdb.sh', [database, target]).stderr).toContain('there already');
    expect(sh('kurrentdb.sh', [directory, join(directory, 'other')]).stderr).toContain('no database');
  });
});

const withPsql = spawnSync('psql', ['--version']).error === undefined ? describe : describe.skip;

// The copying itself is PostgreSQL's own program, of the very version of the server: it stands in here for any.
withPsql('postgres.sh (needs psql)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await migrateAll(database.adminUrl, silentLogger);
    await database
      .adminPool()
      .query(
        `INSERT INTO vault.epoch (controller, epoch, state, since) VALUES ('antwerpen', 7, 'current', now())`,
      );
    await database
      .adminPool()
      .query(
        `INSERT INTO vault.data_key VALUES (gen_random_uuid(), 'antwerpen', 7, '\\x00', now()), (gen_random_uuid(), 'antwerpen', 7, '\\x01', now())`,
      );
  });
  afterAll(() => database.drop());

  async function environment(verified: boolean): Promise<NodeJS.ProcessEnv> {
    const bin = join(directory, 'bin');
    await mkdir(bin);
    const program = async (name: string, text: string) => {
      await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
      await chmod(join(bin, name), 0o755);
    };
    await program('pg_basebackup', 'mkdir "${1#--pgdata=}"');
    await program('pg_verifybackup', `exit ${verified ? 0 : 1}`);
    const { hostname, port, username, password, pathname } = new URL(database.adminUrl);
    const login = { PGUSER: username, PGPASSWORD: password, PGDATABASE: pathname.slice(1) };
    return { PATH: `${bin}:${process.env['PATH']}`, PGHOST: hostname, PGPORT: port, ...login };
  }
  const noted = async () =>
    (
      await database
        .adminPool()
        .query<{ controller: string; epochs: number[] }>(
          'SELECT controller, epochs FROM vault.verified_backup',
        )
    ).rows;

  it('keeps what the gate asks for beside a copy that was verified', async () => {
    const target = join(directory, 'copy');
    const { status, stderr } = sh('postgres.sh', [target], await environment(true));
    expect([status, stderr]).toEqual([0, '']);
    const facts = readFileSync(join(target, 'facts.txt'), 'utf8');
    for (const part of ['fence directory:', 'fence heads:', 'antwerpen|7']) expect(facts).toContain(part);
    expect(await noted()).toEqual([{ controller: 'antwerpen', epochs: [7] }]);
  });

  it('releases no epoch for a copy that is not whole', async () => {
    const before = await noted();
    expect(sh('postgres.sh', [join(directory, 'copy')], await environment(false)).status).not.toBe(0);
    expect(await noted()).toEqual(before);
  });

  it('refuses to lay a copy among the keys', async () => {
    const env = { ...(await environment(true)), KOZ_KEYS_DIR: directory };
    const { status, stderr } = sh('postgres.sh', [join(directory, 'copy')], env);
    expect([status, existsSync(join(directory, 'copy'))]).toEqual([1, false]);
    expect(stderr).toContain('apart from keys');
  });
});
