import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { scanForMarkers, UnusableMarkersError } from './privacy-scan.js';

const markers = ['Zoë-Lotte', '', '85.07.30-033.28', 'Marguerite-Duras'];

describe('the search for clear text in files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koz-scan-'));
    await mkdir(join(folder, 'below'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds nothing where nothing is, and says how much it looked through', async () => {
    await writeFile(join(folder, 'a'), 'Zoe-Lotte');
    await writeFile(join(folder, 'below', 'b'), Buffer.alloc(3_000_000));
    expect(await scanForMarkers(markers, { paths: [folder] })).toEqual({
      markers: 3,
      files: 2,
      columns: 0,
      redisKeys: 0,
      bytes: 3_000_009,
      hits: [],
      furtherHits: 0,
      unread: [],
    });
  });

  it('finds a planted value, named by its line in the marker file, with file and offset', async () => {
    const path = join(folder, 'below', 'b');
    await writeFile(path, Buffer.concat([Buffer.alloc(1_048_570), Buffer.from('Zoë-Lotte 85073003328')]));
    const { hits } = await scanForMarkers(markers, { paths: [folder] });
    expect(hits).toEqual([
      { markerLine: 1, form: 'plain', place: `${path} @1048570` },
      { markerLine: 3, form: 'digitsOnly', place: `${path} @1048581` },
    ]);
  });

  it('looks into compressed files, also damaged ones, and does not follow links', async () => {
    const packed = gzipSync(Buffer.from('x'.repeat(100_000) + 'Marguerite-Duras'), { level: 9 });
    await writeFile(join(folder, 'whole.gz'), packed);
    await writeFile(join(folder, 'below', 'cut.gz'), packed.subarray(0, -6));
    await symlink(join(folder, 'whole.gz'), join(folder, 'link'));
    const { hits, files } = await scanForMarkers(markers, { paths: [folder] });
    expect(hits.map(({ place }) => place)).toEqual([
      `${join(folder, 'below', 'cut.gz')} (uitgepakt) @100000`,
      `${join(folder, 'whole.gz')} (uitgepakt) @100000`,
    ]);
    expect(files).toBe(2);
  });

  it('passes over what is gone, and reports what was asked for by name and is not there', async () => {
    const gone = join(folder, 'gone');
    expect((await scanForMarkers(markers, { paths: [gone] })).unread).toEqual([]);
    expect((await scanForMarkers(markers, { paths: [], named: [folder, gone] })).unread).toEqual([gone]);
  });

  it('finds a value in the name of a file, and does not repeat it', async () => {
    await writeFile(join(folder, 'below', 'Marguerite-Duras.pdf'), '85073003328');
    const { hits } = await scanForMarkers(markers, { paths: [folder] });
    expect(hits.map(({ markerLine, place }) => [markerLine, place])).toEqual([
      [4, `${tmpdir()}: naam van bestand 1`],
      [3, `${tmpdir()}: bestand 1 @0`],
    ]);
  });

  it('refuses markers that would be found everywhere, by line', async () => {
    const search = scanForMarkers(['Marguerite', 'b'], { paths: [folder] });
    await expect(search).rejects.toThrow(UnusableMarkersError);
    await expect(search).rejects.toMatchObject({ lines: [2] });
  });
});

describe('the search for clear text in tables', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
    await db.adminPool().query(`
      CREATE SCHEMA "Odd name";
      CREATE TABLE "Odd name".family (id int, "first name" text, raw bytea, doc jsonb, tags text[]);
      ALTER TABLE "Odd name".family ENABLE ROW LEVEL SECURITY;
      ALTER TABLE "Odd name".family FORCE ROW LEVEL SECURITY;
      INSERT INTO "Odd name".family SELECT n, 'name ' || n, NULL, NULL, NULL FROM generate_series(1, 1203) n`);
  });
  afterAll(() => db.drop());

  it('finds nothing where nothing is, having read every column of every table', async () => {
    const { hits, columns, bytes } = await scanForMarkers(markers, { paths: [], database: db.adminPool() });
    expect(hits).toEqual([]);
    expect(columns).toBeGreaterThan(500);
    expect(bytes).toBeGreaterThan(100_000);
  });

  it('finds values planted in rows: text, bytes, JSON and lists', async () => {
    await db
      .adminPool()
      .query(`INSERT INTO "Odd name".family VALUES (1204, 'zoë-lotte', $1, $2, $3)`, [
        Buffer.from('..85.07.30-033.28'),
        { street: 'Marguerite-Duras' },
        [Buffer.from('Zoë-Lotte').toString('base64')],
      ]);
    const { hits } = await scanForMarkers(markers, { paths: [], database: db.adminPool() });
    expect(hits).toEqual([
      { markerLine: 1, form: 'lowerCase', place: 'Odd name.family.first name' },
      { markerLine: 3, form: 'plain', place: 'Odd name.family.raw' },
      { markerLine: 4, form: 'plain', place: 'Odd name.family.doc' },
      { markerLine: 1, form: 'base64', place: 'Odd name.family.tags' },
    ]);
  });

  it('fails with a login from which rows are hidden, rather than call them clean', async () => {
    await db.adminPool().query(`GRANT USAGE ON SCHEMA "Odd name" TO koz_query`);
    await db.adminPool().query(`GRANT SELECT ON "Odd name".family TO koz_query`);
    const search = scanForMarkers(markers, { paths: [], database: db.pool('koz_query') });
    await expect(search).rejects.toMatchObject({ code: '42501' });
  });
});
