import type { Schemas } from '@koz/api-client';

export type TokenRequest = Schemas['TokenRequest'];
export type Role = TokenRequest['role'];

/** Who works here now: a role and ids, and what to call it. No name of a person. */
export interface Who extends TokenRequest {
  /** Of the development provider; absent: the browser's cookie says who asks, and no script sees it. */
  readonly token?: string;
  /** Of a family that filed several plans under its log-in: which. */
  readonly carePlanIds?: readonly string[];
  /** What the screen calls it: the role with its organisation. */
  readonly name: string;
}

export const roleNames: Readonly<Record<Role, string>> = {
  family: 'gezin',
  servicePoint: 'lokaal loket',
  organiser: 'organisator',
  regie: 'regie kinderopvang',
  agency: 'Agentschap Opgroeien',
  auditor: 'auditor',
  officer: 'functionaris gegevensbescherming',
};

/** Where each role begins. */
export const homes: Readonly<Record<Role, string>> = {
  family: '/gezin',
  servicePoint: '/gezin',
  organiser: '/organisator',
  regie: '/regie',
  agency: '/regie',
  auditor: '/audit',
  officer: '/gegevensbescherming',
};
