import type {
  Cell,
  KeptPart,
  MethodGround,
  RetainedField,
  RetentionAnchor,
  RetentionGround,
} from '@koz/events';

/** The fields as the tables of the deck call them. */
export const fieldNames: Readonly<Record<RetainedField, string>> = {
  'parent.firstName': 'Voornaam ouder',
  'parent.lastName': 'Naam ouder',
  'parent.birthDate': 'Geboortedatum ouder',
  'parent.email': 'E-mailadres',
  'parent.phone': 'Telefoonnummer',
  'parent.nationalNumber': 'Rijksregisternummer',
  'child.birthDate': '(Verwachte) geboortedatum kind',
  address: 'Adres',
  postcode: 'Postcode',
  priorityRules: 'Voorrangsregels',
  startDate: 'Startdatum opvangplan',
  endDate: 'Einddatum opvangplan',
  careParts: 'Opvangdelen',
  locations: 'Opvanglocaties met een aanvraag',
  messages: 'Berichten',
};

export const cellWords: Readonly<Record<Cell, string>> = {
  V: 'zichtbaar',
  MY: 'alleen maand en jaar',
  Y: 'alleen het jaar',
  H: 'verborgen',
};

export const keptWords: Readonly<Record<KeptPart, string>> = {
  keep: 'blijft bewaard',
  postcode: 'alleen de postcode blijft',
  month: 'alleen maand en jaar blijven',
  year: 'alleen het jaar blijft',
  nothing: 'wordt vernietigd',
};

export const groundWords: Readonly<Record<MethodGround | RetentionGround, string>> = {
  lokAdvice: 'advies van het lokaal overleg kinderopvang',
  councilDecision: 'beslissing van de gemeenteraad',
  regionDefault: 'standaard van de regio',
  officerAdvice: 'advies van de functionaris voor gegevensbescherming',
  legalObligation: 'wettelijke verplichting',
};

const anchorWords: Readonly<Record<RetentionAnchor, string>> = {
  childBirth: 'de geboorte van het kind',
  startDate: 'de start van de opvang',
  filed: 'de indiening',
};

/** `2,5 jaar (30 maanden) na de geboorte van het kind` */
export const termText = ({ anchor, months }: { anchor: RetentionAnchor; months: number }): string =>
  `${monthsText(months)} na ${anchorWords[anchor]}`;

export function monthsText(months: number): string {
  const inMonths = months === 1 ? '1 maand' : `${months} maanden`;
  return months % 6 === 0 ? `${String(months / 12).replace('.', ',')} jaar (${inMonths})` : inMonths;
}

/** What holds of every method, whatever its document says. */
export const houseNotes: readonly string[] = [
  'Vanaf de dag dat het kind 5 jaar is, is voor elke organisator alles verborgen.',
  'Wat een methode niet noemt, is verborgen.',
  'Een nieuwe methode geldt voor opvangplannen die er al zijn alleen waar ze minder toont.',
  'Ook als de opvangdelen of andere gegevens verborgen zijn, ziet de organisator bij een eigen aanvraag de status, ' +
    'hoe lang ze wacht, haar rang, en of de vraag past of niet past.',
];
