import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { systemClock } from '@koz/platform';
import { checkKeyFiles, Keyring, openMasterKey, type MasterKeyProvider } from '@koz/privacy-keys';
import { TransitDouble } from '@koz/privacy-keys/testing';
import { controllerId } from '@koz/privacy-types';
import { eventually } from '@koz/testing';

jest.setTimeout(240_000);

const workspace = join(__dirname, '../../..');
const program = join(workspace, 'dist', 'services', 'koz', `killed-${process.pid}.mjs`);
const controllers = ['antwerpen', 'mechelen', 'turnhout'].map((name) => controllerId(name));
/** Of each controller: two epochs and a lookup key. */
const files = controllers.length * 3;

describe('koz keys rotate, as a process that is killed', () => {
  let home: string;
  let double: TransitDouble;
  let first: MasterKeyProvider;
  let transit: MasterKeyProvider;

  beforeAll(() => {
    buildSync({
      ...{ absWorkingDir: workspace, entryPoints: ['services/koz/main.ts'], outfile: program },
      ...{ bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external' },
      ...{ loader: { '.sql': 'text' }, tsconfig: join(workspace, 'tsconfig.base.json') },
    });
  });
  afterAll(() => rm(program, { force: true }));

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-killed-'));
    double = await TransitDouble.start();
    double.createKey('koz');
    await writeFile(join(home, 'first'), randomBytes(32));
    await writeFile(join(home, 'token'), double.token('koz'));
    const tokenFile = join(home, 'token');
    await writeFile(
      join(home, 'transit.env'),
      `KOZ_TRANSIT_URL=${double.url}\nKOZ_TRANSIT_KEY=koz\nKOZ_TRANSIT_TOKEN_FILE=${tokenFile}\n`,
    );
    const source = { keysDir: keysDir(), mayGenerate: false };
    first = await openMasterKey({ ...source, file: join(home, 'first') });
    transit = await openMasterKey({
      ...source,
      transit: { url: double.url, mount: 'transit', key: 'koz', tokenFile },
    });
    const ring = keyring(first);
    for (const controller of controllers) {
      await ring.firstEpoch(controller, () => Promise.resolve(true));
      await ring.createEpoch(controller, 2);
      await ring.lookupKey(controller, () => Promise.resolve(true));
    }
  });
  afterEach(async () => {
    await double.close();
    await rm(home, { recursive: true });
  });

  const keysDir = (): string => join(home, 'keys');
  const keyring = (master: MasterKeyProvider) =>
    new Keyring({ keysDir: keysDir(), master, clock: systemClock });

  async function secretsBy(master: MasterKeyProvider): Promise<string[]> {
    const ring = keyring(master);
    const secrets = [];
    for (const controller of controllers)
      secrets.push(
        (await ring.epoch(controller, 1)).secret,
        (await ring.epoch(controller, 2)).secret,
        await ring.lookupKey(controller, () => Promise.resolve(false)),
      );
    return secrets.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
  }

  const rotating = () =>
    spawn(process.execPath, [program, 'keys', 'rotate', '--to-settings', join(home, 'transit.env')], {
      cwd: home,
      env: {
        ...{ PATH: process.env['PATH'], KOZ_DATA_DIR: join(home, 'data'), KOZ_KEYS_DIR: keysDir() },
        ...{ KOZ_MASTER_KEY_FILE: join(home, 'first'), KOZ_LOG_LEVEL: 'silent' },
      },
      stdio: 'ignore',
    });

  /**
   * Kills it as soon as a file is being replaced that is the last of so many, or else when it asks for the next: that
   * is never answered, so that it cannot have ended.
   */
  async function killedAfter(whole: number): Promise<void> {
    let asked = 0;
    double.holds = ({ path }) => path === 'transit/encrypt/koz' && ++asked > whole;
    const child = rotating();
    const kill = (): void => void child.kill('SIGKILL');
    const watchers = controllers.map((controller) =>
      watch(join(keysDir(), controller), (_event, name) => {
        if (asked >= whole && name?.endsWith('.replaced')) kill();
      }),
    );
    await eventually(() => asked > whole || child.exitCode !== null || child.signalCode !== null, 60_000);
    kill();
    await eventually(() => child.exitCode !== null || child.signalCode !== null);
    for (const watcher of watchers) watcher.close();
    expect(child.signalCode).toBe('SIGKILL');
    double.holds = () => false;
  }

  it('is finished by the next one, however often it was killed', async () => {
    const before = await secretsBy(first);
    for (const whole of [1, 3, 4]) {
      await killedAfter(whole);
      const [byOld, byNew] = [await checkKeyFiles(keysDir(), first), await checkKeyFiles(keysDir(), transit)];
      expect(byOld.map(({ state }, index) => [state, byNew[index]?.state].sort().join())).toEqual(
        Array(files).fill('opens,otherKey'),
      );
    }
    const child = rotating();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(await secretsBy(transit)).toEqual(before);
    expect((await checkKeyFiles(keysDir(), first)).map(({ state }) => state)).toEqual(
      Array(files).fill('otherKey'),
    );
    const left = await readdir(keysDir(), { recursive: true, withFileTypes: true });
    const names = left.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(names.filter((name) => !name.endsWith('.json'))).toEqual([]);
    expect(names).toHaveLength(files);
  });
});
