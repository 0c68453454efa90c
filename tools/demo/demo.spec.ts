import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Personal } from '@koz/privacy-types';
import type { Viewer } from './look.js';
import type { DemoReport } from './run-demo.js';
import type { Stage } from './stages.js';

const workspace = resolve(__dirname, '../..');
const folder = join(workspace, 'sample/region');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** What the generator says must come of the sample; it knows no code of the system. */
const expected = JSON.parse(read('expected.json')) as {
  readonly plans: number;
  readonly applications: number;
  readonly faultyRows: readonly unknown[];
  readonly decisions: {
    readonly taken: Readonly<Record<string, number>>;
    readonly refused: Readonly<Record<string, number>>;
  };
};

type Row = Readonly<Record<string, string>>;

/** Read with nothing but split: the sample has no quoted cell that holds a semicolon. */
function rowsOf(name: string): Row[] {
  const [header = '', ...lines] = read(name).trim().split(/\r?\n/);
  const columns = header.split(';');
  return lines.map((line) =>
    Object.fromEntries(line.split(';').map((cell, at) => [columns[at] ?? '', cell])),
  );
}

const keyOf = (row: Row) => `${row['verwerkingsverantwoordelijke']} ${row['referentie']}`;
const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((all, one) => all + one, 0);

/** Decisions of a day on which the child is 2.5 already, by the month: their applications are withdrawn by then. */
function lateDecisions(): number {
  const childOf = new Map(
    rowsOf('applications.csv').map((row) => [keyOf(row), row['geboortedatum_kind'] ?? '']),
  );
  const firstDay = Date.UTC(2026, 10, 23);
  return rowsOf('decisions.csv').filter((row) => {
    const [, month = 0, year = 0] = (childOf.get(keyOf(row)) ?? '').split('/').map(Number);
    return firstDay + Number(row['dag']) * 86_400_000 >= Date.UTC(year, month - 1 + 30, 1);
  }).length;
}

async function demo(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(workspace, 'tools/build/start.mjs'), 'demo', ...args], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

jest.setTimeout(900_000);

