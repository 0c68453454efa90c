import { randomUUID } from 'node:crypto';
import { instant } from '@koz/privacy-types';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, locations, mechelen, openRegion, type Region } from '../testing/region.js';

describe('A controller that leaves', () => {
  let region: Region;
  let client: Client;
  let first: Caller;
  let second: Caller;
  let family: Caller;

  beforeEach(async () => {
    region = await openRegion();
    client = await openClient(region.deps);
    first = await client.as({ ...callers.officer, person: 1 });
    second = await client.as({ ...callers.officer, person: 2 });
    family = await client.as(callers.family);
  });
  afterEach(async () => {
    await client.close();
    await region.close();
  });

  const url = '/privacy/departure';
  const storingNothing = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await send();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const problem = (name: string) => ({ type: expect.stringContaining(`:${name}`) as string });
  const decided = async () => {
    await first.post(url);
    expect(await second.post(`${url}/confirm`)).toMatchObject({ status: 200 });
  };

  it('is proposed by one officer and confirmed by another, seven days on, each on record first', async () => {
    expect(await first.post(url, { reason: 'supervision' })).toMatchObject({
      status: 200,
      body: { state: 'proposed', effectiveFrom: null },
    });
    expect(await storingNothing(() => first.post(`${url}/confirm`))).toMatchObject({
      status: 409,
      body: problem('second-person-needed'),
    });
    expect(await storingNothing(() => second.post(`${url}/confirm`, { effectiveFrom: null }))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'effectiveFrom', rule: 'isString' }] },
    });
    expect(
      await storingNothing(() => second.post(`${url}/confirm`, { effectiveFrom: '2026-11-29' })),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'effectiveFrom', rule: 'effectiveTooEarly' }] },
    });
    const key = randomUUID();
    const confirmed = await second.post(`${url}/confirm`, {}, { key });
    expect(confirmed).toMatchObject({
      status: 200,
      body: { state: 'confirmed', effectiveFrom: '2026-11-30' },
    });
    expect(confirmed.body['text']).toContain('30/11/2026');
    expect(await storingNothing(() => second.post(`${url}/confirm`, {}, { key }))).toEqual(confirmed);
    expect(await storingNothing(() => first.post(url))).toMatchObject({
      status: 409,
      body: problem('departure-stands'),
    });
    expect((await region.consultations()).map(({ action, reason }) => [action, reason]).slice(0, 2)).toEqual([
      ['proposeDeparture', 'supervision'],
      ['confirmDeparture', 'routine'],
    ]);
  });

  it('may stay after all until its day has come', async () => {
    expect(await second.delete(url)).toMatchObject({ status: 404 });
    await decided();
    region.deps.clock.set(instant('2026-11-29T22:59:00Z'));
    expect(await family.post('/care-plans', aBody())).toMatchObject({ status: 201 });
    expect(await first.delete(url)).toMatchObject({ status: 200, body: { state: 'none' } });
    expect(await second.post(`${url}/confirm`)).toMatchObject({ status: 404 });
    await decided();
    region.deps.clock.set(instant('2026-12-20T12:00:00Z'));
    expect(await storingNothing(() => first.delete(url))).toMatchObject({
      status: 409,
      body: { ...problem('controller-leaving'), detail: expect.stringContaining('06/12/2026') as string },
    });
  });

  it('takes no plan and no application on from that day, and answers again what it took before', async () => {
    const key = randomUUID();
    const body = aBody({ locationIds: [locations.one] });
    const filed = await family.post('/care-plans', body, { key });
    await decided();
    region.deps.clock.set(instant('2026-11-29T23:00:00Z'));
    const refused = {
      status: 409,
      body: {
        ...problem('controller-leaving'),
        since: '2026-11-30',
        detail: expect.stringContaining('sinds 30/11/2026') as string,
      },
    };
    expect(await storingNothing(() => family.post('/care-plans', aBody()))).toMatchObject(refused);
    expect(await storingNothing(() => family.post('/care-plans', body, { key }))).toEqual(filed);
    const { carePlanId } = filed.body as { carePlanId: string };
    const own = await client.as({ ...callers.family, carePlanId } as never);
    const more = { locationIds: [locations.two] };
    expect(
      await storingNothing(() => own.post(`/care-plans/${carePlanId}/applications`, more)),
    ).toMatchObject(refused);
  });

  it('offers its locations to nobody else’s families, whose own go on as before', async () => {
    const elsewhere = await client.as({ role: 'family', controller: mechelen });
    const across = (...locationIds: string[]) =>
      elsewhere.post('/care-plans', aBody({ controller: mechelen, locationIds }));
    expect(await across(locations.mechelen, locations.one)).toMatchObject({ status: 201 });
    await decided();
    region.deps.clock.set(instant('2026-12-01T12:00:00Z'));
    expect(await storingNothing(() => across(locations.mechelen, locations.one))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'locationIds[1]', rule: 'unknownLocation' }] },
    });
    expect(await across(locations.mechelen)).toMatchObject({ status: 201 });
  });

  it('is for its own officers alone', async () => {
    await first.post(url);
    const elsewhere = await client.as({ role: 'officer', controller: mechelen });
    expect(await elsewhere.post(`${url}/confirm`)).toMatchObject({ status: 404 });
    for (const claims of [
      callers.family,
      callers.one,
      callers.regie,
      { role: 'auditor', controller: antwerpen } as const,
    ]) {
      const caller = await client.as(claims);
      expect(await storingNothing(() => caller.post(url))).toMatchObject({ status: 403 });
      expect(await storingNothing(() => caller.post(`${url}/confirm`))).toMatchObject({ status: 403 });
      expect(await storingNothing(() => caller.delete(url))).toMatchObject({ status: 403 });
    }
  });
});
