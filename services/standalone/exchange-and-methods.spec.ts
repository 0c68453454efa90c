import { method2 } from '@koz/disclosure';
import {
  locationsOfOrganisers,
  planFor,
  startOn,
  stores,
  type Location,
  type Running,
} from './testing/each-store.js';
import { Client, type Installation } from './testing/running-server.js';

interface Seen {
  readonly status: string;
  readonly answerBy: string | null;
  readonly fields: Readonly<Record<string, { readonly state: string; readonly rule?: string }>>;
}

interface Filed {
  readonly carePlanId: string;
  readonly position: number;
  readonly applications: readonly { readonly applicationId: string }[];
}

interface Pooled {
  readonly carePlanId: string;
  readonly emergency: boolean;
  readonly fields: Seen['fields'];
}

interface Policies {
  readonly revision: number;
  readonly method: {
    readonly policyVersion: string;
    readonly policy: { readonly version: number; readonly cells: Readonly<Record<string, string[]>> };
  };
  readonly terms: { readonly takeUpDays: number };
}

jest.setTimeout(240_000);

describe.each(stores)('exchange and methods over HTTP, with the events on %s', (_, openStore) => {
  let running: Running;
  let installation: Installation;
  let here: readonly Location[];
  let one: Client;

  beforeAll(async () => {
    running = await startOn(openStore);
    ({ installation } = running);
    here = await locationsOfOrganisers(installation, 'Antwerpen');
    one = await organiser(here[0]!);
  });

  afterAll(() => running.end());

  const organiser = ({ organiserId }: Location) =>
    Client.as(installation, { role: 'organiser', organiserId });

  async function file(at: readonly Location[], other: object = {}): Promise<Filed> {
    const family = await Client.as(installation, { role: 'family' });
    const filed = await family.post<Filed>('/care-plans', { ...planFor(at), ...other });
    expect(filed).toMatchObject({ status: 201 });
    return filed.body;
  }

  async function known(client: Client, { position, applications }: Filed): Promise<string[]> {
    const url = `/organiser/applications/${applications[0]!.applicationId}?minPosition=${position}`;
    const { status, body } = await client.get<Seen>(url);
    expect(status).toBe(200);
    return knownOf(body.fields);
  }

  const knownOf = (fields: Seen['fields']): string[] =>
    Object.entries(fields)
      .filter(([, { state }]) => state === 'known')
      .map(([field]) => field)
      .sort();

  it('shows the pool and the emergency list to who has no application, without name, address or contact', async () => {
    const turnhout = await organiser((await locationsOfOrganisers(installation, 'Turnhout'))[0]!);
    const forAll = await file(here.slice(0, 1), { sharing: 'allLocations' });
    const urgent = await file(here.slice(0, 1), { sharing: 'ownMunicipality' });
    const regie = await Client.as(installation, { role: 'regie', controller: 'antwerpen' });
    const listing = `/care-plans/${urgent.carePlanId}/emergency-listing`;
    const listed = await regie.post<{ position: number }>(listing, { reason: 'medicalOrSocial' });
    expect(listed).toMatchObject({ status: 200 });

    const pool = async (query: string, position: number) => {
      const { status, body } = await turnhout.get<{ items: Pooled[] }>(
        `/organiser/pool?limit=100&minPosition=${position}${query}`,
      );
      expect(status).toBe(200);
      const ours = body.items.filter(({ carePlanId }) =>
        [forAll, urgent].some((f) => f.carePlanId === carePlanId),
      );
      return new Map(ours.map((item) => [item.carePlanId, item]));
    };
    const all = await pool('', listed.body.position);
    expect([...all.keys()].sort()).toEqual([forAll.carePlanId, urgent.carePlanId].sort());
    const shown = [
      'careParts',
      'child.birthDate',
      'endDate',
      'parent.birthDate',
      'postcode',
      'priorityRules',
      'startDate',
    ];
    for (const { fields } of all.values()) {
      expect(knownOf(fields)).toEqual(shown);
      expect(fields['parent.firstName']).toMatchObject({ state: 'withheld', rule: 'pool' });
    }
    expect([...(await pool('&list=emergency', listed.body.position)).keys()]).toEqual([urgent.carePlanId]);
    const list = await regie.get<{ items: { carePlanId: string; reason: string }[] }>(
      `/regie/emergency-list?limit=100&minPosition=${listed.body.position}`,
    );
    expect(list.body.items).toContainEqual(
      expect.objectContaining({ carePlanId: urgent.carePlanId, reason: 'medicalOrSocial' }),
    );

    const taken = await regie.send<{ position: number }>('DELETE', listing, {});
    expect(taken).toMatchObject({ status: 200 });
    expect([...(await pool('', taken.body.position)).keys()]).toEqual([forAll.carePlanId]);
  });

  it('follows what the controller adopts: its terms for applications to come, a narrower method at once', async () => {
    const { policies, put } = await officerOfAntwerp();
    const before = await policies();
    expect(before).toMatchObject({ method: { policyVersion: 'method-1@1' }, terms: { takeUpDays: 21 } });
    const earlier = await file(here.slice(0, 1));
    expect(await known(one, earlier)).toContain('parent.firstName');

    const terms = { takeUpDays: 5, confirmDays: 14, handling: 'continuous' };
    const adopted = await put({ terms }, before.revision);
    expect(adopted.status).toBe(200);
    expect((await put({ terms }, before.revision)).status).toBe(412);
    const { 'parent.firstName': _hidden, ...cells } = before.method.policy.cells;
    const method = { ...before.method.policy, version: 2, cells };
    expect(await put({ method }, adopted.body.revision)).toMatchObject({
      status: 200,
      body: { policyVersion: 'method-1@2', narrower: ['parent.firstName'], wider: [] },
    });
    expect(await known(one, earlier)).not.toContain('parent.firstName');
    expect(await policies()).toMatchObject({
      method: { policyVersion: 'method-1@2' },
      terms: { takeUpDays: 5 },
    });

    const { applications, position } = await file(here.slice(0, 1));
    const seen = await one.get<Seen>(
      `/organiser/applications/${applications[0]!.applicationId}?minPosition=${position}`,
    );
    // The clock of the installation stands at 23 November 2026.
    expect(seen.body).toMatchObject({ status: 'created', answerBy: '2026-11-28' });
  });

  it('asks what method 2 needs once that is adopted, and shows of an earlier plan only what both methods show', async () => {
    const { policies, put } = await officerOfAntwerp();
    const earlier = await file(here.slice(0, 1));
    const atFirst = await known(one, earlier);
    expect(atFirst).toEqual(expect.arrayContaining(['parent.birthDate', 'address', 'postcode']));
    expect(await put({ method: method2 }, (await policies()).revision)).toMatchObject({
      status: 200,
      body: { policyVersion: 'method-2@1' },
    });

    expect(await known(one, earlier)).toEqual(atFirst.filter((field) => field !== 'parent.birthDate'));
    const closed = await one.post<{ position: number }>(
      `/applications/${earlier.applications[0]!.applicationId}/no-place`,
    );
    // Method 2 would show it on; the method it was filed under does not.
    expect(await known(one, { ...earlier, position: closed.body.position })).toEqual([]);

    const family = await Client.as(installation, { role: 'family' });
    const plan = planFor(here.slice(0, 1));
    expect(await family.post('/care-plans', plan)).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'parent.birthDate', rule: 'notAsked' },
          { field: 'parent.email', rule: 'required' },
          { field: 'parent.phone', rule: 'required' },
        ],
      },
    });
    const { birthDate: _notAsked, ...parent } = plan.parent;
    const contact = { email: 'levensloop@example.org', phone: '+32470000000' };
    const later = await file(here.slice(0, 1), { parent: { ...parent, ...contact } });
    const open = await known(one, later);
    expect(open).toEqual(expect.arrayContaining(['parent.firstName', 'parent.email', 'parent.phone']));
    expect(open).not.toContain('parent.birthDate');
  });

  async function officerOfAntwerp() {
    const officer = await Client.as(installation, { role: 'officer', controller: 'antwerpen' });
    const advice = { ground: 'lokAdvice', groundDate: '2026-11-20' };
    return {
      policies: async () => (await officer.get<Policies>('/privacy/policies')).body,
      put: (body: object, revision: number) =>
        officer.send<{ revision: number }>(
          'PUT',
          '/privacy/policies',
          { ...advice, ...body },
          { 'if-match': `"${revision}"` },
        ),
    };
  }
});
