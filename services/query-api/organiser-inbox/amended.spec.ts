import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';

describe('The inbox after a family changed its plan', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterAll(() => region.close());

  const answer = async (id: string, who = here) => {
    await region.project();
    const { statusCode, ...rest } = await http.get(`/organiser/applications/${id}`, who);
    return { statusCode, body: rest.json() as { fits: string; fields: Record<string, { value?: unknown }> } };
  };

  it('shows the newer period and care parts, and whether they fit', async () => {
    const filed = await region.file([here]);
    const [application] = filed.applications;
    const before = (await answer(application!.applicationId)).body;
    await region.amend(filed, {
      startDate: '2027-02-15',
      endDate: null,
      careParts: [{ weekday: 'sun', part: 'full' }],
    });
    const { body } = await answer(application!.applicationId);
    expect(body.fields).toMatchObject({
      startDate: { value: '2027-02-15' },
      endDate: { value: null },
      careParts: { value: [{ weekday: 'sun', part: 'full' }] },
      postcode: { value: '2018' },
      'parent.firstName': { value: 'Noor' },
    });
    expect(body.fits).not.toEqual(before.fits);
  });

  it('is that of a location across the border once the plan was put to it', async () => {
    const across = await region.organisation(mechelen);
    const filed = await region.file([here]);
    const added = await region.add(filed, across);
    const { statusCode, body } = await answer(added, across);
    expect(statusCode).toBe(200);
    expect(body.fields).toMatchObject({ 'parent.firstName': { value: 'Noor' }, postcode: { value: '2018' } });
  });
});
