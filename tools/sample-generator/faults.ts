import type { ApplicationColumn, ApplicationRow } from './columns.js';
import { nationalNumber, withWrongCheck } from './national-number.js';
import { belgianDate } from './plans.js';
import type { SampleLocation } from './region.js';

/** What an import must say of a faulty row: the column and the rule. A cell beyond the columns has none: `(rij)`. */
export interface ExpectedFault {
  readonly field: ApplicationColumn | '(rij)';
  readonly rule: string;
}

/** What a fault may refer to besides the row that it spoils. */
export interface FaultSurroundings {
  readonly locations: readonly SampleLocation[];
  readonly earlierReference: string;
  /** An id that no location has. */
  readonly freeId: string;
}

/** A way to spoil a good row in one place, and what must be reported for it. */
export interface Fault extends ExpectedFault {
  readonly spoil: (row: ApplicationRow, surroundings: FaultSurroundings) => Partial<ApplicationRow>;
  /** A cell beyond the last column. */
  readonly extraCell?: string;
}

/** Born in 2003 by the date, in 1903 by the check digits. */
const birthDate = '2003-04-17';
const wrongCentury = nationalNumber({ birthDate: '1903-04-17', serial: 211 });

const isoDate = (belgian: string) => belgian.split('/').reverse().join('-');

/** Every kind of bad input that a file can bring, for a row each. */
export const faults: readonly Fault[] = [
  {
    field: 'rijksregisternummer',
    rule: 'nationalNumberCheck',
    spoil: ({ geboortedatum_ouder }) => ({
      rijksregisternummer: withWrongCheck(
        nationalNumber({ birthDate: isoDate(geboortedatum_ouder), serial: 345 }),
      ),
    }),
  },
  {
    field: 'rijksregisternummer',
    rule: 'nationalNumberCheck',
    spoil: ({ geboortedatum_ouder }) => ({
      rijksregisternummer: withWrongCheck(
        nationalNumber({ birthDate: isoDate(geboortedatum_ouder), serial: 128, bis: 'sexKnown' }),
      ),
    }),
  },
  {
    field: 'rijksregisternummer',
    rule: 'nationalNumberBirthDate',
    spoil: () => ({ geboortedatum_ouder: belgianDate(birthDate), rijksregisternummer: wrongCentury }),
  },
  {
    field: 'geboortedatum_kind',
    rule: 'dateDoesNotExist',
    spoil: () => ({ geboortedatum_kind: '30/02/2026', verwacht: 'nee' }),
  },
  {
    field: 'einddatum',
    rule: 'endBeforeStart',
    spoil: () => ({ startdatum: '01/09/2027', einddatum: '31/08/2027' }),
  },
  {
    field: 'geboortedatum_kind',
    rule: 'childTooOld',
    spoil: () => ({ geboortedatum_kind: '09/04/2024', verwacht: 'nee' }),
  },
  { field: 'locaties', rule: 'unknownLocation', spoil: (_row, { freeId }) => ({ locaties: freeId }) },
  {
    field: 'locaties',
    rule: 'outsideSharingScope',
    spoil: (row, { locations }) => ({
      deelbereik: 'eigen_gemeente',
      locaties:
        locations.find(({ controller }) => controller !== row.verwerkingsverantwoordelijke)?.locationId ?? '',
    }),
  },
  { field: 'opvangdelen', rule: 'unknownCarePart', spoil: () => ({ opvangdelen: 'ma:volledig|wo:nacht' }) },
  { field: 'voornaam_ouder', rule: 'required', spoil: () => ({ voornaam_ouder: '' }) },
  {
    field: 'naam_ouder',
    rule: 'tooLong',
    spoil: ({ naam_ouder }) => ({ naam_ouder: Array.from({ length: 12 }, () => naam_ouder).join('-') }),
  },
  {
    field: 'straat',
    rule: 'controlCharacters',
    spoil: ({ straat }) => ({ straat: `${straat.slice(0, 4)}\u0007${straat.slice(4)}` }),
  },
  { field: 'telefoon', rule: 'phone', spoil: ({ telefoon }) => ({ telefoon: telefoon.slice(0, -3) }) },
  { field: 'email', rule: 'email', spoil: ({ email }) => ({ email: email.replace('@', ' bij ') }) },
  {
    field: 'verwerkingsverantwoordelijke',
    rule: 'unknownController',
    spoil: () => ({ verwerkingsverantwoordelijke: 'brussel' }),
  },
  {
    field: 'referentie',
    rule: 'duplicateReference',
    spoil: (_row, { earlierReference }) => ({ referentie: earlierReference }),
  },
  { field: '(rij)', rule: 'unknownField', spoil: () => ({}), extraCell: 'belt liever na 18 uur' },
];
