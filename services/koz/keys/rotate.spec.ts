import { createHash, randomBytes } from 'node:crypto';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, loadSettings, silentLogger } from '@koz/platform';
import { EventSealer, Keyring, PostgresKeyVault } from '@koz/privacy-keys';
import { TransitDouble } from '@koz/privacy-keys/testing';
import { tiers } from '@koz/privacy-types';
import { masterKeyOf, openRuntime, type Runtime } from '@koz/runtime';
import { importDepsOf } from '../cli/deps.js';
import { runProgram } from '../cli/program.js';
import { loadSampleRegion, sampleFolder } from '../sample/sample-region.js';

// A database is made, and opened by several processes' parts.
jest.setTimeout(240_000);

const plans = 12;
const ofMasterKey = ['KOZ_MASTER_KEY_FILE', 'KOZ_MASTER_KEY', 'KOZ_TRANSIT_URL', 'KOZ_TRANSIT_KEY'];

describe('koz keys rotate and koz keys check', () => {
  const environment = { ...process.env };
  let home: string;
  let double: TransitDouble;
  /** A process that began with the first master key and is never restarted. */
  let server: Runtime;
  let admin: ReturnType<typeof createPool>;
  let stored: string;
  let told: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-master-'));
    await chmod(home, 0o755);
    delete process.env['KOZ_TEST_POSTGRES'];
    process.env['KOZ_CLOCK'] = '2026-11-23T12:00:00Z';
    process.env['KOZ_LOG_LEVEL'] = 'silent';
    for (const part of ['data', 'keys', 'fence'])
      process.env[`KOZ_${part.toUpperCase()}_DIR`] = join(home, part);
    for (const name of ['first', 'second', 'third']) await writeFile(join(home, name), randomBytes(32));
    double = await TransitDouble.start();
    double.createKey('koz');
    await writeFile(
      join(home, 'token'),
      double.token('koz', { ...double.policyOfService('koz'), 'transit/keys/koz/rotate': ['update'] }),
    );
    withKey({ KOZ_MASTER_KEY_FILE: join(home, 'first') });
    server = await openRuntime(loadSettings(), { service: 'test', logger: silentLogger });
    admin = createPool(server.database.adminUrl, { applicationName: 'koz_test', max: 1 });

    await loadSampleRegion(importDepsOf(server), await someOfTheSample());
    stored = await hashOfStores();
    told = await openedBy(server.sealer);
  });
  afterAll(async () => {
    process.env = environment;
    await admin.end();
    await server.close();
    await double.close();
    await rm(home, { recursive: true });
  });

  async function someOfTheSample(): Promise<string> {
    const folder = join(home, 'sample');
    await cp(sampleFolder(), folder, { recursive: true });
    const lines = (await readFile(join(folder, 'applications.csv'), 'utf8')).split('\n');
    await writeFile(join(folder, 'applications.csv'), lines.slice(0, 1 + plans * 2).join('\n'));
    return folder;
  }

  /** The settings of the master key, and no others of them. */
  function withKey(settings: Readonly<Record<string, string>>): void {
    for (const name of [...ofMasterKey, 'KOZ_TRANSIT_TOKEN_FILE']) delete process.env[name];
    Object.assign(process.env, settings);
  }
  const ofTransit = (): Record<string, string> => ({
    KOZ_TRANSIT_URL: double.url,
    KOZ_TRANSIT_KEY: 'koz',
    KOZ_TRANSIT_TOKEN_FILE: join(home, 'token'),
  });

  async function koz(...args: string[]): Promise<{ exitCode: number; out: string; err: string }> {
    const [out, err]: [string[], string[]] = [[], []];
    const exitCode = await runProgram(args, {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      progress: () => undefined,
    });
    return { exitCode, out: out.join('\n'), err: err.join('\n') };
  }

  /** Over every row of the log and of the vault, as PostgreSQL has them. */
  async function hashOfStores(): Promise<string> {
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname IN ('es', 'vault') ORDER BY 1`,
    );
    const hash = createHash('sha256');
    for (const { name } of tables) {
      const { rows } = await admin.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
      for (const { row } of rows) hash.update(`${name} ${row}\n`);
    }
    return hash.digest('hex');
  }

  /** Every event with all that is sealed in it, in clear: a hash of it. */
  async function openedBy(sealer: EventSealer): Promise<string> {
    const log = server.eventStore('koz_projector');
    const page = (await log.readAll(-1, 10_000)).map((event) => sealer.decode(event));
    const opened = await sealer.openEvents(page, { tiers });
    expect(opened.length).toBeGreaterThan(plans * 2);
    const known = opened.flatMap((event) => Object.values(event.opened)).map(({ state }) => state);
    expect(known.length).toBeGreaterThan(plans * 3);
    expect(new Set(known)).toEqual(new Set(['known']));
    return createHash('sha256')
      .update(JSON.stringify(opened.map(({ opened: values }) => values)))
      .digest('hex');
  }

  /** As a process sees them that starts now, with these settings. */
  async function openedByAnother(): Promise<string> {
    const settings = loadSettings();
    const keyring = new Keyring({
      ...{ keysDir: settings.keysDir, master: await masterKeyOf(settings), clock: server.clock },
    });
    const vault = new PostgresKeyVault({
      pool: server.database.pool('koz_vault'),
      keyring,
      clock: server.clock,
    });
    try {
      return await openedBy(new EventSealer(vault));
    } finally {
      await vault.close();
    }
  }

  async function expectUntouched(): Promise<void> {
    expect(await hashOfStores()).toBe(stored);
    expect(await openedByAnother()).toBe(told);
    expect(await openedBy(server.sealer)).toBe(told);
  }

  it('tell of each key that the master key of the settings opens it', async () => {
    const { exitCode, out } = await koz('keys', 'check');
    expect(exitCode).toBe(0);
    expect(out).toContain('antwerpen/epoch-000001: opent\n');
    expect(out).toContain('antwerpen/lookup: opent\n');
    expect(out).toMatch(/^(\d+) sleutels: \1 openen met deze hoofdsleutel, 0 niet\.$/m);
    await expectUntouched();
  });

  it('ask for a new master key, and refuse two of them or what is none', async () => {
    const rotate = (...args: string[]) => koz('keys', 'rotate', ...args);
    await writeFile(join(home, 'short'), randomBytes(31));
    await writeFile(join(home, 'elsewhere.env'), 'KOZ_KEYS_DIR=/tmp\n');
    await writeFile(
      join(home, 'two.env'),
      `KOZ_MASTER_KEY=${'ab'.repeat(32)}\nKOZ_TRANSIT_URL=${double.url}\n`,
    );
    await writeFile(join(home, 'none.env'), '# niets\n');
    const cases: [Promise<{ exitCode: number; err: string }>, string][] = [
      [rotate(), 'Zeg met --to-file of --to-settings'],
      [rotate('--new-version'), 'Zeg met --to-file'],
      [rotate('--to-file', join(home, 'second'), '--new-version'), 'één van de drie'],
      [rotate('--to-file', join(home, 'absent')), 'Dat bestand bestaat niet.'],
      [rotate('--to-file', join(home, 'short')), 'De nieuwe hoofdsleutel: '],
      [rotate('--to-settings', join(home, 'elsewhere.env')), 'horen alleen KOZ_MASTER_KEY'],
      [rotate('--to-settings', join(home, 'two.env')), 'mag niet samen met KOZ_TRANSIT_URL'],
      [rotate('--to-settings', join(home, 'none.env')), 'staat geen KOZ_MASTER_KEY_FILE'],
    ];
    for (const [ran, text] of cases) {
      const { exitCode, err } = await ran;
      expect([exitCode, err]).toEqual([2, expect.stringContaining(text)]);
    }
    expect((await koz('keys', 'check')).exitCode).toBe(0);
  });

  it('replace the master key of a file: the old one opens nothing, and no event or row is touched', async () => {
    const rotated = await koz('keys', 'rotate', '--to-file', join(home, 'second'));
    expect(rotated).toMatchObject({ exitCode: 0, err: '' });
    expect(rotated.out).toMatch(/^\d+ sleutels opnieuw ingepakt, 0 stonden al goed\.$/m);

    const withOld = await koz('keys', 'check');
    expect(withOld.exitCode).toBe(1);
    expect(withOld.out).toContain('antwerpen/epoch-000001: opent NIET met deze hoofdsleutel');
    expect(withOld.out).toContain(' 0 openen met deze hoofdsleutel');
    await expect(openedByAnother()).rejects.toMatchObject({ name: 'DamagedKeyFileError' });

    withKey({ KOZ_MASTER_KEY_FILE: join(home, 'second') });
    expect((await koz('keys', 'check')).exitCode).toBe(0);
    await expectUntouched();
  });

  it('are told of a master key that opens nothing, and leave everything as it is', async () => {
    withKey({ KOZ_MASTER_KEY_FILE: join(home, 'first') });
    const { exitCode, err } = await koz('keys', 'rotate', '--to-file', join(home, 'third'));
    expect([exitCode, err]).toEqual([3, expect.stringContaining('opent met geen van beide hoofdsleutels')]);
    withKey({ KOZ_MASTER_KEY_FILE: join(home, 'second') });
    await expectUntouched();
  });

  it('move the keys to a transit engine, and on to its next version', async () => {
    const text = Object.entries(ofTransit()).map((setting) => setting.join('='));
    await writeFile(join(home, 'transit.env'), text.join('\n'));
    double.sealed = true;
    const sealed = await koz('keys', 'rotate', '--to-settings', join(home, 'transit.env'));
    expect([sealed.exitCode, sealed.err]).toEqual([3, expect.stringContaining('de kluis is verzegeld')]);
    double.sealed = false;
    expect(await koz('keys', 'rotate', '--to-settings', join(home, 'transit.env'))).toMatchObject({
      ...{ exitCode: 0, err: '' },
    });
    expect((await koz('keys', 'check')).exitCode).toBe(1);

    withKey(ofTransit());
    const checked = await koz('keys', 'check');
    expect([checked.exitCode, checked.out]).toEqual([
      0,
      expect.stringContaining('epoch-000001: opent, versie 1'),
    ]);
    await expectUntouched();

    double.rotateKey('koz');
    expect((await koz('keys', 'check')).out).toContain('opent, versie 1 (niet de nieuwste)');
    const version = async (...args: string[]) =>
      JSON.parse((await koz('keys', 'rotate', ...args, '--json')).out) as object;
    expect(await version()).toMatchObject({ already: 0, version: 2 });
    expect(await version('--new-version')).toMatchObject({ already: 0, version: 3 });
    double.allowOnlyFrom('koz', 3);
    expect(JSON.parse((await koz('keys', 'check', '--json')).out)).toMatchObject({
      keys: expect.arrayContaining([
        {
          controller: 'antwerpen',
          name: 'lookup',
          state: 'opens',
          version: 3,
          newest: true,
          interrupted: false,
        },
      ]),
    });
    await expectUntouched();
  });

  it('let a process name the master key while it is away, and go on with what it unwrapped', async () => {
    const another = await openRuntime(loadSettings(), { service: 'test', logger: silentLogger });
    try {
      expect(await openedBy(another.sealer)).toBe(told);
      expect(await another.readiness.report()).toEqual({ ready: true, missing: [] });
      double.sealed = true;
      expect(await openedBy(another.sealer)).toBe(told);
      await expect(openedByAnother()).rejects.toMatchObject({ name: 'MasterKeyAwayError' });
      const begun = await openRuntime(loadSettings(), { service: 'test', logger: silentLogger });
      const { missing } = await begun.readiness.report();
      await begun.close();
      expect(missing).toEqual([{ name: 'master key', reason: 'sealed' }]);
    } finally {
      double.sealed = false;
      await another.close();
    }
  });
});
