import type { Schemas } from '@koz/api-client';

export type Figure = Schemas['Figure'];
export type FigureMargin = Schemas['FigureMargin'];
export type Summary = Schemas['RegieSummaryAnswer'];

/** A figure in words: the number, or that it is hidden. Never blank, never nought for what is hidden. */
export function figureText(figure: Figure): string {
  if (figure.value === undefined) return 'verborgen';
  return figure.partial ? `minstens ${number(figure.value)}` : number(figure.value);
}

export const number = (value: number): string => value.toLocaleString('nl-BE');

/** What "verborgen" means, to stand once beside the figures. */
export const hiddenMeans = (k: number): string =>
  `Verborgen: minder dan ${k}, of uit de andere cijfers te berekenen. Het is dus niet noodzakelijk nul.`;

/** "3 weken": medians and percentiles are published in whole weeks. */
export const weeks = (value: number | undefined): string =>
  value === undefined ? 'verborgen' : value === 1 ? '1 week' : `${value} weken`;

/** What a margin counts, as the head of its column. */
export const countedName = (counts: string): string => (counts === 'plans' ? 'opvangplannen' : 'aanvragen');

/** The margins of these dimensions that the summary has, in this order. */
export const marginsOf = (summary: Summary, dimensions: readonly string[]): readonly FigureMargin[] =>
  dimensions.flatMap((dimension) => summary.margins.filter((margin) => margin.dimension === dimension));

/** Why the regie opens one case (fixed codes; the reason is put on record). */
export const caseReasonNames: Readonly<Record<Schemas['OpenCaseRequest']['reason'], string>> = {
  mediation: 'bemiddeling',
  complaint: 'klacht',
  emergency: 'noodsituatie',
  dataQuality: 'nazicht van de gegevens',
};

/** Why a plan is on a working list of the regie. */
export const listReasonNames: Readonly<
  Record<Schemas['EmergencyListed']['reason'] | Schemas['GuidanceListed']['reason'], string>
> = {
  urgentWork: 'dringend werk of opleiding',
  medicalOrSocial: 'medische of sociale nood',
  careEndedElsewhere: 'opvang elders is gestopt',
  onlyNoPlace: 'nergens plaats: geen enkele aanvraag staat nog open',
  notTakenUp: 'een aanvraag is niet op tijd opgenomen',
};
