import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { FiledCarePlanPageAnswer } from './filed-care-plans.dto.js';

const desk = { role: 'servicePoint', controller: antwerp } as const;

describe('the plans that a service point filed', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterAll(() => region.close());

  const list = async (query = '', who: object = desk): Promise<FiledCarePlanPageAnswer> => {
    const answer = await http.get(`/service-point/care-plans${query}`, who as never);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('are its own alone, the newest first, a page at a time, with where the search stands and nothing of a family', async () => {
    expect(await list()).toEqual({ items: [], nextCursor: null });
    const mandated = { ...fullInput, mandate: 'signed' } as const;
    const first = await region.file([here], mandated, desk);
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    const second = await region.file([here], mandated, desk);
    await region.file([here], mandated, { ...desk, person: 2 });
    await region.file([here]);
    await region.project();
    const found = second.applications[0]!.applicationId;
    await region.decide(second, found, 'accept', 'approve');

    const { items, nextCursor } = await list('?limit=1');
    // The head says at once that a place is found; until when it may be declined, the rows do not tell yet.
    expect(items).toEqual([
      {
        carePlanId: second.carePlanId,
        controller: 'antwerpen',
        filedAt: '2026-11-24T09:00:00.000Z',
        ...{ mandate: 'signed', status: 'filed', place: 'found', confirmBy: null },
      },
    ]);
    await region.project();
    expect((await list()).items[0]).toMatchObject({ place: 'found', confirmBy: '2026-12-08' });
    const rest = await list(`?limit=1&cursor=${nextCursor}`);
    expect(rest).toMatchObject({
      items: [{ carePlanId: first.carePlanId, place: 'none' }],
      nextCursor: null,
    });
    await region.withdraw(second);
    await region.project();
    expect((await list()).items[0]).toMatchObject({ status: 'withdrawn', place: 'none' });
    expect((await list('', { role: 'servicePoint', controller: mechelen })).items).toEqual([]);
  });

  it('are for service points only', async () => {
    expect((await http.get('/service-point/care-plans')).statusCode).toBe(401);
    expect((await http.get('/service-point/care-plans', 'family')).statusCode).toBe(403);
    expect((await http.get('/service-point/care-plans', here)).statusCode).toBe(403);
    expect((await http.get('/service-point/care-plans', { role: 'servicePoint' } as never)).statusCode).toBe(
      403,
    );
    expect((await http.get('/service-point/care-plans?cursor=abc', desk)).statusCode).toBe(400);
  });
});
