import { requiredAtFiling } from '@koz/disclosure';
import {
  disclosedFields,
  policyVersionOf,
  type DisclosedField,
  type DisclosurePolicy,
  type RetentionPolicy,
} from '@koz/events';
import {
  tiers,
  type Instant,
  type OpenedTier,
  type OpenedTiers,
  type PlainDate,
  type Tier,
} from '@koz/privacy-types';
import { defaultRetentionPolicy, generalisedDates } from '@koz/retention';
import type { PlanThen } from './plan-then.js';

/*
 * What a tier held can be read for as long as its key is there. Once the key is destroyed, a replay of the time before
 * still knows that the tier was there, and of most fields what their state was: that follows from the events alone. What
 * follows from a value, and no longer can, is told as every way in which it may have been: see docs/adr/0033.
 */

/** One way in which a plan's tiers may have been; where everything can be read there is one. */
export interface Reading {
  /** Every tier, with its values as read, or invented ones in their place: only states are ever taken from them. */
  readonly opened: OpenedTiers;
  /** The first day of the month in which care starts; null where its tier was destroyed. */
  readonly startMonth: PlainDate | null;
}

/** What cannot be read any more and may have mattered. */
export const unreadables = ['birthMonth', 'startMonth', 'sharing', 'givenFields'] as const;
export type Unreadable = (typeof unreadables)[number];

type Json = Readonly<Record<string, unknown>>;

/** The ways that are told apart: one choice of each. */
interface Choice {
  readonly isGiven: boolean;
  readonly hasStarted: boolean;
  readonly sharing: 'ownMunicipality' | 'allLocations';
}

/** In what order a tier's values are made up for: the likeliest first. */
const choices = {
  isGiven: [true, false],
  // What cannot be told counts as past, as it does for who answers today: the later phase shows no more.
  hasStarted: [true, false],
  sharing: ['ownMunicipality', 'allLocations'],
} as const;

/** The readings of a plan as it was then, the likeliest first, and what made them more than one. */
export function readingsOf(plan: PlanThen): {
  readonly readings: readonly [Reading, ...Reading[]];
  readonly unreadable: readonly Unreadable[];
} {
  const lost = tiers.filter((tier) => tierThen(plan, tier) === 'lost');
  const isLost = (tier: Tier) => lost.includes(tier);
  const given = givenFields(plan);
  const readings: Reading[] = [];
  for (const isGiven of isLost('identity') || isLost('precise') || isLost('planning')
    ? choices.isGiven
    : [true])
    for (const hasStarted of isLost('planning') ? choices.hasStarted : [true])
      for (const sharing of isLost('planning') ? choices.sharing : (['ownMunicipality'] as const))
        readings.push(reading(plan, { isGiven, hasStarted, sharing }, given));
  return {
    readings: readings as [Reading, ...Reading[]],
    unreadable: [
      ...(isLost('precise') ? (['birthMonth'] as const) : []),
      ...(isLost('planning') ? (['startMonth', 'sharing'] as const) : []),
      ...(lost.length > 0 && given.perhaps.length > 0 ? (['givenFields'] as const) : []),
    ],
  };
}

/** A tier as it was then; `lost` where it could be opened then and cannot today; undefined where there was none. */
function tierThen({ newest, destroyed }: PlanThen, tier: Tier): OpenedTier | 'lost' | undefined {
  const opened = newest[tier]?.opened[tier];
  const gone = destroyed[tier];
  // Answers say when the key went, which is a moment before that was recorded.
  if (gone) return opened?.state === 'erased' ? opened : { state: 'erased', ...gone };
  return opened === undefined || opened.state === 'known' ? opened : 'lost';
}

function reading(plan: PlanThen, choice: Choice, given: GivenFields): Reading {
  const opened: Partial<Record<Tier, OpenedTier>> = {};
  for (const tier of tiers) {
    const then = tierThen(plan, tier);
    if (then === undefined) continue;
    opened[tier] =
      then === 'lost' ? { state: 'known', value: inventedTier(plan, tier, choice, given) } : then;
  }
  const { planning } = opened;
  const startDate = planning?.state === 'known' ? planning.value['startDate'] : undefined;
  return { opened, startMonth: typeof startDate === 'string' ? `${startDate.slice(0, 7)}-01` : null };
}

/** Values of the right form where the true ones are gone. */
function inventedTier(
  plan: PlanThen,
  tier: Tier,
  { isGiven, hasStarted, sharing }: Choice,
  { always, perhaps }: GivenFields,
): Json {
  const has = (field: DisclosedField) => always.includes(field) || (isGiven && perhaps.includes(field));
  const given = <T>(field: DisclosedField, value: T): T | undefined => (has(field) ? value : undefined);
  const { today } = plan.moment;
  switch (tier) {
    case 'precise':
      return {
        parent: {
          birthDate: given('parent.birthDate', today),
          nationalNumber: given('parent.nationalNumber', '?'),
          email: given('parent.email', '?'),
          phone: given('parent.phone', '?'),
        },
        // Young enough that the fence alone tells the thresholds: that the retention worker was not late then.
        child: { birthDate: today, expected: false },
        address: given('address', '?'),
      };
    case 'identity':
      return {
        parent: { firstName: '?', lastName: given('parent.lastName', '?') },
        priorityRules: [],
        ...(plan.generalised && {
          generalised: generalisedDates(policyOfGeneralising(plan), {
            parent: given('parent.birthDate', today),
            child: today,
          }),
        }),
      };
    case 'planning':
      return {
        postcode: '?',
        startDate: hasStarted ? '0001-01-01' : '9999-01-01',
        endDate: given('endDate', today),
        careParts: [],
        sharing,
        locations: [],
      };
  }
}

/** Which fields were given for sure, and which may have been; any other never was. */
interface GivenFields {
  readonly always: readonly DisclosedField[];
  readonly perhaps: readonly DisclosedField[];
}

/** By the methods in force from the filing up to the last change of the plan's data: what they demand, and accept. */
function givenFields({ adopted, filed, newest }: PlanThen): GivenFields {
  const changes = Object.values(newest).map(({ metadata }) => metadata.at);
  const policies = policiesAround(adopted, filed.metadata.at, changes.sort().at(-1) ?? filed.metadata.at);
  if (policies.length === 0) return { always: [], perhaps: disclosedFields };
  const asked = policies.map(requiredAtFiling);
  const always = disclosedFields.filter((field) => asked.every(({ required }) => required.includes(field)));
  const accepted = disclosedFields.filter((field) => asked.some((each) => each.accepted.includes(field)));
  return { always, perhaps: accepted.filter((field) => !always.includes(field)) };
}

/** The methods in force from before a moment up to another: one adopted at that very time may have come after. */
function policiesAround(adopted: PlanThen['adopted'], from: Instant, to: Instant): DisclosurePolicy[] {
  const methods = adopted.flatMap((event) =>
    event.type === 'DisclosureMethodAdopted' && event.metadata.at <= to
      ? [{ at: event.metadata.at, policy: event.data.policy }]
      : [],
  );
  const before = methods.findLastIndex(({ at }) => at < from);
  return methods.slice(Math.max(before, 0)).map(({ policy }) => policy);
}

/** By which policy the plan was generalised: the event names its version. */
function policyOfGeneralising({ generalised, adopted }: PlanThen): RetentionPolicy {
  const version = generalised?.clear['retentionPolicyVersion'];
  const policies = adopted.flatMap((event) =>
    event.type === 'RetentionPolicyAdopted' ? [event.data.policy] : [],
  );
  return policies.findLast((policy) => policyVersionOf(policy) === version) ?? defaultRetentionPolicy;
}
