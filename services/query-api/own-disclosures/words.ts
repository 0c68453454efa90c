import type { CaseReason, Disclosure, DisclosureGround } from '@koz/disclosure-ledger';
import type { Cell } from '@koz/events';
import type { Role } from '@koz/identity';

/** Why somebody was shown something, in words for the family. A ground without its words does not compile. */
export const groundWords: Readonly<Record<DisclosureGround, string>> = {
  inbox: 'in de lijst van aanvragen bij een opvanglocatie',
  detail: 'bij het openen van de aanvraag',
  emergencyList: 'op de noodlijst, zonder aanvraag',
  pool: 'in de zoekpool, zonder aanvraag',
  mandate: 'bij het openen van het opvangplan door het loket dat het indiende',
  regieCase: 'bij het openen van het dossier door de regie',
  controllerExport: 'in het verzegelde bestand met alle gegevens dat het lokaal bestuur meekreeg',
};

/** Why the regie opened the plan. */
export const reasonWords: Readonly<Record<CaseReason, string>> = {
  mediation: 'om te bemiddelen',
  complaint: 'bij een klacht',
  emergency: 'bij een noodsituatie',
  dataQuality: 'om de gegevens na te zien',
};

/** The ground with its reason, where there is one. */
export const groundText = ({ ground, reason }: Pick<Disclosure, 'ground' | 'reason'>): string =>
  reason === undefined ? groundWords[ground] : `${groundWords[ground]}, ${reasonWords[reason]}`;

/** What kind of organisation looked; never who. */
export const roleWords: Readonly<Record<Role, string>> = {
  family: 'gezin',
  servicePoint: 'lokaal loket',
  organiser: 'organisator',
  regie: 'regie kinderopvang',
  agency: 'Agentschap Opgroeien',
  auditor: 'auditor',
  officer: 'functionaris voor gegevensbescherming',
};

/** How much of a field was shown. */
export const precisions = ['exact', 'month', 'year'] as const;
export type Precision = (typeof precisions)[number];

export const precisionOf: Readonly<Record<Exclude<Cell, 'H'>, Precision>> = {
  V: 'exact',
  MY: 'month',
  Y: 'year',
};

/** A role of people, or who runs the installation. */
export const roleText = (role: string): string =>
  role === 'operator' ? 'beheer van deze installatie' : (roleWords[role as Role] ?? role);
