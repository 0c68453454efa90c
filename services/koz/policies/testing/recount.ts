import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/*
 * Counts over the sample by hand: from its files, day after day, without a line of the system's code. What a method shows is
 * written down once more by who asks.
 */

const folder = resolve(__dirname, '../../../../sample/region');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** The cell of a column. */
type Row = (column: string) => string;

/** Rows by the names of their columns: the sample has no quoted cell. */
function rowsOf(name: string): Row[] {
  const [header = '', ...lines] = read(name).trimEnd().split('\r\n');
  const columns = header.split(';');
  return lines.map((line) => {
    const cells = line.split(';');
    return (column) => cells[columns.indexOf(column)] ?? '';
  });
}

/** The sample is filed on this day. */
const filing = Date.UTC(2026, 10, 23);
const dayInMs = 86_400_000;

/** Days after the filing of a date, `23/11/2028` or `2028-11-23`. */
export function daysAfterFiling(date: string): number {
  const iso = date.includes('/') ? date.split('/').reverse().join('-') : date;
  return (Date.parse(`${iso}T00:00:00Z`) - filing) / dayInMs;
}

/** The first day of the month that is so many months after a date's, in days after the filing. */
function monthLater(belgianDate: string, months: number): number {
  const [, month = 0, year = 0] = belgianDate.split('/').map(Number);
  return (Date.UTC(year, month - 1 + months, 1) - filing) / dayInMs;
}

/** How an application stands at a moment of a day. */
export interface Moment {
  readonly status: string;
  /** Where the plan's place is. */
  readonly place: 'none' | 'here' | 'confirmedHere' | 'elsewhere';
  readonly day: number;
  /** From these days on the child is 2.5, and care has gone on for six months. */
  readonly from2y6m: number;
  readonly sixMonthsAfterStart: number;
}

/** The cell that a method shows of a field at a moment; undefined when it is hidden. */
export type Shown = (moment: Moment) => 'V' | 'MY' | undefined;

interface Life {
  readonly statuses: Map<string, string>;
  placeAt: string | undefined;
  confirmed: boolean;
  /** Part-week places beside it, the oldest first. */
  kept: string[];
}

/** The same figures as the system's for one field under one method, over the whole region. */
export function recount(shown: Shown, until: string) {
  const last = daysAfterFiling(until);
  const familyDays = { V: 0, MY: 0, Y: 0 };
  const locationDays = { V: 0, MY: 0, Y: 0 };
  const [organisers, locations] = [
    { sum: 0, most: 0 },
    { sum: 0, most: 0 },
  ];
  let plans = 0;
  const organiserOf = new Map(rowsOf('locations.csv').map((row) => [row('locatie'), row('organisator')]));
  const decisions = new Map<string, Row[]>();
  for (const row of rowsOf('decisions.csv'))
    decisions.set(row('referentie'), [...(decisions.get(row('referentie')) ?? []), row]);
  for (const plan of goodPlans()) {
    const own = decisions.get(plan('referentie')) ?? [];
    const from2y6m = monthLater(plan('geboortedatum_kind'), 30);
    const sixMonthsAfterStart = monthLater(plan('startdatum'), 6);
    const life: Life = {
      statuses: new Map(
        plan('locaties')
          .split('|')
          .map((location) => [location, 'created']),
      ),
      placeAt: undefined,
      confirmed: false,
      kept: [],
    };
    const saw = new Set<string>();
    for (let day = 0; day <= last; day++) {
      const cells = new Map<string, Set<string>>([...life.statuses.keys()].map((id) => [id, new Set()]));
      const look = () => {
        for (const [location, status] of life.statuses) {
          const cell = shown({
            status,
            place: placeFor(location, life),
            day,
            from2y6m,
            sixMonthsAfterStart,
          });
          if (cell !== undefined) cells.get(location)?.add(cell);
        }
      };
      look();
      for (const decision of own.filter((row) => Number(row('dag')) === day)) take(decision, life, look);
      const ofDay = [...cells].map(([location, seen]) => [location, widest(seen)] as const);
      for (const [location, cell] of ofDay)
        if (cell !== undefined) {
          locationDays[cell]++;
          saw.add(location);
        }
      const ofFamily = widest(new Set(ofDay.flatMap(([, cell]) => cell ?? [])));
      if (ofFamily !== undefined) familyDays[ofFamily]++;
    }
    if (saw.size > 0) plans++;
    add(locations, saw.size);
    add(organisers, new Set([...saw].map((location) => organiserOf.get(location))).size);
  }
  return { plans, familyDays, locationDays, locations, organisers };
}

