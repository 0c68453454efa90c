import { loadApplication } from '@koz/command-handling';
import { CertificateKeys, verifyCertificate, type CertificateStatement } from '@koz/audit';
import { dayInBelgium } from '@koz/domain';
import { withTenant } from '@koz/platform';
import type { ErasureCause, Instant, OwnDate, Personal, Tier } from '@koz/privacy-types';
import { scheduleByMonth } from '@koz/projections/retention-schedule';
import type { RetentionPolicy } from '@koz/events';
import { Client, type Answer, type Who } from './client.js';
import type { ShownPlan } from './shown-plan.js';
import type { Stage } from './stages.js';
import type { DemoSystem } from './system.js';

/** The organiser that gives the place, another that has the application too, and who looks on. */
export const viewers = ['organiser', 'organiserElsewhere', 'regie', 'family', 'auditor', 'officer'] as const;
export type Viewer = (typeof viewers)[number];

/** By the names of the disclosed fields; none for who sees no personal values. */
export type Fields = Readonly<Record<string, Personal<unknown>>>;

/** What one of them sees of the plan at a stage. */
export interface View {
  readonly at: Instant;
  readonly stage: Stage;
  /** Of the application at the location that gives the place. */
  readonly status: string;
  readonly role: Viewer;
  readonly fields: Fields;
  /** How the HTTP interface answered; absent for what is not asked there. */
  readonly httpStatus?: number;
  readonly events?: readonly SeenEvent[];
  readonly certificates?: readonly SeenCertificate[];
  readonly policies?: SeenPolicies;
  /** What the family is told of what goes when, in sentences. */
  readonly forecast?: readonly string[];
}

/** What an auditor sees of an event: never a value. */
export interface SeenEvent {
  readonly position: number;
  readonly type: string;
  readonly at: Instant;
}

export interface SeenCertificate {
  readonly sequence: number;
  readonly tier: Tier;
  readonly cause: ErasureCause;
  readonly at: Instant;
  readonly completeAtLatest: Instant;
}

/** What the data protection officer of the plan's controller sees. */
export interface SeenPolicies {
  readonly disclosure: string;
  readonly retention: string;
  /** Of how many plans of this controller a key of the tier is still to be destroyed. */
  readonly toGo: Readonly<Record<Tier, number>>;
}

/** Asks the system what each of them sees now. */
export async function lookAt(system: DemoSystem, plan: ShownPlan, stage: Stage): Promise<readonly View[]> {
  const { runtime, address } = system;
  const position = await runtime.eventStore('koz_query').lastPosition();
  const { state } = await loadApplication(
    runtime.commandDeps('koz_command'),
    { controller: plan.controller },
    plan.applicationId,
  );
  const seen = { at: runtime.clock.now(), stage, status: state.status };
  const ask = async (
    role: Viewer,
    who: Who,
    call: (client: Client) => Promise<Answer<Answered>>,
  ): Promise<View> => {
    const { status, body } = await call(await Client.as(address, who));
    return { ...seen, role, fields: status === 200 ? (body.fields ?? {}) : {}, httpStatus: status };
  };
  const { controller, carePlanId } = plan;
  const inbox = (id: string) => (client: Client) =>
    client.get<Answered>(`/organiser/applications/${id}?minPosition=${position}`);
  return [
    await ask('organiser', { role: 'organiser', organiserId: plan.organiserId }, inbox(plan.applicationId)),
    await ask(
      'organiserElsewhere',
      { role: 'organiser', organiserId: plan.otherOrganiserId },
      inbox(plan.otherApplicationId),
    ),
    await ask('regie', { role: 'regie', controller }, (client) =>
      client.post(`/regie/cases/${carePlanId}/open`, { reason: 'mediation' }),
    ),
    {
      ...(await ask('family', { role: 'family', controller, carePlanId }, (client) =>
        client.get(`/care-plans/${carePlanId}?minPosition=${position}`),
      )),
      forecast: await forecastOf(system, plan, position),
    },
    { ...seen, role: 'auditor', fields: {}, ...(await audited(system, plan)) },
    { ...seen, role: 'officer', fields: {}, policies: await policiesOf(system, plan) },
  ];
}

