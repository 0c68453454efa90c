import {
  disclosedFields,
  mandateKinds,
  sharingScopes,
  type CarePlanFiledPayload,
  type DisclosedField,
  type RequestedLocation,
  type SharingScope,
} from '@koz/events';
import type { ApplicationId, ControllerId, Instant, LocationId, PlainDate } from '@koz/privacy-types';
import { carePartsRule, type CarePartInput } from '../rules/care-parts.js';
import { FieldChecks, withoutAbsent, type FieldError, isBlank } from '../rules/checked.js';
import { codeRule, priorityRulesRule } from '../rules/codes.js';
import { emailRule, phoneRule } from '../rules/contact.js';
import { childAgeRule, dayInBelgium, periodRule, plainDateRule } from '../rules/dates.js';
import { nationalNumberRule } from '../rules/national-number.js';
import { postcodeRule } from '../rules/postcodes.js';
import { textRule } from '../rules/text.js';

/** What a family gives, as it arrived. Blank text counts as not given. Field names are those of the HTTP call. */
export interface FilingInput {
  readonly mandate?: string | undefined;
  readonly parent: {
    readonly firstName?: string | undefined;
    readonly lastName?: string | undefined;
    readonly birthDate?: string | undefined;
    readonly nationalNumber?: string | undefined;
    readonly email?: string | undefined;
    readonly phone?: string | undefined;
  };
  readonly child: { readonly birthDate?: string | undefined; readonly expected?: boolean | undefined };
  readonly address?:
    | {
        readonly street?: string | undefined;
        readonly number?: string | undefined;
        readonly box?: string | undefined;
      }
    | undefined;
  readonly postcode?: string | undefined;
  readonly priorityRules?: readonly string[] | undefined;
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  readonly careParts?: readonly CarePartInput[] | undefined;
  readonly sharing?: string | undefined;
}

/** A location that the family asks, with the id that its application will have. */
export interface LocationAsked {
  readonly applicationId: ApplicationId;
  readonly locationId: LocationId;
  /** The local government that answers for the location; undefined when no such location is known. */
  readonly controller: ControllerId | undefined;
}

export interface FileCarePlan {
  readonly type: 'file';
  readonly controller: ControllerId;
  /** When the command was given; the child's age is reckoned on this day in Belgium. */
  readonly at: Instant;
  readonly input: FilingInput;
  readonly locations: readonly LocationAsked[];
  readonly asked: FieldsAsked;
}

/** Which fields the disclosure method in force asks at filing: those that must, and those that may be given. */
export interface FieldsAsked {
  readonly required: readonly DisclosedField[];
  readonly accepted: readonly DisclosedField[];
}

/** Most locations that one plan is put to. */
export const maxLocations = 50;

/** Checks a filing by every rule; answers with the event's payload, or with every field that is wrong. */
export function checkFiling(
  command: FileCarePlan,
): { ok: true; value: CarePlanFiledPayload } | { ok: false; errors: readonly FieldError[] } {
  const { input, at } = command;
  const today = dayInBelgium(at);
  const checks = new FieldChecks(command.asked.required, notAsked(command.asked));

  const mandate = checks.optional('mandate', input.mandate, (text) => codeRule(mandateKinds, text));
  const parent = checkParent(checks, input.parent, today);
  const child = checkChild(checks, input.child, today);
  const address = checkAddress(checks, input.address);
  const postcode = checks.required('postcode', input.postcode, postcodeRule);
  const priorityRules = checkPriorityRules(checks, input.priorityRules);
  const startDate = checks.required('startDate', input.startDate, plainDateRule);
  const endDate = checks.optional('endDate', input.endDate, plainDateRule);
  if (startDate !== undefined && endDate !== undefined)
    checks.rule('endDate', periodRule(startDate, endDate));
  const careParts = checks.rule('careParts', carePartsRule(input.careParts ?? []));
  const sharing = checks.required('sharing', input.sharing, (text) => codeRule(sharingScopes, text));
  const locations = checkLocations(checks, command, sharing);

  if (checks.errors.length > 0) return { ok: false, errors: checks.errors };
  return {
    ok: true,
    value: withoutAbsent<CarePlanFiledPayload>({
      applicationIds: locations.map(({ applicationId }) => applicationId),
      mandate,
      parent,
      child,
      address,
      postcode,
      priorityRules,
      startDate,
      endDate,
      careParts,
      sharing,
      locations,
    }),
  };
}

