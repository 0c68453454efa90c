import { roles, type Role } from '../principal.js';
import type { Scope } from './scopes.js';

/** Who may do an action, and how far it reaches for each; a role that is not named may not. */
export type Grants = Readonly<Partial<Record<Role, Scope>>>;

/** Of the plan itself: its family, and the service point that filed it. */
const planHolders = { family: 'ownPlan', servicePoint: 'mandate' } as const satisfies Grants;
const organiser = { organiser: 'organisation' } as const satisfies Grants;
const regie = { regie: 'controller' } as const satisfies Grants;
const officer = { officer: 'controller' } as const satisfies Grants;
const historians = { auditor: 'controller', officer: 'controller' } as const satisfies Grants;
const provers = { auditor: 'proofs', officer: 'proofs' } as const satisfies Grants;
const everybody = {
  ...{ family: 'self', servicePoint: 'self', organiser: 'self', regie: 'self' },
  ...{ agency: 'self', auditor: 'self', officer: 'self' },
} as const satisfies Readonly<Record<Role, Scope>>;

/**
 * Who may do what: the one table, of action × role × scope. Every route names its action, the guard asks this table, and
 * so does every answer that tells what may be done next. It is printed as docs/permissions.md.
 */
export const permissions = {
  // A step on an application.
  accept: organiser,
  noPlace: organiser,
  approve: organiser,
  undoApproval: organiser,
  reject: organiser,
  // One application is for the family itself to withdraw; a service point withdraws the plan.
  withdraw: { family: 'ownPlan' },

  // A step on a plan.
  fileCarePlan: { family: 'filing', servicePoint: 'filing' },
  // An organiser confirms with the signed contract, a family without.
  confirmPlace: { ...planHolders, ...organiser },
  declinePlace: planHolders,
  rectifyPersonalData: planHolders,
  amendCarePlan: planHolders,
  addLocations: { ...planHolders, regie: 'emergencies' },
  withdrawCarePlan: planHolders,
  requestErasure: planHolders,
  listOnEmergency: { servicePoint: 'mandate', regie: 'controller' },
  takeOffEmergencyList: { servicePoint: 'mandate', regie: 'controller' },

  // What is told of a plan to whose it is.
  readOwnCarePlan: planHolders,
  readOwnDisclosures: planHolders,
  readForecast: planHolders,
  readVisibility: planHolders,
  exportOwnCarePlan: planHolders,
  listFiledCarePlans: { servicePoint: 'mandate' },

  // What an organiser reads.
  listApplications: organiser,
  countApplications: organiser,
  readApplication: organiser,
  followUpdates: organiser,
  readPool: { organiser: 'pool' },

  // What the regie reads.
  readSummary: { regie: 'controller', agency: 'aggregates' },
  readOverdue: regie,
  readGuidanceList: regie,
  readEmergencyList: { regie: 'emergencies' },
  openCase: regie,

  // What an auditor reads.
  readLog: historians,
  readLogHashes: historians,
  readLogEvent: historians,
  replayStream: historians,
  readCertificates: historians,
  readConsultations: historians,
  countDisclosures: historians,
  readIntegrationFeed: historians,
  proveInclusion: provers,
  readLedgerCheckpoint: provers,
  proveLedgerInclusion: provers,
  proveLedgerConsistency: provers,

  // What the data protection officer reads and decides.
  adoptPolicies: officer,
  readPolicies: officer,
  comparePolicies: officer,
  confirmRetentionProposal: officer,
  withdrawRetentionProposal: officer,
  readDeparture: officer,
  proposeDeparture: officer,
  confirmDeparture: officer,
  withdrawDeparture: officer,
  askRetentionRun: officer,
  readRetentionRuns: officer,
  readRetentionRun: officer,
  readSchedule: officer,
  placeLegalHold: officer,
  liftLegalHold: officer,
  readLegalHolds: officer,
  searchDisclosures: officer,
  readAlerts: officer,
  acknowledgeAlert: officer,

  // One's own log-in.
  readSession: everybody,
  choosePlan: { family: 'ownPlan' },
  logOut: everybody,

  // Open.
  logIn: 'anyone',
  finishLogIn: 'anyone',
  listLocations: 'anyone',
  listControllers: 'anyone',
  readFilingNeeds: 'anyone',
  readMethods: 'anyone',
  readMethodDifference: 'anyone',
  readMethodsInForce: 'anyone',
  findCertificates: 'anyone',
  readLatestCheckpoint: 'anyone',
  proveConsistency: 'anyone',
  readHealth: 'anyone',
  readMetrics: 'anyone',
  // Absent in production.
  useDevelopmentTools: 'anyone',
} as const satisfies Readonly<Record<string, Grants | 'anyone'>>;

/** What somebody may want to do. Each route names one. */
export type Action = keyof typeof permissions;

export const actions = Object.keys(permissions) as readonly Action[];

/** Whether an action asks for no token at all. */
export const isOpen = (action: Action): boolean => permissions[action] === 'anyone';

/** How far an action reaches for a role; undefined: it may not. */
export function scopeOf(action: Action, role: Role): Scope | undefined {
  const grants: Grants | 'anyone' = permissions[action];
  return grants === 'anyone' ? grants : grants[role];
}

/** The roles that may do an action, in their usual order. */
export const rolesOf = (action: Action): readonly Role[] =>
  roles.filter((role) => scopeOf(action, role) !== undefined);

/** Those of the actions that a role may do at all; the state of what they are done to decides further. */
export const permittedTo = <Wanted extends Action>(role: Role, wanted: readonly Wanted[]): Wanted[] =>
  wanted.filter((action) => scopeOf(action, role) !== undefined);
