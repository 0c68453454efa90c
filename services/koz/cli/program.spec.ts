import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consultations } from '@koz/disclosure-ledger';
import { loadSettings, withTenant } from '@koz/platform';
import { controllerId } from '@koz/privacy-types';
import { sampleFolder } from '../sample/sample-region.js';
import { runProgram } from './program.js';
import type { Terminal } from './terminal.js';
import { withRuntime } from './with-runtime.js';

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

async function koz(...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: () => undefined,
  };
  const exitCode = await runProgram(args, terminal);
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

/** The last checkpoint of an export. */
async function lastNote(directory: string): Promise<string> {
  const lines = (await readFile(join(directory, 'checkpoints.jsonl'), 'utf8')).trimEnd().split('\n');
  return (JSON.parse(lines.at(-1) ?? '') as { note: string }).note;
}

const sample = sampleFolder();
const applications = join(sample, 'applications.csv');
const markers = join(sample, 'markers.txt');

describe('the command line', () => {
  const environment = { ...process.env };
  let home: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-cli-'));
    // Else, started as root, the database would look for a place that its own account may enter.
    await chmod(home, 0o755);
    for (const part of ['data', 'keys', 'fence'])
      process.env[`KOZ_${part.toUpperCase()}_DIR`] = join(home, part);
    // The test server's address is no setting of the program.
    delete process.env['KOZ_TEST_POSTGRES'];
    process.env['KOZ_CLOCK'] = '2026-11-23T12:00:00Z';
  });
  afterAll(async () => {
    process.env = environment;
    await rm(home, { recursive: true });
  });

  /** What the operator did with the data of a controller, the newest first. */
  const onRecordOf = (controller: string) =>
    withRuntime(loadSettings(), async ({ database }) => {
      const { items } = await withTenant(database.pool('koz_query'), controllerId(controller), (sql) =>
        consultations(sql, {}, { limit: 10 }),
      );
      return items.map(({ role, action, reason }) => [role, action, reason]);
    });

  it.each([
    [['--help'], 0, 'Opdrachten:', ''],
    [['import', '--help'], 0, '--dry-run', ''],
    [['import'], 2, '', 'Er ontbreekt een argument.'],
    [['import', 'x.csv', '--alles'], 2, '', 'Die optie bestaat niet.'],
    [['policies', 'compare', '--until', '30/11'], 2, '', 'De waarde van een optie is niet geldig.'],
    [['policies', 'compare', '--controller', '?'], 2, '', 'De waarde van een optie is niet geldig.'],
    [['verwijder'], 2, '', 'Die opdracht bestaat niet.'],
    [['privacy', 'scan'], 2, '', 'Er ontbreekt een verplichte optie.'],
    [['audit', 'verify-export', '--help'], 0, 'zonder databank', ''],
    [['audit', 'export'], 2, '', 'Er ontbreekt een argument.'],
    [['policies', 'compare', '--reason', 'zomaar'], 2, '', 'De waarde van een optie is niet geldig.'],
    [['keys', 'rotate', '--help'], 0, 'Onderbroken?', ''],
    [['keys', 'rotate', '--to-file'], 2, '', 'Bij een optie ontbreekt de waarde.'],
    [['retention', 'run', '--help'], 0, 'komt nooit terug', ''],
    [['retention', 'run', '--as-of', 'morgen'], 2, '', 'Zie "koz --help"'],
  ])('answers %j in Dutch, with exit code %i', async (args, exitCode, out, err) => {
    const ran = await koz(...args);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.out).toContain(out);
    expect(ran.err).toContain(err);
  });

  it('names a setting that is wrong and starts nothing', async () => {
    process.env['KOZ_MODE'] = 'misschien';
    const ran = await koz('import', applications);
    delete process.env['KOZ_MODE'];
    expect(ran).toMatchObject({ exitCode: 2, out: '' });
    expect(ran.err).toContain('KOZ_MODE');
  });

  it('loads, imports, searches and starts anew, without a value in what it writes', async () => {
    expect(await koz('sample', 'load')).toMatchObject({ exitCode: 0, err: '' });

    const again = await koz('import', applications);
    expect(again.exitCode).toBe(1);
    expect(again.out).toContain('regel 29: rijksregisternummer: ');
    expect(again.out).toContain('0 opvangplannen ingelezen met 0 aanvragen, 500 al bekend, 17 fout');
    const values = (await readFile(markers, 'utf8')).trim().split('\n');
    expect(values.filter((value) => again.out.includes(value))).toEqual([]);

    const report = JSON.parse((await koz('import', applications, '--dry-run', '--json')).out) as object;
    expect(report).toMatchObject({ dryRun: true, good: 500, faulty: 17, encoding: 'utf-8' });

    expect(await koz('locations', 'import', join(sample, 'locations.csv'))).toMatchObject({
      exitCode: 0,
      out: '40 rijen: 0 organisatoren en locaties toegevoegd of bijgewerkt, 0 fout.',
    });
    expect((await koz('projections', 'rebuild', 'organiser-applications')).exitCode).toBe(0);
    expect((await koz('projections', 'list')).out).toMatch(
      /organiser-applications \(versie \d+\): in gebruik/,
    );
    expect((await koz('projections', 'rebuild', 'niets')).exitCode).toBe(2);

    const ahead = await koz('retention', 'run', '--as-of', '2029-12-01', '--dry-run');
    expect(ahead).toMatchObject({ exitCode: 0, err: '' });
    expect(ahead.out).toMatch(
      /antwerpen, op 2029-12-01, niets vernietigd; er zou verdwijnen:\n {2}20\d\d-\d\d 2,5 jaar: \d+ plannen/,
    );
    const tooSoon = await koz('anonymise', '--as-of', '2029-12-01', '--controller', 'antwerpen');
    expect(tooSoon).toMatchObject({ exitCode: 2, err: '' });
    expect(tooSoon.out).toContain('vooruitkijken kan alleen met --dry-run');
    const today = await koz('retention', 'run', '--controller', 'antwerpen', '--reason', 'supervision');
    expect(today.out).toMatch(/^antwerpen, op 2026-11-23: \d+ plannen, \d+ sleutels vernietigd/);
    expect(await onRecordOf('antwerpen')).toEqual([
      ['operator', 'requestRun', 'supervision'],
      ['operator', 'requestRun', 'routine'],
      ['operator', 'dryRun', 'routine'],
    ]);

    const clean = await koz('privacy', 'scan', '--marker-file', markers);
    expect(clean.out).toContain('niets gevonden');
    expect(clean.exitCode).toBe(0);
    expect(Number(/in ([\d.]+) bestanden/.exec(clean.out)?.[1]?.replace('.', ''))).toBeGreaterThan(1000);
    await writeFile(join(home, 'data', 'planted.log'), `{"name":"${values[0]}"}`);
    const found = await koz('privacy', 'scan', '--marker-file', markers);
    expect(found.exitCode).toBe(1);
    expect(found.out).toContain('planted.log @9');
    await rm(join(home, 'data', 'planted.log'));
    const missing = join(home, 'no-such.log');
    const unread = await koz('privacy', 'scan', '--marker-file', markers, '--log', missing);
    expect(unread.exitCode).toBe(1);
    expect(unread.out).toContain(`niet gelezen: ${missing}`);
    expect(unread.out).toContain('niets gevonden');

    const reset = await koz('sample', 'reset');
    expect(reset.exitCode).toBe(0);
    expect(reset.out).toContain('500 opvangplannen ingelezen, 0 al bekend');
  }, 120_000);

  it('takes decisions of the sample and compares the methods over them, without a server', async () => {
    const decided = await koz('sample', 'decide', '--until', '2026-12-15', '--json');
    expect(decided.exitCode).toBe(0);
    const { taken, refused, later, day } = JSON.parse(decided.out) as {
      taken: object;
      refused: unknown[];
      later: number;
      day: string;
    };
    expect(Object.keys(taken)).toContain('geen_plaats');
    expect([refused, day]).toEqual([[], '2026-12-15']);
    expect(later).toBeGreaterThan(1000);
    expect((await koz('sample', 'decide', '--until', '2026-12-15')).out).toMatch(
      /^0 beslissingen genomen, 0 geweigerd, [\d.]+ al bekend, [\d.]+ voor later. De klok staat op 15\/12\/2026.$/,
    );

    const whole = JSON.parse(
      (await koz('policies', 'compare', '--until', '2026-12-14', '--json')).out,
    ) as object;
    expect(whole).toMatchObject({
      controllers: ['antwerpen', 'mechelen', 'turnhout'],
      leftOut: [],
      until: '2026-12-14',
      plans: 500,
      planDays: 500 * 22,
      applications: 1254,
    });
    const text = await koz('policies', 'compare', '--until', '2026-12-14');
    expect(text).toMatchObject({ exitCode: 0, err: '' });
    expect(text.out).toContain('500 opvangplannen met 1.254 aanvragen, 11.000 dagen, tot en met 14/12/2026.');
    expect(text.out).toMatch(/^alle velden samen( +[\d.]+){5}$/m);
    const table = await koz('policies', 'compare', '--controller', 'turnhout', '--markdown');
    expect(table.out).toMatch(/^\| `child\.birthDate` \|( [\d,]+ \|){5}$/m);

    expect(await koz('policies', 'compare', '--until', '2099-01-01')).toMatchObject({
      exitCode: 2,
      err: 'Die dag is nog niet begonnen.',
    });
    const unknown = await koz('policies', 'compare', '--controller', 'nergens');
    expect(unknown.out).toBe('Er zijn te weinig opvangplannen om er cijfers over te geven.');
  }, 120_000);

  it('verifies the log here, and an export of it without a database, a key or a setting', async () => {
    expect((await koz('retention', 'run')).exitCode).toBe(0);
    const here = await koz('audit', 'verify');
    expect(here).toMatchObject({ exitCode: 0, err: '' });
    expect(here.out).toMatch(/^[\d.]+ controlepunten, \d+ certificaten, \d+ regels van de afscherming\.$/m);
    expect(here.out).toContain('Alles klopt.');

    const whole = join(home, 'export');
    const exported = await koz('audit', 'export', whole);
    expect(exported).toMatchObject({ exitCode: 0, err: '' });
    expect((await onRecordOf('antwerpen')).slice(0, 2)).toEqual([
      ['operator', 'exportLog', 'routine'],
      ['operator', 'verifyLog', 'routine'],
    ]);
    const [, key = ''] = /^Publieke sleutel: (\S+)$/m.exec(exported.out) ?? [];
    expect(await koz('audit', 'export', whole)).toMatchObject({
      exitCode: 2,
      err: 'De map van een export moet nieuw of leeg zijn.',
    });
    const own = join(home, 'export-turnhout');
    expect((await koz('audit', 'export', own, '--controller', 'turnhout')).exitCode).toBe(0);

    // Whoever read the settings would now fail.
    process.env['KOZ_MODE'] = 'misschien';
    try {
      expect((await koz('audit', 'verify-export', whole)).err).toContain(key);
      const there = await koz('audit', 'verify-export', whole, '--key', key);
      // Of the ledger an export holds nothing.
      expect(there.out).toBe(here.out.replace(/^Register .*\n/, ''));
      const ofOne = await koz('audit', 'verify-export', own, '--key', key);
      expect(ofOne).toMatchObject({ exitCode: 0, err: '' });
      expect(ofOne.out).toMatch(/gebeurtenissen voluit en [\d.]+ als blad/);

      const note = join(home, 'note');
      await writeFile(note, JSON.stringify({ checkpoint: await lastNote(whole) }));
      const args = ['audit', 'verify-export', whole, '--key', key] as const;
      expect((await koz(...args, '--checkpoint', note)).exitCode).toBe(0);
      await writeFile(note, (await lastNote(whole)).replace(/\n\d+\n/, '\n7\n'));
      const bent = await koz(...args, '--checkpoint', note);
      expect(bent.exitCode).toBe(1);
      expect(bent.out).toContain('FOUT het gegeven controlepunt bij omvang 7: de handtekening klopt niet.');

      const log = join(whole, 'log.bin');
      const bytes = await readFile(log);
      const at = bytes.length - 40;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      await writeFile(log, bytes);
      const spoilt = await koz(...args);
      expect(spoilt.exitCode).toBe(1);
      expect(spoilt.out).toMatch(
        /^FOUT positie [\d.]+, stroom \S+, revisie \d+: de bytes zijn niet die waarmee de gebeurtenis bewaard werd\.$/m,
      );
      const { findings } = JSON.parse((await koz(...args, '--json')).out) as { findings: unknown[] };
      expect(findings).toEqual([expect.objectContaining({ fault: 'event' })]);
      expect(await koz('audit', 'verify-export', home)).toMatchObject({ exitCode: 2, out: '' });
      expect(await koz('audit', 'verify-export', whole, '--key', 'niets')).toMatchObject({ exitCode: 2 });
    } finally {
      delete process.env['KOZ_MODE'];
    }

    const away = process.env['KOZ_FENCE_DIR'];
    process.env['KOZ_FENCE_DIR'] = join(home, 'another-fence');
    expect(await koz('audit', 'verify')).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('FOUT KOZ_FENCE_DIR bevat geen afscherming'),
    });
    process.env['KOZ_FENCE_DIR'] = away;
  }, 120_000);

  it.each([
    ['does not exist', undefined, 'Dat bestand bestaat niet.'],
    ['has no header', 'Jan;Peeters\n', 'deze kolommen ontbreken: referentie'],
    ['is in UTF-16', Buffer.from('\ufeffreferentie', 'utf16le'), 'UTF-16'],
  ])('refuses a file that %s', async (_what, content, text) => {
    const path = join(home, 'file.csv');
    await rm(path, { force: true });
    if (content !== undefined) await writeFile(path, content);
    const ran = await koz('import', path);
    expect(ran.exitCode).toBe(2);
    expect(ran.err).toContain(text);
    expect(ran.err).not.toContain('Peeters');
  });
});
