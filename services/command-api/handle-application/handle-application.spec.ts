import { randomUUID } from 'node:crypto';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { locations, openRegion, type Region } from '../testing/region.js';

describe('An organiser handles an application', () => {
  let region: Region;
  let client: Client;
  let one: Caller;
  let id: string;
  let mechelenId: string;

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
    const family = await client.as(callers.family);
    const { body } = await family.post(
      '/care-plans',
      aBody({ locationIds: [locations.one, locations.mechelen] }),
    );
    id = (body['applications'] as { applicationId: string }[])[0]!.applicationId;
    mechelenId = (body['applications'] as { applicationId: string }[])[1]!.applicationId;
  });

  const storingNothing = async (post: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await post();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };

  it.each([
    ['accept', 'accepted'],
    ['no-place', 'noPlace'],
    ['reject', 'rejected'],
  ])('%s brings a new application to %s', async (step, status) => {
    const before = await region.countEvents();
    expect(await one.post(`/applications/${id}/${step}`, { reason: 'groupFull' })).toEqual({
      status: 200,
      etag: '"1"',
      receipt: undefined,
      body: { applicationId: id, status, revision: 1, position: before, checkpoint: null },
    });
  });

  it('needs no body', async () => {
    expect(await one.post(`/applications/${id}/accept`, null)).toMatchObject({ status: 200 });
  });

  it('is refused a step that may not follow, which names the status and what may', async () => {
    await one.post(`/applications/${id}/no-place`);
    const answer = await storingNothing(() => one.post(`/applications/${id}/approve`));
    expect(answer).toMatchObject({
      status: 409,
      body: {
        type: 'urn:kinderopvangzoeker:problem:transition-not-allowed',
        currentStatus: 'noPlace',
        allowed: ['accepted', 'withdrawn'],
        detail: expect.stringContaining('“geen plaats”'),
      },
    });
    await one.post(`/applications/${id}/accept`);
    await one.post(`/applications/${id}/reject`);
    expect(await storingNothing(() => one.post(`/applications/${id}/accept`))).toMatchObject({
      status: 409,
      body: { currentStatus: 'rejected', allowed: [], detail: expect.stringContaining('geen stap meer') },
    });
  });

  it('gives a repeated command its first answer, even when the application has moved on', async () => {
    const key = randomUUID();
    const first = await one.post(`/applications/${id}/accept`, {}, { key });
    await one.post(`/applications/${id}/no-place`);
    expect(await storingNothing(() => one.post(`/applications/${id}/accept`, {}, { key }))).toEqual(first);
  });

  it('refuses a key that came with another body', async () => {
    const key = randomUUID();
    await one.post(`/applications/${id}/no-place`, { reason: 'groupFull' }, { key });
    const other = { reason: 'noMatchingDays' };
    expect(
      await storingNothing(() => one.post(`/applications/${id}/no-place`, other, { key })),
    ).toMatchObject({ status: 422 });
  });

  it('takes the same key for another application as another command', async () => {
    const key = randomUUID();
    await one.post(`/applications/${id}/accept`, {}, { key });
    const mechelen = await client.as(callers.mechelen);
    const answer = await mechelen.post(`/applications/${mechelenId}/accept`, {}, { key });
    expect(answer).toMatchObject({ status: 200, body: { applicationId: mechelenId } });
  });

  it('honours If-Match', async () => {
    const stale = () => one.post(`/applications/${id}/no-place`, {}, { ifMatch: '"0"' });
    expect(await one.post(`/applications/${id}/accept`, {}, { ifMatch: '"0"' })).toMatchObject({
      status: 200,
    });
    expect(await storingNothing(stale)).toMatchObject({
      status: 412,
      body: { type: 'urn:kinderopvangzoeker:problem:stale-revision' },
    });
  });

  it('acts across the border on an application to a location of its own, in the name of its owner', async () => {
    const mechelen = await client.as(callers.mechelen);
    expect(await mechelen.post(`/applications/${mechelenId}/accept`)).toMatchObject({
      status: 200,
      body: { status: 'accepted' },
    });
    const stream = `application-${mechelenId}` as never;
    const events = await region.deps.store.readStream({ controller: callers.one.controller }, stream);
    expect(events.map(({ controller }) => controller)).toEqual(['antwerpen', 'antwerpen']);
  });

  it('does not find an application to somebody else, nor one that does not exist', async () => {
    const others = [await client.as(callers.two), await client.as(callers.mechelen)];
    for (const other of others)
      expect(await storingNothing(() => other.post(`/applications/${id}/accept`))).toMatchObject({
        status: 404,
      });
    for (const none of [randomUUID(), 'none', '0'])
      expect(await one.post(`/applications/${none}/accept`)).toMatchObject({ status: 404 });
  });

  it('says the same of an application to somebody else and of one that does not exist', async () => {
    const two = await client.as(callers.two);
    const [foreign, none] = [
      await two.post(`/applications/${id}/accept`),
      await two.post(`/applications/${randomUUID()}/accept`),
    ];
    expect(foreign).toEqual(none);
  });

  it.each(['family', 'servicePoint', 'regie', 'auditor', 'officer', 'agency'] as const)(
    'is not a %s',
    async (role) => {
      const other = await client.as({ role, controller: callers.one.controller });
      expect(await storingNothing(() => other.post(`/applications/${id}/accept`))).toMatchObject({
        status: 403,
      });
    },
  );

  it('names an organisation in its token', async () => {
    const { controller, organiserId } = callers.one;
    for (const claims of [{ controller }, { organiserId }]) {
      const nobody = await client.as({ role: 'organiser', ...claims });
      expect(await nobody.post(`/applications/${id}/accept`)).toMatchObject({ status: 403 });
    }
  });

  it.each([{ reason: 'because' }, { reason: 3 }, { note: 'x' }])('is refused %j', async (body) => {
    expect(await storingNothing(() => one.post(`/applications/${id}/accept`, body))).toMatchObject({
      status: 400,
    });
  });
});