/** A parent's fields by every rule. */
export function checkParent(checks: FieldChecks, parent: FilingInput['parent'], today: PlainDate) {
  const birthDate = checks.optional('parent.birthDate', parent.birthDate, plainDateRule);
  if (birthDate !== undefined && birthDate > today) checks.fail('parent.birthDate', 'birthDateInFuture');
  return withoutAbsent<CarePlanFiledPayload['parent']>({
    firstName: checks.required('parent.firstName', parent.firstName, (text) => textRule(text, 100)),
    lastName: checks.optional('parent.lastName', parent.lastName, (text) => textRule(text, 100)),
    birthDate,
    nationalNumber: checks.optional('parent.nationalNumber', parent.nationalNumber, (text) =>
      nationalNumberRule(text, birthDate),
    ),
    email: checks.optional('parent.email', parent.email, emailRule),
    phone: checks.optional('parent.phone', parent.phone, phoneRule),
  });
}

/** A child's birth date by every rule, its age on this day included. */
export function checkChild(checks: FieldChecks, child: FilingInput['child'], today: PlainDate) {
  const expected = child.expected ?? false;
  const birthDate = checks.required('child.birthDate', child.birthDate, plainDateRule);
  if (birthDate !== undefined) {
    if (!expected && birthDate > today) checks.fail('child.birthDate', 'birthDateInFuture');
    checks.rule('child.birthDate', childAgeRule(birthDate, today));
  }
  return withoutAbsent<CarePlanFiledPayload['child']>({ birthDate, expected });
}

/** An address whole, or none. */
export function checkAddress(checks: FieldChecks, address: FilingInput['address']) {
  const given = Object.values(address ?? {}).some((part: string | null | undefined) => !isBlank(part));
  if (!address || !given) {
    checks.notGiven('address');
    return undefined;
  }
  if (!checks.mayBeGiven('address')) return undefined;
  return withoutAbsent<NonNullable<CarePlanFiledPayload['address']>>({
    street: checks.required('address.street', address.street, (text) => textRule(text, 120)),
    number: checks.required('address.number', address.number, (text) => textRule(text, 12)),
    box: checks.optional('address.box', address.box, (text) => textRule(text, 12)),
  });
}

/** No ground for priority is an answer too: only a list that is absent was not given. */
export function checkPriorityRules(checks: FieldChecks, rules: readonly string[] | undefined) {
  if (rules === undefined) checks.notGiven('priorityRules');
  else if (rules.length > 0 && !checks.mayBeGiven('priorityRules')) return undefined;
  return checks.rule('priorityRules', priorityRulesRule(rules ?? []));
}

/** The fields that a family must not give. */
export const notAsked = ({ accepted }: FieldsAsked): DisclosedField[] =>
  disclosedFields.filter((field) => !accepted.includes(field));

/** Every location known, asked once, and within the family's sharing scope. */
function checkLocations(
  checks: FieldChecks,
  { locations, controller }: FileCarePlan,
  sharing: SharingScope | undefined,
): RequestedLocation[] {
  if (locations.length === 0) checks.fail('locationIds', 'required');
  if (locations.length > maxLocations) checks.fail('locationIds', 'tooMany');
  const asked = new Set<LocationId>();
  for (const [index, location] of locations.entries()) {
    const field = `locationIds[${index}]`;
    checkLocation(checks, field, location, { asked, controller, sharing });
  }
  return locations.map(({ applicationId, locationId }) => ({ applicationId, locationId }));
}

/** One location: known, asked once (it is added to `asked`), and within the family's sharing scope. */
export function checkLocation(
  checks: FieldChecks,
  field: string,
  location: LocationAsked,
  {
    asked,
    controller,
    sharing,
  }: {
    readonly asked: Set<LocationId>;
    readonly controller: ControllerId;
    readonly sharing: SharingScope | undefined;
  },
): void {
  if (asked.has(location.locationId)) checks.fail(field, 'duplicate');
  asked.add(location.locationId);
  if (location.controller === undefined) checks.fail(field, 'unknownLocation');
  else if (sharing === 'ownMunicipality' && location.controller !== controller)
    checks.fail(field, 'outsideSharingScope');
}
