import { randomUUID } from 'node:crypto';
import { eventually } from '@koz/testing';
import {
  locationsOfOrganisers,
  planFor,
  startOn,
  stores,
  type Location,
  type Running,
} from './testing/each-store.js';
import { Client, type Answer, type Installation } from './testing/running-server.js';

interface Seen {
  readonly status: string;
  readonly fields: Readonly<Record<string, { readonly state: string; readonly value?: unknown }>>;
}

interface Changed {
  readonly status: string;
  readonly position: number;
  readonly revision: number;
  readonly place?: string;
  readonly keepLooking?: boolean;
}

/** An organiser with the application of the plan that was put to it. */
interface Organiser {
  readonly client: Client;
  readonly applicationId: string;
}

jest.setTimeout(240_000);

describe.each(stores)('the whole lifecycle over HTTP, with the events on %s', (_, openStore) => {
  let running: Running;
  let installation: Installation;
  let here: readonly Location[];

  beforeAll(async () => {
    running = await startOn(openStore);
    ({ installation } = running);
    here = await locationsOfOrganisers(installation, 'Antwerpen');
  });

  afterAll(() => running.end());

  /** A plan put to three organisers, of which two accepted it and one has no place. */
  async function handledPlan() {
    const family = await Client.as(installation, { role: 'family' });
    const filed = await family.post<{
      carePlanId: string;
      applications: { applicationId: string }[];
    }>('/care-plans', planFor(here.slice(0, 3)));
    expect(filed).toMatchObject({ status: 201 });
    const { carePlanId, applications } = filed.body;
    const organisers = await Promise.all(
      here.slice(0, 3).map(async ({ organiserId }, index): Promise<Organiser> => {
        const client = await Client.as(installation, { role: 'organiser', organiserId });
        return { client, applicationId: applications[index]!.applicationId };
      }),
    );
    const [one, two, three] = organisers as [Organiser, Organiser, Organiser];
    const step = async (who: Organiser, name: string, body: object = {}): Promise<Changed> =>
      changed(await who.client.post<Changed>(`/applications/${who.applicationId}/${name}`, body));
    const onPlan = async (name: string, body: object = {}, by: Client = family): Promise<Changed> =>
      changed(await by.post<Changed>(`/care-plans/${carePlanId}/${name}`, body));
    await step(one, 'accept');
    await step(two, 'accept');
    await step(three, 'no-place');
    return { family, carePlanId, one, two, three, step, onPlan };
  }

  function changed({ status, body }: Answer<Changed>): Changed {
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  /** What organisers see once the inbox tells of an event: the status, and whether the last name and contact show. */
  const seenBy = async (position: number, ...organisers: readonly Organiser[]) =>
    Promise.all(
      organisers.map(async ({ client, applicationId }) => {
        const url = `/organiser/applications/${applicationId}?minPosition=${position}`;
        const { status, body } = await client.get<Seen>(url);
        expect(status).toBe(200);
        const shows = (field: string) => body.fields[field]?.state === 'known';
        if (shows('parent.lastName')) return `${body.status}, with the name`;
        return shows('parent.firstName') ? `${body.status}, open` : `${body.status}, closed`;
      }),
    );

  it('keeps a part-week place, finds a second, and opens and closes the plan to the third each time', async () => {
    const { one, two, three, step, onPlan } = await handledPlan();
    await step(three, 'accept');
    const found = await step(one, 'approve');
    expect(await seenBy(found.position, one, two, three)).toEqual([
      'approved, with the name',
      'accepted, closed',
      'accepted, closed',
    ]);
    const kept = await onPlan('confirm-place', { keepLooking: true });
    expect(kept).toMatchObject({ place: 'confirmed', keepLooking: true });
    expect(await seenBy(kept.position, one, two, three)).toEqual([
      'approved, with the name',
      'accepted, open',
      'accepted, open',
    ]);
    const second = await step(two, 'approve');
    expect(await seenBy(second.position, one, two, three)).toEqual([
      'approved, with the name',
      'approved, with the name',
      'accepted, closed',
    ]);
    const { client, applicationId } = three;
    const late = await client.post<{ type: string }>(`/applications/${applicationId}/approve`);
    expect(late).toMatchObject({
      status: 409,
      body: { type: 'urn:kinderopvangzoeker:problem:place-already-found' },
    });
    const declined = await onPlan('decline-place');
    expect(declined).toMatchObject({ place: 'confirmed', keepLooking: true });
    expect(await seenBy(declined.position, one, two, three)).toEqual([
      'approved, with the name',
      'accepted, open',
      'accepted, open',
    ]);
    await step(two, 'approve');
    const ended = await onPlan('confirm-place');
    expect(ended).toMatchObject({ place: 'confirmed', keepLooking: false });
    expect(await seenBy(ended.position, one, two, three)).toEqual([
      'approved, with the name',
      'approved, with the name',
      'withdrawn, closed',
    ]);
    const givenUp = await onPlan('decline-place', { applicationId: one.applicationId });
    expect(await seenBy(givenUp.position, one, two, three)).toEqual([
      'accepted, open',
      'approved, with the name',
      'accepted, open',
    ]);
  });

  it('confirms by contract, and opens the others again as they were when the place falls away', async () => {
    const { carePlanId, one, two, three, step, onPlan } = await handledPlan();
    await step(two, 'approve', { reason: 'enteredByMistake' });
    const contract = { contractSigned: true };
    for (const [client, body, status] of [
      [one.client, contract, 404],
      [two.client, {}, 400],
    ] as const)
      expect(await client.post(`/care-plans/${carePlanId}/confirm-place`, body)).toMatchObject({ status });
    const confirmed = await onPlan('confirm-place', contract, two.client);
    expect(await seenBy(confirmed.position, one, two, three)).toEqual([
      'withdrawn, closed',
      'approved, with the name',
      'withdrawn, closed',
    ]);
    const undone = await step(two, 'undo-approval');
    expect(undone).toMatchObject({ status: 'accepted' });
    expect(await seenBy(undone.position, one, two, three)).toEqual([
      'accepted, open',
      'accepted, open',
      'noPlace, closed',
    ]);
    await step(one, 'approve');
    await onPlan('confirm-place');
    const declined = await onPlan('decline-place');
    expect(await seenBy(declined.position, one, two, three)).toEqual([
      'accepted, open',
      'accepted, open',
      'noPlace, closed',
    ]);
  });

  it('answers each repeated step as the first time', async () => {
    const { family, carePlanId, one, two } = await handledPlan();
    const steps: [Client, string, object][] = [
      [one.client, `/applications/${one.applicationId}/approve`, {}],
      [family, `/care-plans/${carePlanId}/confirm-place`, { keepLooking: true }],
      [two.client, `/applications/${two.applicationId}/approve`, {}],
      [two.client, `/care-plans/${carePlanId}/confirm-place`, { contractSigned: true }],
      [family, `/care-plans/${carePlanId}/decline-place`, {}],
      [one.client, `/applications/${one.applicationId}/undo-approval`, {}],
      [family, `/care-plans/${carePlanId}/withdraw`, {}],
    ];
    const keys = steps.map(() => ({ 'idempotency-key': randomUUID() }));
    const first: Answer[] = [];
    for (const [index, [client, path, body]] of steps.entries())
      first.push(await client.post(path, body, keys[index]));
    expect(first.map(({ status }) => status)).toEqual(steps.map(() => 200));
    for (const [index, [client, path, body]] of steps.entries()) {
      const again = await client.post(path, body, keys[index]);
      // But for the receipt, which is the latest each time.
      const expected = { ...(first[index]!.body as object), checkpoint: expect.any(String) };
      expect({ path, body: again.body }).toEqual({ path, body: expected });
    }
  });

  it('amends, rectifies, shares, adds a location, and withdraws all of it with the places that it keeps', async () => {
    const { family, carePlanId, one, two, three, step, onPlan } = await handledPlan();
    const plan = `/care-plans/${carePlanId}`;
    changed(await family.send('PATCH', plan, { startDate: '2027-04-01' }));
    changed(await family.send('PATCH', plan, { sharing: 'ownMunicipality' }));
    const born = { child: { birthDate: '2026-11-20', expected: false } };
    const rectified = changed(await family.send<Changed>('PATCH', `${plan}/personal-data`, born));
    const { applicationId } = one;
    const url = `/organiser/applications/${applicationId}?minPosition=${rectified.position}`;
    const { fields } = (await one.client.get<Seen>(url)).body;
    expect(fields['startDate']?.value).toBe('2027-04-01');
    expect(fields['child.birthDate']?.value).toBe('2026-11-20');

    await step(one, 'approve');
    const { locationId, organiserId } = here[3]!;
    const adding = () =>
      family.post<{ applications: { applicationId: string }[] }>(`${plan}/applications`, {
        locationIds: [locationId],
      });
    expect((await adding()).status).toBe(409);
    await onPlan('confirm-place', { keepLooking: true });
    const added = await adding();
    expect(added.status).toBe(201);
    const fourth: Organiser = {
      client: await Client.as(installation, { role: 'organiser', organiserId }),
      applicationId: added.body.applications[0]!.applicationId,
    };
    await step(fourth, 'accept');
    await step(fourth, 'approve');
    const withdrawn = await onPlan('withdraw', { reason: 'noLongerNeeded' });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', place: 'none' });
    expect(await seenBy(withdrawn.position, one, two, three, fourth)).toEqual(
      Array.from({ length: 4 }, () => 'withdrawn, closed'),
    );
    expect((await family.post(`${plan}/confirm-place`)).status).toBe(409);
  });

  it('confirms a found place by itself when the term is over, and says so to family and organiser', async () => {
    const { carePlanId, one, two, three, step } = await handledPlan();
    const { position } = await step(one, 'approve');
    const family = await Client.as(installation, { role: 'family', carePlanId });
    const own = () =>
      family.get<{ place: object; applications: { confirmationGround: string | null }[] }>(
        `/care-plans/${carePlanId}?minPosition=${position}`,
      );
    const found = { state: 'found', applicationId: one.applicationId };
    expect((await own()).body).toMatchObject({ place: { ...found, confirmBy: '2026-12-07' } });
    const clock = (now: string) => family.post<{ now: string }>('/dev/clock', { now });
    // The last minute of the last day, in Belgium: the installation stood at 23 November.
    expect((await clock('2026-12-07T22:59:00Z')).status).toBe(200);
    expect((await own()).body).toMatchObject({ place: { ...found, confirmBy: '2026-12-07' } });
    expect((await clock('2026-12-07T23:00:00Z')).status).toBe(200);
    await eventually(async () => {
      const { applications } = (await own()).body;
      const { body } = await three.client.get<Seen>(`/organiser/applications/${three.applicationId}`);
      return applications[0]!.confirmationGround === 'term' && body.status === 'withdrawn';
    }, 20_000);
    expect((await own()).body).toMatchObject({ place: { ...found, state: 'confirmed', confirmBy: null } });
    const seen = await one.client.get<Seen>(`/organiser/applications/${one.applicationId}`);
    expect(seen.body).toMatchObject({ status: 'approved', confirmBy: null, confirmationGround: 'term' });
    const elsewhere = await two.client.get<Seen>(`/organiser/applications/${two.applicationId}`);
    expect(elsewhere.body).toMatchObject({ status: 'withdrawn', confirmationGround: null });
  });
});
