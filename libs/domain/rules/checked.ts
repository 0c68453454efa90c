import type { RuleCode } from './messages.js';

/** What checking one value by one rule came to: the normalised value, or the code of the rule it breaks. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rule: RuleCode };

/** A field by its path in the HTTP body (`parent.birthDate`, `locationIds[2]`) and the rule that it breaks. */
export interface FieldError {
  readonly field: string;
  readonly rule: RuleCode;
}

export const valid = <T>(value: T): Checked<T> => ({ ok: true, value });
export const broken = (rule: RuleCode): Checked<never> => ({ ok: false, rule });

/** Gathers what is wrong with the fields of one input, so that a person gets all of it in one answer. */
export class FieldChecks {
  readonly errors: FieldError[] = [];

  /**
   * @param demanded fields that must be given besides those that the rules themselves need
   * @param notAsked fields that must not be given: what is not needed is not kept
   */
  constructor(
    private readonly demanded: readonly string[],
    private readonly notAsked: readonly string[],
  ) {}

  fail(field: string, rule: RuleCode): void {
    this.errors.push({ field, rule });
  }

  rule<T>(field: string, checked: Checked<T>): T | undefined {
    if (checked.ok) return checked.value;
    this.fail(field, checked.rule);
    return undefined;
  }

  /** A field that must be given. The answer is undefined only when an error was recorded. */
  required<T>(
    field: string,
    input: string | null | undefined,
    check: (text: string) => Checked<T>,
  ): T | undefined {
    if (isBlank(input)) {
      this.fail(field, 'required');
      return undefined;
    }
    return this.rule(field, check(input));
  }

  /** A field that may be left out unless it is demanded. */
  optional<T>(
    field: string,
    input: string | null | undefined,
    check: (text: string) => Checked<T>,
  ): T | undefined {
    if (isBlank(input)) {
      this.notGiven(field);
      return undefined;
    }
    return this.mayBeGiven(field) ? this.rule(field, check(input)) : undefined;
  }

  /** Whether a field that was given is one that is asked; records it when not. */
  mayBeGiven(field: string): boolean {
    if (!this.notAsked.includes(field)) return true;
    this.fail(field, 'notAsked');
    return false;
  }

  /** Records that a field was not given, when it is demanded. */
  notGiven(field: string): void {
    if (this.demanded.includes(field)) this.fail(field, 'required');
  }
}

/** A body of JSON may say null for what is not given, whatever its type promises. */
export const isBlank = (input: string | null | undefined): input is undefined | null | '' =>
  (input ?? '').trim() === '';

/**
 * The object without its undefined members: what is not given is absent, never `undefined`. That a member which
 * `T` requires is there is for the checks to say: without it they have recorded an error.
 */
export function withoutAbsent<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
