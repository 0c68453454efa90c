import { randomUUID } from 'node:crypto';
import { loadCarePlan } from '@koz/command-handling';
import { uuid, type CarePlanId } from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, locations, openRegion, type Region } from '../testing/region.js';

describe('The emergency list', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  let regie: Caller;
  let one: Caller;
  let carePlanId: CarePlanId;
  let address: string;
  let applications: string[];

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
    regie = await client.as(callers.regie);
    one = await client.as(callers.one);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });
  beforeEach(async () => {
    family = await client.as(callers.family);
    await filedBy(family);
  });

  const filedBy = async (caller: Caller, changes: Record<string, unknown> = {}) => {
    const { body } = await caller.post('/care-plans', aBody({ locationIds: [locations.one], ...changes }));
    carePlanId = uuid(body['carePlanId'] as string);
    address = `/care-plans/${carePlanId}/emergency-listing`;
    applications = (body['applications'] as { applicationId: string }[]).map((each) => each.applicationId);
  };
  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const newest = async () => {
    const { events } = await loadCarePlan(region.deps, { controller: antwerpen }, carePlanId);
    const { type, data } = events.at(-1)!;
    return { type, data };
  };
  const approved = async () => {
    await one.post(`/applications/${applications[0]}/accept`);
    await one.post(`/applications/${applications[0]}/approve`);
  };
  const urgent = { reason: 'urgentWork' };

  it('takes a plan of its own controller from the regie, and lets it go', async () => {
    expect(await regie.post(address, urgent, { ifMatch: '"0"' })).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { carePlanId, status: 'filed', place: 'none', revision: 1 },
    });
    expect(await newest()).toEqual({ type: 'EmergencyListed', data: urgent });
    expect(await regie.delete(address, { ifMatch: '"1"' })).toMatchObject({ status: 200, etag: '"2"' });
    expect(await newest()).toEqual({ type: 'EmergencyUnlisted', data: { reason: 'lifted' } });
  });

  it('takes a plan from the service point that filed it', async () => {
    const point = await client.as(callers.servicePoint);
    await filedBy(point, { mandate: 'signed' });
    expect(await point.post(address, urgent)).toMatchObject({ status: 200 });
    expect(await point.delete(address)).toMatchObject({ status: 200 });
    await filedBy(family);
    expect(await storingNothing(() => point.post(address, urgent))).toMatchObject({ status: 404 });
    expect(await storingNothing(() => point.delete(address))).toMatchObject({ status: 404 });
  });

  it('takes no plan of another controller, shared with it or not', async () => {
    const mechelen = await client.as(callers.regieMechelen);
    for (const ids of [[locations.one], [locations.one, locations.mechelen]]) {
      await filedBy(family, { locationIds: ids });
      expect(await storingNothing(() => mechelen.post(address, urgent))).toMatchObject({ status: 404 });
      expect(await storingNothing(() => mechelen.delete(address))).toMatchObject({ status: 404 });
    }
    const nowhere = `/care-plans/${randomUUID()}/emergency-listing`;
    expect(await storingNothing(() => regie.post(nowhere, urgent))).toMatchObject({ status: 404 });
  });

  it('takes none from a family or an organiser', async () => {
    for (const caller of [family, one]) {
      expect(await storingNothing(() => caller.post(address, urgent))).toMatchObject({ status: 403 });
      expect(await storingNothing(() => caller.delete(address))).toMatchObject({ status: 403 });
    }
  });

  it('takes a reason that is a code, and another one later', async () => {
    for (const body of [{}, { reason: 'lifted' }, { reason: 'omdat' }])
      expect(await storingNothing(() => regie.post(address, body))).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'reason' }] },
      });
    await regie.post(address, urgent);
    expect(await storingNothing(() => regie.post(address, urgent))).toMatchObject({ status: 200 });
    expect(await regie.post(address, { reason: 'careEndedElsewhere' })).toMatchObject({ etag: '"2"' });
  });

  it('is changed once under a key, and on the revision that was seen', async () => {
    const key = randomUUID();
    const first = await regie.post(address, urgent, { key });
    expect(await storingNothing(() => regie.post(address, urgent, { key }))).toEqual(first);
    expect(
      await storingNothing(() => regie.post(address, { reason: 'medicalOrSocial' }, { key })),
    ).toMatchObject({ status: 422 });
    expect(await storingNothing(() => regie.delete(address, { ifMatch: '"0"' }))).toMatchObject({
      status: 412,
    });
    const lifted = await regie.delete(address, { key });
    expect(lifted).toMatchObject({ status: 200, etag: '"2"' });
    expect(await storingNothing(() => regie.delete(address, { key }))).toEqual(lifted);
    expect(await storingNothing(() => regie.delete(address))).toMatchObject({ status: 200, etag: '"2"' });
  });

  it('takes no plan whose place is found, unless it keeps looking', async () => {
    await approved();
    const found = { status: 409, body: { type: 'urn:kinderopvangzoeker:problem:place-already-found' } };
    expect(await storingNothing(() => regie.post(address, urgent))).toMatchObject(found);
    await family.post(`/care-plans/${carePlanId}/confirm-place`);
    expect(await storingNothing(() => regie.post(address, urgent))).toMatchObject(found);
    await family.post(`/care-plans/${carePlanId}/confirm-place`, { keepLooking: true });
    expect(await regie.post(address, urgent)).toMatchObject({ status: 200, body: { place: 'confirmed' } });
  });

  it('takes no plan that is withdrawn', async () => {
    await family.post(`/care-plans/${carePlanId}/withdraw`);
    expect(await storingNothing(() => regie.post(address, urgent))).toMatchObject({
      status: 409,
      body: { type: 'urn:kinderopvangzoeker:problem:care-plan-withdrawn' },
    });
    expect(await storingNothing(() => regie.delete(address))).toMatchObject({ status: 200 });
  });

  describe('lets the regie put a plan to a location', () => {
    const add = (locationId: string = locations.two, caller = regie) =>
      caller.post(`/care-plans/${carePlanId}/applications`, { locationIds: [locationId] });

    it('whose organiser then has an application to handle', async () => {
      await regie.post(address, urgent);
      const answer = await add();
      expect(answer).toMatchObject({
        status: 201,
        body: { applications: [{ locationId: locations.two, status: 'created' }] },
      });
      const [made] = answer.body['applications'] as { applicationId: string }[];
      const two = await client.as(callers.two);
      expect(await two.post(`/applications/${made!.applicationId}/accept`)).toMatchObject({ status: 200 });
    });

    it('only while it is on the list', async () => {
      const off = { status: 409, body: { type: 'urn:kinderopvangzoeker:problem:not-on-emergency-list' } };
      expect(await storingNothing(() => add())).toMatchObject(off);
      await regie.post(address, urgent);
      await regie.delete(address);
      expect(await storingNothing(() => add())).toMatchObject(off);
      await regie.post(address, urgent);
      await approved();
      expect(await storingNothing(() => add())).toMatchObject({
        status: 409,
        body: { type: 'urn:kinderopvangzoeker:problem:place-already-found' },
      });
    });

    it('only within the scope that the family chose', async () => {
      await filedBy(family, { sharing: 'ownMunicipality' });
      await regie.post(address, urgent);
      expect(await storingNothing(() => add(locations.mechelen))).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'locationIds[0]', rule: 'outsideSharingScope' }] },
      });
    });

    it('and no other regie, nor an organiser for itself', async () => {
      await regie.post(address, urgent);
      const mechelen = await client.as(callers.regieMechelen);
      expect(await storingNothing(() => add(locations.mechelen, mechelen))).toMatchObject({ status: 404 });
      const two = await client.as(callers.two);
      expect(await storingNothing(() => add(locations.two, two))).toMatchObject({ status: 403 });
    });
  });
});
