import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(__dirname, '../../../sample/region');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

export interface Expected {
  readonly plans: number;
  readonly applications: number;
  readonly faultyRows: readonly { readonly line: number; readonly field: string; readonly rule: string }[];
  readonly organisers: readonly { readonly organiserId: string; readonly applications: number }[];
  readonly locations: readonly {
    readonly locationId: string;
    readonly organiserId: string;
    readonly references: readonly string[];
  }[];
}

/** What the generator says must come of the sample; no code of the import was asked. */
export const expected = JSON.parse(read('expected.json')) as Expected;

/** The committed figures of the comparison of methods, by last day: of all controllers together, and of one. */
export const comparison = JSON.parse(read('comparison.golden.json')) as Readonly<
  Record<'region' | 'antwerpen', Readonly<Record<string, object>>>
>;

export const applicationsFile = join(folder, 'applications.csv');
export const markersFile = join(folder, 'markers.txt');

/** How a family is told from the others. */
export const familyKey = (firstName: string, birthDate: string | undefined): string =>
  `${firstName} ${birthDate ?? '-'}`;

/** What tells a family of the sample in an inbox: first name and the parent's birth date, as a new application shows. */
export const familyByReference: ReadonlyMap<string, string> = families();

/** Reads the file with nothing but split: the sample has no quoted field that holds a semicolon. */
function families(): Map<string, string> {
  const [header = '', ...lines] = read('applications.csv').trim().split(/\r?\n/);
  const columns = header.split(';');
  const at = (cells: string[], column: string): string => cells[columns.indexOf(column)] ?? '';
  const families = new Map<string, string>();
  for (const line of lines) {
    const cells = line.split(';');
    const reference = at(cells, 'referentie');
    const birthDate = at(cells, 'geboortedatum_ouder').split('/').reverse().join('-');
    // A faulty row repeats a reference: the first row with it is the family's.
    if (!families.has(reference))
      families.set(reference, familyKey(at(cells, 'voornaam_ouder'), birthDate || undefined));
  }
  return families;
}
