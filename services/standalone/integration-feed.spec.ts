import { parseVkey, verifyCheckpoint } from '@koz/audit';
import { eventually } from '@koz/testing';
import { locationsOfOrganisers, planFor, startOn, stores, type Running } from './testing/each-store.js';
import { Client } from './testing/running-server.js';

interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject?: string;
  readonly sequence: string;
  readonly data: { readonly size?: number; readonly note?: string; readonly applicationId?: string };
}

const checkpointType = 'be.kinderopvangzoeker.log.checkpoint.v1';

jest.setTimeout(240_000);

describe.each(stores)('the integration feed of the whole system on %s', (_name, openStore) => {
  let running: Running;
  let consumer: Client;
  beforeAll(async () => {
    running = await startOn(openStore);
    consumer = await Client.as(running.installation, { role: 'officer', controller: 'antwerpen' });
  });
  afterAll(() => running.end());

  /** Takes what there is after a position, as pages of so many, until one has no event. */
  const takeFrom = async (after: number, limit = 2) => {
    const events: FeedEvent[] = [];
    let checkpoint: FeedEvent | undefined;
    for (let last = after; ;) {
      const { status, body } = await consumer.get<FeedEvent[]>(
        `/integration/events?after=${last}&limit=${limit}&wait=1`,
      );
      expect(status).toBe(200);
      const told = body.filter(({ type }) => type !== checkpointType);
      checkpoint = body.find(({ type }) => type === checkpointType) ?? checkpoint;
      events.push(...told);
      const newest = told.at(-1);
      if (!newest) return { events, checkpoint, last };
      last = Number(newest.sequence);
    }
  };

  it('tells a consumer that stops and resumes each event once, in order, and covers it by a checkpoint', async () => {
    const family = await Client.as(running.installation, { role: 'family' });
    const here = await locationsOfOrganisers(running.installation, 'Antwerpen');
    const elsewhere = await locationsOfOrganisers(running.installation, 'Mechelen');
    const before = await takeFrom(-1, 300);
    const first = await family.post<{ carePlanId: string }>('/care-plans', planFor(here.slice(0, 1)));
    const others = await family.post<{ carePlanId: string }>('/care-plans', {
      ...planFor(elsewhere.slice(0, 1)),
      controller: 'mechelen',
    });
    const between = await takeFrom(before.last);
    const second = await family.post<{ carePlanId: string }>('/care-plans', planFor(here.slice(0, 1)));
    expect([first.status, others.status, second.status]).toEqual([201, 201, 201]);
    const after = await takeFrom(between.last);
    const all = [...before.events, ...between.events, ...after.events];
    const sequences = all.map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const of = (plan: { readonly body: { readonly carePlanId: string } }) =>
      all
        .filter(({ subject }) => subject === plan.body.carePlanId)
        .map(({ type }) => type.split('.').slice(2).join('.'));
    for (const plan of [first, second])
      expect(of(plan)).toEqual(['care-plan.filed.v1', 'application.created.v1']);
    expect(of(others)).toEqual([]);
    const auditor = await Client.as(running.installation, { role: 'auditor', controller: 'antwerpen' });
    const latest = await auditor.get<{ origin: string; verifierKeys: string[] }>('/audit/checkpoints/latest');
    const covering = await eventually(async () => {
      const { checkpoint } = await takeFrom(after.last);
      return (checkpoint?.data.size ?? 0) > after.last ? checkpoint : undefined;
    });
    const { origin, verifierKeys } = latest.body;
    const { size } = verifyCheckpoint(covering.data.note ?? '', origin, verifierKeys.map(parseVkey));
    expect(size).toBe(covering.data.size);
  });

  /** A page by its address, and the address that its link gives. */
  const pageAt = async (who: Client, address: string) => {
    const { status, headers, body } = await who.get<FeedEvent[]>(address);
    expect([address, status]).toEqual([address, 200]);
    const [, next] = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? [];
    return { told: body.filter(({ type }) => type !== checkpointType), next: next ?? '' };
  };

  /** Everything that one is told, page after page by the links, and where the end is. */
  const follow = async (who: Client) => {
    const events: FeedEvent[] = [];
    for (let address = '/integration/events?after=-1&limit=100'; ;) {
      const { told, next } = await pageAt(who, address);
      events.push(...told);
      if (next === address) return { events, ids: events.map(({ id }) => id), address };
      address = next;
    }
  };

  it('leads each consumer by its links to the end, past what is another’s, and wakes who waits there', async () => {
    const mechelen = await Client.as(running.installation, { role: 'officer', controller: 'mechelen' });
    const [own, others] = [await follow(consumer), await follow(mechelen)];
    expect(own.ids).toEqual((await takeFrom(-1, 70)).events.map(({ id }) => id));
    expect(others.ids.length).toBeGreaterThan(0);
    // What both are told is of applications at locations of the one, in plans of the other.
    const ofBoth = others.events.filter(({ id }) => own.ids.includes(id)).map(({ type }) => type);
    expect(ofBoth.filter((type) => !type.startsWith('be.kinderopvangzoeker.application.'))).toEqual([]);
    expect(ofBoth.length).toBeLessThan(others.ids.length);
    expect(others.address).toBe(own.address);

    const waiting = pageAt(consumer, `${own.address}&wait=30`);
    const family = await Client.as(running.installation, { role: 'family' });
    const here = await locationsOfOrganisers(running.installation, 'Antwerpen');
    const filed = await family.post<{ carePlanId: string }>('/care-plans', planFor(here.slice(0, 1)));
    expect((await waiting).told[0]).toMatchObject({ subject: filed.body.carePlanId });
  });

  it('tells both of a plan that is shared of their own locations, and that it was forgotten', async () => {
    const mechelen = await Client.as(running.installation, { role: 'officer', controller: 'mechelen' });
    const [here] = await locationsOfOrganisers(running.installation, 'Antwerpen');
    const [there] = await locationsOfOrganisers(running.installation, 'Mechelen');
    const family = await Client.as(running.installation, { role: 'family' });
    const filed = await family.post<{
      carePlanId: string;
      applications: { applicationId: string; locationId: string }[];
    }>('/care-plans', planFor([here!, there!]));
    const { carePlanId, applications } = filed.body;
    const across = applications.find(({ locationId }) => locationId === there!.locationId)!;
    const own = await Client.as(running.installation, { role: 'family', carePlanId });
    await own.send('DELETE', `/care-plans/${carePlanId}`, {});
    const toldTo = async (who: Client) =>
      (await follow(who)).events.filter(({ subject }) => subject === carePlanId);
    const forgotten = 'be.kinderopvangzoeker.care-plan.forgotten.v1';
    const ofMechelen = await eventually(async () => {
      const told = await toldTo(mechelen);
      return told.filter(({ type }) => type === forgotten).length === 3 ? told : undefined;
    });
    const ofApplications = ofMechelen.filter(({ type }) => type !== forgotten);
    expect(ofApplications.map(({ data }) => data.applicationId)).toEqual([
      across.applicationId,
      across.applicationId,
    ]);
    const ids = (await toldTo(consumer)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(ofMechelen.map(({ id }) => id)));
    expect(ids.length).toBeGreaterThan(ofMechelen.length);
  });
});
