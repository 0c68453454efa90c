import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { redisIsHere, RedisProcess, withRedis } from '@koz/jobs-bullmq/testing';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { scanForMarkers } from './privacy-scan.js';

// The control of the search: a value is planted where the bytes of a store do not show it, and must be found there.

const marker = 'Marguerite-Duras';
/** Packs so that the marker is nowhere in the packed bytes: both its halves were there before. */
const hiding = `${'Marguerite was here; so was -Duras. '.repeat(40)}${marker} ${'again and again '.repeat(100)}`;
const lz4Frame = Buffer.from(
  'BCJNGGBAgjUAAADxCE1hcmd1ZXJpdGUgd2FzIGhlcmU7IHNvDQCPLUR1cmFzLiAkAD8CEgAfIH0AZVB1cmFzIAAAAAA=',
  'base64',
);

const places = async (sources: Parameters<typeof scanForMarkers>[1]) =>
  (await scanForMarkers([marker], sources)).hits.map(({ place }) => place);

describe('the control of the search: packed by PostgreSQL', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('a row of 3 kB is found by SQL though the bytes of its file do not show it, in each way that the server packs', async () => {
    const admin = db.adminPool();
    const { rows: offered } = await admin.query<{ method: string }>(
      `SELECT unnest(enumvals) AS method FROM pg_settings WHERE name = 'default_toast_compression'`,
    );
    expect(offered.map(({ method }) => method)).toContain('pglz');
    for (const { method } of offered) {
      await admin.query(`CREATE TABLE hidden_${method} (value text COMPRESSION ${method})`);
      await admin.query(`INSERT INTO hidden_${method} VALUES ($1)`, [hiding]);
      await admin.query('CHECKPOINT');
      const { rows } = await admin.query<{ file: string; method: string; size: number; length: number }>(
        `SELECT current_setting('data_directory') || '/' || pg_relation_filepath('hidden_${method}') AS file,
              pg_column_compression(value) AS method, pg_column_size(value) AS size, length(value) AS length
         FROM hidden_${method}`,
      );
      const [row] = rows;
      expect(row).toMatchObject({ method });
      expect(row!.length).toBeGreaterThan(3000);
      expect(row!.size).toBeLessThan(row!.length / 4);
      const bytes = await readFile(row!.file);
      expect(bytes.includes('Margu')).toBe(true);
      expect(await places({ paths: [row!.file] })).toEqual([]);
      expect(await places({ paths: [], database: admin })).toContain(`public.hidden_${method}.value`);
    }
  });

  it('a packed batch is found in a column', async () => {
    const admin = db.adminPool();
    await admin.query('CREATE TABLE batch (gzip bytea, lz4 bytea)');
    await admin.query('INSERT INTO batch VALUES ($1, $2)', [gzipSync(hiding), lz4Frame]);
    expect(await places({ paths: [], database: admin })).toEqual(
      expect.arrayContaining(['public.batch.gzip (uitgepakt)', 'public.batch.lz4 (uitgepakt)']),
    );
  });
});

describe('the control of the search: packed batches in files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koz-control-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each<[string, () => Buffer]>([
    ['gzip', () => gzipSync(hiding)],
    ['lz4', () => lz4Frame],
  ])('%s is found behind other bytes, as a log of batches has it', async (name, packed) => {
    const path = join(folder, '0.log');
    const bytes = Buffer.concat([Buffer.alloc(61, 1), packed(), Buffer.alloc(2_000_000, 2), packed()]);
    expect(bytes.includes(marker)).toBe(false);
    await writeFile(path, bytes);
    const second = 61 + packed().length + 2_000_000;
    const found = await places({ paths: [folder] });
    expect(found).toHaveLength(name === 'gzip' ? 2 : 4);
    expect(found.every((place) => place.startsWith(`${path} (uitgepakt vanaf `))).toBe(true);
    expect(found.some((place) => place.startsWith(`${path} (uitgepakt vanaf 61) @`))).toBe(true);
    expect(found.some((place) => place.startsWith(`${path} (uitgepakt vanaf ${second}) @`))).toBe(true);
  });
});

if (redisIsHere())
  describe('the control of the search: in Redis', () => {
    let server: RedisProcess;
    beforeAll(async () => {
      server = await RedisProcess.start();
    });
    afterAll(() => server.kill());

    it('a value is found in every type of value, in any form, packed and in a key', async () => {
      const clean = await scanForMarkers([marker], { paths: [], redisUrl: server.url });
      expect(clean).toMatchObject({ redisKeys: 0, bytes: 0, hits: [] });
      await withRedis(server.url, async (redis) => {
        await redis.set('string', Buffer.concat([Buffer.alloc(1_048_570), Buffer.from(marker)]));
        await redis.set('gzip', Buffer.concat([Buffer.from('x'), gzipSync(hiding)]));
        await redis.rpush('list', ...Array.from({ length: 1200 }, (_, n) => `${n}`), marker.toLowerCase());
        await redis.hset('hash', Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`f${n}`, n])));
        await redis.hset('hash', 'data', `{"name":"${Buffer.from(marker).toString('base64')}"}`);
        await redis.sadd('set', 'clean', Buffer.from(marker).toString('hex'));
        await redis.zadd('zset', 1, marker);
        for (let n = 0; n < 600; n++) await redis.xadd('stream', '*', 'clean', 'x');
        await redis.xadd('stream', '*', 'event', marker);
        await redis.xgroup('CREATE', 'groups', marker, '$', 'MKSTREAM');
        await redis.set(`job:${marker}`, 'x');
        await redis.set('clean', 'nothing');
      });
      const report = await scanForMarkers([marker], { paths: [], redisUrl: server.url });
      const found = report.hits
        .map(({ form, place }) => `${form}: ${place}`.replace(/sha256:[0-9a-f]{16} /, 'sha256:… '))
        .sort();
      expect(found).toEqual(
        [
          'plain: redis string (string) @1048570',
          `plain: redis gzip (string) (uitgepakt vanaf 1) @${hiding.indexOf(marker)}`,
          'lowerCase: redis list (list)',
          'base64: redis hash (hash)',
          'hex: redis set (set)',
          'plain: redis zset (zset)',
          'plain: redis stream (stream)',
          'plain: redis groups (stream)',
          'plain: redis sha256:… (naam van de sleutel)',
        ].sort(),
      );
      expect(report.redisKeys).toBe(10);
      expect(report.bytes).toBeGreaterThan(1_048_586);
      expect(JSON.stringify(report)).not.toContain(marker);
    });
  });
else it.skip('the control of the search in Redis: no redis-server is here', () => undefined);
