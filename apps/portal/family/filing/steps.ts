import { isoOfTyped } from '../../shared/dates/dates.js';
import type { Draft, Need, TextField } from './draft.js';

/** The steps of a filing, in order. */
export const steps = [
  { key: 'locaties', title: 'Opvanglocaties' },
  { key: 'opvang', title: 'Kind en opvang' },
  { key: 'ouder', title: 'Ouder en adres' },
  { key: 'delen', title: 'Voorrang en delen' },
  { key: 'nakijken', title: 'Nakijken en indienen' },
] as const;
export type StepKey = (typeof steps)[number]['key'];

export const isStep = (text: string): text is StepKey => steps.some(({ key }) => key === text);
export const numberOfStep = (key: StepKey): number => steps.findIndex((step) => step.key === key) + 1;
/** `Stap 2 van 5: Kind en opvang`; the first step for what names none. */
export function stepTitle(key: string): string {
  const number = isStep(key) ? numberOfStep(key) : 1;
  return `Stap ${number} van ${steps.length}: ${steps[number - 1]?.title ?? ''}`;
}

export const stepAt = (number: number): StepKey =>
  (steps[Math.min(Math.max(number, 1), steps.length) - 1] ?? steps[0]).key;

/** What is wrong with a field, in the words to show. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** A field as its control is named: `careParts[0].weekday` belongs to the care parts. */
export function controlOf(field: string): string {
  const whole = field.replace(/\[\d+\].*$/, '');
  return whole === 'address' ? 'address.street' : whole;
}

/** The id of the control of a field in the page. */
export const controlId = (field: string): string => `veld-${controlOf(field).replaceAll('.', '-')}`;

const stepsByField: readonly (readonly [pattern: RegExp, step: StepKey])[] = [
  [/^(locationIds|controller|mandate)$/, 'locaties'],
  [/^(child\..*|child|startDate|endDate|careParts)$/, 'opvang'],
  [/^(parent\..*|parent|address\..*|postcode)$/, 'ouder'],
  [/^(priorityRules|sharing)$/, 'delen'],
];

/** In which step a field is filled in; what belongs to none is shown with the last. */
export const stepOfField = (field: string): StepKey =>
  stepsByField.find(([pattern]) => pattern.test(controlOf(field)))?.[1] ?? 'nakijken';

/** The controls of all steps from the first to the last, as they stand in the pages. */
const controls: readonly string[] = [
  ...['locationIds', 'controller', 'mandate'],
  ...['child.birthDate', 'child.expected', 'startDate', 'endDate', 'careParts'],
  ...['parent.firstName', 'parent.lastName', 'parent.birthDate', 'parent.nationalNumber', 'parent.email'],
  ...['parent.phone', 'address.street', 'address.number', 'address.box', 'postcode'],
  ...['priorityRules', 'sharing'],
];

/** Faults in the order in which somebody meets their fields. */
export const inPageOrder = (faults: readonly FieldFault[]): FieldFault[] =>
  [...faults].sort((one, other) => placeOf(one) - placeOf(other));

function placeOf({ field }: FieldFault): number {
  const place = controls.indexOf(controlOf(field));
  return place === -1 ? controls.length : place;
}

/** The first step, in order, that holds one of these faults. */
export const firstStepWith = (faults: readonly FieldFault[]): StepKey | undefined =>
  steps.find(({ key }) => faults.some(({ field }) => stepOfField(field) === key))?.key;

/** What to say of a field that must be given and was not. */
const missing: Readonly<Record<string, string>> = {
  'parent.firstName': 'Vul de voornaam van de ouder in.',
  'parent.lastName': 'Vul de naam van de ouder in.',
  'parent.birthDate': 'Vul de geboortedatum van de ouder in.',
  'parent.nationalNumber': 'Vul het rijksregisternummer in.',
  'parent.email': 'Vul een e-mailadres in.',
  'parent.phone': 'Vul een telefoonnummer in.',
  address: 'Vul de straat en het nummer in.',
  postcode: 'Vul de postcode in.',
  'child.birthDate': 'Vul de geboortedatum van het kind in, of de verwachte.',
  startDate: 'Vul in vanaf wanneer u opvang zoekt.',
  endDate: 'Vul in tot wanneer u opvang zoekt.',
  careParts: 'Kies minstens één opvangdeel.',
};

export interface Filling {
  readonly draft: Draft;
  readonly needs: readonly Need[];
  readonly locationCount: number;
  /** Whether somebody files on a family's mandate. */
  readonly isServicePoint: boolean;
}

/**
 * What a step still lacks, by what the server says must be given. Whether what was given is right, the server alone
 * decides.
 */
export function faultsOfStep(step: StepKey, filling: Filling): FieldFault[] {
  return faultsOf(filling).filter(({ field }) => stepOfField(field) === step);
}

export function faultsOf({ draft, needs, locationCount, isServicePoint }: Filling): FieldFault[] {
  const lacking = needs.filter(({ field, necessity }) => necessity === 'must' && !isGiven(draft, field));
  return inPageOrder([
    ...(locationCount === 0 ? [{ field: 'locationIds', message: 'Kies minstens één opvanglocatie.' }] : []),
    ...(draft.controller === ''
      ? [{ field: 'controller', message: 'Kies welk lokaal bestuur de gegevens verwerkt.' }]
      : []),
    ...(isServicePoint && draft.mandate === ''
      ? [{ field: 'mandate', message: 'Kies hoe het gezin u liet aanvragen.' }]
      : []),
    ...lacking.map(({ field }) => ({ field, message: missing[field] ?? 'Vul dit in.' })),
    ...days.flatMap((field) =>
      isNoDay(draft[field]) ? [{ field, message: 'Vul een bestaande dag in als dd/mm/jjjj.' }] : [],
    ),
    ...(draft.sharing === ''
      ? [{ field: 'sharing', message: 'Kies met wie het opvangplan gedeeld wordt.' }]
      : []),
  ]);
}

const days = ['parent.birthDate', 'child.birthDate', 'startDate', 'endDate'] as const;
const isNoDay = (typed: string): boolean => typed.trim() !== '' && isoOfTyped(typed) === undefined;

/** No priority ground at all is an answer too. */
function isGiven(draft: Draft, field: string): boolean {
  if (field === 'priorityRules') return true;
  if (field === 'careParts') return draft.careParts.length > 0;
  if (field === 'address')
    return draft['address.street'].trim() !== '' && draft['address.number'].trim() !== '';
  const value = draft[field as TextField] as string | undefined;
  return value !== undefined && value.trim() !== '';
}
