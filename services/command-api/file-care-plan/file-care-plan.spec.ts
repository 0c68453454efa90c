import { randomUUID } from 'node:crypto';
import { DevelopmentTokens } from '@koz/identity';
import { instant } from '@koz/privacy-types';
import { dyingAfter } from '../testing/dying-store.js';
import { aBody, callers, openClient, type Answer, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, locations, mechelen, openRegion, type Region } from '../testing/region.js';

interface Filed {
  readonly carePlanId: string;
  readonly receipt: string;
  readonly applications: { applicationId: string; locationId: string; status: string; revision: number }[];
  readonly position: number;
}

describe('POST /care-plans', () => {
  let region: Region;
  let client: Client;
  let family: Caller;
  const tokens = DevelopmentTokens.ephemeral('development');

  beforeAll(async () => {
    region = await openRegion();
    client = await openClient(region.deps, tokens);
    family = await client.as(callers.family);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  const filed = ({ body }: Answer) => body as unknown as Filed;
  const storingNothing = async (post: () => Promise<Answer>): Promise<Answer> => {
    const before = await region.countEvents();
    const answer = await post();
    expect(await region.countEvents()).toBe(before);
    return answer;
  };
  const faults = ({ body }: Answer) =>
    (body['errors'] as { field: string; rule: string }[]).map(({ field, rule }) => `${field}: ${rule}`);

  it('files a plan with an application to each location', async () => {
    const before = await region.countEvents();
    const answer = await family.post('/care-plans', aBody());
    expect(answer).toMatchObject({ status: 201, etag: '"0"' });
    expect(answer.body).toEqual({
      carePlanId: expect.any(String),
      receipt: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{2,4}){6}$/),
      applications: [
        { applicationId: expect.any(String), locationId: locations.one, status: 'created', revision: 0 },
        { applicationId: expect.any(String), locationId: locations.two, status: 'created', revision: 0 },
      ],
      revision: 0,
      position: before + 2,
      checkpoint: null,
    });
    expect(await region.countEvents()).toBe(before + 3);
  });

  it('links what a family files to its log-in, also when it is sent again; a service point’s not', async () => {
    const linked: unknown[] = [];
    const logIns = { link: async (plan: unknown) => void linked.push(plan) };
    const linking = await openClient({ ...region.deps, logIns }, tokens);
    const key = randomUUID();
    const actorId = '6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10';
    jest.spyOn(tokens, 'verify').mockResolvedValue({ actorId, role: 'family' } as never);
    const parent = await linking.as({ role: 'family' });
    const { carePlanId } = filed(await parent.post('/care-plans', aBody(), { key }));
    await parent.post('/care-plans', aBody(), { key });
    const link = { controller: antwerpen, carePlanId, actorId, commandId: expect.any(String) };
    expect(linked).toEqual([link, link]);
    jest.restoreAllMocks();
    const point = await linking.as(callers.servicePoint);
    expect((await point.post('/care-plans', { ...aBody(), mandate: 'oral' })).status).toBe(201);
    expect(linked).toHaveLength(2);
    await linking.close();
  });

  it('lets a family that looks at one plan file another elsewhere', async () => {
    const elsewhere = await client.as({ role: 'family', controller: mechelen });
    expect((await elsewhere.post('/care-plans', aBody())).status).toBe(201);
  });

  it('gives the same answer to the same request, and 422 to another under its key', async () => {
    const key = randomUUID();
    const first = await family.post('/care-plans', aBody(), { key });
    const again = await storingNothing(() => family.post('/care-plans', aBody(), { key }));
    expect(again).toEqual(first);
    const other = await storingNothing(() =>
      family.post('/care-plans', aBody({ postcode: '2060' }), { key }),
    );
    expect(other).toMatchObject({
      status: 422,
      body: { type: 'urn:kinderopvangzoeker:problem:idempotency-key-reused' },
    });
    const someoneElse = await client.as({ ...callers.family, carePlanId: randomUUID() as never });
    expect(filed(await someoneElse.post('/care-plans', aBody(), { key })).carePlanId).not.toBe(
      filed(first).carePlanId,
    );
  });

  it('knows no revision of a plan that is yet to be filed', async () => {
    const [key, ifMatch] = [randomUUID(), '"0"'];
    const stale = () => family.post('/care-plans', aBody(), { key, ifMatch });
    expect(await storingNothing(stale)).toMatchObject({ status: 412 });
    const first = await family.post('/care-plans', aBody(), { key });
    expect(await storingNothing(stale)).toEqual(first);
  });

  it('lets a request be corrected under the same key', async () => {
    const key = randomUUID();
    expect(await family.post('/care-plans', aBody({ postcode: '1' }), { key })).toMatchObject({
      status: 400,
    });
    expect(await family.post('/care-plans', aBody(), { key })).toMatchObject({ status: 201 });
  });

  it('answers a request of long ago as then, though the child is too old by now', async () => {
    const key = randomUUID();
    const first = await family.post('/care-plans', aBody(), { key });
    const now = region.deps.clock.now();
    region.deps.clock.set(instant('2030-01-01T12:00:00Z'));
    const again = await family.post('/care-plans', aBody(), { key });
    region.deps.clock.set(now);
    expect(again).toEqual(first);
  });

  it.each([1, 2])(
    'completes a filing that was cut off after append %i, when it is sent again',
    async (last) => {
      const key = randomUUID();
      const body = aBody({ mandate: 'oral' });
      const before = await region.countEvents();
      const dying = await openClient(dyingAfter(last, region.deps), tokens);
      const cutOff = await (await dying.as(callers.servicePoint)).post('/care-plans', body, { key });
      await dying.close();
      expect(cutOff).toMatchObject({
        status: 503,
        body: { type: 'urn:kinderopvangzoeker:problem:unavailable' },
      });
      expect(JSON.stringify(cutOff.body)).not.toContain('Lotte');
      expect(await region.countEvents()).toBe(before + last);
      const again = await (await client.as(callers.servicePoint)).post('/care-plans', body, { key });
      expect(filed(again).applications).toHaveLength(2);
      expect(await region.countEvents()).toBe(before + 3);
    },
  );

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a national number with a wrong check',
      { parent: { firstName: 'L', nationalNumber: '85073003329' } },
      'parent.nationalNumber: nationalNumberCheck',
    ],
    ['a day that does not exist', { startDate: '2027-02-30' }, 'startDate: dateDoesNotExist'],
    ['an end before the start', { endDate: '2027-02-01' }, 'endDate: endBeforeStart'],
    [
      'a child of 2.5',
      { child: { birthDate: '2024-05-23', expected: false } },
      'child.birthDate: childTooOld',
    ],
    [
      'an unknown location',
      { locationIds: [locations.one, randomUUID()] },
      'locationIds[1]: unknownLocation',
    ],
    [
      'an unknown care part',
      { careParts: [{ weekday: 'mon', part: 'night' }] },
      'careParts: unknownCarePart',
    ],
    ['an unknown field', { hobby: 'chess' }, 'hobby: unknownField'],
    [
      'an unknown field inside',
      { child: { birthDate: '2026-09-30', expected: false, name: 'x' } },
      'child.name: unknownField',
    ],
    ['a missing field', { postcode: undefined }, 'postcode: required'],
    ['a missing group of fields', { parent: undefined }, 'parent: required'],
    ['a field that the method requires', { address: undefined }, 'address: required'],
    [
      'text that is too long',
      { address: { street: 'x'.repeat(121), number: '1' } },
      'address.street: tooLong',
    ],
    [
      'control characters',
      { address: { street: 'Lange\u0007straat', number: '1' } },
      'address.street: controlCharacters',
    ],
    ['a phone that is none', { parent: { firstName: 'L', phone: '12' } }, 'parent.phone: phone'],
    ['an e-mail that is none', { parent: { firstName: 'L', email: 'lotte@' } }, 'parent.email: email'],
    ['a postcode that is none', { postcode: '0999' }, 'postcode: postcode'],
    ['a number for text', { postcode: 2018 }, 'postcode: isString'],
    ['an unknown controller', { controller: 'Atlantis!' }, 'controller: unknownController'],
    ['an unknown priority rule', { priorityRules: ['friend'] }, 'priorityRules: unknownCode'],
    [
      'a location outside the sharing scope',
      { sharing: 'ownMunicipality', locationIds: [locations.mechelen] },
      'locationIds[0]: outsideSharingScope',
    ],
    ['a mandate of a family', { mandate: 'signed' }, 'mandate: notAsked'],
  ])('refuses %s and stores nothing', async (_, changes, fault) => {
    const answer = await storingNothing(() => family.post('/care-plans', aBody(changes)));
    expect(answer).toMatchObject({
      status: 400,
      body: { type: 'urn:kinderopvangzoeker:problem:validation' },
    });
    expect(faults(answer)).toContain(fault);
    expect(JSON.stringify(answer.body)).not.toMatch(/Lotte|Peeters|Leemstraat|85073003329/);
  });

  it('names everything that is wrong at once', async () => {
    const answer = await family.post(
      '/care-plans',
      aBody({ postcode: '1', startDate: '2027-02-30', parent: { lastName: 'P', birthDate: '1990-05-17' } }),
    );
    expect(faults(answer).sort()).toEqual([
      'parent.firstName: required',
      'postcode: postcode',
      'startDate: dateDoesNotExist',
    ]);
  });

  it('takes a service point with a mandate, and not without', async () => {
    const servicePoint = await client.as(callers.servicePoint);
    const without = await storingNothing(() => servicePoint.post('/care-plans', aBody()));
    expect(faults(without)).toEqual(['mandate: required']);
    expect(await servicePoint.post('/care-plans', aBody({ mandate: 'oral' }))).toMatchObject({ status: 201 });
  });

  it.each([callers.one, { role: 'regie' }, { role: 'auditor' }] as const)(
    'refuses the role $role',
    async (claims) => {
      const caller = await client.as(claims);
      expect(await storingNothing(() => caller.post('/care-plans', aBody()))).toMatchObject({ status: 403 });
    },
  );

  it('refuses who works for another local government', async () => {
    const caller = await client.as({ role: 'servicePoint', controller: mechelen });
    const body = aBody({ mandate: 'oral', controller: antwerpen });
    expect(await storingNothing(() => caller.post('/care-plans', body))).toMatchObject({ status: 403 });
  });

  it('takes hundreds at once', async () => {
    const before = await region.countEvents();
    const answers = await Promise.all(Array.from({ length: 200 }, () => family.post('/care-plans', aBody())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await region.countEvents()).toBe(before + 600);
  });
});
