import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@koz/identity';
import { startTestProvider, throughProvider, type TestProvider } from '@koz/identity/testing';
import { defaultRetentionPolicy } from '@koz/retention';
import { collectingLogger, eventually, freePort } from '@koz/testing';
import { startWholeSystem, type Organisation, type WholeSystem, type Who } from '../testing/whole-system.js';
import { families, markersOf, type Family, type FamilyName } from './families.js';
import { Watchers, type Fault } from './watchers.js';
import { Wire } from './wire.js';

/** Settings of the attacked system beside those of every test: here alone, whatever the suite must not meet. */
const attackedSettings: Readonly<Record<string, string>> = {};

/** Something that a request may name, and whose it is. */
export interface Plan {
  readonly family: FamilyName;
  readonly controller: string;
  readonly organiserId: string;
  readonly locationId: string;
  readonly carePlanId: string;
  readonly applicationId: string;
  readonly token: string;
}

/** Somebody who asks. */
export interface Actor {
  readonly name: string;
  /** Absent: nobody in particular. */
  readonly role?: Role;
  readonly token?: string;
  readonly controller?: string;
  readonly organiserId?: string;
  /** Somebody who does the same for others: another organisation, another municipality, another family. */
  readonly isElsewhere?: boolean;
  /** Whose plans it holds. */
  readonly holds: readonly FamilyName[];
  /** Whose values may be told to it at some stage. */
  readonly mayKnow: ReadonlySet<string>;
}

/** What an officer’s addresses name. */
export interface Office {
  readonly controller: string;
  readonly holdId: string;
  readonly runId: string;
  readonly alertId: string;
  readonly policyVersion: string;
}

export interface World {
  readonly system: WholeSystem;
  readonly wire: Wire;
  readonly watchers: Watchers;
  readonly organisations: Readonly<Record<'here' | 'neighbour' | 'abroad', Organisation>>;
  readonly plans: Readonly<Record<FamilyName, Plan>>;
  readonly office: Office;
  readonly actors: readonly Actor[];
  actorOf(role: Role | 'nobody'): Actor;
  /** Who does the same elsewhere. */
  othersOf(): Promise<readonly Actor[]>;
  /** The header by which somebody says who asks. */
  bearer(actor: Pick<Actor, 'token'>): Readonly<Record<string, string>>;
  readonly provider: TestProvider;
  /** The cookies of a browser in which the regie of Antwerpen logged in, with those that it had before. */
  logIn(cookies?: string): Promise<string>;
  /** What is wrong with all that was logged so far. */
  logFaults(): Fault[];
  /** Lines of a level, as written. */
  logged(level: string): readonly Readonly<Record<string, unknown>>[];
  end(): Promise<void>;
}

