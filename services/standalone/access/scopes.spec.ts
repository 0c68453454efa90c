import { randomUUID } from 'node:crypto';
import { filedRegion, type FiledRegion } from './filed-region.js';
import type { Who } from '../testing/whole-system.js';

jest.setTimeout(240_000);

/** A call whose address or body names something of somebody else. */
interface Call {
  readonly method: string;
  readonly path: (id: string) => string;
  readonly body?: (id: string) => object;
}

const get = (path: (id: string) => string): Call => ({ method: 'GET', path });
const post = (path: (id: string) => string, sent: object = {}): Call => ({
  method: 'POST',
  path,
  body: () => sent,
});

const ofApplication = (...steps: readonly string[]): Call[] =>
  steps.map((step) => post((id) => `/applications/${id}/${step}`));

/** What is done with a plan by whose it is. */
const ofPlan: readonly Call[] = [
  ...['', '/disclosures', '/forecast', '/visibility', '/export'].map((part) =>
    get((id) => `/care-plans/${id}${part}`),
  ),
  ...['confirm-place', 'decline-place', 'withdraw'].map((step) => post((id) => `/care-plans/${id}/${step}`)),
  { method: 'PATCH', path: (id) => `/care-plans/${id}`, body: () => ({ startDate: '2027-04-01' }) },
  {
    method: 'PATCH',
    path: (id) => `/care-plans/${id}/personal-data`,
    body: () => ({ parent: { firstName: 'Lies' } }),
  },
  post((id) => `/care-plans/${id}/applications`, { locationIds: [randomUUID()] }),
  { method: 'DELETE', path: (id) => `/care-plans/${id}` },
];

const emergencies: readonly Call[] = [
  post((id) => `/care-plans/${id}/emergency-listing`, { reason: 'urgentWork' }),
  { method: 'DELETE', path: (id) => `/care-plans/${id}/emergency-listing` },
];

const ofOrganiser: readonly Call[] = [
  get((id) => `/organiser/applications/${id}`),
  ...ofApplication('accept', 'no-place', 'approve', 'undo-approval', 'reject'),
];

const ofRegie: readonly Call[] = [
  post((id) => `/regie/cases/${id}/open`, { reason: 'mediation' }),
  post((id) => `/care-plans/${id}/applications`, { locationIds: [randomUUID()] }),
  ...emergencies,
];

const ofHistory: readonly Call[] = [
  get((id) => `/audit/streams/carePlan-${id}`),
  get((id) => `/audit/certificates/${id}`),
];

const placeHold: Call = {
  method: 'POST',
  path: () => '/privacy/holds',
  body: (id) => ({ carePlanId: id, reason: 'complaint', expires: '2027-06-30' }),
};