describe('the demonstration', () => {
  let report: DemoReport;
  let plan: Row;

  beforeAll(async () => {
    const { code, out, err } = await demo('--json');
    expect({ out: out.slice(0, 1), err }).toEqual({ out: '{', err: '' });
    report = JSON.parse(out) as DemoReport;
    expect({ code, found: report.scan.found }).toEqual({ code: 0, found: [] });
    plan = rowsOf('applications.csv').find(
      (row) => keyOf(row) === `${report.plan.controller} ${report.plan.reference}`,
    )!;
  });

  it('imports the file and takes the decisions, but those for which the child is too old by then', () => {
    const { taken, refused } = expected.decisions;
    expect(report).toMatchObject({ imported: expected.plans, rejectedRows: expected.faultyRows.length });
    const late = lateDecisions();
    expect(late).toBeGreaterThan(0);
    expect(report.decisions).toEqual({ taken: sum(taken) - late, refused: sum(refused) + late });
  });

  it('counts the events that come of the files, and one of each kind for each plan that is forgotten', () => {
    const { taken } = expected.decisions;
    expect(report.events).toMatchObject({
      CarePlanFiled: expected.plans,
      ApplicationCreated: expected.applications,
      ApplicationMarkedNoPlace: taken['geen_plaats'],
      ApplicationAccepted: taken['opnemen'],
      ApplicationRejected: taken['niet_goedkeuren'],
      ApplicationApproved: taken['goedkeuren'],
      PlaceFound: taken['goedkeuren'],
      PlaceConfirmed: taken['bevestigen'],
      CarePlanWithdrawn: taken['plan_intrekken'],
      PersonalDataGeneralised: expected.plans,
      PersonalDataAnonymised: expected.plans,
      PersonalDataKeyShredded: 3 * expected.plans,
    });
    expect(report.events['CohortTallied']).toBe(report.events['AnonymisationBatchPlanned']);
  });

  it('destroys every key of every plan, with a certificate of each, and leaves nothing in clear', () => {
    const { plans } = expected;
    expect(report.shredded).toEqual({ precise: plans, identity: plans, planning: plans });
    expect(report.certificates).toBe(sum(report.shredded));
    expect(report.epochCertificates).toBeGreaterThan(0);
    expect(report.scan).toMatchObject({ hits: 0, markers: read('markers.txt').trim().split('\n').length });
    expect(report.scan.bytesSearched).toBeGreaterThan(50_000_000);
  });

  const view = (stage: Stage, role: Viewer) =>
    report.stages.find((each) => each.stage === stage && each.role === role)!;
  const shown = (stage: Stage, role: Viewer, field: string): Personal<unknown> | undefined =>
    view(stage, role).fields[field];

  it('shows each role what the method says, stage by stage, and less and less of it in the end', () => {
    const day = (column: string) => plan[column]?.split('/').reverse().join('-');
    const [name, lastName, email] = ['voornaam_ouder', 'naam_ouder', 'email'].map((column) => plan[column]);
    expect(shown('filed', 'organiser', 'parent.firstName')).toEqual({ state: 'known', value: name });
    expect(shown('filed', 'organiser', 'parent.lastName')).toMatchObject({
      state: 'withheld',
      until: 'approved',
    });
    expect(shown('accepted', 'organiserElsewhere', 'parent.firstName')).toMatchObject({ state: 'known' });
    expect(shown('approved', 'organiser', 'parent.lastName')).toEqual({ state: 'known', value: lastName });
    expect(shown('approved', 'organiser', 'parent.email')).toEqual({ state: 'known', value: email });
    expect(shown('approved', 'regie', 'parent.nationalNumber')).toMatchObject({ state: 'withheld' });
    expect(shown('confirmed', 'organiser', 'parent.email')).toMatchObject({ state: 'withheld' });
    const elsewhere = Object.values(view('confirmed', 'organiserElsewhere').fields);
    expect(elsewhere.length).toBeGreaterThan(10);
    expect(elsewhere.every(({ state }) => state === 'withheld')).toBe(true);
    expect(shown('confirmed', 'family', 'child.birthDate')).toMatchObject({
      value: day('geboortedatum_kind'),
    });
    for (const role of ['organiser', 'family', 'regie'] as const)
      expect(shown('generalised', role, 'child.birthDate')).toMatchObject({
        state: 'generalised',
        value: plan['geboortedatum_kind']!.slice(3),
      });
    expect(shown('generalised', 'family', 'parent.email')).toMatchObject({ state: 'erased', cause: 'P2Y6M' });
    expect(view('anonymised', 'organiser')).toMatchObject({ httpStatus: 404, fields: {} });
    const own = Object.values(view('anonymised', 'family').fields);
    expect(own.length).toBeGreaterThan(10);
    expect(own.every(({ state }) => state === 'erased')).toBe(true);
  });

  it('shows the auditor every event and certificate of the plan, and never a value', () => {
    const { events = [], certificates = [] } = view('anonymised', 'auditor');
    expect(events.map(({ position }) => position)).toEqual(
      events.map(({ position }) => position).sort((one, other) => one - other),
    );
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('Personal'))).toEqual([
      'PersonalDataGeneralised',
      'PersonalDataKeyShredded',
      'PersonalDataAnonymised',
      'PersonalDataKeyShredded',
      'PersonalDataKeyShredded',
    ]);
    expect(certificates.map(({ tier }) => tier).sort()).toEqual(['identity', 'planning', 'precise']);
    expect(report.byReceipt).toEqual(certificates);
    const ofAuditor = JSON.stringify(report.stages.filter(({ role }) => role === 'auditor'));
    const last = JSON.stringify(report.stages.filter(({ stage }) => stage === 'anonymised'));
    for (const column of [
      'voornaam_ouder',
      'naam_ouder',
      'email',
      'telefoon',
      'rijksregisternummer',
      'straat',
    ])
      for (const text of [ofAuditor, last]) expect(text).not.toContain(plan[column]);
  });

  it('replays the plan as of each of its events, equal to what everybody was answered then', () => {
    const { moments, events, fields, differences, uncertain } = report.replay;
    expect(differences).toEqual([]);
    expect(moments).toBeGreaterThan(8);
    expect(moments).toBeLessThanOrEqual(events);
    expect(fields).toBeGreaterThan(40 * moments);
    expect(uncertain.filter((what) => what !== 'pool')).toEqual([]);
  });

  it('tells the family beforehand when what goes, and afterwards that nothing is left', () => {
    const told = (stage: Stage) => view(stage, 'family').forecast!.join('\n');
    const [day = '', month = '', year = ''] = plan['geboortedatum_kind']!.split('/');
    expect(day).not.toBe('');
    const goes = (months: number) => {
      const first = new Date(Date.UTC(Number(year), Number(month) - 1 + months, 1));
      return first.toLocaleDateString('nl-BE', {
        ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
      });
    };
    expect(told('filed')).toContain(goes(30));
    expect(told('filed')).toContain(goes(60));
    expect(told('generalised')).toContain(goes(60));
    expect(told('anonymised')).not.toEqual(told('generalised'));
  });

  it('has the officer see fewer and fewer keys that are still to go', () => {
    const toGo = report.stages.flatMap(({ policies }) => (policies ? [policies.toGo.precise] : []));
    expect(toGo[0]).toBeGreaterThan(100);
    expect(toGo).toEqual([...toGo].sort((one, other) => other - one));
    expect(toGo.at(-1)).toBe(0);
  });
});
