import type { Filed } from '@koz/command-handling';
import { method2 } from '@koz/disclosure';
import type { FilingInput } from '@koz/domain';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';

interface Item {
  readonly carePlanId: string;
  readonly emergency: boolean;
  readonly since: string;
  readonly weeksWaiting: number;
  readonly fits: boolean;
  readonly fittingLocationIds: readonly string[];
  readonly fields: Readonly<Record<string, { state: string }>>;
}
interface Page {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const shared = (sharing: FilingInput['sharing'], other: Partial<FilingInput> = {}): FilingInput => ({
  ...fullInput,
  ...other,
  sharing,
});

describe('the search pool and the emergency list, for an organiser', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let applied: Organisation;
  let viewer: Organisation;
  let abroad: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    http = await region.http();
    applied = await region.organisation(antwerp);
    viewer = await region.organisation(antwerp);
    abroad = await region.organisation(mechelen);
  });
  afterEach(() => region.close());

  const get = (query = '', who: Organisation = viewer) => http.get(`/organiser/pool${query}`, who);
  const page = async (query = '', who: Organisation = viewer): Promise<Page> => {
    const answer = await get(query, who);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const plans = async (query = '', who: Organisation = viewer) =>
    (await page(query, who)).items.map(({ carePlanId }) => carePlanId);
  const file = (sharing: FilingInput['sharing'], at: readonly Organisation[] = [applied]) =>
    region.file(at, shared(sharing));
  const idsOf = (...filed: readonly Filed[]) => filed.map(({ carePlanId }) => carePlanId);
  const approve = (filed: Filed) =>
    region.decide(filed, filed.applications[0]!.applicationId, 'accept', 'approve');

  it('holds what families share with all locations, and what is on the emergency list whatever its scope', async () => {
    const forAll = await file('allLocations');
    const [own, across] = [await file('ownMunicipality'), await file('acrossBorders')];
    for (const each of [own, across]) await region.list(each);
    await file('acrossBorders');
    await file('ownMunicipality');
    await region.project();
    for (const who of [viewer, abroad]) {
      expect((await plans('', who)).sort()).toEqual(idsOf(forAll, own, across).sort());
      expect((await plans('?list=all', who)).sort()).toEqual(idsOf(forAll, own, across).sort());
      expect((await plans('?list=emergency', who)).sort()).toEqual(idsOf(own, across).sort());
    }
    expect((await page('?list=all')).items.map(({ emergency }) => emergency).sort()).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('leaves out what was put to one of its own locations, whatever became of that', async () => {
    await file('allLocations', [applied, viewer]);
    const ended = await file('allLocations', [viewer]);
    await region.decide(ended, ended.applications[0]!.applicationId, 'reject');
    const other = await file('allLocations');
    await region.project();
    expect(await plans()).toEqual(idsOf(other));
    expect(await plans('', abroad)).toHaveLength(3);
    await region.add(other, viewer);
    expect(await plans()).toEqual([]);
    await region.project();
    expect(await plans()).toEqual([]);
    expect(await plans('', abroad)).toHaveLength(3);
  });

  describe('lets go of a plan at once, before any projector has seen it', () => {
    it.each<[string, (filed: Filed) => Promise<void>]>([
      ['that is shared with all no longer', (filed) => region.amend(filed, { sharing: 'acrossBorders' })],
      ['whose place is found', (filed) => approve(filed)],
      ['that is withdrawn', (filed) => region.withdraw(filed)],
    ])('%s', async (_, change) => {
      const filed = await file('allLocations');
      await region.project();
      expect(await plans()).toEqual(idsOf(filed));
      await change(filed);
      expect(await plans()).toEqual([]);
      await region.project();
      expect(await plans()).toEqual([]);
    });

    it.each<[string, (filed: Filed) => Promise<void>]>([
      ['that is taken off the list', (filed) => region.unlist(filed)],
      ['whose place is found', (filed) => approve(filed)],
      [
        'whose place is confirmed',
        async (filed) => {
          await approve(filed);
          await region.confirm(filed, false);
        },
      ],
      ['that is withdrawn', (filed) => region.withdraw(filed)],
    ])('of the emergency list %s', async (_, change) => {
      const filed = await file('ownMunicipality');
      await region.list(filed);
      await region.project();
      expect(await plans('?list=emergency')).toEqual(idsOf(filed));
      await change(filed);
      for (const list of ['emergency', 'all']) expect(await plans(`?list=${list}`)).toEqual([]);
      await region.project();
      for (const list of ['emergency', 'all']) expect(await plans(`?list=${list}`)).toEqual([]);
    });
  });

  it('has a plan back once its place was declined, and one whose family keeps looking', async () => {
    const [declined, kept] = [await file('allLocations'), await file('acrossBorders')];
    await region.list(kept);
    for (const each of [declined, kept]) await approve(each);
    await region.decline(declined);
    await region.confirm(kept, true);
    await region.project();
    const { items } = await page();
    expect(items.map(({ carePlanId }) => carePlanId).sort()).toEqual(idsOf(declined, kept).sort());
    // Who keeps a place for part of the week and looks on is seen as who has none.
    const [one, other] = items.map(({ fields }) =>
      Object.entries(fields).map(([field, { state }]) => `${field} ${state}`),
    );
    expect(one).toEqual(other);
    expect(one).toContain('child.birthDate known');
  });

  it('tells how long a plan waits, since when it is on the list, and where it fits', async () => {
    const filed = await file('acrossBorders');
    region.clock.set(instant('2026-12-08T09:00:00Z'));
    await region.list(filed);
    region.clock.set(instant('2026-12-08T09:01:00Z'));
    await region.file([applied], shared('allLocations', { careParts: [{ weekday: 'sun', part: 'full' }] }));
    region.clock.set(instant('2026-12-15T09:00:00Z'));
    await region.project();
    const [first, second] = (await page()).items;
    expect(first).toMatchObject({
      carePlanId: filed.carePlanId,
      emergency: true,
      since: '2026-12-08T09:00:00.000Z',
      weeksWaiting: 3,
      fits: true,
      fittingLocationIds: [viewer.locationId],
    });
    expect(second).toMatchObject({ weeksWaiting: 1, fits: false, fittingLocationIds: [] });
    expect((await page(`?locationId=${viewer.locationId}`)).items[0]).toMatchObject({ fits: true });
    expect((await get(`?locationId=${applied.locationId}`)).statusCode).toBe(404);
  });

  it('comes a page at a time, the longest on the list first', async () => {
    const filed = [];
    for (let minute = 0; minute < 5; minute += 1) {
      region.clock.set(instant(`2026-11-24T10:0${minute}:00Z`));
      filed.push(await file('allLocations'));
    }
    await region.project();
    const first = await page('?limit=2');
    const second = await page(`?limit=2&cursor=${first.nextCursor}`);
    const third = await page(`?limit=2&cursor=${second.nextCursor}`);
    expect([first, second, third].flatMap(({ items }) => items.map(({ carePlanId }) => carePlanId))).toEqual(
      idsOf(...filed),
    );
    expect(third.nextCursor).toBeNull();
    for (const wrong of ['limit=0', 'limit=101', 'cursor=abc', 'list=none', 'locationId=here', 'sort=name'])
      expect((await get(`?${wrong}`)).statusCode).toBe(400);
    for (const place of [
      ['2026-02-31T00:00:00.000Z', viewer.locationId],
      ['gisteren', viewer.locationId],
      [1, 2],
    ]) {
      const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
      expect((await get(`?cursor=${cursor}`)).statusCode).toBe(400);
    }
  });

  it('is recorded before it leaves, on the ground on which each plan is shown, and otherwise does not leave', async () => {
    const [forAll, urgent] = [await file('allLocations'), await file('acrossBorders')];
    await region.list(urgent);
    await region.project();
    await page('?list=all', abroad);
    const recorded = await region.disclosures();
    expect(new Map(recorded.map(({ care_plan_id, ground }) => [care_plan_id, ground]))).toEqual(
      new Map<string, string>([
        [forAll.carePlanId, 'pool'],
        [urgent.carePlanId, 'emergencyList'],
      ]),
    );
    await region.db.adminPool().query('ALTER TABLE ledger.disclosure RENAME TO gone');
    const refused = await get();
    expect(refused.statusCode).toBe(503);
    expect(refused.body).not.toContain(forAll.carePlanId);
  });

  it("opens by the method of the plan's controller, not of the viewer's", async () => {
    await region.adopt(mechelen, method2);
    await file('allLocations');
    await region.project();
    const [item] = (await page('', abroad)).items;
    expect(item!.fields['parent.birthDate']).toMatchObject({ state: 'known' });
  });

  it('leaves out a plan of which a key was destroyed', async () => {
    await file('allLocations');
    await region.project();
    await region.db.adminPool().query(`UPDATE es.head SET fence = 'precise' WHERE stream LIKE 'carePlan-%'`);
    expect(await plans()).toEqual([]);
    await region.db.adminPool().query(`UPDATE es.head SET fence = NULL WHERE stream LIKE 'carePlan-%'`);
    expect(await plans()).toEqual([]);
  });

  it('waits for what a client wants to see in it, and says when that takes too long', async () => {
    await file('allLocations');
    await region.project();
    expect((await page('?minPosition=1')).items).toHaveLength(1);
    await file('allLocations');
    const last = await region.lastPosition();
    expect((await get(`?minPosition=${last}`)).json()).toMatchObject({
      type: 'urn:kinderopvangzoeker:problem:read-model-behind',
    });
    expect((await get(`?minPosition=${last + 1}`)).json()).toMatchObject({
      ...{ status: 400, errors: [{ field: 'minPosition', rule: 'beyondLog' }] },
    });
  });

  it('is for organisers only', async () => {
    expect((await http.get('/organiser/pool')).statusCode).toBe(401);
    expect((await http.get('/organiser/pool', 'family')).statusCode).toBe(403);
    for (const role of ['regie', 'servicePoint', 'agency', 'auditor', 'officer'] as const)
      expect((await http.get('/organiser/pool', { role, controller: antwerp })).statusCode).toBe(403);
  });
});
