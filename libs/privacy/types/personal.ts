import type { Instant } from './brand.js';
import type { Tier } from './tiers.js';

/**
 * Why a key was destroyed: the 2.5-year or 5-year threshold, a request for erasure, a withdrawal, or that the controller
 * left.
 */
export const erasureCauses = ['P2Y6M', 'P5Y', 'erasure', 'withdrawal', 'departure'] as const;
export type ErasureCause = (typeof erasureCauses)[number];

/**
 * A personal value as the reader may have it. `erased` is a destroyed key; `withheld` is a rule of the
 * disclosure policy. Damage is neither: it is an error that stops (rule 2 of the architecture).
 */
export type Personal<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'generalised'; readonly value: string; readonly since?: Instant }
  | { readonly state: 'erased'; readonly since: Instant; readonly cause: ErasureCause }
  | { readonly state: 'withheld'; readonly rule: string; readonly until?: string };

export const known = <T>(value: T): Personal<T> => ({ state: 'known', value });
export const erased = (since: Instant, cause: ErasureCause): Personal<never> => ({
  state: 'erased',
  since,
  cause,
});
export const withheld = (rule: string, until?: string): Personal<never> =>
  until === undefined ? { state: 'withheld', rule } : { state: 'withheld', rule, until };

/** The value when it is known, else undefined: for server-side computation, never for display. */
export const valueOf = <T>(personal: Personal<T> | undefined): T | undefined =>
  personal?.state === 'known' ? personal.value : undefined;

/** What opening one tier of one event gave. `unopened` means that this reader does not open the tier. */
export type OpenedTier =
  | { readonly state: 'known'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly state: 'erased'; readonly since: Instant; readonly cause: ErasureCause }
  | { readonly state: 'unopened' };

export type OpenedTiers = Readonly<Partial<Record<Tier, OpenedTier>>>;

/** The payload as read back: clear fields as they are, each classified field as `Personal`. */
export type Opened<Payload, Fields> = {
  readonly [K in keyof Payload]: K extends keyof Fields ? OpenedField<Payload[K], Fields[K]> : never;
};

type OpenedField<T, Field> = Field extends 'clear'
  ? T
  : Field extends Tier
    ? Personal<NonNullable<T>> | Extract<T, undefined>
    : Opened<NonNullable<T>, Field> | Extract<T, undefined>;
