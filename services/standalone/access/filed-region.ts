import { randomUUID } from 'node:crypto';
import { defaultRetentionPolicy } from '@koz/retention';
import { eventually } from '@koz/testing';
import {
  startWholeSystem,
  type Answered,
  type Organisation,
  type Who,
  type WholeSystem,
} from '../testing/whole-system.js';

/** A plan that somebody filed. */
export interface FiledPlan {
  readonly carePlanId: string;
  readonly applicationIds: readonly string[];
  /** Who filed it. */
  readonly token: string;
}

/** Two of each: organisations, locations of one, controllers, families, service points; and what each of them holds. */
export interface FiledRegion {
  readonly system: WholeSystem;
  readonly here: Organisation;
  /** A second location of the same organisation. */
  readonly beside: Organisation;
  readonly neighbour: Organisation;
  /** An organisation under the other controller. */
  readonly abroad: Organisation;
  /** A plan of a family of Antwerpen, at `here`. */
  readonly plan: FiledPlan;
  /** A plan of another family, at the neighbour’s. */
  readonly otherPlan: FiledPlan;
  /** A plan that a service point filed, at `here`. */
  readonly mandated: FiledPlan;
  /** A plan whose family had it erased: its certificates are there. */
  readonly erased: FiledPlan;
  readonly holdId: string;
  readonly runId: string;
  readonly alertId: string;
  readonly policyVersion: string;
}

const body = (locationIds: readonly string[], changes: object = {}) => ({
  controller: 'antwerpen',
  parent: { firstName: 'Lotte', lastName: 'Peeters', birthDate: '1990-05-17' },
  child: { birthDate: '2026-09-30', expected: false },
  address: { street: 'Lange Leemstraat', number: '12' },
  ...{ postcode: '2018', priorityRules: ['workOrTraining'], startDate: '2027-03-01', endDate: '2029-08-31' },
  careParts: [{ weekday: 'mon', part: 'full' }],
  sharing: 'ownMunicipality',
  locationIds,
  ...changes,
});

/** Starts a system and files it all over HTTP, as its users do; read models tell of it when it is given back. */
export async function filedRegion(): Promise<FiledRegion> {
  const system = await startWholeSystem();
  const here = await system.location('antwerpen');
  const beside = await system.location('antwerpen', here.organiserId);
  const neighbour = await system.location('antwerpen');
  const abroad = await system.location('mechelen');
  const plan = await file(system, { role: 'family' }, body([here.locationId]));
  const otherPlan = await file(system, { role: 'family' }, body([neighbour.locationId]));
  const point = { role: 'servicePoint', controller: 'antwerpen', person: 1 };
  const mandated = await file(system, point, body([here.locationId], { mandate: 'oral' }));
  const erased = await file(system, { role: 'family' }, body([here.locationId]));
  good(await system.call('DELETE', `/api/v1/care-plans/${erased.carePlanId}`, erased.token));
  const officer = await system.token({ role: 'officer', controller: 'antwerpen' });
  const post = async (path: string, sent: object): Promise<Record<string, unknown>> =>
    good(await system.call('POST', `/api/v1${path}`, officer, sent)).body;
  const hold = { carePlanId: otherPlan.carePlanId, reason: 'complaint', expires: '2027-06-30' };
  const { holdId, position } = await post('/privacy/holds', hold);
  const { runId } = await post('/privacy/runs', {});
  const policyVersion = await proposal(system, officer);
  const alertId = await alert(system);
  const certificates = `/api/v1/audit/certificates/${erased.carePlanId}`;
  await eventually(async () => (await system.call('GET', certificates, officer)).status === 200);
  await eventually(async () => {
    const read = `/api/v1/privacy/holds?minPosition=${position as number}`;
    return (await system.call('GET', read, officer)).text.includes(holdId as string);
  });
  return {
    ...{ system, here, beside, neighbour, abroad, plan, otherPlan, mandated, erased },
    ...{ holdId: holdId as string, runId: runId as string, alertId, policyVersion },
  };
}

async function file(system: WholeSystem, who: Who, sent: object): Promise<FiledPlan> {
  const token = await system.token(who);
  const filed = good(await system.call('POST', '/api/v1/care-plans', token, sent)).body;
  const applications = filed['applications'] as { applicationId: string }[];
  const carePlanId = filed['carePlanId'] as string;
  const read = `/api/v1/care-plans/${carePlanId}?minPosition=${filed['position'] as number}`;
  await eventually(async () => (await system.call('GET', read, token)).status === 200);
  return { carePlanId, applicationIds: applications.map(({ applicationId }) => applicationId), token };
}

/** A retention policy that keeps less, which waits for a second officer. */
async function proposal(system: WholeSystem, officer: string): Promise<string> {
  const P5Y = { anchor: 'childBirth', months: 48 };
  const { thresholds } = defaultRetentionPolicy;
  const retention = { ...defaultRetentionPolicy, version: 1, thresholds: { ...thresholds, P5Y } };
  const sent = { ground: 'councilDecision', retention };
  const { body: proposed } = good(await system.call('PUT', '/api/v1/privacy/policies', officer, sent));
  return proposed['policyVersion'] as string;
}

/** Raised as the auditor raises one. */
async function alert({ runtime }: WholeSystem): Promise<string> {
  const alertId = randomUUID();
  await runtime.database.pool('koz_auditor').query(
    `INSERT INTO ledger.alert (alert_id, controller, rule, viewer, role, window_begins, window_ends, number, threshold, at)
     VALUES ($1, 'antwerpen', 'manyCasesOpened', gen_random_uuid(), 'regie', now(), now(), 90, 50, now())`,
    [alertId],
  );
  return alertId;
}

function good(answered: Answered): Answered {
  if (answered.status >= 300) throw new Error(`${answered.status} ${answered.text}`);
  return answered;
}
