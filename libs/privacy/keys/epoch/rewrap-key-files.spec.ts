import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { SettableClock } from '@koz/platform';
import { controllerId, instant } from '@koz/privacy-types';
import { TransitDouble } from '../testing/index.js';
import { TransitMasterKey } from '../transit/transit-master-key.js';
import { checkKeyFiles } from './check-key-files.js';
import { Keyring } from './keyring.js';
import { LocalMasterKey } from './local-master-key.js';
import type { MasterKeyProvider } from './master-key.port.js';
import { rewrapKeyFiles, rewrapSteps, type RewrapStep } from './rewrap-key-files.js';

const antwerpen = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const clock = new SettableClock(instant('2026-11-23T18:00:00Z'));
const allowed = () => Promise.resolve(true);
const forbidden = () => Promise.resolve(false);
class BrokenOff extends Error {}

describe('Key files wrapped under another master key', () => {
  const local = (): LocalMasterKey => new LocalMasterKey(randomBytes(32));
  let home: string;
  let keysDir: string;
  let from: MasterKeyProvider;
  let to: MasterKeyProvider;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-rewrap-'));
    keysDir = join(home, 'keys');
    [from, to] = [local(), local()];
    await filled(keysDir, from);
  });
  afterEach(() => rm(home, { recursive: true }));

  const keyring = (master: MasterKeyProvider, directory = keysDir) =>
    new Keyring({ keysDir: directory, master, clock });

  /** Two epochs and a lookup key of one controller, one epoch of another. */
  async function filled(directory: string, master: MasterKeyProvider): Promise<void> {
    const ring = keyring(master, directory);
    await ring.firstEpoch(antwerpen, allowed);
    await ring.createEpoch(antwerpen, 2);
    await ring.lookupKey(antwerpen, allowed);
    await ring.firstEpoch(mechelen, allowed);
  }

  /** Every secret that is to be had with this master key, as another process has it. */
  async function secretsBy(master: MasterKeyProvider, directory = keysDir): Promise<string[]> {
    const ring = keyring(master, directory);
    const secrets = [
      (await ring.epoch(antwerpen, 1)).secret,
      (await ring.epoch(antwerpen, 2)).secret,
      await ring.lookupKey(antwerpen, forbidden),
      (await ring.epoch(mechelen, 1)).secret,
    ];
    return secrets.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
  }

  const filesOf = async (directory = keysDir): Promise<string[]> => {
    const files = await readdir(directory, { recursive: true, withFileTypes: true });
    return files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };
  async function hashOf(directory = keysDir): Promise<string> {
    const hash = createHash('sha256');
    for (const file of (await filesOf(directory)).sort()) hash.update(file).update(await readFile(file));
    return hash.digest('hex');
  }
  const statesBy = async (master: MasterKeyProvider, directory = keysDir) =>
    (await checkKeyFiles(directory, master)).map(({ state }) => state);

  /** Breaks off as a killed process does, after so many steps. */
  async function brokenOffAfter(steps: number, directory = keysDir): Promise<RewrapStep | undefined> {
    let left = steps;
    let last: RewrapStep | undefined;
    const reached = (step: RewrapStep): void => {
      last = step;
      if (--left === 0) throw new BrokenOff();
    };
    try {
      await rewrapKeyFiles({ keysDir: directory, from, to, reached });
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(BrokenOff);
      return last;
    }
  }

  it('hold the same secrets, in files that are otherwise the same, and the old master key opens none', async () => {
    const before = await secretsBy(from);
    const fileOf = (name: string) => readFile(join(keysDir, 'antwerpen', name), 'utf8');
    const file = JSON.parse(await fileOf('epoch-000002.json')) as object;
    expect(await rewrapKeyFiles({ keysDir, from, to })).toEqual({ rewrapped: 4, already: 0 });
    expect(await secretsBy(to)).toEqual(before);
    expect(await statesBy(from)).toEqual(Array(4).fill('otherKey'));
    const wrapped = expect.any(String) as string;
    expect(JSON.parse(await fileOf('epoch-000002.json'))).toEqual({ ...file, wrapped });
    expect(await fileOf('epoch-000002.json')).not.toContain((file as { wrapped: string }).wrapped);
    for (const path of await filesOf()) expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await filesOf()).every((path) => path.endsWith('.json'))).toBe(true);
  });

  it('are left as they are by a second call', async () => {
    await rewrapKeyFiles({ keysDir, from, to });
    const before = await hashOf();
    expect(await rewrapKeyFiles({ keysDir, from, to })).toEqual({ rewrapped: 0, already: 4 });
    expect(await hashOf()).toBe(before);
  });

  it('open with one of the two wherever it is broken off, and are finished by the next call', async () => {
    const before = await secretsBy(from);
    const steps = 4 * rewrapSteps.length;
    const breaks = fc.array(fc.integer({ min: 1, max: steps }), { minLength: 1, maxLength: 3 });
    const once = Array.from({ length: steps }, (_, index): [number[]] => [[index + 1]]);
    // Again as soon as it has cleared away what was left of the first file.
    const examples = [...once, ...once.map(([[point = 1] = []]): [number[]] => [[point, 1]])];
    await fc.assert(
      fc.asyncProperty(breaks, async (points) => {
        const directory = join(home, 'broken-off');
        await cp(keysDir, directory, { recursive: true });
        for (const point of points) {
          await brokenOffAfter(point, directory);
          const [byOld, byNew] = [await statesBy(from, directory), await statesBy(to, directory)];
          expect(byOld.map((state, index) => [state, byNew[index]].sort().join())).toEqual(
            Array(4).fill('opens,otherKey'),
          );
        }
        const { rewrapped, already } = await rewrapKeyFiles({ keysDir: directory, from, to });
        expect(rewrapped + already).toBe(4);
        expect(await secretsBy(to, directory)).toEqual(before);
        expect(await filesOf(directory)).toHaveLength(4);
        await rm(directory, { recursive: true });
      }),
      { numRuns: examples.length + 12, examples },
    );
  });

  it('are finished where a write or an overwriting was broken off in its middle', async () => {
    const before = await secretsBy(from);
    const path = join(keysDir, 'antwerpen', 'epoch-000001');
    await writeFile(`${path}.next`, '{"keyId": "0b0e');
    expect((await checkKeyFiles(keysDir, from)).filter(({ interrupted }) => interrupted)).toHaveLength(1);
    expect(await brokenOffAfter(rewrapSteps.indexOf('replaced') + 1)).toBe('replaced');
    await writeFile(`${path}.replaced`, randomBytes(40));
    await rewrapKeyFiles({ keysDir, from, to });
    expect(await secretsBy(to)).toEqual(before);
    expect(await filesOf()).toHaveLength(4);
  });

  it.each(rewrapSteps)(
    'leave nothing of a key that is destroyed after it was broken off at "%s"',
    async (step) => {
      await brokenOffAfter(rewrapSteps.indexOf(step) + 1);
      const ring = keyring(from);
      await ring.overwriteEpoch(antwerpen, 1);
      const ofEpoch = async () =>
        (await filesOf()).filter((path) => path.includes('epoch-000001') && path.includes('antwerpen'));
      for (const path of await ofEpoch()) expect(await readFile(path, 'latin1')).not.toContain('keyId');
      await ring.removeEpoch(antwerpen, 1);
      expect(await ofEpoch()).toEqual([]);
      await rewrapKeyFiles({ keysDir, from, to });
      expect(await ofEpoch()).toEqual([]);
      expect(await statesBy(to)).toEqual(Array(3).fill('opens'));
    },
  );

  it('do not come back when one is destroyed meanwhile: that waits', async () => {
    let destroying: Promise<void> | undefined;
    const reached = (step: RewrapStep): void => {
      if (step === 'written') destroying ??= keyring(from).overwriteEpoch(antwerpen, 1);
    };
    await rewrapKeyFiles({ keysDir, from, to, reached });
    await destroying;
    await keyring(from).removeEpoch(antwerpen, 1);
    expect(await filesOf()).toHaveLength(3);
    expect(await statesBy(to)).toEqual(Array(3).fill('opens'));
  });

  it('are not touched where one of them opens with neither', async () => {
    const stranger = await mkdtemp(join(home, 'stranger-'));
    await filled(stranger, local());
    await cp(join(stranger, 'mechelen'), join(keysDir, 'mechelen'), { recursive: true });
    const before = await hashOf();
    await expect(rewrapKeyFiles({ keysDir, from, to })).rejects.toMatchObject({
      ...{ name: 'DamagedKeyFileError', controller: mechelen, damage: 'neither' },
    });
    expect(await hashOf()).toBe(before);
  });

  it('are read by a process that runs on with the old master key, which makes no new one', async () => {
    const running = keyring(from);
    const known = await running.epoch(antwerpen, 2);
    await rewrapKeyFiles({ keysDir, from, to });
    expect((await running.epoch(antwerpen, 2)).secret).toBe(known.secret);
    await expect(running.createEpoch(antwerpen, 3)).rejects.toMatchObject({
      ...{ name: 'DamagedKeyFileError', damage: 'authentication' },
    });
    await expect(running.firstEpoch(controllerId('turnhout'), allowed)).rejects.toThrow('deze hoofdsleutel');
    expect((await keyring(to).createEpoch(antwerpen, 3)).epoch).toBe(3);
  });

  it('are not there: then there is nothing to do', async () => {
    const directory = join(home, 'new');
    expect(await rewrapKeyFiles({ keysDir: directory, from, to })).toEqual({ rewrapped: 0, already: 0 });
    expect(await checkKeyFiles(directory, to)).toEqual([]);
  });

  describe('of a transit engine', () => {
    let double: TransitDouble;
    let transit: TransitMasterKey;
    const patience = { withinMs: 5_000, pausesMs: [1, 1] };

    beforeEach(async () => {
      double = await TransitDouble.start();
      double.createKey('koz');
      const tokenFile = join(home, 'token');
      await writeFile(tokenFile, double.token('koz'));
      transit = new TransitMasterKey(
        { url: double.url, mount: 'transit', key: 'koz', tokenFile },
        { patience },
      );
    });
    afterEach(() => double.close());

    it('come from a file to it, to its next version, and back, with the same secrets', async () => {
      const before = await secretsBy(from);
      await rewrapKeyFiles({ keysDir, from, to: transit });
      expect(await statesBy(from)).toEqual(Array(4).fill('otherKey'));
      expect(await secretsBy(transit)).toEqual(before);

      double.rotateKey('koz');
      const checked = await checkKeyFiles(keysDir, transit);
      expect(checked.map(({ state, version, newest }) => [state, version, newest])).toEqual(
        Array(4).fill(['opens', 1, false]),
      );
      expect(await rewrapKeyFiles({ keysDir, from: transit, to: transit })).toMatchObject({ rewrapped: 4 });
      double.allowOnlyFrom('koz', 2);
      expect(await secretsBy(transit)).toEqual(before);
      expect(await rewrapKeyFiles({ keysDir, from: transit, to: transit })).toMatchObject({ already: 4 });

      await rewrapKeyFiles({ keysDir, from: transit, to });
      expect(await secretsBy(to)).toEqual(before);
      expect(await statesBy(transit)).toEqual(Array(4).fill('otherKey'));
    });

    it('are finished after it was sealed in the middle', async () => {
      const before = await secretsBy(from);
      const files = { left: 2 };
      const reached = (step: RewrapStep): void => {
        if (step === 'removed' && --files.left === 0) double.sealed = true;
      };
      await expect(rewrapKeyFiles({ keysDir, from, to: transit, reached })).rejects.toMatchObject({
        ...{ name: 'MasterKeyAwayError', problem: 'sealed' },
      });
      double.sealed = false;
      expect(await rewrapKeyFiles({ keysDir, from, to: transit })).toEqual({ rewrapped: 2, already: 2 });
      expect(await secretsBy(transit)).toEqual(before);
    });

    it('are told of as too old where their version may open nothing any more', async () => {
      await rewrapKeyFiles({ keysDir, from, to: transit });
      double.rotateKey('koz');
      double.allowOnlyFrom('koz', 2);
      expect(await statesBy(transit)).toEqual(Array(4).fill('versionTooOld'));
    });

    it('serve a process that has them while it is sealed, and are asked for again when it is not', async () => {
      await rewrapKeyFiles({ keysDir, from, to: transit });
      const running = keyring(transit);
      const known = await running.epoch(antwerpen, 1);
      double.sealed = true;
      expect((await running.epoch(antwerpen, 1)).secret).toBe(known.secret);
      await expect(running.epoch(mechelen, 1)).rejects.toMatchObject({ name: 'MasterKeyAwayError' });
      double.sealed = false;
      expect((await running.epoch(mechelen, 1)).epoch).toBe(1);
    });
  });
});
