import type { HoldReason, KeptPart, RetainedField } from '@koz/events';
import type { ErasureCause, OwnDate, Tier } from '@koz/privacy-types';
import type { FieldForecast, StepForecast } from '@koz/retention';

/*
 * What happens to a plan's data, in plain Dutch for its family.
 */

const fieldWords: Readonly<Record<RetainedField, string>> = {
  'parent.firstName': 'uw voornaam',
  'parent.lastName': 'uw naam',
  'parent.birthDate': 'uw geboortedatum',
  'parent.email': 'uw e-mailadres',
  'parent.phone': 'uw telefoonnummer',
  'parent.nationalNumber': 'uw rijksregisternummer',
  'child.birthDate': 'de geboortedatum van uw kind',
  address: 'uw adres',
  postcode: 'uw postcode',
  priorityRules: 'de voorrangsregels',
  startDate: 'de startdatum',
  endDate: 'de einddatum',
  careParts: 'de opvangdelen',
  locations: 'de locaties waar u een aanvraag deed',
  messages: 'de berichten',
};

const keptWords: Readonly<Record<Exclude<KeptPart, 'nothing'>, string>> = {
  keep: 'helemaal',
  postcode: 'alleen de postcode',
  month: 'alleen maand en jaar',
  year: 'alleen het jaar',
};

export const tierWords: Readonly<Record<Tier, string>> = {
  precise:
    'Uw precieze gegevens (adres, contactgegevens, rijksregisternummer en de dag van elke geboortedatum)',
  identity: 'De namen en voorrangsregels',
  planning: 'De gegevens over de gevraagde opvang',
};

const causeWords: Readonly<Record<ErasureCause, string>> = {
  P2Y6M: 'omdat uw kind 2,5 jaar werd',
  P5Y: 'omdat uw kind 5 jaar werd',
  erasure: 'omdat u dat vroeg',
  withdrawal: 'omdat uw opvangplan al een tijd afgelopen was',
  departure: 'omdat uw lokaal bestuur hier vertrok',
};

const holdWords: Readonly<Record<HoldReason, string>> = {
  complaint: 'een klacht',
  lawsuit: 'een rechtszaak',
  inspection: 'een inspectie',
};

const months = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
];

/** `1 juli 2029` */
export function dayWords(day: OwnDate): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year ?? ''}`;
}

/** What of a field goes, and what stays of it. */
export const fieldText = ({ field, stays }: FieldForecast): string =>
  stays === 'nothing'
    ? `${fieldWords[field]}: er blijft niets van over`
    : `${fieldWords[field]}: er blijft ${field === 'postcode' ? 'de postcode of alleen de gemeente' : keptWords[stays]}`;

/** The sentences about a step: when, why so early, what of it stays. */
export function stepTexts(step: StepForecast): string[] {
  const { day, earliestDay, mostDaysEarly, fields, sharedBy, cause } = step;
  const going = fields.filter(({ stays }) => stays === 'nothing').map(({ field }) => fieldWords[field]);
  const left = fields.filter(({ stays }) => stays !== 'nothing');
  return [
    `Op of kort na ${dayWords(day)} worden gegevens van dit opvangplan voorgoed vernietigd` +
      (cause === 'withdrawal' ? ', vroeger dan anders omdat het afgelopen is.' : '.'),
    ...(going.length > 0 ? [`Er blijft dan niets over van: ${listed(going)}.`] : []),
    ...(left.length > 0
      ? [`Er blijft wel iets van: ${left.map(fieldText).join('; ').replaceAll(': er blijft', ' –')}.`]
      : []),
    ...(sharedBy !== undefined && sharedBy > 1 && left.length > 0
      ? [`Wat blijft, is anoniem: het blijft alleen als minstens ${sharedBy} opvangplannen hetzelfde hebben.`]
      : []),
    ...(mostDaysEarly > 0
      ? [
          'Het gebeurt per maand, voor alle opvangplannen samen, zodat niemand er een geboortedag uit kan afleiden. ' +
            `Daardoor kan het tot ${mostDaysEarly} dagen vroeger zijn dan de dag zelf, en nooit later dan die dag.`,
        ]
      : []),
    ...(earliestDay < day
      ? [`Zijn er die maand weinig opvangplannen, dan kan het al vanaf ${dayWords(earliestDay)}.`]
      : []),
  ];
}

export const goneText = (tier: Tier, since: OwnDate, cause: ErasureCause): string =>
  `${tierWords[tier]} zijn vernietigd op ${dayWords(since)}, ${causeWords[cause]}. Ze komen niet terug.`;

export const holdText = (reason: HoldReason, expires: OwnDate): string =>
  `Voor ${holdWords[reason]} moet wat er nog is bewaard blijven, tot ${dayWords(expires)} of tot twee personen die ` +
  'bewaring opheffen. Zolang wordt er niets vernietigd.';

export const erasureText = (heldUntil: OwnDate | undefined): string =>
  heldUntil === undefined
    ? 'U vroeg om alles te wissen. Niemand anders ziet de gegevens nog; ze worden nu vernietigd.'
    : 'U vroeg om alles te wissen. Niemand anders ziet de gegevens nog; ze worden vernietigd zodra de bewaring ' +
      `afgelopen is, ten laatste vanaf ${dayWords(heldUntil)}.`;

/** What a family can do about it while there is something to do it with. */
export const possibilities = {
  earlier: 'U kunt alles vroeger laten wissen. Dat is definitief en trekt elke lopende aanvraag in.',
  correct: 'U kunt gegevens verbeteren zolang ze er zijn; een andere geboortedatum verschuift de termijnen.',
  export: 'U kunt alle gegevens die er nog zijn als bestand meenemen.',
  certificate: 'Met uw ontvangstcode kunt u ook later het bewijs van vernietiging opvragen. Bewaar ze goed.',
} as const;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1) ?? ''}`;
