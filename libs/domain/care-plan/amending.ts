import {
  sharingScopes,
  type NewCarePlanEvent,
  type PlanningPayload,
  type RequestedLocation,
  type SharingScope,
} from '@koz/events';
import type { ControllerId } from '@koz/privacy-types';
import { decided, refused, type Decision } from '../decider.js';
import { carePartsRule, type CarePartInput } from '../rules/care-parts.js';
import { FieldChecks, withoutAbsent, type FieldError } from '../rules/checked.js';
import { codeRule } from '../rules/codes.js';
import { periodRule, plainDateRule } from '../rules/dates.js';
import { checkLocation, maxLocations, notAsked, type FieldsAsked, type LocationAsked } from './filing.js';

/** What a family changes of its period, care parts and sharing; what is absent stays, an `endDate` of null goes. */
export interface AmendmentInput {
  readonly startDate?: string | undefined;
  readonly endDate?: string | null | undefined;
  readonly careParts?: readonly CarePartInput[] | undefined;
  readonly sharing?: string | undefined;
}

export interface AmendPlan {
  readonly type: 'amendPlan';
  readonly input: AmendmentInput;
  /** The planning tier as it stands: the state holds no personal value. */
  readonly planning: PlanningPayload;
  readonly asked: FieldsAsked;
  /** Whether an application that has not ended was put to a location of another controller. */
  readonly isAcrossBorders: boolean;
}

export interface AddLocations {
  readonly type: 'addLocations';
  readonly controller: ControllerId;
  readonly locations: readonly LocationAsked[];
  readonly planning: PlanningPayload;
  /** The regie acts for the family, for a plan on the emergency list only; absent: the family itself. */
  readonly by?: 'regie' | undefined;
}

type Amended = Decision<
  NewCarePlanEvent,
  { readonly code: 'invalidFields'; readonly errors: readonly FieldError[] }
>;

/** Period and parts in one event, the scope in another, each with the whole tier; none where nothing changes. */
export function amendPlan({ input, planning, asked, isAcrossBorders }: AmendPlan): Amended {
  const checks = new FieldChecks([], notAsked(asked));
  const startDate = checks.optional('startDate', input.startDate, plainDateRule) ?? planning.startDate;
  const endDate =
    input.endDate === null
      ? undefined
      : (checks.optional('endDate', input.endDate, plainDateRule) ?? planning.endDate);
  if (endDate !== undefined) checks.rule('endDate', periodRule(startDate, endDate));
  const careParts =
    input.careParts === undefined
      ? planning.careParts
      : (checks.rule('careParts', carePartsRule(input.careParts)) ?? planning.careParts);
  const sharing: SharingScope =
    checks.optional('sharing', input.sharing, (text) => codeRule(sharingScopes, text)) ?? planning.sharing;
  if (sharing === 'ownMunicipality' && isAcrossBorders) checks.fail('sharing', 'locationsOutsideScope');
  if (checks.errors.length > 0) return refused({ code: 'invalidFields', errors: checks.errors });

  const { postcode, locations } = planning;
  const whole = { postcode, startDate, endDate, careParts: [...careParts], locations };
  const amended = withoutAbsent<PlanningPayload>({ ...whole, sharing: planning.sharing });
  const events: NewCarePlanEvent[] = [];
  if (JSON.stringify(periodOf(amended)) !== JSON.stringify(periodOf(planning)))
    events.push({ type: 'CarePlanAmended', data: amended });
  if (sharing !== planning.sharing)
    events.push({ type: 'SharingScopeChanged', data: { ...amended, sharing } });
  return decided(...events);
}

/** One event for each location, in the order in which they were asked. */
export function addLocations({ locations, planning, controller }: AddLocations): Amended {
  const checks = new FieldChecks([], []);
  if (locations.length === 0) checks.fail('locationIds', 'required');
  if (locations.length + planning.locations.length > maxLocations) checks.fail('locationIds', 'tooMany');
  const applied = new Set(planning.locations.map(({ locationId }) => locationId));
  const asked = new Set<LocationAsked['locationId']>();
  for (const [index, location] of locations.entries()) {
    const field = `locationIds[${index}]`;
    if (applied.has(location.locationId)) checks.fail(field, 'alreadyApplied');
    checkLocation(checks, field, location, { asked, controller, sharing: planning.sharing });
  }
  if (checks.errors.length > 0) return refused({ code: 'invalidFields', errors: checks.errors });

  const all: RequestedLocation[] = [...planning.locations];
  return decided(
    ...locations.map(({ applicationId, locationId }): NewCarePlanEvent => {
      all.push({ applicationId, locationId });
      return { type: 'LocationAdded', data: { ...planning, locations: [...all], applicationId } };
    }),
  );
}

const periodOf = ({ startDate, endDate, careParts }: PlanningPayload) => [
  startDate,
  endDate ?? null,
  careParts.map(({ weekday, part }) => [weekday, part]),
];
