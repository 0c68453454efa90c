import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controllerStream, handle } from '@koz/command-handling';
import { controllerDecider, type DepartureCommand } from '@koz/domain';
import { createPool, loadSettings } from '@koz/platform';
import { controllerId, instant, uuid, type ActorId, type CommandId } from '@koz/privacy-types';
import type { Runtime } from '@koz/runtime';
import { runProgram } from '../cli/program.js';
import { withRuntime } from '../cli/with-runtime.js';
import { sampleFolder } from '../sample/sample-region.js';

jest.setTimeout(300_000);

const turnhout = controllerId('turnhout');
const sample = sampleFolder();

async function koz(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runProgram(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: () => undefined,
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

const pem = (key: KeyObject): string =>
  key.type === 'public'
    ? key.export({ type: 'spki', format: 'pem' }).toString()
    : key.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('A controller that leaves, at the command line', () => {
  const environment = { ...process.env };
  let home: string;
  let hash = '';
  const at = (name: string) => join(home, name);

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-leave-'));
    // Else, started as root, the database would look for a place that its own account may enter.
    await chmod(home, 0o755);
    for (const part of ['data', 'keys', 'fence']) process.env[`KOZ_${part.toUpperCase()}_DIR`] = at(part);
    delete process.env['KOZ_TEST_POSTGRES'];
    process.env['KOZ_CLOCK'] = '2026-11-23T12:00:00Z';
    for (const [name, pair] of [
      ['turnhout', generateKeyPairSync('x25519')],
      ['other', generateKeyPairSync('x25519')],
    ] as const) {
      await writeFile(at(`${name}.pub`), pem(pair.publicKey));
      await writeFile(at(`${name}.key`), pem(pair.privateKey));
    }
    expect(await koz('sample', 'load')).toMatchObject({ exitCode: 0 });
  });
  afterAll(async () => {
    process.env = environment;
    await rm(home, { recursive: true });
  });

  const running = <T>(work: (runtime: Runtime) => Promise<T>) => withRuntime(loadSettings(), work);
  const decide = (person: number, command: (actor: ActorId, runtime: Runtime) => DepartureCommand) =>
    running(async (runtime) => {
      const actor = uuid<ActorId>(`00000000-0000-4000-a000-00000000000${person}`);
      const outcome = await handle(runtime.commandDeps('koz_command'), {
        stream: controllerStream(turnhout),
        decider: controllerDecider,
        command: command(actor, runtime),
        context: { commandId: uuid<CommandId>(randomUUID()), actor, scope: { controller: turnhout } },
      });
      expect(outcome.outcome).toBe('done');
    });
  /** Rows by controller. */
  const count = (table: string, where = 'true') =>
    running(async ({ database }) => {
      const pool = createPool(database.adminUrl, { max: 1 });
      const { rows } = await pool.query<{ controller: string; n: number }>(
        `SELECT controller, count(*)::int AS n FROM ${table} WHERE ${where} GROUP BY controller ORDER BY controller`,
      );
      await pool.end();
      return Object.fromEntries(rows.map(({ controller, n }) => [controller, n]));
    });
  const leave = (...more: readonly string[]) =>
    koz('controller', 'leave', 'turnhout', '--export-hash', hash || 'ab'.repeat(32), ...more);
  const exported = (out: string, recipient = 'turnhout.pub') =>
    koz('controller', 'export', 'turnhout', '--out', at(out), '--recipient', at(recipient), '--json');

  it('keeps its keys as long as it was not decided', async () => {
    const refused = await leave();
    expect(refused).toMatchObject({ exitCode: 3, err: '' });
    expect(refused.out).toContain('twee functionarissen moeten het vertrek eerst beslissen');
    await decide(1, (actor) => ({ type: 'proposeDeparture', actor }));
    await decide(2, (actor, { clock }) => ({ type: 'confirmDeparture', actor, at: clock.now() }));
    expect((await leave()).out).toContain('moet nog komen');
    await running(async ({ clock }) => void (await clock.set(instant('2026-12-01T12:00:00Z'))));
    expect((await leave()).out).toContain('geen export gemaakt');
    const rows = await koz('import', join(sample, 'applications.csv'), '--dry-run');
    expect(rows.out).toContain('Deze verwerkingsverantwoordelijke vertrekt en neemt niets nieuws meer aan.');
  });

  it('takes all its data along in a file that nobody else opens, and leaves no half one behind', async () => {
    expect((await exported('turnhout.koz', 'turnhout.key')).err).toContain('moet een publieke sleutel zijn');
    const made = await exported('turnhout.koz');
    expect(made).toMatchObject({ exitCode: 0, err: '' });
    const manifest = JSON.parse(made.out) as { fileHash: string; counts: { carePlans: number } };
    hash = manifest.fileHash;
    expect(manifest.counts.carePlans).toBe((await count('rm.care_plans_plan'))['turnhout']);
    expect((await stat(at('turnhout.koz'))).mode & 0o777).toBe(0o600);
    expect((await readdir(home)).filter((name) => name.startsWith('turnhout.koz'))).toEqual(['turnhout.koz']);
    expect(await exported('turnhout.koz')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('bestaat al') as string,
    });
    // Each of its plans was in the ledger first.
    expect(await count('ledger.disclosure', `ground = 'controllerExport'`)).toEqual({
      turnhout: manifest.counts.carePlans,
    });
    const clean = await koz(
      ...['privacy', 'scan', '--marker-file', join(sample, 'markers.txt'), '--path', at('turnhout.koz')],
    );
    expect(clean).toMatchObject({ exitCode: 0, out: expect.stringContaining('niets gevonden') as string });
  });

  it('opens it with its own key, without a database, and finds every plan as its family would', async () => {
    const open = (file: string, out: string, key = 'turnhout.key', ...more: readonly string[]) =>
      koz('controller', 'open-export', at(file), '--key', at(key), '--out', at(out), ...more);
    // Whoever read the settings would now fail.
    process.env['KOZ_MODE'] = 'misschien';
    const opened = await open('turnhout.koz', 'opened', 'turnhout.key', '--json');
    expect(opened.exitCode).toBe(0);
    expect(JSON.parse(opened.out)).toMatchObject({ controller: 'turnhout', fileHash: hash });
    expect((await open('turnhout.koz', 'by-other', 'other.key')).err).toContain('andere sleutel verzegeld');
    expect((await open('turnhout.koz', 'opened')).err).toContain('nieuw of leeg');
    expect((await open('turnhout.koz', 'signed', 'turnhout.key', '--signer', 'A'.repeat(43))).err).toContain(
      'andere sleutel getekend',
    );
    const whole = await readFile(at('turnhout.koz'), 'utf8');
    const lines = whole.split('\n');
    const without = (line: number) => lines.filter((_, index) => index !== line).join('\n');
    const changed = whole.replace(lines[1]!.slice(-40), 'A'.repeat(40));
    const swapped = [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n');
    for (const content of [without(1), without(lines.length - 2), changed, swapped, lines[0]!, '']) {
      await writeFile(at('spoilt.koz'), content);
      const spoilt = await open('spoilt.koz', 'spoilt');
      expect([spoilt.exitCode, spoilt.out]).toEqual([2, '']);
    }
    expect((await koz('audit', 'verify-export', join(at('opened'), 'audit'))).exitCode).toBe(0);
    process.env['KOZ_MODE'] = 'development';
    const plans = (await readFile(join(at('opened'), 'care-plans.jsonl'), 'utf8')).trimEnd().split('\n');
    const values = new Set((await readFile(join(sample, 'markers.txt'), 'utf8')).trim().split('\n'));
    expect(plans.length).toBeGreaterThan(5);
    for (const text of plans) {
      const { format, carePlan } = JSON.parse(text) as {
        format: string;
        carePlan: {
          controller: string;
          receipt: unknown;
          applications: unknown[];
          fields: Record<string, { value?: string }>;
        };
      };
      expect([format, carePlan.controller, carePlan.receipt]).toEqual([
        'kinderopvangzoeker/care-plan-export',
        'turnhout',
        null,
      ]);
      expect(carePlan.applications.length).toBeGreaterThan(0);
      expect(values).toContain(carePlan.fields['parent.email']?.value ?? [...values][0]);
    }
    const decided = JSON.parse(await readFile(join(at('opened'), 'controller.json'), 'utf8')) as {
      events: { type: string }[];
    };
    expect(decided.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ControllerRegistered', 'DisclosureMethodAdopted', 'DepartureConfirmed']),
    );
  });

  it('leaves: its values are nowhere, the others’ are where they were, and the log is whole', async () => {
    const ofOthers = await count('vault.data_key', `controller <> 'turnhout'`);
    const ahead = await leave('--dry-run', '--json');
    expect(JSON.parse(ahead.out)).toMatchObject({
      outcome: 'dryRun',
      keys: { precise: expect.any(Number) as number },
    });
    const left = await leave('--json');
    expect(left).toMatchObject({ exitCode: 0, err: '' });
    const [would, did] = [ahead, left].map(({ out }) => JSON.parse(out) as { plans: number; keys: object });
    expect([did!.plans, did!.keys]).toEqual([would!.plans, would!.keys]);
    expect(await count('vault.data_key', `controller <> 'turnhout'`)).toEqual(ofOthers);
    expect((await koz('projections', 'rebuild', 'plan-keys')).exitCode).toBe(0);
    const named = 'key_id IN (SELECT key_id FROM rm.plan_keys_key)';
    expect(Object.keys(await count('vault.data_key', named))).toEqual(['antwerpen', 'mechelen']);
    expect(Object.keys(await count('vault.lookup'))).not.toContain('turnhout');
    expect(await readdir(join(at('keys'), 'turnhout'))).not.toContain('lookup.json');
    for (const projection of [
      'organiser-applications',
      'care-plan-pool',
      'regie-facts',
      'retention-schedule',
    ])
      expect((await koz('projections', 'rebuild', projection)).exitCode).toBe(0);
    for (const table of [
      'rm.organiser_applications_application',
      'rm.regie_facts_plan',
      'rm.retention_schedule_plan',
    ]) {
      const rows = await count(table);
      expect([table, Object.keys(rows)]).toEqual([table, ['antwerpen', 'mechelen']]);
    }
    const verified = await koz('audit', 'verify');
    expect(verified).toMatchObject({ exitCode: 0, out: expect.stringContaining('Alles klopt.') as string });
    const markers = join(sample, 'markers.txt');
    expect(await koz('privacy', 'scan', '--marker-file', markers)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('niets gevonden') as string,
    });
    expect(await leave()).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('is vertrokken: 0 opvangplannen') as string,
    });
    expect((await exported('again.koz')).err).toContain('er valt niets meer mee te geven');
    expect((await exported('antwerpen.koz', 'turnhout.pub')).exitCode).toBe(2);
  });
});