/** A system with two of each, whose families have values that are nobody else’s. */
export async function attackedWorld(): Promise<World> {
  const logger = collectingLogger();
  const login = await provided();
  const system = await startWholeSystem({ ...attackedSettings, ...login.settings }, logger);
  const here = await system.location('antwerpen');
  const neighbour = await system.location('antwerpen');
  const abroad = await system.location('mechelen');
  const point = { role: 'servicePoint', controller: 'antwerpen', person: 1 };
  const family = { role: 'family' };
  const plans = {
    own: await file(system, family, families.own, here),
    neighbour: await file(system, family, families.neighbour, neighbour),
    abroad: await file(system, family, families.abroad, abroad),
    mandated: await file(system, point, families.mandated, here, { mandate: 'oral' }),
    erased: await file(system, family, families.erased, here),
  };
  await system.call('DELETE', `/api/v1/care-plans/${plans.erased.carePlanId}`, plans.erased.token);
  const office = await officeOf(system, plans.neighbour.carePlanId);
  const certificates = `/api/v1/audit/certificates/${plans.erased.carePlanId}`;
  const officer = await system.token({ role: 'officer', controller: 'antwerpen' });
  await eventually(async () => (await system.call('GET', certificates, officer)).status === 200);
  for (const controller of ['antwerpen', 'mechelen']) await figuresOf(system, controller);
  const wire = new Wire(system.address);
  const watchers = new Watchers(Object.values(families).flatMap(markersOf));
  const actors = await actorsOf(system, plans);
  return {
    ...{ system, wire, plans, office },
    organisations: { here, neighbour, abroad },
    ...{ watchers, actors },
    actorOf(role) {
      const actor = actors.find(({ name }) => name === role);
      if (!actor) throw new Error(`nobody is ${role}`);
      return actor;
    },
    othersOf: () => elsewhere(system, plans),
    bearer: ({ token }) => (token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...{ provider: login.provider, logIn: (cookies = '') => logIn(login.provider, system.address, cookies) },
    logFaults: () => watchers.faultsOfLog(logger.text()),
    logged: (level) => logger.lines().filter((line) => line.level === level),
    async end() {
      wire.close();
      await system.end();
      await login.end();
    },
  };
}

/** The first figures of a regie: who asks before they are there is rightly told to come back, so that nobody is asked. */
async function figuresOf(system: WholeSystem, controller: string): Promise<void> {
  const snapshots = system.runtime.database.pool('koz_process_manager');
  await eventually(async () => {
    const { rowCount } = await snapshots.query('SELECT FROM regie.snapshot WHERE controller = $1', [
      controller,
    ]);
    return rowCount;
  });
}

/** Log-in by a provider, so that its calls are there too. */
async function provided() {
  // The provider speaks on the console of what it misses here.
  const quiet = (['warn', 'info'] as const).map((level) => jest.spyOn(console, level).mockImplementation());
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = await startTestProvider({
    accounts: { regie: { realm_access: { roles: ['regie'] }, controller: 'antwerpen' } },
    redirectUris: [`${publicUrl}/api/v1/session/callback`],
  });
  const home = await mkdtemp(join(tmpdir(), 'koz-attack-'));
  const secret = join(home, 'client');
  await writeFile(secret, provider.clientSecret);
  return {
    provider,
    settings: {
      ...{ PORT: String(port), KOZ_PUBLIC_URL: publicUrl, KOZ_OIDC_ISSUER: provider.issuer },
      ...{ KOZ_OIDC_CLIENT_ID: provider.clientId, KOZ_OIDC_CLIENT_SECRET_FILE: secret },
    },
    async end() {
      await provider.close();
      await rm(home, { recursive: true, force: true });
      for (const spy of quiet) spy.mockRestore();
    },
  };
}

/** Logs in as a browser does. */
async function logIn({ issuer }: TestProvider, address: string, before: string): Promise<string> {
  const cookiesOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((header) => header.split(';')[0] ?? '')
      .filter((cookie) => !cookie.endsWith('='))
      .join('; ');
  const begun = await fetch(`${address}/api/v1/session/login`, {
    redirect: 'manual',
    headers: { cookie: before },
  });
  const back = await throughProvider(issuer, begun.headers.get('location') ?? '');
  const cookie = [before, cookiesOf(begun)].filter((text) => text !== '').join('; ');
  return cookiesOf(await fetch(back, { redirect: 'manual', headers: { cookie } }));
}

/** One for each role of Antwerpen, who holds what is filed at `here`, and nobody. */
async function actorsOf(system: WholeSystem, plans: World['plans']): Promise<Actor[]> {
  const controller = 'antwerpen';
  const { organiserId } = plans.own;
  const inAntwerpen = Object.values(plans)
    .filter((plan) => plan.controller === controller)
    .map(({ family }) => family);
  const of = async (
    role: Role,
    own: object,
    mayKnow: readonly FamilyName[],
    holds: readonly FamilyName[] = [],
  ): Promise<Actor> => ({
    ...{ name: role, role, holds, mayKnow: new Set(mayKnow), ...own },
    token: await system.token({ role, ...own }),
  });
  return [
    { name: 'nobody', holds: [], mayKnow: new Set() },
    {
      ...{ name: 'family', role: 'family', token: plans.own.token, controller },
      ...{ holds: ['own'], mayKnow: new Set(['own']) },
    },
    await of('servicePoint', { controller, person: 1 }, ['mandated'], ['mandated']),
    await of('organiser', { organiserId, controller }, ['own', 'mandated', 'erased']),
    await of('regie', { controller }, inAntwerpen),
    await of('agency', {}, []),
    await of('auditor', { controller }, []),
    await of('officer', { controller }, []),
  ];
}

/** Those of Mechelen, the neighbour, another service point, a family without a plan and one that holds another. */
async function elsewhere(system: WholeSystem, { neighbour, abroad }: World['plans']): Promise<Actor[]> {
  const of = async (
    role: Role,
    own: Partial<Actor> & { readonly person?: number },
    mayKnow: readonly FamilyName[] = [],
    token?: string,
  ): Promise<Actor> => ({
    ...{ name: `other ${role}`, role, holds: [], mayKnow: new Set(mayKnow), isElsewhere: true, ...own },
    token: token ?? (await system.token({ role, ...own })),
  });
  const [antwerpen, mechelen] = [{ controller: 'antwerpen' }, { controller: 'mechelen' }];
  return [
    await of('family', {}),
    await of('family', { holds: ['neighbour'] }, ['neighbour'], neighbour.token),
    await of('servicePoint', { ...antwerpen, person: 2 }),
    await of('servicePoint', { ...mechelen, person: 1 }),
    await of('organiser', { ...antwerpen, organiserId: neighbour.organiserId }, ['neighbour']),
    await of('organiser', { ...mechelen, organiserId: abroad.organiserId }, ['abroad']),
    await of('regie', mechelen, ['abroad']),
    await of('auditor', mechelen),
    await of('officer', mechelen),
  ];
}

async function file(
  system: WholeSystem,
  who: Who,
  { name, parent, address }: Family,
  { organiserId, locationId, controller }: Organisation,
  changes: object = {},
): Promise<Plan> {
  const token = await system.token(who);
  const sent = {
    ...{ controller, parent, address, child: { birthDate: '2026-09-30', expected: false } },
    ...{
      postcode: '2018',
      priorityRules: ['workOrTraining'],
      startDate: '2027-03-01',
      endDate: '2029-08-31',
    },
    ...{
      careParts: [{ weekday: 'mon', part: 'full' }],
      sharing: 'ownMunicipality',
      locationIds: [locationId],
    },
    ...changes,
  };
  const { status, text, body } = await system.call('POST', '/api/v1/care-plans', token, sent);
  if (status !== 201) throw new Error(`not filed: ${status} ${text}`);
  const carePlanId = body['carePlanId'] as string;
  const [application] = body['applications'] as { applicationId: string }[];
  const read = `/api/v1/care-plans/${carePlanId}?minPosition=${body['position'] as number}`;
  await eventually(async () => (await system.call('GET', read, token)).status === 200);
  const applicationId = application?.applicationId ?? '';
  return {
    ...{ family: name as FamilyName, controller, organiserId, locationId },
    ...{ carePlanId, applicationId, token },
  };
}

/** A hold, a run, an alert and a proposal, as the officer of Antwerpen finds them. */
async function officeOf(system: WholeSystem, carePlanId: string): Promise<Office> {
  const controller = 'antwerpen';
  const officer = await system.token({ role: 'officer', controller });
  const said = async (method: string, path: string, sent: object): Promise<Record<string, unknown>> => {
    const { status, text, body } = await system.call(method, `/api/v1${path}`, officer, sent);
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return body;
  };
  const hold = await said('POST', '/privacy/holds', {
    carePlanId,
    reason: 'complaint',
    expires: '2027-06-30',
  });
  const run = await said('POST', '/privacy/runs', {});
  const { thresholds } = defaultRetentionPolicy;
  const shorter = { ...thresholds, P5Y: { anchor: 'childBirth', months: 48 } };
  const retention = { ...defaultRetentionPolicy, version: 1, thresholds: shorter };
  const proposal = await said('PUT', '/privacy/policies', { ground: 'councilDecision', retention });
  const alertId = randomUUID();
  // As the auditor raises one.
  await system.runtime.database.pool('koz_auditor').query(
    `INSERT INTO ledger.alert (alert_id, controller, rule, viewer, role, window_begins, window_ends, number, threshold, at)
     VALUES ($1, $2, 'manyCasesOpened', gen_random_uuid(), 'regie', now(), now(), 90, 50, now())`,
    [alertId, controller],
  );
  return {
    ...{ controller, alertId, holdId: hold['holdId'] as string, runId: run['runId'] as string },
    policyVersion: proposal['policyVersion'] as string,
  };
}
