import type { Faker } from '@faker-js/faker';
import { applicationColumns, type ApplicationRow } from './columns.js';
import { faults, type ExpectedFault } from './faults.js';
import { samplePlan } from './plans.js';
import type { SampleLocation } from './region.js';

export const goodPlans = 500;

/** A faulty row as an import must report it. */
export interface ExpectedFaultyRow extends ExpectedFault {
  /** From 1, the header included: the number that a spreadsheet shows. */
  readonly line: number;
}

/** A good row as it must be found after an import. */
export interface ExpectedPlan {
  readonly line: number;
  readonly reference: string;
  readonly controller: string;
  readonly locationIds: readonly string[];
}

export interface SampleApplications {
  readonly rows: readonly (readonly string[])[];
  readonly plans: readonly ExpectedPlan[];
  readonly faultyRows: readonly ExpectedFaultyRow[];
  /** Every personal value in the rows, faulty ones included: what may be found nowhere in clear. */
  readonly markers: readonly string[];
}

/** The rows of applications.csv: 500 good ones, with a faulty one at every thirtieth line or so. */
export function sampleApplications(faker: Faker, locations: readonly SampleLocation[]): SampleApplications {
  const total = goodPlans + faults.length;
  const spacing = Math.floor(total / (faults.length + 1));
  const rows: string[][] = [];
  const plans: ExpectedPlan[] = [];
  const faultyRows: ExpectedFaultyRow[] = [];
  const markers = new Set<string>();
  let nextFault = 0;
  for (let index = 0; index < total; index++) {
    const line = index + 2;
    const reference = `KOZ-${faker.string.hexadecimal({ length: 10, casing: 'upper', prefix: '' })}`;
    const { row, locationIds } = samplePlan(faker, reference, locations);
    const fault = (index + 1) % spacing === 0 ? faults[nextFault] : undefined;
    if (fault === undefined) {
      rows.push(cells(row));
      plans.push({ line, reference, controller: row.verwerkingsverantwoordelijke, locationIds });
      for (const marker of markersOf(row)) markers.add(marker);
      continue;
    }
    nextFault++;
    const earlierReference = plans.at(-1)?.reference ?? '';
    const spoiled = {
      ...row,
      ...fault.spoil(complete(row), { locations, earlierReference, freeId: faker.string.uuid() }),
    };
    rows.push(fault.extraCell === undefined ? cells(spoiled) : [...cells(spoiled), fault.extraCell]);
    faultyRows.push({ line, field: fault.field, rule: fault.rule });
    for (const marker of markersOf(spoiled)) markers.add(marker);
  }
  return { rows, plans, faultyRows, markers: [...markers].sort() };
}

const cells = (row: ApplicationRow) => applicationColumns.map((column) => row[column]);

/** What a fault starts from always has an e-mail address and a telephone number to spoil. */
const complete = (row: ApplicationRow): ApplicationRow => ({
  ...row,
  email: row.email || 'nergens.gegeven@example.com',
  telefoon: row.telefoon || '0470 00 00 00',
});

const markersOf = (row: ApplicationRow): string[] =>
  [
    row.referentie,
    row.voornaam_ouder,
    row.naam_ouder,
    row.rijksregisternummer,
    row.email,
    row.telefoon,
    row.straat,
  ].filter((value) => value !== '');
