import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { loadSettings, silentLogger } from '@koz/platform';
import { controllerId } from '@koz/privacy-types';
import { testDatabase } from '@koz/testing';
import type { Database } from './database.js';
import { openJobs } from './jobs.js';

const workspace = join(__dirname, '../..');

describe('The queue of a process', () => {
  it('stands in its own database when the settings name no other', async () => {
    const { url, adminUrl, adminPool, drop } = await testDatabase();
    const jobs = await openJobs(loadSettings({}), { url, adminUrl } as Database, silentLogger);
    await jobs.wake(controllerId('gent'));
    const { rows } = await adminPool().query('SELECT name, queue FROM jobs.job ORDER BY name');
    expect(rows).toEqual([
      { name: 'anonymise', queue: 'anonymisation' },
      { name: 'generalise', queue: 'anonymisation' },
    ]);
    await jobs.close();
    await drop();
  });

  it('is looked for on the Redis of KOZ_REDIS_URL, and never quietly elsewhere', async () => {
    const settings = loadSettings({ KOZ_REDIS_URL: 'redis://127.0.0.1:9' });
    await expect(openJobs(settings, {} as Database, silentLogger)).rejects.toThrow('KOZ_REDIS_URL');
  });

  it('is loaded by those who use it only', () => {
    const { metafile } = buildSync({
      absWorkingDir: workspace,
      entryPoints: ['services/retention-worker/main.ts'],
      outdir: 'dist/never-written',
      ...{ bundle: true, splitting: true, write: false, metafile: true, logLevel: 'silent' },
      ...{ platform: 'node', format: 'esm', packages: 'external', loader: { '.sql': 'text' } },
      tsconfig: join(workspace, 'tsconfig.base.json'),
    });
    const entry = Object.keys(metafile.outputs).find((path) => path.endsWith('/main.js')) ?? '';
    const atStart = loadedAtStart(metafile, entry);
    expect(atStart).toContain('pg');
    expect(atStart).not.toContain('bullmq');
    expect(atStart).not.toContain('ioredis');
    const everything = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path }) => path),
    );
    expect(everything).toEqual(expect.arrayContaining(['bullmq', 'ioredis']));
  });
});

/** The packages that a bundle imports before it does anything. */
function loadedAtStart({ outputs }: Metafile, entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const imports = (outputs[entry]?.imports ?? []).filter(({ kind }) => kind === 'import-statement');
  return imports.flatMap(({ path, external }) =>
    external ? [path] : loadedAtStart({ inputs: {}, outputs }, path, seen),
  );
}
