import type { PublicText } from '@koz/privacy-types';
import { antwerp, mechelen, Region } from '../testing/region.js';

interface Page {
  readonly items: { readonly name: string }[];
  readonly nextCursor: string | null;
}

describe('the list of locations', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    const named = (name: string) => ({ name: name as PublicText });
    await region.organisation(antwerp, named('Appel'));
    await region.organisation(mechelen, { ...named('Beer'), postcode: '2811' });
    await region.organisation(mechelen, {
      ...named('Citroen'),
      careParts: [
        { weekday: 'mon', part: 'full' },
        { weekday: 'tue', part: 'morning' },
      ],
    });
  });
  afterAll(() => region.close());

  const list = async (query = ''): Promise<Page> => {
    const answer = await http.get(`/locations${query}`);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const names = async (query?: string) => (await list(query)).items.map(({ name }) => name);

  it('is for anyone, in order of name', async () => {
    expect(await names()).toEqual(['Appel', 'Beer', 'Citroen']);
    expect((await list()).items[1]).toEqual({
      locationId: expect.any(String),
      organiserId: expect.any(String),
      controller: 'mechelen',
      name: 'Beer',
      postcode: '2811',
      municipality: 'Mechelen',
      careParts: [{ weekday: 'mon', part: 'full' }],
      capacity: 14,
    });
  });

  it.each([
    ['?municipality=Mechelen', ['Beer', 'Citroen']],
    ['?postcode=2018', ['Appel']],
    ['?careParts=tue:morning', ['Citroen']],
    ['?careParts=mon:full,tue:morning', ['Citroen']],
    ['?municipality=Gent', []],
  ])('can be narrowed by %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('can be narrowed to one organiser', async () => {
    const { organiserId } = await region.organisation(antwerp, { name: 'Dadel' as PublicText });
    expect(await names(`?organiserId=${organiserId}`)).toEqual(['Dadel']);
    expect(await names(`?organiserId=${organiserId}&postcode=2811`)).toEqual([]);
  });

  it('is given a page at a time', async () => {
    const first = await list('?limit=2');
    expect(first.items.map(({ name }) => name)).toEqual(['Appel', 'Beer']);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ name: 'Citroen' }, { name: 'Dadel' }], nextCursor: null });
  });

  it.each([
    ['postcode=20', 'postcode'],
    ['careParts=mon', 'careParts'],
    ['careParts=mon:full&careParts=tue:morning', 'careParts'],
    ['careParts=zondag:full', 'careParts'],
    ['careParts=', 'careParts'],
    ['careParts[a]=mon:full', '?'],
    ['cursor=abc', 'cursor'],
    ['limit=101', 'limit'],
    ['organiser=1', 'organiser'],
    ['organiserId=1', 'organiserId'],
  ])('refuses ?%s', async (query, field) => {
    const answer = await http.get(`/locations?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field })]),
    });
  });
});
