import { fieldsToGive, policyVersionOf, type MethodAdoption } from '@koz/disclosure';
import { allowedTransitions, type FiledState } from '@koz/domain';
import { disclosedFields, type ApplicationStatus, type DisclosedField } from '@koz/events';
import { permittedTo, type Principal } from '@koz/identity';
import type { Location, Organiser } from '@koz/locations';
import type { Personal, PlainDate } from '@koz/privacy-types';
import type { CarePlan, PlanApplication } from '@koz/projections/care-plans';
import { statusChangeAnswer } from '../answering/status-change.dto.js';
import { untilToday } from '../answering/until-today.js';
import type { Organisations } from './organisations.js';
import type {
  FieldToGiveAnswer,
  OwnApplicationAnswer,
  OwnCarePlanAnswer,
  OwnLocationAnswer,
} from './own-care-plan.dto.js';

/** Whether there is something to see of a field. */
export const isGiven = (field: Personal<unknown>): boolean =>
  field.state === 'generalised' || (field.state === 'known' && field.value !== null);

/** Where the place is says the state, at once; until when it may be declined is told once the rows tell of it too. */
export const placeAnswer = (
  state: FiledState,
  { foundApplicationId, confirmBy }: Pick<CarePlan, 'foundApplicationId' | 'confirmBy'>,
  today: PlainDate,
): OwnCarePlanAnswer['place'] => ({
  state: state.place,
  applicationId: state.place === 'none' ? null : state.placeApplicationId,
  keptApplicationIds: [...state.keptApplicationIds],
  confirmBy:
    state.place === 'found' && state.placeApplicationId === foundApplicationId
      ? untilToday(confirmBy, today)
      : null,
});

/** An application as its family follows it. */
export function applicationAnswer(
  {
    applicationId,
    locationId,
    status,
    since,
    filedAt,
    revision,
    history,
    confirmationGround,
  }: PlanApplication,
  { locations, organisers }: Organisations,
  { role }: Principal,
): OwnApplicationAnswer {
  const location = locationId === null ? undefined : locations.get(locationId);
  return {
    applicationId,
    location: location ? locationAnswer(location, organisers.get(location.organiserId)) : null,
    status,
    since,
    filedAt,
    revision,
    history: history.map(statusChangeAnswer),
    confirmationGround,
    permittedActions: permittedTo(
      role,
      allowedTransitions(status).filter((step) => step === 'withdraw'),
    ),
  };
}

/** What the family must or may still give; nothing of a plan that was withdrawn. */
export function toGive(
  { status, applications }: CarePlan,
  fields: OwnCarePlanAnswer['fields'],
  adoptions: readonly MethodAdoption[],
): FieldToGiveAnswer[] {
  if (status === 'withdrawn') return [];
  const missing = disclosedFields.filter((field) => {
    const value = fields[field];
    return value.state === 'known' && value.value === null;
  });
  return fieldsToGiveAnswer(
    adoptions,
    missing,
    applications.map((each) => each.status),
  );
}

/** What of these fields must or may be given under methods, when applications have come this far. */
export const fieldsToGiveAnswer = (
  adoptions: readonly MethodAdoption[],
  missing: readonly DisclosedField[],
  reached: readonly ApplicationStatus[],
): FieldToGiveAnswer[] =>
  fieldsToGive(
    adoptions.map(({ data }) => data.policy),
    missing,
    reached,
  ).map(({ field, necessity, from }) => ({ field, necessity, from: from ?? null }));

/** The method in force, with what it rests on. */
export const methodAnswer = (adoption: MethodAdoption | undefined): OwnCarePlanAnswer['method'] =>
  adoption
    ? {
        policyVersion: policyVersionOf(adoption.data.policy),
        title: adoption.data.policy.title,
        ground: adoption.data.ground,
        groundDate: adoption.data.groundDate ?? null,
        adoptedAt: adoption.metadata.at,
      }
    : null;

/** A location that was applied to, with who runs it. */
export const locationAnswer = (
  { locationId, name, postcode, municipality, controller, organiserId }: Location,
  organiser: Organiser | undefined,
): OwnLocationAnswer => ({
  locationId,
  name,
  postcode,
  municipality,
  controller,
  organiserId,
  organiserName: organiser?.name ?? null,
});
