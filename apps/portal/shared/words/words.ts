import type { Schemas } from '@koz/api-client';

export type Status = Schemas['StepAnswer']['status'];
export type Reason = NonNullable<Schemas['StatusChange']['reason']>;
export type FieldName = Schemas['ShownField']['field'];
export type CarePart = Schemas['CarePartAnswer'];

/** The stages of an application, as the screens call them. */
export const statusNames: Readonly<Record<Status, string>> = {
  created: 'nieuw',
  noPlace: 'geen plaats',
  accepted: 'geaccepteerd (in behandeling)',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
  withdrawn: 'ingetrokken',
};

/** The same, in the sentence "zichtbaar …". */
export const fromStatus: Readonly<Record<Status, string>> = {
  created: 'zolang de aanvraag nieuw is',
  noPlace: 'bij geen plaats',
  accepted: 'na accepteren',
  approved: 'na goedkeuring',
  rejected: 'na niet goedkeuren',
  withdrawn: 'na intrekken',
};

/** Fixed reasons of a step: there is no free text. */
export const reasonNames: Readonly<Record<Reason, string>> = {
  groupFull: 'de groep is volzet',
  noMatchingDays: 'de gevraagde dagen passen niet',
  noMatchingPeriod: 'de gevraagde periode past niet',
  notEligible: 'voldoet niet aan de voorwaarden',
  incompleteFile: 'het dossier is niet volledig',
  noAnswerFromFamily: 'het gezin antwoordde niet',
  familyDeclined: 'het gezin wil de plaats niet',
  placeFoundElsewhere: 'plaats elders gevonden',
  noLongerNeeded: 'opvang is niet meer nodig',
  enteredByMistake: 'per vergissing ingevoerd',
  threshold: 'bewaartermijn bereikt (2,5 jaar)',
  erasure: 'het gezin liet alles wissen',
  departure: 'het lokaal bestuur is vertrokken',
};

/** Personal fields, in the order in which tables show them. */
export const fieldNames: Readonly<Record<FieldName, string>> = {
  'parent.firstName': 'voornaam ouder',
  'parent.lastName': 'naam ouder',
  'parent.birthDate': 'geboortedatum ouder',
  priorityRules: 'voorrangsregels',
  startDate: 'startdatum opvangplan',
  endDate: 'einddatum opvangplan',
  careParts: 'opvangdelen',
  'child.birthDate': '(verwachte) geboortedatum kind',
  address: 'adres',
  postcode: 'postcode',
  'parent.email': 'e-mail',
  'parent.phone': 'telefoonnummer',
  'parent.nationalNumber': 'rijksregisternummer',
};
export const fieldOrder = Object.keys(fieldNames) as readonly FieldName[];

/** Fields that an answer may have beside those. */
const otherFieldNames: Readonly<Record<string, string>> = {
  'child.expected': 'is de geboortedatum een verwachte',
  sharing: 'met wie gedeeld',
  messages: 'berichten',
};

export const fieldName = (field: string): string =>
  (fieldNames as Readonly<Record<string, string>>)[field] ?? otherFieldNames[field] ?? field;

export const priorityRuleNames: Readonly<Record<string, string>> = {
  siblingInLocation: 'broer of zus in dezelfde opvang',
  singleParent: 'alleenstaande ouder',
  lowIncome: 'laag inkomen',
  fosterChild: 'pleegkind',
  workOrTraining: 'werk of opleiding',
  socialOrPedagogicalNeed: 'sociale of pedagogische nood',
};

export const sharingNames: Readonly<Record<string, string>> = {
  ownMunicipality: 'alleen locaties in de eigen gemeente',
  acrossBorders: 'ook locaties in andere gemeenten',
  allLocations: 'alle opvanglocaties (zoekpool)',
};

export const weekdayNames: Readonly<Record<CarePart['weekday'], string>> = {
  mon: 'maandag',
  tue: 'dinsdag',
  wed: 'woensdag',
  thu: 'donderdag',
  fri: 'vrijdag',
  sat: 'zaterdag',
  sun: 'zondag',
};

export const partNames: Readonly<Record<CarePart['part'], string>> = {
  full: 'hele dag',
  morning: 'voormiddag',
  afternoon: 'namiddag',
};

/** "maandag hele dag, dinsdag voormiddag". */
export const shownCareParts = (
  parts: readonly { readonly weekday: string; readonly part: string }[],
): string =>
  parts
    .map(
      ({ weekday, part }) =>
        `${weekdayNames[weekday as CarePart['weekday']] ?? weekday} ${partNames[part as CarePart['part']] ?? part}`,
    )
    .join(', ');

/** Why a key was destroyed, in the sentence "vernietigd op … (…)". */
export const causeNames: Readonly<Record<string, string>> = {
  P2Y6M: '2,5 jaar',
  P5Y: '5 jaar',
  erasure: 'op vraag van het gezin',
  withdrawal: 'na intrekken',
  departure: 'vertrek van het lokaal bestuur',
};

/** Why somebody looks into history: asked with each reading, and put on record. */
export const lookingReasonNames: Readonly<Record<string, string>> = {
  routine: 'gewone opvolging',
  complaint: 'klacht',
  incident: 'voorval',
  dataSubjectRequest: 'vraag van een gezin',
  supervision: 'toezicht',
};
