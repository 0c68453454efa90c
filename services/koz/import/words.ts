import type { DayPart, PriorityRuleCode, SharingScope, Weekday } from '@koz/events';
import type { CarePartInput } from '@koz/domain';

/** The Dutch words of a file and the codes that they stand for. A code itself may be written too. */
const weekdays: Readonly<Record<string, Weekday>> = {
  ma: 'mon',
  di: 'tue',
  wo: 'wed',
  do: 'thu',
  vr: 'fri',
  za: 'sat',
  zo: 'sun',
};

const dayParts: Readonly<Record<string, DayPart>> = {
  volledig: 'full',
  voormiddag: 'morning',
  namiddag: 'afternoon',
};

const priorityRules: Readonly<Record<string, PriorityRuleCode>> = {
  broer_of_zus: 'siblingInLocation',
  alleenstaande_ouder: 'singleParent',
  laag_inkomen: 'lowIncome',
  pleegkind: 'fosterChild',
  werk_of_opleiding: 'workOrTraining',
  sociale_of_pedagogische_nood: 'socialOrPedagogicalNeed',
};

const sharingScopes: Readonly<Record<string, SharingScope>> = {
  eigen_gemeente: 'ownMunicipality',
  over_grenzen: 'acrossBorders',
  alle_locaties: 'allLocations',
};

const yesAndNo: Readonly<Record<string, boolean>> = { ja: true, nee: false, '': false };

/** A word that stands for no code is passed on as it is, for the domain's rules to refuse. */
const codeFor = (codes: Readonly<Record<string, string>>, word: string): string => {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(codes, key) ? (codes[key] as string) : word.trim();
};

/** The items of a cell that holds a list: parted by `|` or a comma, blank ones left out. */
export const listOf = (cell: string): string[] =>
  cell
    .split(/[|,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** `ma:volledig|di:voormiddag`. */
export function carePartsOf(cell: string): CarePartInput[] {
  return listOf(cell).map((item) => {
    const [weekday = '', part = '', ...rest] = item.split(':');
    return { weekday: codeFor(weekdays, weekday), part: codeFor(dayParts, [part, ...rest].join(':')) };
  });
}

export const priorityRulesOf = (cell: string): string[] =>
  listOf(cell).map((word) => codeFor(priorityRules, word));

export const sharingOf = (cell: string): string => codeFor(sharingScopes, cell);

/** True for `ja`, false for `nee` and for a blank, undefined for anything else. */
export const yesOrNo = (cell: string): boolean | undefined => yesAndNo[cell.toLowerCase()];

const wordFor = (codes: Readonly<Record<string, string>>, code: string): string =>
  Object.entries(codes).find(([, each]) => each === code)?.[0] ?? code;

/** The Dutch words of codes, as a file writes them. */
export const priorityWord = (code: string): string => wordFor(priorityRules, code);
export const careWords = ({ weekday, part }: CarePartInput): string =>
  `${wordFor(weekdays, weekday)}:${wordFor(dayParts, part)}`;
