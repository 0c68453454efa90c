import { instant, type ActorId } from '@koz/privacy-types';
import { antwerp, mechelen, Region, type Organisation } from '../testing/region.js';
import type { DisclosureAnswer, DisclosureCountsAnswer, DisclosurePageAnswer } from './disclosures.dto.js';

const officer = { role: 'officer', controller: antwerp } as const;
const auditor = { role: 'auditor', controller: antwerp } as const;
type Filed = Awaited<ReturnType<Region['file']>>;

describe('The disclosures of a controller', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let beside: Organisation;
  let across: Organisation;
  let shared: Filed;
  let own: Filed;

  const consultations = async (action: string) =>
    (
      await region.db
        .adminPool()
        .query<Record<string, string>>('SELECT * FROM ledger.consultation WHERE action = $1 ORDER BY entry', [
          action,
        ])
    ).rows;
  const open = (filed: Filed, n: number, by: Organisation) =>
    http.get(`/organiser/applications/${filed.applications[n]!.applicationId}`, by);

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    beside = await region.organisation(antwerp);
    across = await region.organisation(mechelen);
    shared = await region.file([here, across]);
    own = await region.file([beside]);
    await region.file([across], undefined, undefined, mechelen);
    await region.project();
    region.clock.set(instant('2026-11-30T22:30:00.000Z'));
    await open(shared, 0, here);
    await open(shared, 1, across);
    region.clock.set(instant('2026-11-30T23:30:00.000Z'));
    await open(own, 0, beside);
    await http.get('/organiser/applications', here);
    // Of Mechelen's own plan and of that of Antwerp.
    await http.get('/organiser/applications', across);
  });
  afterAll(() => region.close());

  const search = async (
    query = '',
    who: typeof officer | { role: 'officer'; controller: typeof mechelen } = officer,
  ) => {
    const answer = await http.get(`/privacy/disclosures${query}`, who);
    expect([query, answer.statusCode]).toEqual([query, 200]);
    expect(answer.headers['cache-control']).toBe('no-store');
    return answer.json() as DisclosurePageAnswer;
  };
  const found = async (query: string) =>
    (await search(query)).items.map(({ ground, organisation }) => [ground, organisation.controller]);

  it('are all found by its officer, the newest first, and those of other controllers’ plans are not', async () => {
    const { items, nextCursor } = await search();
    expect(nextCursor).toBeNull();
    expect(items.map(({ carePlanId }) => carePlanId)).toEqual([
      shared.carePlanId,
      shared.carePlanId,
      own.carePlanId,
      shared.carePlanId,
      shared.carePlanId,
    ]);
    expect(items[2]).toEqual({
      carePlanId: own.carePlanId,
      applicationId: own.applications[0]!.applicationId,
      at: '2026-11-30T23:30:00.000Z',
      answerId: expect.any(String),
      viewer: expect.any(String),
      organiserId: beside.organiserId,
      organisation: {
        ...{ name: 'Voorbeeld vzw', role: 'organiser', roleText: 'organisator' },
        ...{ controller: 'antwerpen', controllerName: 'antwerpen' },
      },
      ...{
        ground: 'detail',
        reason: null,
        groundText: 'bij het openen van de aanvraag',
        policyVersion: 'method-1@1',
      },
      fields: expect.arrayContaining([{ field: 'parent.firstName', precision: 'exact' }]),
    });
    const theirs = await search('', { role: 'officer', controller: mechelen });
    expect(theirs.items.map(({ ground }) => ground)).toEqual(['inbox']);
    expect(theirs.items[0]!.carePlanId).not.toBe(shared.carePlanId);
  });

  it('are found by plan, by who looked, on what ground, which field and when', async () => {
    expect(await found(`?carePlanId=${own.carePlanId}`)).toEqual([['detail', 'antwerpen']]);
    expect(await found(`?organiserId=${across.organiserId}`)).toEqual([
      ['inbox', 'mechelen'],
      ['detail', 'mechelen'],
    ]);
    const [latest] = (await search(`?organiserId=${beside.organiserId}`)).items as [DisclosureAnswer];
    expect((await search(`?viewer=${latest.viewer}`)).items).toEqual([latest]);
    expect(await found('?ground=inbox')).toEqual([
      ['inbox', 'mechelen'],
      ['inbox', 'antwerpen'],
    ]);
    expect(await found('?role=regie')).toEqual([]);
    expect(await found('?field=parent.firstName&ground=detail')).toHaveLength(3);
    expect(await found('?field=parent.nationalNumber')).toEqual([]);
    expect(await found('?from=2026-12-01')).toHaveLength(3);
    expect(await found('?to=2026-11-30')).toHaveLength(2);
    expect(await found(`?from=2026-12-01&ground=detail&organiserId=${here.organiserId}`)).toEqual([]);
  });

  it('are found a page at a time, each once', async () => {
    const items: DisclosureAnswer[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: DisclosurePageAnswer = await search(`?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(items).toEqual((await search()).items);
  });

  it('hold no value, and no address does', async () => {
    const { body } = await http.get('/privacy/disclosures', officer);
    for (const value of ['Noor', '94030500101', 'Voorbeeldstraat', '2026-07-01'])
      expect(body).not.toContain(value);
  });

  it('are counted by an auditor: no plan, no person', async () => {
    const counts = async (by: string, more = '') => {
      const answer = await http.get(`/audit/disclosures/counts?by=${by}${more}`, auditor);
      expect(answer.statusCode).toBe(200);
      for (const id of [own.carePlanId, shared.carePlanId]) expect(answer.body).not.toContain(id);
      return answer.json() as DisclosureCountsAnswer;
    };
    const of = ({ items }: DisclosureCountsAnswer) =>
      Object.fromEntries(items.map(({ key, count }) => [key, count]));
    expect(of(await counts('ground'))).toEqual({ detail: 3, inbox: 2 });
    expect(of(await counts('day'))).toEqual({ '2026-11-30': 2, '2026-12-01': 3 });
    expect(of(await counts('role'))).toEqual({ organiser: 5 });
    expect(of(await counts('organiser'))).toEqual({
      [here.organiserId]: 2,
      [beside.organiserId]: 1,
      [across.organiserId]: 2,
    });
    const fields = await counts('field');
    expect(of(fields)).toMatchObject({ 'parent.firstName': 5 });
    expect(fields).toMatchObject({ by: 'field', to: '2026-12-01', total: 5 });
    expect(fields.text).toContain('Elk veld telt apart');
    expect(of(await counts('day', '&from=2026-11-30&to=2026-11-30'))).toEqual({ '2026-11-30': 2 });
    expect((await counts('day')).items.at(-1)).toMatchObject({ label: '01/12/2026' });
  });

  it.each([
    ['/privacy/disclosures?carePlanId=x', 'carePlanId', 'isUuid'],
    ['/privacy/disclosures?viewer=1', 'viewer', 'isUuid'],
    ['/privacy/disclosures?organiserId=', 'organiserId', 'isUuid'],
    ['/privacy/disclosures?role=boss', 'role', 'isIn'],
    ['/privacy/disclosures?ground=curiosity', 'ground', 'isIn'],
    ['/privacy/disclosures?field=shoeSize', 'field', 'isIn'],
    ['/privacy/disclosures?from=2026-02-30', 'from', 'dateDoesNotExist'],
    ['/privacy/disclosures?to=morgen', 'to', 'dateFormat'],
    ['/privacy/disclosures?from=2026-12-02&to=2026-12-01', 'to', 'periodEmpty'],
    ['/privacy/disclosures?cursor=abc', 'cursor', 'cursor'],
    ['/privacy/disclosures?limit=0', 'limit', 'min'],
    ['/privacy/disclosures?reason=omdat', 'reason', 'isIn'],
    ['/privacy/disclosures?name=Noor', 'name', 'unknownField'],
    ['/audit/disclosures/counts', 'by', 'required'],
    ['/audit/disclosures/counts?by=plan', 'by', 'isIn'],
    ['/audit/disclosures/counts?by=day&from=2020-01-01', 'from', 'periodTooLong'],
    ['/audit/disclosures/counts?by=day&from=2030-01-01', 'from', 'periodEmpty'],
  ])('refuse %s, naming %s', async (url, field, rule) => {
    const before = (await consultations('searchDisclosures')).length;
    const answer = await http.get(url, officer);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toContainEqual(expect.objectContaining({ field, rule }));
    expect(await consultations('searchDisclosures')).toHaveLength(before);
  });

  it('are for no other role', async () => {
    for (const who of [here, auditor, { role: 'regie', controller: antwerp } as const, 'family' as const])
      expect((await http.get('/privacy/disclosures', who)).statusCode).toBe(403);
    for (const who of [here, { role: 'regie', controller: antwerp } as const])
      expect((await http.get('/audit/disclosures/counts?by=day', who)).statusCode).toBe(403);
    expect((await http.get('/privacy/disclosures')).statusCode).toBe(401);
  });

  it('are searched and counted on record, with what for and why', async () => {
    await search(`?carePlanId=${own.carePlanId}&reason=dataSubjectRequest`);
    const [latest] = (await consultations('searchDisclosures')).slice(-1);
    const { actor } = latest as unknown as { actor: ActorId };
    expect(latest).toMatchObject({
      ...{ role: 'officer', controller: 'antwerpen', reason: 'dataSubjectRequest' },
      ...{ subject: `carePlan-${own.carePlanId}`, at: new Date(region.clock.now()) },
    });
    await search(`?viewer=${actor}`);
    expect((await consultations('searchDisclosures')).at(-1)).toMatchObject({
      ...{ reason: 'routine', subject: `viewer-${actor}` },
    });
    expect((await consultations('countDisclosures')).at(-1)).toMatchObject({
      role: 'auditor',
      subject: null,
    });
  });

  it('are not shown when that cannot be recorded', async () => {
    await region.db.adminPool().query('REVOKE INSERT ON ledger.consultation FROM koz_query');
    try {
      for (const url of [
        '/privacy/disclosures',
        '/audit/disclosures/counts?by=day',
        '/privacy/alerts',
        '/privacy/holds',
        '/audit/consultations',
      ]) {
        const answer = await http.get(url, officer);
        expect([url, answer.statusCode]).toEqual([url, 503]);
        expect(answer.body).not.toContain(own.carePlanId);
      }
    } finally {
      await region.db.adminPool().query('GRANT INSERT ON ledger.consultation TO koz_query');
    }
    await search();
  });
});
