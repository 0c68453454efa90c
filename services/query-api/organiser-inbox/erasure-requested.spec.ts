import { antwerp, fullInput, Region } from '../testing/region.js';

describe('A plan of which the family asked erasure, while its keys are still there', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());

  type Detail = { fields: Record<string, { state: string }> };

  it('shows nothing to its organiser any more and is gone from the pool, before any read model knows', async () => {
    const [here, elsewhere] = [await region.organisation(antwerp), await region.organisation(antwerp)];
    const filed = await region.file([here], { ...fullInput, sharing: 'allLocations' });
    const { applicationId } = filed.applications[0]!;
    await region.project();
    const detail = async () =>
      (await http.get(`/organiser/applications/${applicationId}`, here)).json() as Detail;
    const pool = async () =>
      ((await http.get('/organiser/pool', elsewhere)).json() as { items: { carePlanId: string }[] }).items;
    expect((await detail()).fields['parent.firstName']).toMatchObject({ state: 'known' });
    expect(await pool()).toMatchObject([{ carePlanId: filed.carePlanId }]);

    await region.erase(filed);
    const { fields } = await detail();
    expect(new Set(Object.values(fields).map(({ state }) => state))).toEqual(new Set(['withheld']));
    expect(JSON.stringify(fields)).not.toContain('Noor');
    expect(await pool()).toEqual([]);
  });
});
