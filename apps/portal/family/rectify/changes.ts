import { isoOfTyped, shownDay } from '../../shared/dates/dates.js';
import type { TextField } from '../filing/draft.js';

/** A field of an answer: its value, or why there is none. */
interface FieldState {
  readonly state: string;
  readonly value?: unknown;
}
export type Fields = Readonly<Record<string, FieldState>>;

/** What may be typed over: the fields whose value is still there, each by its control's name. */
export type Typed = Readonly<Partial<Record<TextField, string>>>;

const isKnown = (field: FieldState | undefined): boolean => field?.state === 'known';

const addressParts = ['street', 'number', 'box'] as const;
const parentNames = ['firstName', 'lastName', 'birthDate', 'nationalNumber', 'email', 'phone'] as const;

const text = (value: unknown): string => (typeof value === 'string' ? shownDay(value) : '');

/** The form as the plan stands: days as they are typed, and nothing of what is destroyed. */
export function typedOf(fields: Fields): Typed {
  const address = (fields['address']?.value ?? {}) as Readonly<Record<string, unknown>>;
  const values: Record<string, string> = {};
  for (const name of parentNames)
    if (isKnown(fields[`parent.${name}`])) values[`parent.${name}`] = text(fields[`parent.${name}`]?.value);
  for (const name of ['child.birthDate', 'postcode'])
    if (isKnown(fields[name])) values[name] = text(fields[name]?.value);
  if (isKnown(fields['address']))
    for (const part of addressParts) values[`address.${part}`] = text(address[part]);
  return values;
}

export interface Correction {
  readonly parent?: Readonly<Record<string, string | null>>;
  readonly child?: { readonly birthDate: string; readonly expected: boolean };
  readonly address?: Readonly<Record<string, string>> | null;
  readonly postcode?: string;
  readonly priorityRules?: readonly string[];
}

export interface Typing {
  readonly typed: Typed;
  readonly expected: boolean;
  readonly priorityRules: readonly string[];
}

/** Only what was changed: what is emptied goes away, what stays is not sent. */
export function correctionOf(before: Typing, after: Typing): Correction {
  const changed = (field: TextField): boolean => (before.typed[field] ?? '') !== (after.typed[field] ?? '');
  const value = (field: TextField): string => {
    const typed = (after.typed[field] ?? '').trim();
    return isoOfTyped(typed) ?? typed;
  };
  const parent = Object.fromEntries(
    parentNames
      .filter((name) => changed(`parent.${name}`))
      .map((name) => [name, value(`parent.${name}`) || null]),
  );
  const isAddressChanged = addressParts.some((part) => changed(`address.${part}`));
  const address = Object.fromEntries(
    addressParts.map((part) => [part, value(`address.${part}`)]).filter(([, given]) => given !== ''),
  ) as Record<string, string>;
  const isChildChanged = changed('child.birthDate') || before.expected !== after.expected;
  const areRulesChanged = [...before.priorityRules].sort().join() !== [...after.priorityRules].sort().join();
  return {
    ...(Object.keys(parent).length > 0 && { parent }),
    ...(isChildChanged && { child: { birthDate: value('child.birthDate'), expected: after.expected } }),
    ...(isAddressChanged && { address: Object.keys(address).length === 0 ? null : address }),
    ...(changed('postcode') && { postcode: value('postcode') }),
    ...(areRulesChanged && { priorityRules: after.priorityRules }),
  };
}
