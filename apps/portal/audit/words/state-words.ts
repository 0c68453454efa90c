import type { Schemas } from '@koz/api-client';
import { erasedWords, withheldWords } from '../../shared/field/field-words.js';
import { shownDay } from '../../shared/dates/dates.js';

export type FieldState = Schemas['FieldState'];
export type FieldThen = Schemas['FieldThen'];

/** What hid a field: rules of the house, and the columns of the methods that come with it, but for the statuses. */
const rules: Readonly<Record<string, string>> = {
  from5y: 'verborgen: het kind is 5 jaar of ouder',
  from2y6m: 'verborgen: het kind is 2,5 jaar of ouder',
  unnamed: 'verborgen: de methode zegt hier niets over',
  unknown: 'verborgen: niet te zien voor deze locatie',
  pool: 'verborgen: alleen zichtbaar bij een aanvraag',
  regieCase: 'verborgen: niet nodig om te bemiddelen',
  ended: 'verborgen: de aanvraag is niet goedgekeurd of ingetrokken',
  open: 'verborgen: er is nog niet beslist',
  handled: 'verborgen: niet nodig om te beslissen',
  approvedConfirmed: 'verborgen: de plaats is bevestigd',
  approvedAfterStart: 'verborgen: de opvang is al een tijd begonnen',
  approvedFrom2y6m: 'verborgen: het kind is 2,5 jaar of ouder',
};

/** What of a field there was to see, in words; never its value. */
export function stateText({ state, rule, until, since, cause }: FieldState): string {
  switch (state) {
    case 'known':
      return 'zichtbaar';
    case 'generalised':
      return since === undefined ? 'minder precies' : `minder precies sinds ${shownDay(since)}`;
    case 'erased':
      return erasedWords({ since, cause });
    case 'withheld': {
      const why = until === undefined && rule !== undefined ? rules[rule] : undefined;
      return why ?? withheldWords({ rule, until });
    }
  }
}

/** The state then, with what it may have been instead, and what it is now where that differs. */
export interface StateWords {
  readonly then: string;
  readonly orElse: readonly string[];
  readonly now: string | undefined;
}

export const fieldThenWords = (field: FieldThen): StateWords => ({
  then: stateText(field),
  orElse: (field.orElse ?? []).map(stateText),
  now: field.now === undefined ? undefined : field.now === null ? 'niets meer te zien' : stateText(field.now),
});

type View = Schemas['ViewThen'];

const viewerNames: Readonly<Record<View['viewer'], string>> = {
  organiser: 'organisator',
  pool: 'zoekpool',
  family: 'gezin en loket',
  regie: 'regie',
};

/** Who looked: an organiser by the application that was made to it. */
export const viewerText = ({ viewer, applicationId }: Pick<View, 'viewer' | 'applicationId'>): string =>
  applicationId === null
    ? viewerNames[viewer]
    : `${viewerNames[viewer]} (aanvraag ${applicationId.slice(0, 8)}…)`;

/** In place of fields, when there was no answer. */
export const unansweredText = (isAnswered: View['isAnswered']): string =>
  isAnswered === 'unknown'
    ? 'niet meer na te gaan: wat dat uitmaakt, is vernietigd'
    : 'dit opvangplan bestond niet voor wie hier keek';
