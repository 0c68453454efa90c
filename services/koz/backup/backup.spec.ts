import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { signCertificates, storesCovered, type ShreddingFacts } from '@koz/audit';
import { loadSettings, silentLogger } from '@koz/platform';
import { Fence, firstFenceDirectory, type ShreddingEntry } from '@koz/privacy-fence';
import {
  bindFenceDirectory,
  destroyEpoch,
  destroyFenced,
  epochsOf,
  fingerprintOf,
  Keyring,
  rotateEpoch,
  type DataKey,
} from '@koz/privacy-keys';
import {
  controllerId,
  instant,
  uuid,
  type CarePlanId,
  type EventId,
  type PolicyVersion,
} from '@koz/privacy-types';
import { masterKeyOf, openRuntime, type Runtime } from '@koz/runtime';
import { runProgram } from '../cli/program.js';

// Databases are made, copied and started several times over.
jest.setTimeout(240_000);

const antwerpen = controllerId('antwerpen');
const newEventId = (): EventId => uuid<EventId>(randomUUID());

describe('koz backup and koz restore', () => {
  const environment = { ...process.env };
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-drill-'));
    await chmod(home, 0o755);
    delete process.env['KOZ_TEST_POSTGRES'];
    process.env['KOZ_CLOCK'] = '2026-11-23T12:00:00Z';
    process.env['KOZ_LOG_LEVEL'] = 'silent';
    for (const part of ['data', 'keys', 'fence'])
      process.env[`KOZ_${part.toUpperCase()}_DIR`] = join(home, part);
  });
  afterAll(async () => {
    process.env = environment;
    await rm(home, { recursive: true });
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
  async function running<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
    const runtime = await openRuntime(loadSettings(), { service: 'test', logger: silentLogger });
    try {
      return await work(runtime);
    } finally {
      await runtime.close();
    }
  }
  const depsOf = async ({ settings, database, clock }: Runtime) => ({
    pool: database.pool('koz_vault'),
    keyring: new Keyring({ keysDir: settings.keysDir, master: await masterKeyOf(settings), clock }),
    clock,
  });
  const stateOf = async (runtime: Runtime, { id }: DataKey) =>
    (await runtime.vault.keys(antwerpen, [id])).get(id)?.state;

  it('bring back what was, and nothing that was destroyed since', async () => {
    const fenceDir = join(home, 'fence');
    const backup = join(home, 'backup');
    const taken = await running(async (runtime) => {
      const { id } = await firstFenceDirectory(fenceDir);
      await bindFenceDirectory(runtime.database.pool('koz_vault'), id, runtime.clock);
      return runtime.vault.takeKeys(antwerpen, 2);
    });
    const [gone, kept] = taken as [DataKey, DataKey];

    const made = await koz('backup', backup);
    expect(made).toMatchObject({ exitCode: 0, err: '' });
    expect(made.out).toMatch(/^Reservekopie gemaakt en nagelezen: [\d.]+ bestanden/);
    const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as {
      facts: { epochs: object; fence: { heads: object } };
    };
    expect(manifest.facts).toMatchObject({
      mode: 'development',
      lastPosition: -1,
      epochs: { antwerpen: [1] },
    });
    expect(await readdir(backup)).toEqual(['admin.password', 'cluster', 'manifest.json', 'manifest.sha256']);
    expect(await koz('backup', backup)).toMatchObject({ exitCode: 2 });

    const oldFence = join(home, 'old-fence');
    await cp(fenceDir, oldFence, { recursive: true });
    await running(async (runtime) => {
      const carePlanId = uuid<CarePlanId>('11111111-1111-4111-8111-111111111111');
      const at = instant('2026-11-23T12:00:00Z');
      const facts: ShreddingFacts = {
        ...{ kind: 'shredding', at, carePlanId, tier: 'precise', cause: 'P2Y6M', epoch: 1 },
        ...{ retentionPolicyVersion: 'retention@1' as PolicyVersion, streamHeadHash: '00'.repeat(32) },
        dataKey: { id: gone.id, fingerprint: fingerprintOf(gone) },
        recording: { eventId: newEventId(), position: 0 },
        ...{ shreddedEventId: newEventId(), stores: storesCovered, completeAtLatest: at },
      };
      const entries: ShreddingEntry[] = [];
      const directory = await firstFenceDirectory(fenceDir);
      const { before, after } = await new Fence(directory).append(antwerpen, (tip) => {
        const chainedTo = { sequence: tip.sequence, hash: tip.certificateHash };
        const { signingKey } = runtime.shredding;
        for (const { bytes } of signCertificates(signingKey, antwerpen, chainedTo, [facts]))
          entries.push({
            ...{ kind: 'shredding', controller: antwerpen, carePlanId, tier: 'precise', keyId: gone.id },
            ...{ cause: 'P2Y6M', at, events: [], logPosition: -1 },
            ...{ certificate: bytes, planHeadHash: Buffer.alloc(32) },
          });
        return entries;
      });
      const destruction = { keys: entries, after: before.sequence, head: after };
      await destroyFenced(await depsOf(runtime), antwerpen, destruction);
      expect(await stateOf(runtime, gone)).toBe('destroyed');
    });
    const later = join(home, 'later');
    expect(await koz('backup', later)).toMatchObject({ exitCode: 0 });

    // The gate: with the fence of before the destruction, or none, the later backup is refused.
    process.env['KOZ_FENCE_DIR'] = oldFence;
    const behind = await koz('restore', later, '--replace');
    expect(behind).toMatchObject({ exitCode: 2, out: '' });
    expect(behind.err).toContain('De afscherming van antwerpen gaat tot nummer 0, de databank tot 1');
    process.env['KOZ_FENCE_DIR'] = join(home, 'nowhere');
    expect((await koz('restore', backup, '--replace')).err).toContain('KOZ_FENCE_DIR bevat geen afscherming');
    process.env['KOZ_FENCE_DIR'] = fenceDir;
    process.env['KOZ_KEYS_DIR'] = join(home, 'no-keys');
    expect((await koz('restore', later, '--replace')).err).toContain('geef de juiste KOZ_KEYS_DIR');
    expect(await readdir(home)).not.toContain('no-keys');
    process.env['KOZ_KEYS_DIR'] = join(home, 'keys');
    expect((await koz('restore', later)).err).toContain('--replace');
    await running(async (runtime) => {
      expect((await koz('restore', later, '--replace')).err).toContain('De server draait nog');
      expect(await stateOf(runtime, gone)).toBe('destroyed');
    });

    // With it the older backup comes back, and tells what is to be carried out again.
    const restored = await koz('restore', backup, '--replace');
    expect(restored).toMatchObject({ exitCode: 0, err: '' });
    expect(restored.out).toContain('1 vernietigingen van na de reservekopie');
    await running(async (runtime) => {
      // The gate has carried out again what the fence knows of.
      expect(await stateOf(runtime, gone)).toBe('destroyed');
      expect(await stateOf(runtime, kept)).toBe('present');
    });

    // A verified backup without the old epoch lets its key go; what needs that key is refused from then on.
    expect(await koz('restore', later, '--replace')).toMatchObject({ exitCode: 0 });
    await running(async (runtime) => {
      const deps = await depsOf(runtime);
      await rotateEpoch(deps, antwerpen);
      await destroyEpoch(deps, antwerpen, 1, () => true);
      expect((await epochsOf(deps.pool, antwerpen)).map(({ state }) => state)).toEqual([
        'destroyed',
        'current',
      ]);
    });
    const lost = await koz('restore', backup, '--replace');
    expect(lost).toMatchObject({ exitCode: 2, out: '' });
    expect(lost.err).toContain('heeft van antwerpen de tijdvaksleutel 1 nodig, en die bestaat niet meer');
    await running(async (runtime) => {
      expect(await stateOf(runtime, kept)).toBe('present');
      expect(await stateOf(runtime, gone)).toBe('destroyed');
    });
  });
});
