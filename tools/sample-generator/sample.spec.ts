import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nationalNumberRule, regionPostcodes } from '@koz/domain';
import { stepWords } from './decisions.js';
import type { Expected, ExpectedDecisions } from './expected.js';
import { nationalNumber, punctuated, withWrongCheck } from './national-number.js';
import { sampleFiles } from './sample.js';

const folder = join(__dirname, '../../sample/region');
const files = sampleFiles();
const expected = JSON.parse(files.get('expected.json')!) as Expected & {
  readonly decisions: ExpectedDecisions;
};
const rowsOf = (name: string) =>
  files
    .get(name)!
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(';'));

describe('the sample region', () => {
  it.each([...files.keys()])('is committed as it is generated: %s', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(files.get(name));
  });

  it('has forty locations of fifteen organisers, at postcodes of the region only', () => {
    const locations = rowsOf('locations.csv');
    expect(locations).toHaveLength(40);
    expect(new Set(locations.map((row) => row[0])).size).toBe(40);
    expect(new Set(locations.map((row) => row[1])).size).toBe(40);
    expect(new Set(locations.map((row) => row[2])).size).toBe(15);
    expect(new Set(locations.map((row) => row[4]))).toEqual(new Set(['antwerpen', 'mechelen', 'turnhout']));
    const known: readonly string[] = Object.values(regionPostcodes).flat();
    const used = new Set(locations.map((row) => row[5]!));
    expect([...used].filter((postcode) => !known.includes(postcode))).toEqual([]);
    expect([...used]).toEqual(expect.arrayContaining(['2000', '2800', '2300', '2360', '2340', '2350']));
  });

  it('has five hundred good plans and a row for each kind of fault, every line counted', () => {
    expect(rowsOf('applications.csv')).toHaveLength(500 + expected.faultyRows.length);
    expect(expected.plans).toBe(500);
    expect(expected.faultyRows).toHaveLength(17);
    expect(new Set(expected.faultyRows.map(({ line }) => line)).size).toBe(17);
  });

  it('expects each application at one location and with one organiser', () => {
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(expected.locations.map(({ references }) => references.length))).toBe(expected.applications);
    expect(sum(expected.organisers.map(({ applications }) => applications))).toBe(expected.applications);
    expect(expected.organisers.every(({ applications }) => applications > 0)).toBe(true);
    expect(new Set(expected.organisers.flatMap(({ references }) => references)).size).toBe(500);
  });

  it('has families that look across the border of their own controller', () => {
    const controllerOf = new Map(rowsOf('locations.csv').map((row) => [row[0], row[4]]));
    const abroad = rowsOf('applications.csv').filter((row) =>
      row[19]!.split('|').some((id) => controllerOf.has(id) && controllerOf.get(id) !== row[1]),
    );
    expect(abroad.length).toBeGreaterThan(50);
  });

  it('has decisions of organisers and families, each on an application that is there, in order of time', () => {
    // A faulty row repeats a reference: the first row with it is the plan's.
    const plans = new Map(
      rowsOf('applications.csv')
        .reverse()
        .map((row) => [row[0]!, row]),
    );
    const decisions = rowsOf('decisions.csv');
    const { taken, refused, lastDay } = expected.decisions;
    const sum = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((total, count) => total + count, 0);
    expect(decisions).toHaveLength(sum(taken) + sum(refused));
    expect(Object.keys(taken)).toEqual([...stepWords].sort());
    expect(Object.keys(refused)).toEqual(['placeAlreadyFound', 'transitionNotAllowed']);
    expect(lastDay).toBeGreaterThan(550);
    const latest = new Map<string, number>();
    for (const [reference, controller, day, step, location] of decisions) {
      const plan = plans.get(reference!)!;
      expect(plan[1]).toBe(controller);
      expect(location === '' || plan[19]!.split('|').includes(location!)).toBe(true);
      expect(location === '').toBe(['bevestigen', 'weigeren', 'plan_intrekken'].includes(step!));
      expect(Number(day)).toBeGreaterThanOrEqual(latest.get(reference!) ?? 1);
      latest.set(reference!, Number(day));
    }
  });

  it('leaves some applications without an answer, and lets no place stay found for longer than 14 days', () => {
    const decided = new Set(rowsOf('decisions.csv').map((row) => `${row[0]} ${row[4]}`));
    const applied = rowsOf('applications.csv').flatMap((row) =>
      row[19]!.split('|').map((location) => `${row[0]} ${location}`),
    );
    expect(applied.filter((application) => !decided.has(application)).length).toBeGreaterThan(100);
    const rows = rowsOf('decisions.csv');
    const replies = ['bevestigen', 'weigeren', 'goedkeuring_ongedaan', 'plan_intrekken'];
    const given = rows.filter(([, , , step]) => step === 'goedkeuren');
    const left = given.filter(
      ([reference, , day]) =>
        !rows.some(
          ([of, , then, step]) =>
            of === reference &&
            replies.includes(step!) &&
            Number(then) >= Number(day) &&
            Number(then) < Number(day) + 14,
        ),
    );
    // Only those who gave a place that was another's already.
    expect(left.length).toBeLessThanOrEqual(
      Object.values(expected.decisions.refused).reduce((total, count) => total + count, 0),
    );
  });

  it('names nobody and no street in what is public, so that a personal value found was leaked', () => {
    const markers = files.get('markers.txt')!.trimEnd().split('\n');
    expect(markers.filter((marker) => marker.length < 9)).toEqual([]);
    const open =
      `${files.get('controllers.json')}${files.get('locations.csv')}${files.get('expected.json')}`.toLowerCase();
    const names = markers.filter((marker) => !marker.startsWith('KOZ-'));
    expect(names.filter((marker) => open.includes(marker.toLowerCase()))).toEqual([]);
  });
});

describe('the generator of national numbers', () => {
  it('agrees with the domain on numbers from both centuries, BIS numbers and unknown days', () => {
    const kinds = [
      { birthDate: '1985-07-30', serial: 33 },
      { birthDate: '2004-02-29', serial: 998 },
      { birthDate: '1991-12-01', serial: 12, bis: 'sexUnknown' },
      { birthDate: '2001-10-31', serial: 455, bis: 'sexKnown' },
      { birthDate: '1979-05-05', serial: 100, dayUnknown: true },
    ] as const;
    for (const kind of kinds) {
      const number = nationalNumber(kind);
      expect(nationalNumberRule(punctuated(number), kind.birthDate)).toEqual({ ok: true, value: number });
      expect(nationalNumberRule(withWrongCheck(number))).toEqual({ ok: false, rule: 'nationalNumberCheck' });
    }
  });

  it('makes the known example number', () => {
    expect(punctuated(nationalNumber({ birthDate: '1985-07-30', serial: 33 }))).toBe('85.07.30-033.28');
  });
});
