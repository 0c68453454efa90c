import { randomUUID } from 'node:crypto';
import { loadCarePlan } from '@koz/command-handling';
import { keyIdOf, tiers, uuid, type CarePlanId } from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, openRegion, type Region } from '../testing/region.js';

describe('A family corrects its data', () => {
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
    const { body } = await family.post(
      '/care-plans',
      aBody({ child: { birthDate: '2027-01-20', expected: true } }),
    );
    carePlanId = uuid(body['carePlanId'] as string);
    address = `/care-plans/${carePlanId}/personal-data`;
  });

  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const events = async () =>
    (await loadCarePlan(region.deps, { controller: antwerpen }, carePlanId, tiers)).events;

  it('and the tier travels whole, sealed with the key that the plan has', async () => {
    const child = { birthDate: '2026-11-20', expected: false };
    expect(await family.patch(address, { child }, { ifMatch: '"0"' })).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { carePlanId, revision: 1 },
    });
    const [filed, rectified] = await events();
    expect(rectified).toMatchObject({
      type: 'PersonalDataRectified',
      opened: { precise: { state: 'known' } },
    });
    expect(Object.keys(rectified!.sealed)).toEqual(['precise']);
    expect(keyIdOf(rectified!.sealed.precise!)).toBe(keyIdOf(filed!.sealed.precise!));
    expect(rectified!.opened.precise).toEqual({
      state: 'known',
      value: {
        parent: { birthDate: '1990-05-17' },
        child,
        address: { street: 'Lange Leemstraat', number: '12' },
      },
    });
  });

  it('and completes it with what a later stage opens, on top of what it corrected before', async () => {
    await family.patch(address, { parent: { email: 'lotte@voorbeeld.be' } });
    await family.patch(address, { parent: { phone: '0470 12 34 56', lastName: 'Anders' } });
    const newest = (await events()).at(-1)!;
    expect(newest.opened).toMatchObject({
      precise: { value: { parent: { email: 'lotte@voorbeeld.be', phone: '+32470123456' } } },
      identity: { value: { parent: { firstName: 'Lotte', lastName: 'Anders' } } },
    });
    expect(Buffer.from(newest.stored.payload).toString()).not.toMatch(/Anders|lotte|\+32/);
  });

  it('and of its period keeps what it amended before', async () => {
    await family.patch(`/care-plans/${carePlanId}`, { startDate: '2027-04-01' });
    await family.patch(address, { postcode: '2060' });
    expect((await events()).at(-1)!.opened.planning).toMatchObject({
      value: { postcode: '2060', startDate: '2027-04-01' },
    });
  });

  it('and is told in Dutch what is wrong, without the value', async () => {
    const answer = await storingNothing(() => family.patch(address, { parent: { email: 'geenadres' } }));
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'parent.email', message: 'Dit is geen geldig e-mailadres.' }] },
    });
    expect(JSON.stringify(answer.body)).not.toContain('geenadres');
    expect(await storingNothing(() => family.patch(address, { startDate: '2027-05-01' }))).toMatchObject({
      status: 400,
    });
  });

  it('once under a key, on the revision that it saw, and not after withdrawing', async () => {
    const key = randomUUID();
    const first = await family.patch(address, { postcode: '2060' }, { key });
    expect(await storingNothing(() => family.patch(address, { postcode: '2060' }, { key }))).toEqual(first);
    expect(await storingNothing(() => family.patch(address, { postcode: '2100' }, { key }))).toMatchObject({
      status: 422,
    });
    expect(
      await storingNothing(() => family.patch(address, { postcode: '2100' }, { ifMatch: '"0"' })),
    ).toMatchObject({ status: 412 });
    await family.post(`/care-plans/${carePlanId}/withdraw`);
    expect(await storingNothing(() => family.patch(address, { postcode: '2100' }))).toMatchObject({
      status: 409,
    });
  });

  it('and nobody else does', async () => {
    const [stranger, organiser] = [await client.as(callers.family), await client.as(callers.one)];
    expect(await storingNothing(() => stranger.patch(address, { postcode: '2060' }))).toMatchObject({
      status: 404,
    });
    expect(await storingNothing(() => organiser.patch(address, { postcode: '2060' }))).toMatchObject({
      status: 403,
    });
  });
});
