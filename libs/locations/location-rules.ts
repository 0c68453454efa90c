import { dayParts, weekdays, type CarePartData } from '@koz/events';
import { isControllerId, isUuid } from '@koz/privacy-types';
import type { LocationFieldError, LocationInput, Organiser } from './locations.port.js';
import { municipalityOf } from './region.js';

const controlCharacter = /\p{Cc}/u;
const longestName = 120;
const mostPlaces = 999;

/** What is wrong with a location; empty when nothing is. */
export function locationErrors(location: LocationInput): LocationFieldError[] {
  const errors = nameErrors(location.name);
  const report = (field: string, rule: string, message: string) => errors.push({ field, rule, message });
  if (!isUuid(location.locationId)) report('locationId', 'uuid', 'geen geldig nummer (uuid) van een locatie');
  if (!isUuid(location.organiserId))
    report('organiserId', 'uuid', 'geen geldig nummer (uuid) van een organisator');
  if (!isControllerId(location.controller))
    report('controller', 'controller', 'geen geldige code van een verwerkingsverantwoordelijke');
  if (municipalityOf(location.postcode) === undefined)
    report('postcode', 'outsideRegion', 'geen postcode van de regio');
  if (!Number.isInteger(location.capacity) || location.capacity < 1 || location.capacity > mostPlaces)
    report('capacity', 'range', `het aantal plaatsen ligt niet tussen 1 en ${mostPlaces}`);
  errors.push(...carePartErrors(location.careParts));
  return errors;
}

/** What is wrong with an organiser; empty when nothing is. */
export function organiserErrors(organiser: Organiser): LocationFieldError[] {
  const errors = nameErrors(organiser.name);
  if (!isUuid(organiser.organiserId))
    errors.push({
      field: 'organiserId',
      rule: 'uuid',
      message: 'geen geldig nummer (uuid) van een organisator',
    });
  return errors;
}

function nameErrors(name: string): LocationFieldError[] {
  if (name.trim() === '') return [{ field: 'name', rule: 'required', message: 'de naam ontbreekt' }];
  if (name.length > longestName)
    return [{ field: 'name', rule: 'maxLength', message: `de naam is langer dan ${longestName} tekens` }];
  if (controlCharacter.test(name))
    return [{ field: 'name', rule: 'controlCharacters', message: 'de naam bevat stuurtekens' }];
  return [];
}

function carePartErrors(parts: readonly CarePartData[]): LocationFieldError[] {
  if (parts.length === 0)
    return [{ field: 'careParts', rule: 'required', message: 'er is geen enkel opvangdeel' }];
  const known = parts.every(({ weekday, part }) => weekdays.includes(weekday) && dayParts.includes(part));
  return known ? [] : [{ field: 'careParts', rule: 'unknown', message: 'onbekend opvangdeel' }];
}
