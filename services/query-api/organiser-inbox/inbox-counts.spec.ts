import { instant } from '@koz/privacy-types';
import { antwerp, Region } from '../testing/region.js';

describe('The counts of an inbox', () => {
  let region: Region;

  beforeAll(async () => (region = await Region.open()));
  afterAll(() => region.close());

  it('say how many applications have each status, and how many wait too long', async () => {
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    const http = await region.http();
    const here = await region.organisation(antwerp);
    const first = await region.file([here]);
    await region.file([here]);
    await region.decide(first, first.applications[0]!.applicationId, 'accept');
    await region.project();
    const counts = async (query = '') =>
      (await http.get(`/organiser/applications/counts${query}`, here)).json();
    const statuses = { created: 1, noPlace: 0, accepted: 1, approved: 0, rejected: 0, withdrawn: 0 };
    expect(await counts()).toEqual({ statuses, overdue: 0 });
    region.clock.set(instant('2026-12-16T09:00:00Z'));
    expect(await counts(`?locationId=${here.locationId}`)).toEqual({ statuses, overdue: 1 });

    const other = await region.organisation(antwerp);
    expect(await counts(`?locationId=${other.locationId}`)).toMatchObject({ status: 404 });
    expect((await http.get('/organiser/applications/counts', 'family')).statusCode).toBe(403);
  });
});
