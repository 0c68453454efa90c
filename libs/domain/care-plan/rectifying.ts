import { isDeepStrictEqual } from 'node:util';
import {
  PersonalDataRectified,
  type CarePlanFiledPayload,
  type DisclosedField,
  type NewCarePlanEvent,
  type PersonalDataRectifiedPayload,
} from '@koz/events';
import { joinTiers, splitByTier, tiers, type Instant, type Tier } from '@koz/privacy-types';
import { decided, refused, type Decision } from '../decider.js';
import { FieldChecks, withoutAbsent, type FieldError } from '../rules/checked.js';
import { dayInBelgium } from '../rules/dates.js';
import { postcodeRule } from '../rules/postcodes.js';
import {
  checkAddress,
  checkChild,
  checkParent,
  checkPriorityRules,
  notAsked,
  type FieldsAsked,
  type FilingInput,
} from './filing.js';

type Removable<T> = { readonly [K in keyof T]?: T[K] | null };

/** What a family corrects or completes: what is absent stays, null goes. An address is given whole. */
export interface RectificationInput {
  readonly parent?: Removable<FilingInput['parent']> | undefined;
  readonly child?: FilingInput['child'] | undefined;
  readonly address?: FilingInput['address'] | null | undefined;
  readonly postcode?: string | undefined;
  readonly priorityRules?: readonly string[] | undefined;
}

/** The parts of a filing as they stand today, by tier; a tier whose key was destroyed is not there. */
export type TiersAsTheyStand = Readonly<Partial<Record<Tier, Readonly<Record<string, unknown>>>>>;

export interface RectifyPersonalData {
  readonly type: 'rectify';
  readonly input: RectificationInput;
  /** The state holds no personal value: they come in the command. */
  readonly current: TiersAsTheyStand;
  readonly asked: FieldsAsked;
  /** When the command was given; the child's age is reckoned on this day in Belgium. */
  readonly at: Instant;
}

/** One event with each tier of which something changed, whole; none where nothing changes. */
export function rectify({
  input,
  current,
  asked,
  at,
}: RectifyPersonalData): Decision<
  NewCarePlanEvent,
  { readonly code: 'invalidFields'; readonly errors: readonly FieldError[] }
> {
  const given = givenFields(input);
  const isGiven = (field: string) => given.includes(field);
  // What is not touched is judged neither by today's method nor by today's rules.
  const checks = new FieldChecks(asked.required.filter(isGiven), notAsked(asked).filter(isGiven));
  const today = dayInBelgium(at);
  const stood = joinTiers({ clear: {}, tiers: { ...current } }) as Partial<CarePlanFiledPayload>;
  if (current.precise === undefined)
    for (const field of given.filter(isPrecise)) checks.fail(field, 'destroyed');

  const parent = checkParent(checks, merged(stood.parent, input.parent), today);
  const child = input.child ? checkChild(checks, { ...stood.child, ...input.child }, today) : stood.child;
  const address =
    input.address === undefined ? stood.address : checkAddress(checks, input.address ?? undefined);
  const postcode =
    input.postcode === undefined ? stood.postcode : checks.required('postcode', input.postcode, postcodeRule);
  const priorityRules =
    input.priorityRules === undefined ? stood.priorityRules : checkPriorityRules(checks, input.priorityRules);
  if (checks.errors.length > 0) return refused({ code: 'invalidFields', errors: checks.errors });

  const { fields } = PersonalDataRectified;
  const whole = withoutAbsent<Record<string, unknown>>({
    ...stood,
    parent,
    child,
    address,
    postcode,
    priorityRules,
  });
  const next = splitByTier(fields, whole).tiers;
  const changed = tiers.filter((tier) => current[tier] && !isDeepStrictEqual(next[tier], current[tier]));
  if (changed.length === 0) return decided();
  const data = joinTiers({
    clear: {},
    tiers: Object.fromEntries(changed.map((tier) => [tier, next[tier]])),
  }) as PersonalDataRectifiedPayload;
  return decided({ type: 'PersonalDataRectified', data });
}

/** The parent with what was given put in; null takes a field away. */
const merged = (
  stood: CarePlanFiledPayload['parent'] | undefined,
  input: RectificationInput['parent'],
): FilingInput['parent'] =>
  Object.fromEntries(
    Object.entries({ ...stood, ...withoutAbsent({ ...input }) }).filter(([, value]) => value !== null),
  );

/** The fields that the input touches, by the names that methods use. */
function givenFields({ parent, child, address, postcode, priorityRules }: RectificationInput): string[] {
  const touched = Object.entries(parent ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`parent.${name}`],
  );
  if (child !== undefined) touched.push('child.birthDate');
  if (address !== undefined) touched.push('address');
  if (postcode !== undefined) touched.push('postcode');
  if (priorityRules !== undefined) touched.push('priorityRules');
  return touched;
}

const preciseFields: readonly DisclosedField[] = [
  'parent.birthDate',
  'parent.nationalNumber',
  'parent.email',
  'parent.phone',
  'child.birthDate',
  'address',
];
const isPrecise = (field: string): boolean => preciseFields.some((precise) => precise === field);
