import type { ValidationError } from 'class-validator';
import type { FieldError } from '../problem/problem.js';
import { messageOfRule } from './rule-messages.js';

/** More would help nobody, and a request with a thousand mistakes should not be answered with a thousand lines. */
const mostErrors = 50;

/** class-validator names these two after its own workings; to a client they are something else. */
const renamed: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknownField',
  nestedValidation: 'nested',
};

/**
 * Field errors from class-validator's tree, with paths such as `parent.nationalNumber` and `careParts[0].weekday`.
 * A field that is missing breaks one rule, `required`, not every rule that it bears. Neither the value nor
 * class-validator's own message, which may quote one, is passed on.
 */
export function fieldErrorsOf(errors: readonly ValidationError[]): FieldError[] {
  return errors.flatMap((error) => below('', error)).slice(0, mostErrors);
}

function below(parent: string, error: ValidationError): FieldError[] {
  const field = pathOf(parent, error.property);
  const children = (error.children ?? []).flatMap((child) => below(field, child));
  return [...ownErrors(field, error), ...children];
}

function ownErrors(field: string, error: ValidationError): FieldError[] {
  const rules = Object.keys(error.constraints ?? {});
  if (rules.length === 0) return [];
  if (error.value === undefined && !rules.includes('whitelistValidation'))
    return [{ field, rule: 'required', message: messageOfRule('required') }];
  return rules.map((name) => {
    const rule = renamed[name] ?? name;
    return { field, rule, message: broughtAlong(error, name) ?? messageOfRule(rule) };
  });
}

function broughtAlong(error: ValidationError, name: string): string | undefined {
  const context = error.contexts?.[name] as { message?: unknown } | undefined;
  return typeof context?.message === 'string' ? context.message : undefined;
}

/** A field that nobody declared is named by who sent it: only a plain name is repeated to them. */
const plainName = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** Where a member of `parent` is; of the body itself when that is empty. */
export function pathOf(parent: string, property: string): string {
  if (/^\d{1,6}$/.test(property)) return `${parent}[${property}]`;
  const name = plainName.test(property) ? property : '?';
  return parent === '' ? name : `${parent}.${name}`;
}
