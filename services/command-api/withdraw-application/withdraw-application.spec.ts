import { uuid, type CarePlanId } from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, openRegion, type Region } from '../testing/region.js';

describe('A family withdraws an application', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let carePlanId: CarePlanId;
  let address: string;

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    family = await client.as(callers.family);
    const { body } = await family.post('/care-plans', aBody());
    carePlanId = uuid(body['carePlanId'] as string);
    address = `/applications/${(body['applications'] as { applicationId: string }[])[0]!.applicationId}/withdraw`;
  });

  const storingNothing = async (post: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await post();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };

  it('of the plan that it filed', async () => {
    expect(await family.post(address, { reason: 'noLongerNeeded' })).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { status: 'withdrawn', revision: 1 },
    });
  });

  it('of the plan that its token names', async () => {
    const named = await client.as({ role: 'family', controller: antwerpen, carePlanId });
    expect(await named.post(address)).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
  });

  it('and of no other plan', async () => {
    const other = await client.as(callers.family);
    const { body } = await other.post('/care-plans', aBody());
    const otherPlan = uuid<CarePlanId>(body['carePlanId'] as string);
    const named = await client.as({ role: 'family', controller: antwerpen, carePlanId: otherPlan });
    for (const stranger of [other, named])
      expect(await storingNothing(() => stranger.post(address))).toMatchObject({ status: 404 });
  });

  it('once, for it is final', async () => {
    await family.post(address);
    expect(await storingNothing(() => family.post(address))).toMatchObject({
      status: 409,
      body: { currentStatus: 'withdrawn', allowed: [] },
    });
  });

  it('and an organiser does not', async () => {
    const organiser = await client.as(callers.one);
    expect(await storingNothing(() => organiser.post(address))).toMatchObject({ status: 403 });
  });

  it('also with the token with which it filed, that names no local government', async () => {
    const nowhere = await client.as({ role: 'family' });
    const { body } = await nowhere.post('/care-plans', aBody());
    const [application] = body['applications'] as { applicationId: string }[];
    const own = `/applications/${application!.applicationId}/withdraw`;
    expect(await storingNothing(() => nowhere.post(address))).toMatchObject({ status: 404 });
    expect(await nowhere.post(own)).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
  });
});
