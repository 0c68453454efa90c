import { careWords, number, priorityWord } from '@koz/services/koz';
import { dayInBelgium } from '@koz/domain';
import type { ErasureCause, Instant, Personal, Tier } from '@koz/privacy-types';
import type { Stage } from '../stages.js';

export const stageTitles: Readonly<Record<Stage, string>> = {
  filed: 'Ingediend: een nieuwe aanvraag',
  accepted: 'Geaccepteerd: de organisator bekijkt de aanvraag',
  approved: 'Goedgekeurd: er is een plaats',
  confirmed: 'Bevestigd: het gezin neemt de plaats, de andere aanvragen vervallen',
  generalised: 'Het kind wordt 2,5 jaar: de sleutel van de precieze gegevens is vernietigd',
  anonymised: 'Het kind wordt 5 jaar: ook de laatste sleutels zijn vernietigd',
};

export const statusWords: Readonly<Record<string, string>> = {
  created: 'nieuw',
  noPlace: 'geen plaats',
  accepted: 'geaccepteerd',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
  withdrawn: 'ingetrokken',
};

export const causeWords: Readonly<Record<ErasureCause, string>> = {
  P2Y6M: '2,5 jaar',
  P5Y: '5 jaar',
  erasure: 'wissing gevraagd',
  withdrawal: 'na intrekking',
  departure: 'vertrek van het lokaal bestuur',
};

export const tierWords: Readonly<Record<Tier, string>> = {
  precise: 'precieze gegevens',
  identity: 'identiteit',
  planning: 'planning',
};

/** `23/11/2026`, the day in Belgium. */
export const dayWord = (at: Instant): string => belgian(dayInBelgium(at));
export const belgian = (day: string): string => day.split('-').reverse().join('/');

/** One plan, two plans. */
export const counted = (count: number, one: string, more: string): string =>
  `${number(count)} ${count === 1 ? one : more}`;

/** A field as it is to who looks at it. */
export function shownWord(shown: Personal<unknown> | undefined): string {
  switch (shown?.state) {
    case undefined:
      return '';
    case 'known':
      return valueWord(shown.value);
    case 'generalised':
      return shown.value;
    case 'erased':
      return `vernietigd ${dayWord(shown.since)}`;
    case 'withheld':
      return 'verborgen';
  }
}

function valueWord(value: unknown): string {
  if (value === null) return '(niet gegeven)';
  if (Array.isArray(value)) return value.length === 0 ? '(geen)' : value.map(itemWord).join(', ');
  if (typeof value === 'object') return addressWord(value as Readonly<Record<string, string>>);
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? belgian(text) : text;
}

const addressWord = ({ street, number: house, box }: Readonly<Record<string, string>>): string =>
  [street, house, ...(box ? ['bus', box] : [])].join(' ');

const itemWord = (item: unknown): string =>
  typeof item === 'string' ? priorityWord(item) : careWords(item as { weekday: string; part: string });
