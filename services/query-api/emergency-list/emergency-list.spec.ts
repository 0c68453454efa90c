import type { Filed } from '@koz/command-handling';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';

describe('the emergency list, for the regie', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let abroad: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    http = await region.http();
    here = await region.organisation(antwerp);
    abroad = await region.organisation(mechelen);
  });
  afterEach(() => region.close());

  const get = (query = '', controller = antwerp) =>
    http.get(`/regie/emergency-list${query}`, { role: 'regie', controller });
  const items = async (query = '', controller = antwerp) => {
    const answer = await get(query, controller);
    expect(answer.statusCode).toBe(200);
    return (answer.json() as { items: { carePlanId: string }[] }).items;
  };

  it('tells of each plan since when, why and where it was put, and nothing personal', async () => {
    const filed = await region.file([here, abroad]);
    region.clock.set(instant('2026-12-01T09:00:00Z'));
    await region.list(filed, 'careEndedElsewhere');
    await region.file([here]);
    await region.project();
    const answer = await get();
    expect(answer.json()).toEqual({
      items: [
        {
          carePlanId: filed.carePlanId,
          since: '2026-12-01T09:00:00.000Z',
          reason: 'careEndedElsewhere',
          municipalities: ['Antwerpen', 'Mechelen'],
        },
      ],
      nextCursor: null,
    });
    expect(await region.disclosures()).toEqual([]);
  });

  it("holds the plans of the regie's own controller only, also those put to a location elsewhere", async () => {
    await region.list(await region.file([here, abroad]));
    await region.list(await region.file([here], { ...fullInput, sharing: 'allLocations' }));
    await region.project();
    expect(await items('', antwerp)).toHaveLength(2);
    expect(await items('', mechelen)).toEqual([]);
  });

  it.each<[string, (filed: Filed) => Promise<void>]>([
    ['taken off it', (filed) => region.unlist(filed)],
    [
      'given a place',
      (filed) => region.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve'),
    ],
    ['withdrawn', (filed) => region.withdraw(filed)],
  ])('has no plan any more, at once, that was %s', async (_, change) => {
    const filed = await region.file([here]);
    await region.list(filed);
    await region.project();
    expect(await items()).toHaveLength(1);
    await change(filed);
    expect(await items()).toEqual([]);
    await region.project();
    expect(await items()).toEqual([]);
  });

  it('comes a page at a time, the longest on it first', async () => {
    const expected = [];
    for (let minute = 0; minute < 3; minute += 1) {
      region.clock.set(instant(`2026-11-24T10:0${minute}:00Z`));
      const filed = await region.file([here]);
      await region.list(filed);
      expected.push(filed.carePlanId);
    }
    await region.project();
    const first = (await get('?limit=2')).json() as { items: { carePlanId: string }[]; nextCursor: string };
    const rest = await items(`?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest].map(({ carePlanId }) => carePlanId)).toEqual(expected);
    expect((await get('?cursor=abc')).statusCode).toBe(400);
  });

  it('is for a regie only, in the name of a controller', async () => {
    expect((await http.get('/regie/emergency-list')).statusCode).toBe(401);
    expect((await http.get('/regie/emergency-list', here)).statusCode).toBe(403);
    expect((await http.get('/regie/emergency-list', { role: 'regie' })).statusCode).toBe(403);
  });
});
