import type { Schemas } from '@koz/api-client';
import type { Choice } from '../../shared/form/choice-field.js';
import { lookingReasonNames } from '../../shared/words/words.js';

export type Tier = Schemas['MonthOfTier']['tier'];
export type HoldReason = Schemas['RunningHold']['reason'];
export type LookingReason = NonNullable<Schemas['AskRetentionRun']['reason']>;
export type MethodGround = NonNullable<Schemas['MethodAtController']['ground']>;
export type RetentionGround = Schemas['AdoptedRetention']['ground'];
export type DisclosureGround = Schemas['Disclosure']['ground'];
export type MethodId = NonNullable<Schemas['ComparePolicies']['methods']>[number];
export type RunCause = Schemas['RetentionRun']['cause'];
export type RunState = Schemas['RetentionRun']['state'];

/** The three groups of data, each behind a key of its own, in the order in which they go. */
export const tierNames: Readonly<Record<Tier, string>> = {
  precise: 'Precieze gegevens',
  identity: 'Namen en voorrangsregels',
  planning: 'Gegevens over de opvang',
};
export const tierHints: Readonly<Record<Tier, string>> = {
  precise: 'adres, contact, rijksregisternummer, dag van geboorte; eerste termijn, 2,5 jaar',
  identity: 'tweede termijn, 5 jaar',
  planning: 'periode, opvangdelen, locaties; tweede termijn, 5 jaar',
};
export const tierOrder = Object.keys(tierNames) as readonly Tier[];

export const holdReasonNames: Readonly<Record<HoldReason, string>> = {
  complaint: 'klacht',
  lawsuit: 'rechtszaak',
  inspection: 'inspectie',
};

export const methodGroundNames: Readonly<Record<MethodGround, string>> = {
  lokAdvice: 'advies van het lokaal overleg kinderopvang (LOK)',
  councilDecision: 'beslissing van de gemeenteraad',
  regionDefault: 'standaard van de regio',
};

export const retentionGroundNames: Readonly<Record<RetentionGround, string>> = {
  regionDefault: 'standaard van de regio',
  councilDecision: 'beslissing van de gemeenteraad',
  officerAdvice: 'advies van de functionaris gegevensbescherming',
  legalObligation: 'wettelijke verplichting',
};

export const disclosureGroundNames: Readonly<Record<DisclosureGround, string>> = {
  inbox: 'in de lijst van aanvragen',
  detail: 'bij het openen van de aanvraag',
  emergencyList: 'op de noodlijst, zonder aanvraag',
  pool: 'in de zoekpool, zonder aanvraag',
  mandate: 'door het loket dat het opvangplan indiende',
  regieCase: 'door de regie, die het dossier opende',
  controllerExport: 'in het verzegelde bestand dat het bestuur meekreeg',
};

export const runCauseNames: Readonly<Record<RunCause, string>> = {
  officer: 'gevraagd door een functionaris',
  operator: 'gestart door het beheer',
  schedule: 'dagelijkse ronde',
  clock: 'verzette klok',
  import: 'ingelezen gegevens',
  erasure: 'vraag om te wissen',
  holdLifted: 'opgeheven bewaring',
};

export const runStateNames: Readonly<Record<RunState, string>> = {
  queued: 'gevraagd',
  running: 'bezig',
  interrupted: 'onderbroken',
  done: 'klaar',
  stopped: 'gestopt',
};

/** The entries of a list of codes with their words, for a choice. */
export const choicesOf = (names: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const lookingReasonChoices = choicesOf(lookingReasonNames);

/** `1 opvangplan`, `3 opvangplannen`. */
export const plansText = (plans: number): string =>
  `${plans} ${plans === 1 ? 'opvangplan' : 'opvangplannen'}`;
