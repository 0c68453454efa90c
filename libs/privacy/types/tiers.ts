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

type TierOf<Name> = Name extends keyof typeof personalFieldTiers ? (typeof personalFieldTiers)[Name] : Tier;

/** True for a type that cannot hold free text: numbers, booleans, literals, branded ids, and structures of those. */
type IsClear<T> = [T] extends [number | boolean]
  ? true
  : [T] extends [string]
    ? string extends T
      ? false
      : true
    : [T] extends [readonly (infer Item)[]]
      ? IsClear<Item>
      : [T] extends [object]
        ? false extends { [K in keyof T]-?: IsClear<NonNullable<T[K]>> }[keyof T]
          ? false
          : true
        : false;

type Classify<Name, T> = Name extends keyof typeof personalFieldTiers
  ? TierOf<Name>
  : | Tier
    | (IsClear<T> extends true ? 'clear' : never)
    | (T extends string | number | boolean | readonly unknown[] ? never : Classification<T>);

/**
 * What every field of a payload is: `clear`, one of the tiers, or for a nested object a classification of its
 * own. Each field must be named (a field nobody classified does not compile); `clear` is refused for a type that
 * could hold free text, and for every name in {@link personalFieldTiers}.
 */
export type Classification<Payload> = {
  readonly [K in keyof Payload]-?: Classify<K, NonNullable<Payload[K]>>;
};

/** A classification as data, for code that walks it at run time. */
export interface ClassificationTree {
  readonly [field: string]: Tier | 'clear' | ClassificationTree;
}