function goodPlans(): Row[] {
  const { faultyRows } = JSON.parse(read('expected.json')) as { faultyRows: { line: number }[] };
  const faulty = new Set(faultyRows.map(({ line }) => line));
  return rowsOf('applications.csv').filter((_, index) => !faulty.has(index + 2));
}

const widest = (cells: ReadonlySet<string>): 'V' | 'MY' | undefined =>
  cells.has('V') ? 'V' : cells.has('MY') ? 'MY' : undefined;

function add(reach: { sum: number; most: number }, count: number): void {
  reach.sum += count;
  reach.most = Math.max(reach.most, count);
}

function placeFor(location: string, { placeAt, confirmed, kept }: Life): Moment['place'] {
  if (kept.includes(location)) return 'confirmedHere';
  if (placeAt === undefined) return 'none';
  if (placeAt !== location) return 'elsewhere';
  return confirmed ? 'confirmedHere' : 'here';
}

const open = ['created', 'noPlace', 'accepted'];

/** What becomes of a decision, by the rules; nothing of one that is refused. Looks at each state that it passes through. */
function take(decision: Row, life: Life, look: () => void): void {
  const location = decision('locatie');
  const status = life.statuses.get(location) ?? '';
  const become = (next: string) => void life.statuses.set(location, next);
  switch (decision('stap')) {
    case 'geen_plaats':
      if (status === 'created' || status === 'accepted') become('noPlace');
      break;
    case 'opnemen':
      if (status === 'created' || status === 'noPlace') become('accepted');
      break;
    case 'niet_goedkeuren':
      if (status === 'created' || status === 'accepted') become('rejected');
      break;
    case 'intrekken':
      if (open.includes(status)) become('withdrawn');
      break;
    case 'goedkeuren':
      if (status !== 'accepted' || life.placeAt !== undefined) break;
      life.placeAt = location;
      look();
      become('approved');
      break;
    case 'bevestigen':
      if (life.placeAt === undefined) break;
      if (decision('verder_zoeken') === 'ja') {
        life.kept.push(life.placeAt);
        life.placeAt = undefined;
        break;
      }
      life.confirmed = true;
      look();
      for (const [other, its] of life.statuses) if (open.includes(its)) life.statuses.set(other, 'withdrawn');
      break;
    case 'weigeren':
    case 'goedkeuring_ongedaan':
      if (life.placeAt === undefined) break;
      giveBack(life.placeAt, life, look);
      returnToAccepted(life, look);
      break;
    case 'plan_intrekken':
      for (const each of [...life.kept, life.placeAt ?? []].flat()) giveBack(each, life, look);
      returnToAccepted(life, look);
      for (const [other, its] of life.statuses) if (open.includes(its)) life.statuses.set(other, 'withdrawn');
      break;
    default:
      throw new Error(`the sample has a step that is not counted: ${decision('stap')}`);
  }
  look();
}

/** Whoever keeps its place has it still; after a search that had ended, the others are let in again. */
function giveBack(location: string, life: Life, look: () => void): void {
  if (life.placeAt === location) life.placeAt = undefined;
  else if (life.placeAt !== undefined && life.confirmed) {
    life.kept.push(life.placeAt);
    life.placeAt = undefined;
  }
  life.kept = life.kept.filter((each) => each !== location);
  life.confirmed = false;
  look();
}

/** An approval without a place is none. */
function returnToAccepted(life: Life, look: () => void): void {
  for (const [location, status] of life.statuses)
    if (status === 'approved' && location !== life.placeAt && !life.kept.includes(location))
      life.statuses.set(location, 'accepted');
  look();
}
