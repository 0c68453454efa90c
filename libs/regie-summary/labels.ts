import type { ApplicationStatus, DayPart, PriorityRuleCode, Weekday } from '@koz/events';
import type { MarginName } from './figures.js';
import {
  afterwards,
  ageBands,
  earlier,
  elsewhere,
  noPriority,
  type Outcome,
  outsideRegion,
  unknownKey,
} from './count/keys.js';

/*
 * What dimensions and cells are called on screens.
 */

export const marginLabels: Readonly<Record<MarginName, string>> = {
  startMonth: 'Startmaand',
  childAge: 'Leeftijd van het kind',
  homePostcode: 'Postcode van het gezin',
  careParts: 'Opvangdeel',
  priorityRules: 'Voorrangsregel',
  status: 'Status',
  municipality: 'Gemeente van de opvanglocatie',
  outcome: 'Stand van het opvangplan',
  overdueLocation: 'Te laat opgenomen, per opvanglocatie',
};

const statuses: Readonly<Record<ApplicationStatus, string>> = {
  created: 'Nieuw',
  noPlace: 'Geen plaats',
  accepted: 'Geaccepteerd (bekijken)',
  approved: 'Goedgekeurd',
  rejected: 'Niet goedgekeurd',
  withdrawn: 'Ingetrokken',
};

const priorities: Readonly<Record<PriorityRuleCode | typeof noPriority, string>> = {
  siblingInLocation: 'Broer of zus in de opvanglocatie',
  singleParent: 'Alleenstaande ouder',
  lowIncome: 'Laag inkomen',
  fosterChild: 'Pleegkind',
  workOrTraining: 'Werk of opleiding',
  socialOrPedagogicalNeed: 'Sociale of pedagogische nood',
  none: 'Geen voorrangsregel',
};

const ages: Readonly<Record<(typeof ageBands)[number]['key'], string>> = {
  expected: 'Nog niet geboren',
  months0to5: '0 tot 5 maanden',
  months6to11: '6 tot 11 maanden',
  months12to17: '12 tot 17 maanden',
  months18to23: '18 tot 23 maanden',
  months24to29: '24 tot 29 maanden',
  months30plus: '30 maanden of ouder',
};

const days: Readonly<Record<Weekday, string>> = {
  mon: 'Maandag',
  tue: 'Dinsdag',
  wed: 'Woensdag',
  thu: 'Donderdag',
  fri: 'Vrijdag',
  sat: 'Zaterdag',
  sun: 'Zondag',
};

const dayParts: Readonly<Record<DayPart, string>> = {
  full: 'volledige dag',
  morning: 'voormiddag',
  afternoon: 'namiddag',
};

const outcomeLabels: Readonly<Record<Outcome, string>> = {
  placeFound: 'Plaats gevonden of bevestigd',
  waiting: 'Wacht op een antwoord of een plaats',
  noPlaceOnly: 'Nergens plaats',
  ended: 'Ingetrokken',
};

const shared: Readonly<Record<string, string>> = {
  [unknownKey]: 'Onbekend',
  [outsideRegion]: 'Buiten de regio',
  [elsewhere]: 'Andere of onbekende opvanglocaties',
  [earlier]: 'Vroeger',
  [afterwards]: 'Later',
};

/** A cell's name in Dutch; a key without one, such as a postcode, is its own name. */
export function cellLabel(margin: MarginName, key: string): string {
  const own: Readonly<Partial<Record<MarginName, Readonly<Record<string, string>>>>> = {
    status: statuses,
    priorityRules: priorities,
    childAge: ages,
    outcome: outcomeLabels,
  };
  const label = own[margin]?.[key] ?? shared[key];
  if (label !== undefined) return label;
  if (margin === 'careParts') {
    const [day, part] = key.split(':') as [Weekday, DayPart];
    return `${days[day]}, ${dayParts[part]}`;
  }
  return margin === 'startMonth' ? key.split('-').reverse().join('/') : key;
}
