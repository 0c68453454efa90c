import { randomUUID } from 'node:crypto';
import { uuid, type CarePlanId } from '@koz/privacy-types';
import { dyingAfter } from '../testing/dying-store.js';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, openRegion, type Region } from '../testing/region.js';

describe('A family with a place found', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let one: Caller;
  let two: Caller;
  let carePlanId: CarePlanId;
  let applications: string[];

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
    one = await client.as(callers.one);
    two = await client.as(callers.two);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    family = await client.as(callers.family);
    await filedBy(family);
    await one.post(`/applications/${applications[0]}/accept`);
    await two.post(`/applications/${applications[1]}/accept`);
    await one.post(`/applications/${applications[0]}/approve`);
  });

  const filedBy = async (who: Caller, changes = {}) => {
    const { body } = await who.post('/care-plans', aBody(changes));
    carePlanId = uuid(body['carePlanId'] as string);
    applications = (body['applications'] as { applicationId: string }[]).map((each) => each.applicationId);
  };
  const plan = (step: string) => `/care-plans/${carePlanId}/${step}`;
  const storingNothing = async (post: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await post();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const lastEventOf = async (type: string): Promise<unknown> => {
    const events = await region.deps.store.readStream({ controller: antwerpen }, `carePlan-${carePlanId}`);
    return JSON.parse(Buffer.from(events.findLast((event) => event.type === type)!.payload).toString());
  };
  const reject = (who: Caller, index: number) => who.post(`/applications/${applications[index]}/reject`);

  it('confirms it, and its other applications are withdrawn', async () => {
    expect(await family.post(plan('confirm-place'))).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { carePlanId, place: 'confirmed', revision: 2 },
    });
    expect(await storingNothing(() => reject(two, 1))).toMatchObject({
      status: 409,
      body: { currentStatus: 'withdrawn' },
    });
  });

  it('keeps looking, and another organiser may give a second place, which is declined on its own', async () => {
    expect(await family.post(plan('confirm-place'), { keepLooking: true })).toMatchObject({
      status: 200,
      body: { place: 'confirmed', keepLooking: true },
    });
    expect(await two.post(`/applications/${applications[1]}/approve`)).toMatchObject({ status: 200 });
    expect(await family.post(plan('decline-place'))).toMatchObject({
      status: 200,
      body: { place: 'confirmed', keepLooking: true },
    });
    expect(await reject(two, 1)).toMatchObject({ status: 200 });
    expect(await storingNothing(() => reject(one, 0))).toMatchObject({
      status: 409,
      body: { currentStatus: 'approved' },
    });
  });

  it('names the place that it does not take when it has more than one', async () => {
    await family.post(plan('confirm-place'), { keepLooking: true });
    await two.post(`/applications/${applications[1]}/approve`);
    await family.post(plan('confirm-place'), { keepLooking: true });
    expect(await family.post(plan('decline-place'), { applicationId: applications[0] })).toMatchObject({
      status: 200,
      body: { place: 'confirmed', keepLooking: true },
    });
    expect(await reject(one, 0)).toMatchObject({ status: 200 });
    for (const [applicationId, status] of [
      [applications[0], 409],
      [randomUUID(), 404],
      ['KDV01', 400],
    ])
      expect(await storingNothing(() => family.post(plan('decline-place'), { applicationId }))).toMatchObject(
        { status },
      );
  });

  it('finds its other applications as they were when it declines a place that it had confirmed', async () => {
    await family.post(plan('confirm-place'));
    expect(await family.post(plan('decline-place'))).toMatchObject({ status: 200, body: { place: 'none' } });
    expect(await two.post(`/applications/${applications[1]}/approve`)).toMatchObject({ status: 200 });
  });

  describe('by the organiser with the signed contract', () => {
    const contract = { contractSigned: true };

    it('has it confirmed, and its other applications are withdrawn', async () => {
      const answer = await one.post(plan('confirm-place'), contract);
      expect(answer).toMatchObject({
        status: 200,
        etag: '"2"',
        body: { carePlanId, status: 'filed', place: 'confirmed', revision: 2 },
      });
      expect(answer.body).not.toHaveProperty('keepLooking');
      expect(await lastEventOf('PlaceConfirmed')).toMatchObject({ ground: 'contract', keepLooking: false });
      expect(await storingNothing(() => reject(two, 1))).toMatchObject({
        body: { currentStatus: 'withdrawn' },
      });
    });

    it('is answered the repeated command as the first time, also when the place was given up since', async () => {
      const options = { key: randomUUID() };
      const first = await one.post(plan('confirm-place'), contract, options);
      await family.post(plan('decline-place'));
      expect(await storingNothing(() => one.post(plan('confirm-place'), contract, options))).toEqual(first);
      expect(await storingNothing(() => one.post(plan('confirm-place'), contract))).toMatchObject({
        status: 404,
      });
    });

    it.each([{}, { contractSigned: false }, { keepLooking: true }])(
      'is not confirmed without the contract: %p',
      async (body) => {
        expect(await storingNothing(() => one.post(plan('confirm-place'), body))).toMatchObject({
          status: 400,
          body: { errors: [{ field: 'contractSigned', rule: 'contractRequired' }] },
        });
      },
    );

    it('is not confirmed by an organiser that has no place in the plan, which it cannot tell from none', async () => {
      for (const stranger of [two, await client.as(callers.mechelen)])
        expect(await storingNothing(() => stranger.post(plan('confirm-place'), contract))).toMatchObject({
          status: 404,
        });
      const nowhere = `/care-plans/${randomUUID()}/confirm-place`;
      expect(await storingNothing(() => one.post(nowhere, contract))).toMatchObject({ status: 404 });
    });

    it('does not end the search of a family that keeps this place and looks on', async () => {
      await family.post(plan('confirm-place'), { keepLooking: true });
      expect(await storingNothing(() => one.post(plan('confirm-place'), contract))).toMatchObject({
        status: 200,
        body: { place: 'confirmed' },
      });
      expect(await two.post(`/applications/${applications[1]}/approve`)).toMatchObject({ status: 200 });
    });

    it('may be said by the service point, not by the family', async () => {
      expect(await storingNothing(() => family.post(plan('confirm-place'), contract))).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'contractSigned', rule: 'notForFamily' }] },
      });
      const servicePoint = await client.as(callers.servicePoint);
      await filedBy(servicePoint, { mandate: 'signed' });
      await one.post(`/applications/${applications[0]}/accept`);
      await one.post(`/applications/${applications[0]}/approve`);
      expect(await servicePoint.post(plan('confirm-place'), contract)).toMatchObject({ status: 200 });
      expect(await lastEventOf('PlaceConfirmed')).toMatchObject({ ground: 'contract' });
    });
  });

  it('declines it: the application is accepted again and another may have the place', async () => {
    expect(await family.post(plan('decline-place'), null)).toMatchObject({
      status: 200,
      body: { place: 'none', revision: 2 },
    });
    expect(await two.post(`/applications/${applications[1]}/approve`)).toMatchObject({ status: 200 });
    expect(await reject(one, 0)).toMatchObject({ status: 200 });
  });

  it.each(['confirm-place', 'decline-place'])('answers a repeated %s as the first time', async (step) => {
    const options = { key: randomUUID(), ifMatch: '"1"' };
    const first = await family.post(plan(step), {}, options);
    expect(first.status).toBe(200);
    expect(await storingNothing(() => family.post(plan(step), {}, options))).toEqual(first);
  });

  it('is refused another body under the same key', async () => {
    const options = { key: randomUUID() };
    await family.post(plan('confirm-place'), {}, options);
    expect(
      await storingNothing(() => family.post(plan('confirm-place'), { keepLooking: true }, options)),
    ).toMatchObject({ status: 422 });
  });

  it.each(['confirm-place', 'decline-place'])(
    'is told so at %s when it worked with an older plan',
    async (step) => {
      expect(await storingNothing(() => family.post(plan(step), {}, { ifMatch: '"0"' }))).toMatchObject({
        status: 412,
      });
    },
  );

  it('is told in Dutch at a second %s that there is no place', async () => {
    await family.post(plan('decline-place'));
    for (const step of ['confirm-place', 'decline-place'])
      expect(await storingNothing(() => family.post(plan(step)))).toMatchObject({
        status: 409,
        body: {
          type: 'urn:kinderopvangzoeker:problem:no-place-found',
          detail: 'Voor dit opvangplan is er nu geen gevonden plaats.',
        },
      });
  });

  it.each(['confirm-place', 'decline-place'])('is the only one who may %s', async (step) => {
    const named = await client.as({ role: 'family', controller: antwerpen, carePlanId: uuid(randomUUID()) });
    const strangers = [await client.as(callers.family), await client.as(callers.servicePoint), named];
    for (const stranger of strangers)
      expect(await storingNothing(() => stranger.post(plan(step)))).toMatchObject({ status: 404 });
    expect(await storingNothing(() => two.post(plan(step), { contractSigned: true }))).toMatchObject({
      status: step === 'confirm-place' ? 404 : 403,
    });
    const nowhere = `/care-plans/${randomUUID()}/${step}`;
    expect(await storingNothing(() => family.post(nowhere))).toMatchObject({ status: 404 });
  });

  it('may leave it to the service point that filed for it', async () => {
    const servicePoint = await client.as(callers.servicePoint);
    await filedBy(servicePoint, { mandate: 'signed' });
    await one.post(`/applications/${applications[0]}/accept`);
    await one.post(`/applications/${applications[0]}/approve`);
    expect(await servicePoint.post(plan('confirm-place'))).toMatchObject({ status: 200 });
  });

  it('is refused what the body does not know', async () => {
    expect(
      await storingNothing(() => family.post(plan('confirm-place'), { keepLooking: 'ja' })),
    ).toMatchObject({ status: 400 });
  });

  it('completes a confirmation that was cut off by confirming again', async () => {
    const dying = await openClient(dyingAfter(1, region.deps));
    const itself = await dying.as({ role: 'family', controller: antwerpen, carePlanId });
    const before = await region.countEvents();
    expect(await itself.post(plan('confirm-place'))).toMatchObject({ status: 503 });
    await dying.close();
    expect(await region.countEvents()).toBe(before + 1);
    expect(await family.post(plan('confirm-place'))).toMatchObject({ status: 200, etag: '"2"' });
    expect(await region.countEvents()).toBe(before + 2);
  });
});