describe('What lies outside somebody’s scope', () => {
  let region: FiledRegion;
  beforeAll(async () => {
    region = await filedRegion();
  });
  afterAll(() => region.system.end());

  const ask = async ({ method, path, body }: Call, id: string, token: string) => {
    const { status, text } = await region.system.call(method, `/api/v1${path(id)}`, token, body?.(id));
    // The id is the one thing that whoever asks knows already.
    return { status, text: text.replaceAll(id, 'ID') };
  };

  /** Asked for by these, an id of somebody else is answered as one that was never given. */
  async function expectHidden(
    calls: readonly Call[],
    id: string,
    token: string,
    never: string = randomUUID(),
  ) {
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      const what = `${call.method} ${call.path('ID')}`;
      const answer = await ask(call, id, token);
      expect({ what, ...answer }).toEqual({ what, status: 404, text: answer.text });
      expect({ what, ...answer }).toEqual({ what, ...(await ask(call, never, token)) });
    }
  }

  const tokenOf = (who: Who) => region.system.token(who);
  const organiser = (organiserId: string) => tokenOf({ role: 'organiser', organiserId });

  it('does not exist for another organisation, in the same territory or in another', async () => {
    const { plan, neighbour, abroad } = region;
    for (const { organiserId } of [neighbour, abroad]) {
      const token = await organiser(organiserId);
      await expectHidden(ofOrganiser, plan.applicationIds[0]!, token);
      const confirm = post((id) => `/care-plans/${id}/confirm-place`, { contractSigned: true });
      await expectHidden([confirm], plan.carePlanId, token);
      await expectHidden(
        [
          get((id) => `/organiser/applications?locationId=${id}`),
          get((id) => `/organiser/pool?locationId=${id}`),
        ],
        region.here.locationId,
        token,
      );
    }
  });

  it('does not exist for the other location of an organisation, as far as one is chosen', async () => {
    const { here, beside, plan } = region;
    const token = await organiser(here.organiserId);
    const inbox = async (query: string) => {
      const { status, body } = await region.system.call(
        'GET',
        `/api/v1/organiser/applications${query}`,
        token,
      );
      expect(status).toBe(200);
      return (body['items'] as { applicationId: string; locationId: string }[]).map(
        (item) => item.locationId,
      );
    };
    expect(new Set(await inbox(''))).toEqual(new Set([here.locationId]));
    expect(await inbox(`?locationId=${here.locationId}`)).toHaveLength(2);
    expect(await inbox(`?locationId=${beside.locationId}`)).toEqual([]);
    const own = await ask(
      get((id) => `/organiser/applications/${id}`),
      plan.applicationIds[0]!,
      token,
    );
    expect(own.status).toBe(200);
  });

  it('does not exist for another family, whether its token names its plan or it filed one', async () => {
    const { plan, otherPlan, mandated } = region;
    const named = await tokenOf({ role: 'family', carePlanId: otherPlan.carePlanId });
    for (const token of [otherPlan.token, named]) {
      for (const foreign of [plan, mandated]) {
        await expectHidden(ofPlan, foreign.carePlanId, token);
        await expectHidden(ofApplication('withdraw'), foreign.applicationIds[0]!, token);
      }
      // Its own does, so that what was refused was refused for whose it is.
      const own = await ask(
        get((id) => `/care-plans/${id}`),
        otherPlan.carePlanId,
        token,
      );
      expect(own.status).toBe(200);
    }
  });

  it('does not exist for another service point, nor what a family filed itself', async () => {
    const { plan, mandated } = region;
    const other = await tokenOf({ role: 'servicePoint', controller: 'antwerpen', person: 2 });
    const abroad = await tokenOf({ role: 'servicePoint', controller: 'mechelen', person: 1 });
    const calls = [...ofPlan, ...emergencies];
    for (const token of [other, abroad]) await expectHidden(calls, mandated.carePlanId, token);
    await expectHidden(calls, plan.carePlanId, mandated.token);
    const list = (token: string) => region.system.call('GET', '/api/v1/service-point/care-plans', token);
    expect((await list(other)).body['items']).toEqual([]);
    expect((await list(mandated.token)).body['items']).toMatchObject([{ carePlanId: mandated.carePlanId }]);
  });

  it('does not exist for the regie of another controller', async () => {
    const { plan } = region;
    await expectHidden(ofRegie, plan.carePlanId, await tokenOf({ role: 'regie', controller: 'mechelen' }));
    const own = await tokenOf({ role: 'regie', controller: 'antwerpen' });
    expect((await ask(ofRegie[0]!, plan.carePlanId, own)).status).toBe(200);
  });

  it('does not exist for the officer and the auditor of another controller', async () => {
    const { plan, holdId, runId, alertId, policyVersion } = region;
    const [officer, auditor] = await Promise.all(
      ['officer', 'auditor'].map((role) => tokenOf({ role, controller: 'mechelen' })),
    );
    await expectHidden([placeHold, ...ofHistory], plan.carePlanId, officer!);
    await expectHidden(ofHistory, plan.carePlanId, auditor!);
    await expectHidden([get((id) => `/audit/streams/application-${id}`)], plan.applicationIds[0]!, auditor!);
    await expectHidden([{ method: 'DELETE', path: (id) => `/privacy/holds/${id}` }], holdId, officer!);
    await expectHidden([get((id) => `/privacy/runs/${id}`)], runId, officer!);
    await expectHidden(
      [post((id) => `/privacy/alerts/${id}/acknowledge`, { reason: 'routine' })],
      alertId,
      officer!,
    );
    const proposals: readonly Call[] = [
      post((id) => `/privacy/policies/proposals/${id}/confirm`),
      { method: 'DELETE', path: (id) => `/privacy/policies/proposals/${id}` },
    ];
    await expectHidden(proposals, policyVersion, officer!, 'retention@77');
    // Their own do, so that what was refused was refused for whose it is.
    const own = await tokenOf({ role: 'officer', controller: 'antwerpen' });
    const { carePlanId } = region.erased;
    for (const foreign of [officer!, auditor!]) await expectHidden(ofHistory, carePlanId, foreign);
    for (const call of ofHistory) expect((await ask(call, carePlanId, own)).status).toBe(200);
    expect(
      (
        await ask(
          get((id) => `/privacy/runs/${id}`),
          runId,
          own,
        )
      ).status,
    ).toBe(200);
    const looked = post((id) => `/privacy/alerts/${id}/acknowledge`, { reason: 'routine' });
    expect((await ask(looked, alertId, own)).status).toBe(200);
    const lift: Call = { method: 'DELETE', path: (id) => `/privacy/holds/${id}` };
    expect((await ask(lift, holdId, own)).status).toBe(200);
    expect((await ask(proposals[1]!, policyVersion, own)).status).toBe(200);
  });

  it('is told to the agency in figures alone', async () => {
    const token = await tokenOf({ role: 'agency' });
    const { status, text } = await region.system.call('GET', '/api/v1/regie/summary', token);
    expect(status).toBe(200);
    const { plan, otherPlan, mandated, here, neighbour } = region;
    for (const { carePlanId, applicationIds } of [plan, otherPlan, mandated])
      for (const id of [carePlanId, ...applicationIds, here.locationId, neighbour.organiserId])
        expect(text).not.toContain(id);
    for (const call of [...ofPlan, ...ofRegie, ...ofHistory])
      expect((await ask(call, plan.carePlanId, token)).status).toBe(403);
  });

  it('is reached by no query that names another scope than the token does', async () => {
    const { plan } = region;
    const log = async (controller: string, query: string) => {
      const token = await tokenOf({ role: 'auditor', controller });
      return region.system.call('GET', `/api/v1/audit/log?${query}`, token);
    };
    const stream = `stream=carePlan-${plan.carePlanId}`;
    expect((await log('antwerpen', stream)).body['items']).not.toEqual([]);
    expect((await log('mechelen', stream)).body['items']).toEqual([]);
    expect((await log('mechelen', 'controller=antwerpen')).status).toBe(400);
    const whole = (await log('mechelen', 'limit=100')).text;
    for (const id of [plan.carePlanId, ...plan.applicationIds]) expect(whole).not.toContain(id);
  });
});
