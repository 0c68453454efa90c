import { randomUUID } from 'node:crypto';
import { DevelopmentTokens } from '@koz/identity';
import { dyingAfter } from '../testing/dying-store.js';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { openRegion, type Region } from '../testing/region.js';

describe('Approving an application, and undoing it', () => {
  let region: Region;
  let client: Client;
  let one: Caller;
  let two: Caller;
  const tokens = DevelopmentTokens.ephemeral('development');

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps, tokens);
    [one, two] = [await client.as(callers.one), await client.as(callers.two)];
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  /** A plan that both organisers accepted: the addresses of its two applications. */
  async function accepted(): Promise<[string, string]> {
    const family = await client.as(callers.family);
    const { body } = await family.post('/care-plans', aBody());
    const [first, second] = (body['applications'] as { applicationId: string }[]).map(
      ({ applicationId }) => `/applications/${applicationId}`,
    ) as [string, string];
    await Promise.all([one.post(`${first}/accept`), two.post(`${second}/accept`)]);
    return [first, second];
  }

  const storing = async (count: number, post: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await post();
    expect(await region.countEvents()).toBe(before + count);
    return answer;
  };

  it('approves once the place is found', async () => {
    const [first] = await accepted();
    expect(await storing(2, () => one.post(`${first}/approve`))).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { status: 'approved', revision: 2 },
    });
  });

  it('refuses the second approval of one plan', async () => {
    const [first, second] = await accepted();
    await one.post(`${first}/approve`);
    expect(await storing(0, () => two.post(`${second}/approve`))).toMatchObject({
      status: 409,
      body: { type: 'urn:kinderopvangzoeker:problem:place-already-found' },
    });
  });

  it('lets exactly one of two organisers win who approve at once, every time', async () => {
    const plans = await Promise.all(Array.from({ length: 40 }, accepted));
    const before = await region.countEvents();
    const races = await Promise.all(
      plans.map(([first, second], index) => {
        const [early, late] = [() => one.post(`${first}/approve`), () => two.post(`${second}/approve`)];
        return Promise.all(index % 2 === 0 ? [early(), late()] : [late(), early()]);
      }),
    );
    for (const race of races) {
      expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
      const loser = race.find(({ status }) => status === 409);
      expect(loser?.body['type']).toBe('urn:kinderopvangzoeker:problem:place-already-found');
    }
    expect(await region.countEvents()).toBe(before + 2 * races.length);
  });

  it('gives a repeated approval its first answer, after all that came since', async () => {
    const [first, second] = await accepted();
    const key = randomUUID();
    const approved = await one.post(`${first}/approve`, {}, { key });
    await one.post(`${first}/undo-approval`);
    await two.post(`${second}/approve`);
    expect(await storing(0, () => one.post(`${first}/approve`, {}, { key }))).toEqual(approved);
  });

  it('refuses a stale revision, whatever the plan’s own is', async () => {
    const [first] = await accepted();
    const stale = () => one.post(`${first}/approve`, {}, { ifMatch: '"0"' });
    expect(await storing(0, stale)).toMatchObject({ status: 412 });
    expect(await one.post(`${first}/approve`, {}, { ifMatch: '"1"' })).toMatchObject({ status: 200 });
  });

  it('refuses a key that came with another body', async () => {
    const [first] = await accepted();
    const key = randomUUID();
    await one.post(`${first}/approve`, {}, { key });
    expect(
      await storing(0, () => one.post(`${first}/approve`, { reason: 'enteredByMistake' }, { key })),
    ).toMatchObject({ status: 422 });
  });

  it('opens the plan to the others again when it is undone', async () => {
    const [first, second] = await accepted();
    await one.post(`${first}/approve`);
    const key = randomUUID();
    const undone = await storing(2, () =>
      one.post(`${first}/undo-approval`, { reason: 'enteredByMistake' }, { key }),
    );
    expect(undone).toMatchObject({ status: 200, etag: '"3"', body: { status: 'accepted', revision: 3 } });
    expect(await two.post(`${second}/approve`)).toMatchObject({ status: 200 });
    const again = () => one.post(`${first}/undo-approval`, { reason: 'enteredByMistake' }, { key });
    expect(await storing(0, again)).toEqual(undone);
  });

  it('undoes nothing that was not approved', async () => {
    const [first] = await accepted();
    expect(await storing(0, () => one.post(`${first}/undo-approval`))).toMatchObject({
      status: 409,
      body: { currentStatus: 'accepted', allowed: ['noPlace', 'approved', 'rejected', 'withdrawn'] },
    });
  });

  it('is not for another organiser of the plan', async () => {
    const [first] = await accepted();
    expect(await storing(0, () => two.post(`${first}/approve`))).toMatchObject({ status: 404 });
    await one.post(`${first}/approve`);
    expect(await storing(0, () => two.post(`${first}/undo-approval`))).toMatchObject({ status: 404 });
  });

  it.each(['approve', 'undo-approval'])(
    '%s is completed, once, by sending it again when it was cut off between its two events',
    async (step) => {
      const [first] = await accepted();
      if (step === 'undo-approval') await one.post(`${first}/approve`);
      const key = randomUUID();
      const dying = await openClient(dyingAfter(1, region.deps), tokens);
      const caller = await dying.as(callers.one);
      expect(await storing(1, () => caller.post(`${first}/${step}`, {}, { key }))).toMatchObject({
        status: 503,
      });
      await dying.close();
      const again = () => one.post(`${first}/${step}`, {}, { key });
      const completed = await storing(1, again);
      expect(completed).toMatchObject({ status: 200 });
      expect(await storing(0, again)).toEqual(completed);
    },
  );
});
