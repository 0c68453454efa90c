import type { Filed } from '@koz/command-handling';
import { disclosureGrounds } from '@koz/disclosure-ledger';
import { roles, type PrincipalClaims } from '@koz/identity';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { OwnDisclosureAnswer, OwnDisclosurePageAnswer } from './own-disclosures.dto.js';
import { groundWords, roleWords } from './words.js';

describe('who saw what of a plan', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let across: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
  });
  afterAll(() => region.close());
  beforeEach(async () => {
    here = await region.organisation(antwerp);
    across = await region.organisation(mechelen);
  });

  const familyOf = ({ carePlanId }: Filed): PrincipalClaims => ({
    role: 'family',
    carePlanId,
    controller: antwerp,
  });
  const page = async (filed: Filed, query = ''): Promise<OwnDisclosurePageAnswer> => {
    const answer = await http.get(`/care-plans/${filed.carePlanId}/disclosures${query}`, familyOf(filed));
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const all = async (filed: Filed, limit: number): Promise<OwnDisclosureAnswer[]> => {
    const items: OwnDisclosureAnswer[] = [];
    let cursor: string | null = null;
    do {
      const next: OwnDisclosurePageAnswer = await page(
        filed,
        `?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      expect(next.items.length).toBeLessThanOrEqual(limit);
      items.push(...next.items);
      cursor = next.nextCursor;
    } while (cursor !== null);
    return items;
  };
  const look = (filed: Filed, index: number, who: Organisation) =>
    http.get(`/organiser/applications/${filed.applications[index]!.applicationId}`, who);

  it('is nothing of a plan that nobody looked at, also when its family did', async () => {
    const filed = await region.file([here]);
    await region.project();
    await http.get(`/care-plans/${filed.carePlanId}`, familyOf(filed));
    expect(await page(filed)).toEqual({ items: [], nextCursor: null });
  });

  it('names organisation, role, moment, fields, precision, ground and method, the last first', async () => {
    const desk = { role: 'servicePoint', controller: antwerp } as const;
    const filed = await region.file([here, across], { ...fullInput, mandate: 'signed' }, desk);
    await region.decide(filed, filed.applications[1]!.applicationId, 'noPlace');
    await region.decide(filed, filed.applications[1]!.applicationId, 'accept');
    await region.project();
    await http.get('/organiser/applications', here);
    await look(filed, 1, across);
    await http.get(`/care-plans/${filed.carePlanId}`, desk);
    const { items } = await page(filed);
    expect(items).toMatchObject([
      {
        organisation: { name: null, role: 'servicePoint', roleText: 'lokaal loket', controller: 'antwerpen' },
        applicationId: null,
        ground: 'mandate',
        groundText: 'bij het openen van het opvangplan door het loket dat het indiende',
      },
      {
        organisation: { name: 'Voorbeeld vzw', role: 'organiser', controller: 'mechelen' },
        applicationId: filed.applications[1]!.applicationId,
        ground: 'detail',
      },
      {
        at: region.clock.now(),
        organisation: {
          name: 'Voorbeeld vzw',
          role: 'organiser',
          roleText: 'organisator',
          controller: 'antwerpen',
          controllerName: 'antwerpen',
        },
        applicationId: filed.applications[0]!.applicationId,
        ground: 'inbox',
        groundText: 'in de lijst van aanvragen bij een opvanglocatie',
        policyVersion: 'method-1@1',
      },
    ]);
    expect(items[2]!.fields).toEqual(
      expect.arrayContaining([
        { field: 'parent.firstName', precision: 'exact' },
        { field: 'address', precision: 'exact' },
      ]),
    );
    expect(JSON.stringify(items)).not.toContain('parent.lastName":');
  });

  it('says how precise a coarsened date was', async () => {
    const own = await Region.open();
    try {
      const place = await own.organisation(antwerp);
      const filed = await own.file([place]);
      await own.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve');
      await own.project();
      own.clock.set('2029-01-05T09:00:00.000Z' as never);
      const client = await own.http();
      await client.get(`/organiser/applications/${filed.applications[0]!.applicationId}`, place);
      const answer = await client.get(`/care-plans/${filed.carePlanId}/disclosures`, familyOf(filed));
      expect((answer.json() as OwnDisclosurePageAnswer).items[0]!.fields).toEqual(
        expect.arrayContaining([
          { field: 'child.birthDate', precision: 'month' },
          { field: 'parent.birthDate', precision: 'year' },
        ]),
      );
    } finally {
      await own.close();
    }
  });

  it('is what the ledger has of the plan, a page at a time, each record once', async () => {
    const filed = await region.file([here, across]);
    const beside = await region.file([here]);
    await region.project();
    for (let round = 0; round < 4; round += 1) {
      await look(filed, 0, here);
      await look(filed, 1, across);
      await look(beside, 0, here);
    }
    const { rows } = await region.db.adminPool().query<{
      at: Date;
      viewer_controller: string;
      application_id: string;
      fields: string[];
      ground: string;
    }>('SELECT * FROM ledger.disclosure WHERE care_plan_id = $1 ORDER BY entry DESC', [filed.carePlanId]);
    expect(rows).toHaveLength(8);
    const cells = { exact: 'V', month: 'MY', year: 'Y' } as const;
    const asRecorded = (await all(filed, 3)).map((each) => [
      each.at,
      each.organisation.controller,
      each.applicationId,
      each.ground,
      each.fields.map(({ field, precision }) => `${field}:${cells[precision]}`),
    ]);
    expect(asRecorded).toEqual(
      rows.map((row) => [
        row.at.toISOString(),
        row.viewer_controller,
        row.application_id,
        row.ground,
        row.fields,
      ]),
    );
  });

  it('names neither a person nor an actor, nor any value', async () => {
    const filed = await region.file([here]);
    await region.project();
    await look(filed, 0, here);
    const { body } = await http.get(`/care-plans/${filed.carePlanId}/disclosures`, familyOf(filed));
    const { rows } = await region.db
      .adminPool()
      .query<{ viewer: string }>('SELECT DISTINCT viewer FROM ledger.disclosure WHERE care_plan_id = $1', [
        filed.carePlanId,
      ]);
    expect(rows.length).toBeGreaterThan(0);
    for (const { viewer } of rows) expect(body).not.toContain(viewer);
    for (const value of ['Noor', '94030500101', 'Voorbeeldstraat', '2026-07-01'])
      expect(body).not.toContain(value);
  });

  it.each([
    ['cursor=abc', 'cursor'],
    [`cursor=${Buffer.from('[-1]').toString('base64url')}`, 'cursor'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['who=me', 'who'],
  ])('refuses ?%s', async (query, field) => {
    const filed = await region.file([here]);
    await region.project();
    const answer = await http.get(`/care-plans/${filed.carePlanId}/disclosures?${query}`, familyOf(filed));
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field })]),
    });
  });

  it('has words of its own for every ground and every role', () => {
    for (const [words, names] of [
      [groundWords, disclosureGrounds],
      [roleWords, roles],
    ] as const) {
      const texts = names.map((name) => (words as Record<string, string>)[name]);
      expect(new Set(texts).size).toBe(names.length);
      for (const text of texts) expect(text).toMatch(/./);
    }
  });
});
