import type { ApplicationStatus, DisclosurePolicy } from '@koz/events';
import { isHouseRule, type HouseRule } from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import type { ErasureCause, Personal } from '@koz/privacy-types';

/** What hides a field from who does not see single plans at all; no rule of a method. */
export const figuresOnly = 'figuresOnly';

const houseWords: Readonly<Record<HouseRule | typeof figuresOnly, string>> = {
  from5y: 'verborgen: het kind is 5 jaar of ouder',
  unnamed: 'verborgen: de methode zegt hier niets over',
  unknown: 'verborgen: niet te zien voor deze locatie',
  pool: 'verborgen: alleen zichtbaar bij een aanvraag',
  regieCase: 'verborgen: niet nodig om te bemiddelen',
  from2y6m: 'verborgen: het kind is 2,5 jaar of ouder',
  figuresOnly:
    'verborgen: de regie ziet cijfers; één dossier openen kan met een reden en wordt geregistreerd',
};

/** From when a field that is hidden now would be seen. */
const untilWords: Readonly<Record<ApplicationStatus, string>> = {
  created: 'zichtbaar bij een nieuwe aanvraag',
  noPlace: 'zichtbaar als er geen plaats is',
  accepted: 'zichtbaar na acceptatie (bekijken)',
  approved: 'zichtbaar na goedkeuring',
  rejected: 'zichtbaar na afwijzing',
  withdrawn: 'zichtbaar na intrekking',
};

const causeWords: Readonly<Record<ErasureCause, string>> = {
  P2Y6M: '2,5 jaar',
  P5Y: '5 jaar',
  erasure: 'op verzoek',
  withdrawal: 'na intrekking',
  departure: 'vertrek van het lokaal bestuur',
};

/** What a field is to a viewer, in words for the family. */
export function visibilityText(shown: Personal<unknown>, policies: readonly DisclosurePolicy[]): string {
  switch (shown.state) {
    case 'known':
      return shown.value === null ? 'zichtbaar, maar niet ingevuld' : 'zichtbaar';
    case 'withheld':
      return shown.until === undefined
        ? hiddenText(shown.rule, policies)
        : untilWords[shown.until as ApplicationStatus];
    default:
      return keptText(shown);
  }
}

/** What is left of a field, in words for the family itself. */
export function keptText(own: Personal<unknown>): string {
  switch (own.state) {
    case 'known':
      return own.value === null ? 'niet ingevuld' : 'ingevuld';
    case 'generalised':
      return /^\d{4}$/.test(own.value) ? 'alleen het jaar' : 'alleen maand en jaar';
    case 'erased':
      return `vernietigd op ${dayText(own.since)} (${causeWords[own.cause]})`;
    case 'withheld':
      return 'verborgen';
  }
}

/** `verborgen: geen plaats`, by the title that the method itself gives its column. */
function hiddenText(rule: string, policies: readonly DisclosurePolicy[]): string {
  if (rule === figuresOnly || isHouseRule(rule)) return houseWords[rule];
  const column = policies.flatMap(({ columns }) => columns).findLast(({ key }) => key === rule);
  if (column === undefined) return houseWords.unnamed;
  const situation = column.title.replace(/^Aanvraag /, '');
  return `verborgen: ${situation.charAt(0).toLowerCase()}${situation.slice(1)}`;
}

/** `01/07/2026`, the day in Belgium. */
const dayText = (at: Parameters<typeof dayInBelgium>[0]): string =>
  dayInBelgium(at).split('-').reverse().join('/');
