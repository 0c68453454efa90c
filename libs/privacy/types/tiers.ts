import type { Branded, IsAboutFields, Uuid } from './brand.js';

/**
 * The three keys of a care plan. Destroying `precise` is the 2.5-year step; destroying `identity` and
 * `planning` is the 5-year step (docs/adr/0002).
 */
export const tiers = ['precise', 'identity', 'planning'] as const;
export type Tier = (typeof tiers)[number];

/**
 * The domain's table of personal fields and their tiers (DOMAIN: "Personal data: fields, tiers, what is left").
 * A payload field that bears one of these names has this tier, wherever it stands: no event type can say otherwise.
 */
export const personalFieldTiers = {
  birthDate: 'precise',
  expected: 'precise',
  address: 'precise',
  email: 'precise',
  phone: 'precise',
  nationalNumber: 'precise',
  messages: 'precise',
  firstName: 'identity',
  lastName: 'identity',
  priorityRules: 'identity',
  postcode: 'planning',
  startDate: 'planning',
  endDate: 'planning',
  careParts: 'planning',
  locationId: 'planning',
  locations: 'planning',
} as const satisfies Record<string, Tier>;

type PersonalFieldTiers = typeof personalFieldTiers;

/** Numbers that may stand in clear, by name: any other number could be a house, a year or a national number. */
export const numbersInClear = [
  'version',
  'monthsAfterStart',
  'takeUpDays',
  'confirmDays',
  'roundMonthsBefore',
  // A retention policy, its batches and tallies.
  'k',
  'months',
  'plansPerRun',
  'part',
  'parts',
  'count',
  // Positions of the log.
  'from',
  'to',
] as const;
type NumberInClear = (typeof numbersInClear)[number];

type IsAny<T> = 0 extends 1 & T ? true : false;
type IsUnion<T, Each = T> = [T] extends [never]
  ? false
  : Each extends T
    ? [T] extends [Each]
      ? false
      : true
    : never;
type IsRecord<T> = T extends readonly unknown[] | ((...given: never) => unknown)
  ? false
  : T extends object
    ? true
    : false;

/** False for `string` and for patterns such as `${string}@x`, which take any text. */
type IsLiteral<T extends string> = Record<never, never> extends Record<T, 1> ? false : true;

/**
 * True for a type that cannot hold free text: booleans, literals, branded texts, numbers of a known name, and lists
 * and records of those. `Name` is the field's. A record with a member of the domain's table is personal; one whose
 * keys are not all known could hold text in its keys, as could a type that says nothing (`object`, `any`).
 */
type IsClear<Name, T> = IsAny<T> extends true ? false : false extends EachIsClear<Name, T> ? false : true;

type EachIsClear<Name, T> = T extends boolean
  ? true
  : T extends number
    ? number extends T
      ? Name extends NumberInClear
        ? true
        : false
      : true
    : T extends Branded<string> | Uuid
      ? true
      : T extends string
        ? IsLiteral<T>
        : T extends readonly (infer Item)[]
          ? IsClear<Name, Item>
          : IsRecord<T> extends true
            ? IsClearRecord<T>
            : false;

type IsClearRecord<T> = [keyof T] extends [never]
  ? false
  : string extends keyof T
    ? false
    : number extends keyof T
      ? false
      : false extends {
            [K in Named<T>]-?: IsPersonalMember<T, K> extends true ? false : IsClear<K, NonNullable<T[K]>>;
          }[Named<T>]
        ? false
        : true;

/** The members of a record that have a name: the mark of `AboutFields` is a symbol. */
type Named<T> = Exclude<keyof T, symbol>;

type IsPersonalMember<T, Name> = Name extends keyof PersonalFieldTiers
  ? IsAboutFields<T> extends true
    ? false
    : true
  : false;

/** The tiers that the domain's table gives to members of `T`, at any depth. */
type TiersWithin<T> =
  IsAny<T> extends true
    ? never
    : T extends readonly (infer Item)[]
      ? TiersWithin<Item>
      : IsRecord<T> extends true
        ? { [K in Named<T>]-?: TierWithinMember<T, K, NonNullable<T[K]>> }[Named<T>]
        : never;

type TierWithinMember<Record, Name, T> =
  | TiersWithin<T>
  | (IsPersonalMember<Record, Name> extends true
      ? PersonalFieldTiers[Name & keyof PersonalFieldTiers]
      : never);

/** The tiers that a value may have as a whole: all three, or only the one that everything in it has. */
type WholeTier<Within> = [Within] extends [never] ? Tier : IsUnion<Within> extends true ? never : Within;

type Classify<Name, T> = Name extends keyof PersonalFieldTiers
  ? WholeTier<PersonalFieldTiers[Name] | TiersWithin<T>>
  : // `sealed` is where the stored form keeps the envelopes.
    Name extends 'sealed'
    ? never
    : | WholeTier<TiersWithin<T>>
      | (IsClear<Name, T> extends true ? 'clear' : never)
      | (IsRecord<T> extends true ? ClassifyMembers<T> : never);

/** Only what has members of its own: to the classification of no members, `{}`, any text would be assignable. */
type ClassifyMembers<T> = [keyof T] extends [never]
  ? never
  : IsUnion<T> extends true
    ? never
    : Classification<T>;

/**
 * What every field of a payload is: `clear`, one of the tiers, or for a nested object a classification of its
 * own. Each field must be named (a field nobody classified does not compile); `clear` is refused for a type that
 * could hold free text, and for every name in {@link personalFieldTiers}, at any depth. A nested object or a list
 * may have one tier as a whole when nothing in it has another. What could hold unnamed fields (an index signature,
 * a union of objects) cannot be classified field by field.
 */
export type Classification<Payload> = string extends keyof Payload
  ? never
  : { readonly [K in keyof Payload]-?: Classify<K, NonNullable<Payload[K]>> };

/** `Fields`, without members that the payload has not: a classification of a field that is gone does not compile. */
export type ExactClassification<Payload, Fields> = {
  readonly [K in keyof Fields]: K extends keyof Payload
    ? Fields[K] extends string
      ? Fields[K]
      : ExactClassification<NonNullable<Payload[K]>, Fields[K]>
    : never;
};

/** A classification as data, for code that walks it at run time. */
export interface ClassificationTree {
  readonly [field: string]: Tier | 'clear' | ClassificationTree;
}
