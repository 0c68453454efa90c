import type { PublicText } from '@koz/privacy-types';
import { antwerp, mechelen, Region } from '../testing/region.js';

describe('the list of local governments', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());

  it('is for anyone, and names who has a location here', async () => {
    await region.organisation(mechelen, { name: 'Beer' as PublicText });
    await region.organisation(antwerp, { name: 'Appel' as PublicText });
    const answer = await http.get('/controllers');
    expect(answer.statusCode).toBe(200);
    const { items } = answer.json() as { items: { controller: string; name: string }[] };
    expect(items.map(({ controller }) => controller)).toEqual(['antwerpen', 'mechelen']);
    expect(items.every(({ name }) => name.length > 0)).toBe(true);
  });
});
