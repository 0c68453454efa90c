import { randomUUID } from 'node:crypto';
import { loadCarePlan } from '@koz/command-handling';
import { uuid, type CarePlanId } from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, locations, mechelen, openRegion, type Region } from '../testing/region.js';

describe('A family amends its plan', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let carePlanId: CarePlanId;
  let address: string;
  let applications: string[];

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
    await filed({ locationIds: [locations.one] });
  });

  const filed = async (changes: Record<string, unknown>) => {
    const { body } = await family.post('/care-plans', aBody(changes));
    carePlanId = uuid(body['carePlanId'] as string);
    address = `/care-plans/${carePlanId}`;
    applications = (body['applications'] as { applicationId: string }[]).map((each) => each.applicationId);
  };
  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const newest = async () => {
    const { events } = await loadCarePlan(region.deps, { controller: antwerpen }, carePlanId, ['planning']);
    const { type, sealed, opened } = events.at(-1)!;
    return { type, tiers: Object.keys(sealed), planning: opened.planning };
  };
  const isSeenFrom = async (controller: typeof antwerpen) =>
    (await region.deps.store.heads({ controller }, [`carePlan-${carePlanId}`])).size === 1;

  it('in its period and care parts, and the planning tier travels whole', async () => {
    const careParts = [{ weekday: 'tue', part: 'morning' }];
    expect(
      await family.patch(address, { startDate: '2027-04-01', endDate: null, careParts }, { ifMatch: '"0"' }),
    ).toMatchObject({ status: 200, etag: '"1"', body: { status: 'filed', place: 'none', revision: 1 } });
    expect(await newest()).toEqual({
      type: 'CarePlanAmended',
      tiers: ['planning'],
      planning: {
        state: 'known',
        value: {
          postcode: '2018',
          startDate: '2027-04-01',
          careParts,
          sharing: 'acrossBorders',
          locations: [{ applicationId: applications[0], locationId: locations.one }],
        },
      },
    });
  });

  it('on top of what it amended before', async () => {
    await family.patch(address, { startDate: '2027-04-01' });
    await family.patch(address, { endDate: '2028-01-31' });
    expect(await newest()).toMatchObject({
      planning: { value: { startDate: '2027-04-01', endDate: '2028-01-31' } },
    });
  });

  it('in nothing when nothing changes', async () => {
    expect(await storingNothing(() => family.patch(address, {}))).toMatchObject({ status: 200, etag: '"0"' });
  });

  it('in its sharing scope, once nothing runs across the border; what was handled there stays to be read', async () => {
    await filed({ locationIds: [locations.one, locations.mechelen] });
    expect(await isSeenFrom(mechelen)).toBe(true);
    const own = { sharing: 'ownMunicipality' };
    expect(await storingNothing(() => family.patch(address, own))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'sharing', rule: 'locationsOutsideScope' }] },
    });
    await family.post(`/applications/${applications[1]}/withdraw`);
    expect(await family.patch(address, own)).toMatchObject({ status: 200 });
    expect(await newest()).toMatchObject({ type: 'SharingScopeChanged', tiers: ['planning'] });
    expect(await isSeenFrom(mechelen)).toBe(true);
  });

  it('and is told in Dutch what is wrong', async () => {
    expect(await storingNothing(() => family.patch(address, { startDate: '2027-02-30' }))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'startDate', message: 'Deze datum bestaat niet.' }] },
    });
    expect(await storingNothing(() => family.patch(address, { postcode: '2000' }))).toMatchObject({
      status: 400,
    });
  });

  it('once under a key, on the revision that it saw, and not after withdrawing', async () => {
    const key = randomUUID();
    const first = await family.patch(address, { startDate: '2027-04-01' }, { key });
    expect(await storingNothing(() => family.patch(address, { startDate: '2027-04-01' }, { key }))).toEqual(
      first,
    );
    expect(
      await storingNothing(() => family.patch(address, { startDate: '2027-05-01' }, { key })),
    ).toMatchObject({ status: 422 });
    expect(
      await storingNothing(() => family.patch(address, { endDate: null }, { ifMatch: '"0"' })),
    ).toMatchObject({ status: 412 });
    await family.post(`${address}/withdraw`);
    expect(await storingNothing(() => family.patch(address, { endDate: null }))).toMatchObject({
      status: 409,
    });
  });

  it('and nobody else does, nor puts it to a location', async () => {
    const stranger = await client.as(callers.family);
    const organiser = await client.as(callers.one);
    const more = { locationIds: [locations.two] };
    expect(await storingNothing(() => stranger.patch(address, { endDate: null }))).toMatchObject({
      status: 404,
    });
    expect(await storingNothing(() => stranger.post(`${address}/applications`, more))).toMatchObject({
      status: 404,
    });
    expect(await storingNothing(() => organiser.patch(address, { endDate: null }))).toMatchObject({
      status: 403,
    });
  });

  describe('and puts it to more locations', () => {
    const more = { locationIds: [locations.two, locations.mechelen] };
    const add = (body: object = more, options = {}) => family.post(`${address}/applications`, body, options);

    it('each of which gets an application', async () => {
      const answer = await add(more, { ifMatch: '"0"' });
      expect(answer).toMatchObject({
        status: 201,
        etag: '"2"',
        body: {
          carePlanId,
          applications: more.locationIds.map((locationId) => ({
            locationId,
            status: 'created',
            revision: 0,
          })),
        },
      });
      const [second] = answer.body['applications'] as { applicationId: string }[];
      const two = await client.as(callers.two);
      expect(await two.post(`/applications/${second!.applicationId}/accept`)).toMatchObject({ status: 200 });
      expect(await isSeenFrom(mechelen)).toBe(true);
    });

    it('once under a key', async () => {
      const key = randomUUID();
      const first = await add(more, { key });
      expect(await storingNothing(() => add(more, { key }))).toEqual(first);
      expect(await storingNothing(() => add({ locationIds: [locations.two] }, { key }))).toMatchObject({
        status: 422,
      });
    });

    it('but not to one that it asked before, or outside its scope', async () => {
      expect(await storingNothing(() => add({ locationIds: [locations.one] }))).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'locationIds[0]', rule: 'alreadyApplied' }] },
      });
      await family.patch(address, { sharing: 'ownMunicipality' });
      expect(await storingNothing(() => add())).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'locationIds[1]', rule: 'outsideSharingScope' }] },
      });
    });

    it('but not once a place is found, unless it confirmed it and keeps looking', async () => {
      const one = await client.as(callers.one);
      await one.post(`/applications/${applications[0]}/accept`);
      await one.post(`/applications/${applications[0]}/approve`);
      expect(await storingNothing(() => add())).toMatchObject({
        status: 409,
        body: { type: 'urn:kinderopvangzoeker:problem:place-already-found' },
      });
      await family.post(`${address}/confirm-place`, { keepLooking: true });
      expect(await add()).toMatchObject({ status: 201 });
    });
  });
});
