import { municipalityOf, ruleMessage, textRule, type RuleCode } from '@koz/domain';
import { dayParts, weekdays, type CarePartData } from '@koz/events';
import { isControllerId, isUuid } from '@koz/privacy-types';
import type { LocationFieldError, LocationInput, Organiser } from './locations.port.js';

const longestName = 120;
const mostPlaces = 999;

/** Rules that only this register has; the others are the domain's. */
const ownMessages = {
  uuid: 'Dit is geen geldig kenmerk (UUID).',
  controllerCode: 'Een code bestaat uit kleine letters, cijfers en koppeltekens.',
  outsideRegion: 'Deze postcode ligt niet in de regio.',
  capacity: `Het aantal plaatsen is een getal van 1 tot ${mostPlaces}.`,
} as const;

const byOwnRule = (field: string, rule: keyof typeof ownMessages): LocationFieldError => ({
  field,
  rule,
  message: ownMessages[rule],
});
const byDomainRule = (field: string, rule: RuleCode): LocationFieldError => ({
  field,
  rule,
  message: ruleMessage(rule),
});

/** What is wrong with a location; empty when nothing is. */
export function locationErrors(location: LocationInput): LocationFieldError[] {
  const errors: LocationFieldError[] = [];
  if (!isUuid(location.locationId)) errors.push(byOwnRule('locationId', 'uuid'));
  if (!isUuid(location.organiserId)) errors.push(byOwnRule('organiserId', 'uuid'));
  if (!isControllerId(location.controller)) errors.push(byOwnRule('controller', 'controllerCode'));
  errors.push(...nameErrors(location.name));
  if (municipalityOf(location.postcode) === undefined) errors.push(byOwnRule('postcode', 'outsideRegion'));
  errors.push(...carePartErrors(location.careParts));
  if (!Number.isInteger(location.capacity) || location.capacity < 1 || location.capacity > mostPlaces)
    errors.push(byOwnRule('capacity', 'capacity'));
  return errors;
}

/** What is wrong with an organiser; empty when nothing is. */
export function organiserErrors({ organiserId, name }: Organiser): LocationFieldError[] {
  return isUuid(organiserId) ? nameErrors(name) : [byOwnRule('organiserId', 'uuid'), ...nameErrors(name)];
}

function nameErrors(name: string): LocationFieldError[] {
  if (name.trim() === '') return [byDomainRule('name', 'required')];
  const checked = textRule(name, longestName);
  return checked.ok ? [] : [byDomainRule('name', checked.rule)];
}

function carePartErrors(parts: readonly CarePartData[]): LocationFieldError[] {
  if (parts.length === 0) return [byDomainRule('careParts', 'required')];
  const exist = parts.every(({ weekday, part }) => weekdays.includes(weekday) && dayParts.includes(part));
  return exist ? [] : [byDomainRule('careParts', 'unknownCarePart')];
}
