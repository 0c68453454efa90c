import type { Role } from '../session/who.js';

export interface NavigationLink {
  readonly path: string;
  readonly label: string;
  /** Whether only the path itself counts as being there, not what lies below it. */
  readonly exact?: boolean;
}

const family: readonly NavigationLink[] = [
  { path: '/gezin', label: 'Mijn opvangplan', exact: true },
  { path: '/gezin/zoeken', label: 'Opvang zoeken' },
  { path: '/gezin/certificaten', label: 'Certificaten' },
];

const figures: readonly NavigationLink[] = [
  { path: '/regie', label: 'Overzicht', exact: true },
  { path: '/regie/vraag', label: 'Vraag' },
  { path: '/regie/geen-plaats', label: 'Geen plaats' },
  { path: '/regie/over-de-grenzen', label: 'Over de grenzen' },
];

const regie: readonly NavigationLink[] = [
  ...figures,
  { path: '/regie/antwoordtijden', label: 'Antwoordtijden' },
  { path: '/regie/begeleiding', label: 'Begeleiding' },
  { path: '/regie/noodlijst', label: 'Noodlijst' },
];

const officer: readonly NavigationLink[] = [
  { path: '/gegevensbescherming', label: 'Agenda', exact: true },
  { path: '/gegevensbescherming/wat-als', label: 'Wat als' },
  { path: '/gegevensbescherming/bewaringen', label: 'Bewaringen' },
  { path: '/gegevensbescherming/uitvoeringen', label: 'Uitvoeringen' },
  { path: '/gegevensbescherming/certificaten', label: 'Certificaten' },
  { path: '/gegevensbescherming/inzagen', label: 'Inzagen' },
  { path: '/gegevensbescherming/meldingen', label: 'Meldingen' },
  { path: '/gegevensbescherming/raadplegingen', label: 'Raadplegingen' },
  { path: '/gegevensbescherming/beleid', label: 'Beleid' },
  { path: '/gegevensbescherming/methodes', label: 'Methodes' },
  { path: '/gegevensbescherming/vertrek', label: 'Vertrek' },
];

/** The pages that a role finds at the top, in its order of work. */
export const navigation: Readonly<Record<Role, readonly NavigationLink[]>> = {
  family,
  servicePoint: family.map((link) => (link.path === '/gezin' ? { ...link, label: 'Opvangplannen' } : link)),
  organiser: [
    { path: '/organisator', label: 'Aanvragen', exact: true },
    { path: '/organisator/zoekpool', label: 'Noodlijst en zoekpool' },
  ],
  regie,
  agency: figures,
  auditor: [
    { path: '/audit', label: 'Logboek', exact: true },
    { path: '/audit/controle', label: 'Controle' },
    { path: '/audit/certificaten', label: 'Certificaten' },
    { path: '/audit/inzagen', label: 'Inzagen' },
    { path: '/audit/raadplegingen', label: 'Raadplegingen' },
    { path: '/audit/register', label: 'Register' },
    { path: '/audit/bewijs', label: 'Controlepunt nakijken' },
  ],
  officer,
};

/** For who is not logged in. */
export const publicNavigation: readonly NavigationLink[] = [
  { path: '/', label: 'Welkom', exact: true },
  { path: '/gezin/zoeken', label: 'Opvang zoeken' },
  { path: '/gezin/certificaten', label: 'Certificaten' },
  { path: '/audit/bewijs', label: 'Controlepunt nakijken' },
];
