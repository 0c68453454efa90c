import { randomUUID } from 'node:crypto';
import { applicationIdOf } from '@koz/command-handling';
import { policyVersionOf, requiredAtFiling } from '@koz/disclosure';
import {
  checkFiling,
  dayInBelgium,
  type FieldsAsked,
  type FileCarePlan,
  type LocationAsked,
} from '@koz/domain';
import { disclosedFields, type DisclosurePolicy } from '@koz/events';
import type { Location } from '@koz/locations';
import {
  isControllerId,
  uuid,
  type CommandId,
  type ControllerId,
  type LocationId,
  type PolicyVersion,
} from '@koz/privacy-types';
import type { RowError } from '../csv/faulty-row.js';
import { columnOf } from './columns.js';
import type { ImportDeps } from './import-deps.js';
import type { ReadRow } from './read-row.js';
import { rowError } from './row-errors.js';

/** A row that keeps every rule. The command id is new; a claim of the reference may put an earlier one in its place. */
export interface PlanToFile {
  readonly line: number;
  readonly reference: string;
  readonly commandId: CommandId;
  readonly policyVersion: PolicyVersion;
  readonly command: FileCarePlan;
}

export type CheckedRow =
  | { readonly ok: true; readonly plan: PlanToFile }
  | { readonly ok: false; readonly line: number; readonly errors: readonly RowError[] };

/** Of a controller without a method: nothing is known of what it asks, and that is what is reported. */
const anything: FieldsAsked = { required: [], accepted: disclosedFields };

/** Asks every rule about a row. Writes nothing. */
export async function checkRow(
  { methods, locations, clock }: Pick<ImportDeps, 'methods' | 'locations' | 'clock'>,
  line: number,
  row: ReadRow,
): Promise<CheckedRow> {
  const controller = isControllerId(row.controller) ? row.controller : undefined;
  const [method, closed, known] = await Promise.all([
    controller && methods.of(controller),
    controller && methods.closedFrom(controller),
    locations.byIds(row.locationIds),
  ]);
  const commandId = uuid<CommandId>(randomUUID());
  const command: FileCarePlan = {
    type: 'file',
    controller: row.controller as ControllerId,
    at: clock.now(),
    input: row.input,
    locations: row.locationIds.map((id, index) => locationAsked(commandId, index, id, known.get(id))),
    asked: method ? requiredAtFiling(method) : anything,
  };
  const isClosed = closed !== undefined && closed <= dayInBelgium(command.at);
  const errors = [
    ...row.errors,
    ...controllerErrors(row, method, isClosed),
    ...ruleErrors(command, row, method),
  ];
  if (errors.length > 0 || !method) return { ok: false, line, errors: withoutRepetition(errors) };
  const policyVersion = policyVersionOf(method);
  return { ok: true, plan: { line, reference: row.reference, commandId, policyVersion, command } };
}

/** The same plan under the command that claimed its reference first: every id derives from that one. */
export const underCommand = (plan: PlanToFile, commandId: CommandId): PlanToFile => ({
  ...plan,
  commandId,
  command: {
    ...plan.command,
    locations: plan.command.locations.map((asked, index) => ({
      ...asked,
      applicationId: applicationIdOf(commandId, index),
    })),
  },
});

const locationAsked = (
  commandId: CommandId,
  index: number,
  locationId: LocationId,
  known: Location | undefined,
): LocationAsked => ({
  applicationId: applicationIdOf(commandId, index),
  locationId,
  controller: known?.controller,
});

function controllerErrors(row: ReadRow, method: DisclosurePolicy | undefined, isClosed: boolean): RowError[] {
  if (isClosed) return [rowError('verwerkingsverantwoordelijke', 'controllerLeaving')];
  if (method) return [];
  const rule = row.controller === '' ? 'required' : 'unknownController';
  return [rowError('verwerkingsverantwoordelijke', rule)];
}

/** A column of which the form was wrong already has nothing to tell the rules: to them it is only missing. */
function ruleErrors(command: FileCarePlan, row: ReadRow, method: DisclosurePolicy | undefined): RowError[] {
  const checked = checkFiling(command);
  if (checked.ok) return [];
  const malformed = new Set(row.errors.map(({ field }) => field));
  return checked.errors
    .map(({ field, rule }) => rowError(columnOf(field), rule))
    .filter(({ field }) => !malformed.has(field))
    .filter(({ rule }) => method !== undefined || rule !== 'outsideSharingScope');
}

function withoutRepetition(errors: readonly RowError[]): RowError[] {
  const byName = new Map(errors.map((error) => [`${error.field} ${error.rule}`, error]));
  return [...byName.values()];
}
