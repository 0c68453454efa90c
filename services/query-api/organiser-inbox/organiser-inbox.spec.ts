import { instant } from '@koz/privacy-types';
import { method1 } from '@koz/disclosure';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';

interface Item {
  readonly applicationId: string;
  readonly locationId: string;
  readonly status: string;
  readonly since: string;
  readonly weeksWaiting: number;
  readonly answerBy: string | null;
  readonly fits: boolean;
  readonly rank: number | null;
  readonly fields: Readonly<Record<string, { state: string; rule?: string; until?: string }>>;
}
interface Inbox {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

describe("the organiser's inbox", () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());
  beforeEach(async () => {
    here = await region.organisation(antwerp);
  });

  const inbox = async (query = '', who = here): Promise<Inbox> => {
    const answer = await http.get(`/organiser/applications${query}`, who);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('is empty for an organiser to whom nobody applied, and records nothing', async () => {
    expect(await inbox()).toEqual({ items: [], nextCursor: null });
    expect(await region.disclosures()).toEqual([]);
  });

  it('tells when an application came, by when it should be taken up, its rank and whether it fits', async () => {
    const monday = await region.file([here]);
    await region.file([here], { ...fullInput, careParts: [{ weekday: 'tue', part: 'morning' }] });
    region.clock.set(instant('2026-12-08T09:00:00Z'));
    await region.file([here]);
    await region.project();
    const { items } = await inbox();
    expect(
      items.map(({ rank, fits, weeksWaiting, answerBy }) => [rank, fits, weeksWaiting, answerBy]),
    ).toEqual([
      [1, true, 2, '2026-12-14'],
      [2, false, 2, '2026-12-14'],
      [3, true, 0, '2026-12-29'],
    ]);
    expect(items[0]).toMatchObject({
      applicationId: monday.applications[0]!.applicationId,
      carePlanId: monday.carePlanId,
      locationId: here.locationId,
      status: 'created',
      since: '2026-11-23T09:00:00.000Z',
    });
    region.clock.set(instant('2026-11-23T09:00:00Z'));
  });

  it('still tells rank and fit where the fields are hidden, and which rule hides them until when', async () => {
    const filed = await region.file([here]);
    await region.decide(filed, filed.applications[0]!.applicationId, 'noPlace');
    await region.project();
    const [item] = (await inbox()).items;
    expect(item).toMatchObject({ status: 'noPlace', rank: 1, fits: true, answerBy: null });
    expect(item!.fields['parent.firstName']).toEqual({
      state: 'withheld',
      rule: 'noPlace',
      until: 'accepted',
    });
  });

  it('gives an ended application no rank', async () => {
    const filed = await region.file([here]);
    await region.decide(filed, filed.applications[0]!.applicationId, 'reject');
    await region.project();
    expect((await inbox()).items).toMatchObject([{ status: 'rejected', rank: null, answerBy: null }]);
  });

  it('is given a page at a time, each application once and in order of filing', async () => {
    const filed = [];
    for (let n = 0; n < 5; n++) filed.push((await region.file([here])).applications[0]!.applicationId);
    await region.project();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Inbox = await inbox(`?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ applicationId }) => applicationId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(filed);
  });

  it('can be asked for one status and one location', async () => {
    const accepted = await region.file([here]);
    await region.file([here]);
    await region.decide(accepted, accepted.applications[0]!.applicationId, 'accept');
    await region.project();
    expect((await inbox('?status=accepted')).items).toMatchObject([{ status: 'accepted' }]);
    expect((await inbox(`?locationId=${here.locationId}`)).items).toHaveLength(2);
    const foreign = await region.organisation(antwerp);
    const answer = await http.get(`/organiser/applications?locationId=${foreign.locationId}`, here);
    expect(answer.statusCode).toBe(404);
  });

  it.each([
    ['limit=0', 'limit', 'min'],
    ['limit=101', 'limit', 'max'],
    ['limit=ten', 'limit', 'isInt'],
    ['limit=1.5', 'limit', 'isInt'],
    ['applicationIds=1', 'applicationIds', 'isUuid'],
    ['applicationIds=6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10&sort=priority', 'applicationIds', 'notSorted'],
    ['cursor=x', 'cursor', 'cursor'],
    [`cursor=${Buffer.from('["1; DROP"]').toString('base64url')}`, 'cursor', 'cursor'],
    ['cursor=', 'cursor', 'cursor'],
    ['minPosition=-1', 'minPosition', 'isInt'],
    ['minPosition=soon', 'minPosition', 'isInt'],
    ['status=open', 'status', 'isIn'],
    ['locationId=1', 'locationId', 'isUuid'],
    ['firstName=Noor', 'firstName', 'unknownField'],
    ['sort=parent.lastName', 'sort', 'isIn'],
    ['sort=priority&cursor=WzBd', 'cursor', 'cursor'],
    ['sort=priority&status=approved', 'status', 'openStatus'],
  ])('refuses ?%s', async (query, field, rule) => {
    const answer = await http.get(`/organiser/applications?${query}`, here);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:kinderopvangzoeker:problem:validation',
      errors: expect.arrayContaining([expect.objectContaining({ field, rule })]),
    });
  });

  it('gives the applications that are named, as far as they belong to what is asked, and says which are overdue', async () => {
    const organiser = await region.organisation(antwerp);
    const [first, second, foreign] = [
      await region.file([organiser]),
      await region.file([organiser]),
      await region.file([await region.organisation(antwerp)]),
    ].map((filed) => filed.applications[0]!.applicationId);
    await region.project();
    const named = async (query: string) => {
      const answer = await http.get(`/organiser/applications?applicationIds=${query}`, organiser);
      return answer.json<{ items: { applicationId: string; isOverdue: boolean }[] }>().items;
    };
    expect((await named(`${second},${foreign}`)).map((each) => each.applicationId)).toEqual([second]);
    expect(await named(`${second}&status=accepted`)).toEqual([]);
    const at = region.clock.now();
    region.clock.set(instant(new Date(Date.parse(at) + 22 * 86_400_000).toISOString()));
    expect((await named(`${first},${second}`)).map((each) => each.isOverdue)).toEqual([true, true]);
    region.clock.set(at);
  });

  it('waits for the position that is asked for, and says so when that takes too long', async () => {
    const { position } = await region.file([here]);
    const behind = await http.get(`/organiser/applications?minPosition=${position}`, here);
    expect(behind.statusCode).toBe(503);
    expect(behind.headers['retry-after']).toBe('1');
    expect(behind.json()).toMatchObject({ type: 'urn:kinderopvangzoeker:problem:read-model-behind' });
    await region.project();
    expect((await inbox(`?minPosition=${position}`)).items).toHaveLength(1);
  });

  it('is closed to who is not signed in, to other roles, and to a token without a controller', async () => {
    expect((await http.get('/organiser/applications')).statusCode).toBe(401);
    expect((await http.get('/organiser/applications', 'family')).statusCode).toBe(403);
    const { controller: _, ...without } = here;
    expect((await http.get('/organiser/applications', without as Organisation)).statusCode).toBe(403);
  });

  it('of an organiser across the border holds what is shared with it, and nothing else', async () => {
    const across = await region.organisation(mechelen);
    const shared = await region.file([here, across]);
    await region.file([here]);
    await region.project();
    const { items } = await inbox('', across);
    expect(items.map(({ applicationId }) => applicationId)).toEqual([shared.applications[1]!.applicationId]);
    expect(items[0]!.fields['parent.firstName']).toMatchObject({ state: 'known', value: 'Noor' });
  });

  it('withholds everything of a plan whose heads the scope does not show', async () => {
    await region.file([here]);
    await region.project();
    const blind = await region.http({ events: { ...region.deps.events, heads: async () => new Map() } });
    const answer = await blind.get('/organiser/applications', here);
    const [item] = (answer.json() as Inbox).items;
    for (const field of Object.values(item!.fields))
      expect(field).toEqual({ state: 'withheld', rule: 'unknown' });
  });

  it('follows a method from the moment it is adopted, where it shows less', async () => {
    await region.file([here]);
    await region.project();
    const stricter = {
      ...method1,
      version: 2,
      cells: { ...method1.cells, address: method1.columns.map(() => 'H' as const) },
    };
    expect((await inbox()).items[0]!.fields['address']).toMatchObject({ state: 'known' });
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    await region.adopt(antwerp, stricter);
    expect((await inbox()).items[0]!.fields['address']).toMatchObject({ state: 'withheld' });
    region.clock.set(instant('2026-11-25T09:00:00Z'));
    await region.adopt(antwerp, { ...method1, version: 3 });
    expect((await inbox()).items[0]!.fields['address']).toMatchObject({ state: 'withheld' });
  });
});
