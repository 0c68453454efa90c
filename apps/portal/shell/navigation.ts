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

const regie: readonly NavigationLink[] = [
  { path: '/regie', label: 'Overzicht', exact: true },
  { path: '/regie/vraag', label: 'Vraag' },
];

/** The pages that a role finds at the top, in its order of work. */
export const navigation: Readonly<Record<Role, readonly NavigationLink[]>> = {
  family,
  servicePoint: family.map((link) => (link.path === '/gezin' ? { ...link, label: 'Opvangplannen' } : link)),
  organiser: [{ path: '/organisator', label: 'Aanvragen', exact: true }],
  regie,
  agency: regie,
  auditor: [{ path: '/audit', label: 'Logboek', exact: true }],
  officer: [{ path: '/gegevensbescherming', label: 'Agenda', exact: true }],
};

/** For who is not logged in. */
export const publicNavigation: readonly NavigationLink[] = [
  { path: '/', label: 'Welkom', exact: true },
  { path: '/gezin/zoeken', label: 'Opvang zoeken' },
  { path: '/gezin/certificaten', label: 'Certificaten' },
];
