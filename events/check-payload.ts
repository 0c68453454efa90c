import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { tiers, type ClassificationTree, type Tier } from '@koz/privacy-types';
import type { EventDefinition } from './define-event.js';

/** A field by its path, and the name of the check that it fails; never the value. */
export interface PayloadViolation {
  readonly field: string;
  readonly rule: string;
}

/** A payload is not what the catalogue says: a mistake in the program on append, damage on read. */
export class InvalidPayloadError extends Error {
  override readonly name = 'InvalidPayloadError';
  constructor(
    readonly type: string,
    readonly violations: readonly PayloadViolation[],
  ) {
    super(`${type} is invalid: ${violations.map(({ field, rule }) => `${field} (${rule})`).join(', ')}`);
  }
}

/**
 * Checks a payload against its class, on append and on read. Members that the class does not declare are refused.
 * @param unreadable on read, the tiers that are destroyed or not opened: their fields are not missed
 * @throws InvalidPayloadError
 */
export function checkPayload(
  definition: EventDefinition,
  payload: object,
  unreadable: readonly Tier[] = [],
): void {
  const instance = plainToInstance(definition.payload, payload);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  if (errors.length === 0) return;
  const violations = errors
    .flatMap((error) => flatten(error, []))
    .filter(({ path }) => !mayBeUnreadable(definition.fields, path, unreadable))
    .map(({ path, rule }) => ({ field: path.join('.'), rule }));
  if (violations.length > 0) throw new InvalidPayloadError(definition.type, violations);
}

function flatten(error: ValidationError, parents: readonly string[]): { path: string[]; rule: string }[] {
  const undeclared = error.constraints?.['whitelistValidation'] !== undefined;
  // What nobody declared may be named anything, so its name is not repeated.
  const path = [...parents, undeclared ? '(undeclared)' : error.property];
  const own = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, path))];
}

/** Whether the field, or something below it, stands in a tier that this reader has not. */
function mayBeUnreadable(
  fields: ClassificationTree,
  [name, ...rest]: readonly string[],
  unreadable: readonly Tier[],
): boolean {
  const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined || field === 'clear') return false;
  if (typeof field === 'string') return unreadable.includes(field);
  return rest.length > 0
    ? mayBeUnreadable(field, rest, unreadable)
    : tiers.some((tier) => unreadable.includes(tier) && holds(field, tier));
}

const holds = (fields: ClassificationTree, tier: Tier): boolean =>
  Object.values(fields).some((field) => (typeof field === 'string' ? field === tier : holds(field, tier)));
