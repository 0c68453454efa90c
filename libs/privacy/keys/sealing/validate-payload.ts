import { plainToInstance } from 'class-transformer';
import { validateSync, ValidationTypes, type ValidationError } from 'class-validator';
import { compileCheck, type CompiledCheck } from './compiled-check.js';
import type { Violation } from './sealing-errors.js';

type PayloadClass = new () => object;

const compiled = new Map<PayloadClass, CompiledCheck | undefined>();

/**
 * The rules of a payload class that a plain object breaks, unknown fields included; none when it is valid.
 * @param partial fields may be absent because their tier was not opened or is erased
 */
export function violationsOf(type: PayloadClass, payload: object, partial: boolean): readonly Violation[] {
  return checkOf(type)?.(payload as Record<string, unknown>, partial) ? [] : judged(type, payload, partial);
}

function checkOf(type: PayloadClass): CompiledCheck | undefined {
  if (!compiled.has(type)) compiled.set(type, compileCheck(type));
  return compiled.get(type);
}

/** What class-validator itself says. */
export function judged(type: PayloadClass, payload: object, partial: boolean): Violation[] {
  const errors = validateSync(plainToInstance(type, payload), {
    whitelist: true,
    forbidNonWhitelisted: true,
    skipMissingProperties: partial,
  });
  return flatten(errors, '', partial);
}

function flatten(errors: readonly ValidationError[], within: string, partial: boolean): Violation[] {
  return errors.flatMap((error) => {
    const rules = Object.keys(error.constraints ?? {}).filter(
      // class-validator reports an absent field even where it was told to pass over absent ones.
      (rule) => !(partial && rule === ValidationTypes.IS_DEFINED && error.value === undefined),
    );
    // The name of a field that no class declares could be anything, a value included.
    const name = rules.includes(ValidationTypes.WHITELIST) ? '?' : (error.property ?? '?');
    const path = within === '' ? name : `${within}.${name}`;
    return [...rules.map((rule) => ({ path, rule })), ...flatten(error.children ?? [], path, partial)];
  });
}
