import { reasonCodes, type ReasonCode } from '@koz/events';
import { isControllerId, isUuid, type ControllerId, type LocationId } from '@koz/privacy-types';
import { encodingOf, textOf } from '../../csv/encoding.js';
import { unreadableFrom, type FaultyRow, type RowError } from '../../csv/faulty-row.js';
import { namedCells, readHeader, type Columns } from '../../csv/header.js';
import { CsvError, csvRows } from '../../csv/rows.js';
import { yesOrNo } from '../../import/words.js';

/** What may be decided, by the word for it in a file: by an organiser or the family on one application, or on the plan. */
export const decisionSteps = {
  geen_plaats: { step: 'noPlace', on: 'application' },
  opnemen: { step: 'accept', on: 'application' },
  goedkeuren: { step: 'approve', on: 'application' },
  goedkeuring_ongedaan: { step: 'undoApproval', on: 'application' },
  niet_goedkeuren: { step: 'reject', on: 'application' },
  intrekken: { step: 'withdraw', on: 'application' },
  bevestigen: { step: 'confirmPlace', on: 'carePlan' },
  weigeren: { step: 'declinePlace', on: 'carePlan' },
  plan_intrekken: { step: 'withdrawPlan', on: 'carePlan' },
} as const;
export type DecisionWord = keyof typeof decisionSteps;

/** A decision as its file has it. */
export interface DecisionRow {
  readonly line: number;
  readonly controller: ControllerId;
  readonly reference: string;
  /** Whole days after the day on which the plan was filed. */
  readonly day: number;
  readonly word: DecisionWord;
  /** Whose application is decided on; undefined for a step on the plan. */
  readonly locationId: LocationId | undefined;
  readonly reason: ReasonCode | undefined;
  readonly keepLooking: boolean;
}

const columns = {
  referentie: 'required',
  verwerkingsverantwoordelijke: 'required',
  dag: 'required',
  stap: 'required',
  locatie: 'required',
  reden: 'optional',
  verder_zoeken: 'optional',
} as const satisfies Columns<string>;

type Column = keyof typeof columns;

/**
 * The decisions of a file, in its order, and the rows that are none.
 * @throws HeaderError, EncodingError when the file holds no decisions
 */
export async function readDecisions(
  path: string,
): Promise<{ readonly rows: readonly DecisionRow[]; readonly faultyRows: readonly FaultyRow[] }> {
  const rows: DecisionRow[] = [];
  const faultyRows: FaultyRow[] = [];
  let header: readonly Column[] | undefined;
  try {
    for await (const { line, cells } of csvRows(textOf(path, await encodingOf(path)))) {
      if (!header) {
        header = readHeader(columns, cells);
        continue;
      }
      const read = readDecision(line, namedCells(columns, header, cells));
      if ('errors' in read) faultyRows.push(read);
      else rows.push(read);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faultyRows.push(unreadableFrom(error.line, error.problem));
  }
  if (!header) readHeader(columns, []);
  return { rows, faultyRows };
}

function readDecision(line: number, cells: Readonly<Record<Column, string>>): DecisionRow | FaultyRow {
  const { referentie, verwerkingsverantwoordelijke, dag, stap, locatie, reden } = cells;
  const keepLooking = yesOrNo(cells.verder_zoeken);
  const errors: RowError[] = [];
  const wrong = (field: Column, rule: string, message: string) => void errors.push({ field, rule, message });
  if (referentie === '') wrong('referentie', 'required', 'Dit veld is verplicht.');
  if (!isControllerId(verwerkingsverantwoordelijke))
    wrong('verwerkingsverantwoordelijke', 'controllerForm', 'Dit is geen verwerkingsverantwoordelijke.');
  if (!/^\d{1,4}$/.test(dag)) wrong('dag', 'dayNumber', 'Geef het aantal dagen na de indiening.');
  if (!isDecisionWord(stap)) wrong('stap', 'unknownStep', 'Deze stap kennen we niet.');
  else if ((decisionSteps[stap].on === 'application') !== isUuid(locatie))
    wrong('locatie', 'locationOfStep', 'Een stap op een aanvraag noemt haar locatie; een op het plan geen.');
  if (reden !== '' && !isReason(reden)) wrong('reden', 'unknownReason', 'Deze reden kennen we niet.');
  if (keepLooking === undefined) wrong('verder_zoeken', 'yesOrNo', 'Schrijf ja of nee.');
  if (errors.length > 0) return { line, errors };
  return {
    line,
    controller: verwerkingsverantwoordelijke as ControllerId,
    reference: referentie,
    day: Number(dag),
    word: stap as DecisionWord,
    locationId: locatie === '' ? undefined : (locatie as LocationId),
    reason: reden === '' ? undefined : (reden as ReasonCode),
    keepLooking: keepLooking ?? false,
  };
}

const isDecisionWord = (word: string): word is DecisionWord => Object.hasOwn(decisionSteps, word);
const isReason = (code: string): code is ReasonCode => (reasonCodes as readonly string[]).includes(code);
