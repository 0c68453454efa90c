import { isDeepStrictEqual } from 'node:util';
import type {
  GeneralisedData,
  GeneralisedIdentityPayload,
  NewCarePlanEvent,
  PersonalDataRectifiedPayload,
  PlanningPayload,
} from '@koz/events';
import type { Instant } from '@koz/privacy-types';
import { decided, refused, type Decision } from '../decider.js';
import { FieldChecks, withoutAbsent, type FieldError } from '../rules/checked.js';
import { dayInBelgium, monthRule, yearRule } from '../rules/dates.js';
import { rectify, type RectifyPersonalData } from './rectifying.js';

/** A family corrects what is left of a birth date after 2.5 years. */
export interface RectifyGeneralised {
  readonly type: 'rectifyGeneralised';
  /** `childBirth` as `YYYY-MM` (`YYYY` where no month was kept), `parentBirth` as `YYYY`; what is absent stays. */
  readonly input: { readonly [F in keyof GeneralisedData]?: string | undefined };
  /** The identity tier as it stands. */
  readonly identity: GeneralisedIdentityPayload;
  readonly at: Instant;
}

type Rectified = Decision<
  NewCarePlanEvent,
  { readonly code: 'invalidFields'; readonly errors: readonly FieldError[] }
>;

/** Corrects generalised values; one that the policy did not keep cannot come back. */
export function rectifyGeneralised({ input, identity, at }: RectifyGeneralised): Rectified {
  const stood = identity.generalised;
  const checks = new FieldChecks([], []);
  const today = dayInBelgium(at);
  for (const field of ['parentBirth', 'childBirth'] as const)
    if (input[field] !== undefined && stood[field] === undefined) checks.fail(field, 'destroyed');
  const childRule = stood.childBirth?.length === 4 ? yearRule : monthRule;
  const parentBirth = checks.optional('parentBirth', input.parentBirth, yearRule) ?? stood.parentBirth;
  const childBirth = checks.optional('childBirth', input.childBirth, childRule) ?? stood.childBirth;
  for (const [field, value] of [
    ['parentBirth', parentBirth],
    ['childBirth', childBirth],
  ] as const)
    if (value !== undefined && value > today) checks.fail(field, 'birthDateInFuture');
  if (checks.errors.length > 0) return refused({ code: 'invalidFields', errors: checks.errors });
  const generalised = withoutAbsent<GeneralisedData>({ parentBirth, childBirth });
  if (isDeepStrictEqual(generalised, { ...stood })) return decided();
  return decided({ type: 'GeneralisedDataRectified', data: { ...identity, generalised } });
}

/**
 * A rectification after 2.5 years: precise values are refused as destroyed, although their key may still be there,
 * and the identity tier keeps its generalised values.
 */
export function rectifyAfterGeneralising(command: RectifyPersonalData): Rectified {
  const { precise: _closed, identity, ...left } = command.current;
  const { generalised, ...names } = (identity ?? {}) as Partial<GeneralisedIdentityPayload>;
  const decision = rectify({ ...command, current: { ...left, ...(identity && { identity: names }) } });
  if (!decision.ok) return decision;
  return decided(...decision.events.flatMap((event) => partsOf(event, generalised ?? {})));
}

/** The identity tier goes with its generalised values into an event of its own; the planning tier stays in the other. */
function partsOf(event: NewCarePlanEvent, generalised: GeneralisedData): NewCarePlanEvent[] {
  if (event.type !== 'PersonalDataRectified') return [event];
  const { parent, priorityRules, ...planning } = event.data as PersonalDataRectifiedPayload &
    Partial<PlanningPayload>;
  const events: NewCarePlanEvent[] = [];
  if (priorityRules)
    events.push({
      type: 'GeneralisedDataRectified',
      data: { parent: parent as GeneralisedIdentityPayload['parent'], priorityRules, generalised },
    });
  if (planning.postcode !== undefined) events.push({ type: 'PersonalDataRectified', data: planning });
  return events;
}
