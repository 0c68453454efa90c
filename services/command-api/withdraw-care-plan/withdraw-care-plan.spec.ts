import { randomUUID } from 'node:crypto';
import { uuid, type CarePlanId } from '@koz/privacy-types';
import { dyingAfter } from '../testing/dying-store.js';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, openRegion, type Region } from '../testing/region.js';

describe('A family withdraws its plan', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let one: Caller;
  let carePlanId: CarePlanId;
  let address: string;
  let applications: string[];

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
    one = await client.as(callers.one);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    family = await client.as(callers.family);
    const { body } = await family.post('/care-plans', aBody());
    carePlanId = uuid(body['carePlanId'] as string);
    address = `/care-plans/${carePlanId}/withdraw`;
    applications = (body['applications'] as { applicationId: string }[]).map((each) => each.applicationId);
  });

  const storingNothing = async (post: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await post();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const approved = async () => {
    await one.post(`/applications/${applications[0]}/accept`);
    await one.post(`/applications/${applications[0]}/approve`);
  };
  const expectEnded = async () => {
    for (const id of applications)
      expect(await storingNothing(() => family.post(`/applications/${id}/withdraw`))).toMatchObject({
        status: 409,
        body: { currentStatus: 'withdrawn' },
      });
  };

  it('and with it all of its applications', async () => {
    expect(await family.post(address, { reason: 'noLongerNeeded' }, { ifMatch: '"0"' })).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { carePlanId, status: 'withdrawn', place: 'none', revision: 1 },
    });
    await expectEnded();
  });

  it('and gives back the place that was found', async () => {
    await approved();
    expect(await family.post(address)).toMatchObject({ status: 200, body: { place: 'none', revision: 3 } });
    await expectEnded();
  });

  it('once, for it is final', async () => {
    await family.post(address);
    const steps = [
      address,
      `/care-plans/${carePlanId}/confirm-place`,
      `/care-plans/${carePlanId}/decline-place`,
    ];
    for (const step of steps)
      expect(await storingNothing(() => family.post(step))).toMatchObject({
        status: 409,
        body: {
          type: 'urn:kinderopvangzoeker:problem:care-plan-withdrawn',
          detail: 'Dit opvangplan is ingetrokken. Er kan geen stap meer volgen.',
        },
      });
  });

  it('and is answered the same when it asks again under the same key', async () => {
    const key = randomUUID();
    const first = await family.post(address, {}, { key });
    expect(await storingNothing(() => family.post(address, {}, { key }))).toEqual(first);
    expect(
      await storingNothing(() => family.post(address, { reason: 'enteredByMistake' }, { key })),
    ).toMatchObject({ status: 422 });
  });

  it('unless it worked with an older plan, or gave a reason that is none', async () => {
    await approved();
    expect(await storingNothing(() => family.post(address, {}, { ifMatch: '"0"' }))).toMatchObject({
      status: 412,
    });
    expect(await storingNothing(() => family.post(address, { reason: 'omdat' }))).toMatchObject({
      status: 400,
    });
  });

  it('and nobody else does', async () => {
    for (const stranger of [await client.as(callers.family), await client.as(callers.servicePoint)])
      expect(await storingNothing(() => stranger.post(address))).toMatchObject({ status: 404 });
    expect(await storingNothing(() => one.post(address))).toMatchObject({ status: 403 });
  });

  it('and the plan stays withdrawn where the process died in between', async () => {
    await approved();
    const dying = await openClient(dyingAfter(1, region.deps));
    const itself = await dying.as({ role: 'family', controller: antwerpen, carePlanId });
    expect(await itself.post(address)).toMatchObject({ status: 503 });
    await dying.close();
    expect(await storingNothing(() => family.post(address))).toMatchObject({ status: 409 });
  });
});
