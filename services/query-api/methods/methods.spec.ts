import { maxim, method1, method2, methods } from '@koz/disclosure';
import { defaultRetentionPolicy } from '@koz/retention';
import { antwerp, mechelen, Region } from '../testing/region.js';
import type { MethodDifferenceAnswer, MethodsAnswer, MethodsInForceAnswer } from './methods.dto.js';

describe('how it works, for anybody to read', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    await region.organisation(antwerp);
    await region.organisation(mechelen);
  });
  afterAll(() => region.close());

  const get = async <Answer>(url: string): Promise<Answer> => {
    const answer = await http.get(url);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('is each method as a document, and as a table with Dutch names', async () => {
    const answer = await get<MethodsAnswer>('/methods');
    expect(answer.methods.map(({ policy }) => policy)).toEqual(methods);
    const [first] = answer.methods;
    expect(first).toMatchObject({ id: 'method-1', policyVersion: 'method-1@1', monthsAfterStart: 6 });
    expect(first?.columns.map(({ title }) => title)).toContain('Aanvraag geen plaats');
    expect(first?.rows[0]).toEqual({
      field: 'parent.firstName',
      name: 'Voornaam ouder',
      cells: ['V', 'H', 'V', 'V', 'V', 'V', 'H', 'H'],
    });
    for (const { columns, rows } of answer.methods)
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    expect(answer.legend.map(({ cell, text }) => `${cell} ${text}`)).toEqual([
      ...['V zichtbaar', 'MY alleen maand en jaar', 'Y alleen het jaar', 'H verborgen'],
    ]);
  });

  it('is the retention policy that holds by default, with its terms in words', async () => {
    const { retention } = await get<MethodsAnswer>('/methods');
    expect(retention.policy).toEqual(defaultRetentionPolicy);
    expect(retention.columns.map(({ title }) => title)).toEqual([
      '2,5 jaar (30 maanden) na de geboorte van het kind',
      '5 jaar (60 maanden) na de geboorte van het kind',
    ]);
    expect(retention.rows.find(({ field }) => field === 'parent.birthDate')).toEqual({
      field: 'parent.birthDate',
      name: 'Geboortedatum ouder',
      cells: [
        { kept: 'year', text: 'alleen het jaar blijft' },
        { kept: 'year', text: 'alleen het jaar blijft' },
      ],
    });
  });

  it('is what holds at each controller, at once after it was adopted, and on what it rests', async () => {
    await region.adopt(mechelen, { ...method2, version: 2, monthsAfterStart: 3 });
    await region.adoptRetention(mechelen, { ...defaultRetentionPolicy, id: 'own', k: 7 });
    const { items } = await get<MethodsInForceAnswer>('/methods/in-force');
    expect(items).toMatchObject([
      { controller: 'antwerpen', method: { policy: method1 }, retention: { policyVersion: 'retention@1' } },
      {
        controller: 'mechelen',
        method: { policyVersion: 'method-2@2' },
        ground: 'regionDefault',
        groundText: 'standaard van de regio',
        adoptedAt: region.clock.now(),
        retention: { policyVersion: 'own@1' },
      },
    ]);
    const titles = items[1]?.method?.columns.map(({ title }) => title);
    expect(titles).toContain('Aanvraag goedgekeurd, tot 3 maanden na de startdatum');
    const only = await get<MethodsInForceAnswer>('/methods/in-force?controller=mechelen');
    expect(only.items).toEqual(items.slice(1));
  });

  it('is, cell by cell, what another method would change', async () => {
    const url = '/methods/difference?controller=antwerpen&method=';
    const difference = await get<MethodDifferenceAnswer>(`${url}maxim`);
    expect(difference).toMatchObject({ before: 'method-1@1', after: 'maxim@1' });
    expect(difference.narrower).toContain('parent.firstName');
    expect(difference.wider).toContain('parent.lastName');
    const stretch = difference.stretches.find(({ before }) => before === 'Aanvraag nieuw');
    expect(stretch?.after).toBe(maxim.columns.find(({ key }) => key === 'handled')?.title);
    expect(stretch?.changes).toContainEqual({
      ...{ field: 'parent.firstName', name: 'Voornaam ouder', before: 'V', after: 'H', change: 'narrower' },
    });
    const same = await get<MethodDifferenceAnswer>(`${url}method-1`);
    expect(same).toMatchObject({ narrower: [], wider: [], stretches: [] });
  });

  it.each([
    ['/methods/in-force?controller=gent', 404],
    ['/methods/in-force?controller=../x', 400],
    ['/methods/in-force?controller=', 400],
    ['/methods/difference?controller=gent&method=maxim', 404],
    ['/methods/difference?controller=antwerpen&method=method-9', 400],
    ['/methods/difference?method=maxim', 400],
    ['/methods?method=maxim', 200],
  ])('answers %s with %i', async (url, status) => {
    expect((await http.get(url)).statusCode).toBe(status);
  });
});
