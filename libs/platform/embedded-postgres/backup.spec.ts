import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from '@koz/testing';
import { silentLogger } from '../logging/logger.js';
import { backUpEmbeddedPostgres } from './backup.js';
import { verifyBackup } from './backup-files.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { restoreEmbeddedPostgres } from './restore.js';

// Clusters are made, copied and read several times over.
jest.setTimeout(180_000);

const logger = silentLogger;
const now = () => '2026-12-01T00:00:00.000Z';
const refused = (problem: string) => ({ name: 'EmbeddedPostgresError', problem });

describe('A backup of the embedded PostgreSQL', () => {
  let root: string;
  const servers: EmbeddedPostgres[] = [];
  const place = (name: string): string => join(root, name);
  const start = async (name: string): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({
      dataDir: place(name),
      logger,
      durability: 'disposable',
    });
    servers.push(server);
    return server;
  };
  const query = async <Row extends object>(
    url: string,
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const stopAll = async (): Promise<void> => {
    for (const server of servers.splice(0)) await server.stop();
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'koz-backup-'));
    chmodSync(root, 0o755);
  });
  afterEach(async () => {
    await stopAll();
    rmSync(root, { recursive: true, force: true });
  });

  it('made under load holds all that was committed before it was closed, and nothing by halves', async () => {
    const server = await start('one');
    await query(
      server.adminUrl,
      `CREATE TABLE written (writer integer, number integer, pad text, PRIMARY KEY (writer, number));
       CREATE TABLE total (writer integer PRIMARY KEY, sum bigint NOT NULL);
       INSERT INTO total SELECT w, 0 FROM generate_series(0, 3) AS w`,
    );
    const acknowledged = [0, 0, 0, 0];
    let going = true;
    const writers = acknowledged.map(async (_none, writer) => {
      const client = new pg.Client({ connectionString: server.adminUrl });
      await client.connect();
      while (going) {
        const number = acknowledged[writer]! + 1;
        await client.query('BEGIN');
        await client.query(
          `INSERT INTO written VALUES ($1, $2::integer, repeat(md5($2::integer::text), 60))`,
          [writer, number],
        );
        await client.query('UPDATE total SET sum = sum + $2 WHERE writer = $1', [writer, number]);
        await client.query('COMMIT');
        acknowledged[writer] = number;
      }
      await client.end();
    });
    await Promise.race([eventually(() => acknowledged.every((count) => count >= 50)), ...writers]);

    let committed: number[] = [];
    const manifest = await backUpEmbeddedPostgres({
      adminUrl: server.adminUrl,
      directory: server.directory,
      target: place('backup'),
      now,
      beforeStop: async (admin) => {
        // Changes of the files that were copied already reach the copy by the log alone.
        await admin.query('CHECKPOINT');
        committed = [...acknowledged];
      },
      facts: async (admin) => ({ slots: (await admin.query('SELECT FROM pg_replication_slots')).rowCount }),
    });
    const during = [...acknowledged];
    going = false;
    await Promise.all(writers);
    expect(manifest).toMatchObject({ format: 1, startedAt: now(), facts: { slots: 1 } });
    expect(await query(server.adminUrl, 'SELECT FROM pg_replication_slots')).toEqual([]);
    expect(committed.every((count, at) => count >= 50 && count <= during[at]!)).toBe(true);

    await restoreEmbeddedPostgres({ from: place('backup'), dataDir: place('two'), replace: false, logger });
    const restored = await start('two');
    const rows = await query<{ writer: number; most: number; count: number; sum: number; total: number }>(
      restored.adminUrl,
      `SELECT w.writer, max(number)::integer AS most, count(*)::integer AS count, sum(number)::integer AS sum,
              min(t.sum)::integer AS total
         FROM written w JOIN total t USING (writer)
        WHERE pad = repeat(md5(number::text), 60)
        GROUP BY w.writer ORDER BY w.writer`,
    );
    for (const { writer, most, count, sum, total } of rows) {
      expect(most).toBeGreaterThanOrEqual(committed[writer]!);
      expect([count, sum]).toEqual([most, total]);
    }
    expect(rows).toHaveLength(4);
    // It goes on from there: written, stopped and started again.
    await query(restored.adminUrl, 'INSERT INTO total VALUES (9, 0)');
    await restored.stop();
    expect(await query((await start('two')).adminUrl, 'SELECT FROM total WHERE writer = 9')).toHaveLength(1);
  });

  it('is refused where something is, within the database, and beside what must never be in it', async () => {
    const server = await start('one');
    const backUp = (target: string, apartFrom: string[] = []) =>
      backUpEmbeddedPostgres({
        ...{ adminUrl: server.adminUrl, directory: server.directory, target, now, apartFrom },
      });
    await mkdir(place('full'));
    await writeFile(join(place('full'), 'letter'), '');
    await expect(backUp(place('full'))).rejects.toMatchObject(refused('place'));
    expect(await readdir(place('full'))).toEqual(['letter']);
    await expect(backUp(join(server.directory, 'cluster', 'backup'))).rejects.toMatchObject(refused('place'));
    await expect(backUp(place('b'), [join(server.directory, 'cluster', 'keys')])).rejects.toMatchObject(
      refused('place'),
    );
    await expect(backUp(join(root, 'keys', 'backup'), [place('keys')])).rejects.toMatchObject(
      refused('place'),
    );
  });

  it('that fails halfway leaves nothing that looks like one', async () => {
    const server = await start('one');
    const failing = backUpEmbeddedPostgres({
      ...{ adminUrl: server.adminUrl, directory: server.directory, target: place('backup'), now },
      beforeStop: () => Promise.reject(new Error('the power failed')),
    });
    await expect(failing).rejects.toThrow('power');
    expect(await readdir(place('backup'))).toEqual([]);
    await expect(
      restoreEmbeddedPostgres({ from: place('backup'), dataDir: place('two'), replace: false, logger }),
    ).rejects.toMatchObject(refused('damaged'));
  });

  it('is restored only whole, beside no running server, over nothing that was not given up', async () => {
    const server = await start('one');
    await query(server.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS version');
    const from = place('backup');
    await backUpEmbeddedPostgres({
      ...{ adminUrl: server.adminUrl, directory: server.directory, target: from, now },
    });
    await query(server.adminUrl, 'UPDATE kept SET version = 2');
    const restore = (dataDir: string, replace: boolean, gate?: () => Promise<void>) =>
      restoreEmbeddedPostgres({ from, dataDir, replace, logger, ...(gate ? { gate } : {}) });

    await expect(restore(place('one'), true)).rejects.toMatchObject(refused('running'));
    await stopAll();
    await expect(restore(place('one'), false)).rejects.toMatchObject(refused('notEmpty'));
    const closed = () => Promise.reject(new Error('the gate is closed'));
    await expect(restore(place('one'), true, closed)).rejects.toThrow('gate');
    const version = async () => {
      const again = await start('one');
      const rows = await query(again.adminUrl, 'SELECT version FROM kept');
      await stopAll();
      return rows;
    };
    expect(await version()).toEqual([{ version: 2 }]);
    await restore(place('one'), true);
    expect(await version()).toEqual([{ version: 1 }]);
    expect((await readdir(place('one'))).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  it('is not restored when a file is missing, changed, shorter or too many', async () => {
    const server = await start('one');
    const from = place('backup');
    const { files } = await backUpEmbeddedPostgres({
      ...{ adminUrl: server.adminUrl, directory: server.directory, target: from, now },
    });
    expect(files.some(({ path }) => path.startsWith('cluster/pg_wal/0'))).toBe(true);
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['cluster/backup_label', 'cluster/global/pg_control', 'admin.password']),
    );
    for (const { path } of files) expect((await stat(join(from, path))).mode & 0o777).toBe(0o600);
    const restore = () => restoreEmbeddedPostgres({ from, dataDir: place('two'), replace: false, logger });
    const damages: [string, (path: string) => Promise<unknown>][] = [
      ['cluster/PG_VERSION', (path) => rm(path)],
      ['cluster/global/pg_control', (path) => truncate(path, 100)],
      ['cluster/backup_label', (path) => appendFile(path, 'x')],
      ['cluster/base/extra', (path) => writeFile(path, '')],
      ['manifest.json', (path) => appendFile(path, ' ')],
      ['manifest.sha256', (path) => rm(path)],
    ];
    for (const [name, damage] of damages) {
      const path = join(from, name);
      const before = await readFile(path).catch(() => undefined);
      await damage(path);
      await expect(restore()).rejects.toMatchObject(refused('damaged'));
      if (before) await writeFile(path, before);
      else await rm(path);
    }
    expect(await verifyBackup(from)).toMatchObject({ format: 1 });
    await restore();
    expect(await query((await start('two')).adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