interface Answered {
  readonly fields?: Fields;
}

/** The code that the family got when it filed; it can ask for it as long as its name can be read. */
export async function receiptOf(
  { address }: DemoSystem,
  { controller, carePlanId }: ShownPlan,
): Promise<string> {
  const family = await Client.as(address, { role: 'family', controller, carePlanId });
  const { body } = await family.get<{ receipt: string }>(`/care-plans/${carePlanId}`);
  return body.receipt;
}

/** What whoever has the receipt gets, without signing in. */
export async function foundByReceipt(
  { runtime, address }: DemoSystem,
  receipt: string,
): Promise<SeenCertificate[]> {
  const { body } = await Client.anyone(address).post<SignedCertificates>('/certificates/find', { receipt });
  return verified(body, new CertificateKeys([runtime.shredding.signingKey.publicKey]));
}

async function forecastOf(
  { address }: DemoSystem,
  { controller, carePlanId }: ShownPlan,
  position: number,
): Promise<readonly string[]> {
  const family = await Client.as(address, { role: 'family', controller, carePlanId });
  const { body } = await family.get<{ texts: readonly string[] }>(
    `/care-plans/${carePlanId}/forecast?minPosition=${position}`,
  );
  return body.texts;
}

/** Events and certificates as an auditor is answered them; the certificates are verified. */
async function audited(
  { runtime, address }: DemoSystem,
  plan: ShownPlan,
): Promise<Pick<View, 'events' | 'certificates'>> {
  const { controller, carePlanId } = plan;
  const auditor = await Client.as(address, { role: 'auditor', controller });
  const told = await auditor.get<{ events: readonly SeenEvent[] }>(`/audit/streams/${carePlanId}`);
  const events = told.body.events.map(({ position, type, at }) => ({ position, type, at }));
  const { body } = await auditor.get<SignedCertificates>(`/audit/certificates/${carePlanId}`);
  const keys = new CertificateKeys([runtime.shredding.signingKey.publicKey]);
  return { events, certificates: verified(body, keys) };
}

/** As the interface answers them. A plan of which nothing was destroyed has none. */
interface SignedCertificates {
  readonly certificates?: readonly { readonly certificate: string }[];
}

/** @throws CertificateError for one whose signature is not of these keys */
const verified = ({ certificates = [] }: SignedCertificates, keys: CertificateKeys): SeenCertificate[] =>
  certificates.flatMap(({ certificate }) =>
    seenCertificate(verifyCertificate(Buffer.from(certificate, 'base64'), keys)),
  );

function seenCertificate(statement: CertificateStatement): SeenCertificate[] {
  if (statement.kind !== 'shredding') return [];
  const { sequence, tier, cause, at, completeAtLatest } = statement;
  return [{ sequence, tier, cause, at, completeAtLatest }];
}

async function policiesOf(
  { runtime, address }: DemoSystem,
  { controller }: ShownPlan,
): Promise<SeenPolicies> {
  const officer = await Client.as(address, { role: 'officer', controller });
  const { body } = await officer.get<{
    method: { policyVersion: string } | null;
    retention: { policyVersion: string; policy: RetentionPolicy };
  }>('/privacy/policies');
  const { policy, policyVersion } = body.retention;
  const months = await withTenant(runtime.database.pool('koz_query'), controller, (sql) =>
    scheduleByMonth(sql, policy, dayInBelgium(runtime.clock.now()) as OwnDate),
  );
  const toGo = { precise: 0, identity: 0, planning: 0 };
  for (const { tier, plans } of months) toGo[tier] += plans;
  return {
    disclosure: body.method?.policyVersion ?? '-',
    retention: policyVersion,
    toGo,
  };
}
