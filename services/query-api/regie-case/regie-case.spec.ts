import type { Filed } from '@koz/command-handling';
import { settableClock } from '@koz/testing';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import { caseFields } from '@koz/disclosure';
import type { RegieCaseAnswer } from './regie-case.dto.js';

const regie = { role: 'regie', controller: antwerp } as const;
const never = ['parent.nationalNumber', 'parent.birthDate', 'address'] as const;

describe('opening one case', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let across: Organisation;
  let filed: Filed;

  beforeAll(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    across = await region.organisation(mechelen);
    filed = await region.file([here, across]);
    await region.project();
  });
  afterAll(() => region.close());

  const open = (
    { carePlanId }: Pick<Filed, 'carePlanId'> = filed,
    payload: object = { reason: 'mediation' },
    who: Parameters<typeof http.as>[0] = regie,
  ) => http.as(who, 'POST', `/regie/cases/${carePlanId}/open`, payload);
  const ledger = async ({ carePlanId }: Filed = filed) =>
    (
      await region.db.adminPool().query<{ fields: string[] }>(
        `SELECT ground, reason, role, viewer_controller, policy_version, fields
           FROM ledger.disclosure WHERE care_plan_id = $1 ORDER BY entry`,
        [carePlanId],
      )
    ).rows;

  it('shows what mediation needs, with the status at each location as it is now', async () => {
    // Not projected: the status comes from the head.
    await region.decide(filed, filed.applications[0]!.applicationId, 'accept');
    const answer = await open();
    expect(answer.statusCode).toBe(200);
    const body = answer.json<RegieCaseAnswer>();
    expect(body).toMatchObject({
      carePlanId: filed.carePlanId,
      reason: 'mediation',
      place: 'none',
      fields: {
        'parent.firstName': { state: 'known', value: fullInput.parent.firstName },
        'parent.lastName': { state: 'known', value: fullInput.parent.lastName },
        'parent.email': { state: 'known', value: fullInput.parent.email },
        'parent.phone': { state: 'known', value: fullInput.parent.phone },
        'child.birthDate': { state: 'known', value: fullInput.child.birthDate },
        postcode: { state: 'known', value: fullInput.postcode },
        priorityRules: { state: 'known', value: fullInput.priorityRules },
        startDate: { state: 'known', value: fullInput.startDate },
      },
    });
    expect(body.applications).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          locationId: here.locationId,
          locationName: 'Het Voorbeeld',
          status: 'accepted',
        }),
        expect.objectContaining({ locationId: across.locationId, status: 'created' }),
      ]),
    );
  });

  it('never shows the national number, the parent’s birth date or the address', async () => {
    const answer = await open();
    const { fields } = answer.json<RegieCaseAnswer>();
    for (const field of never) expect(fields[field]).toEqual({ state: 'withheld', rule: 'regieCase' });
    for (const value of [fullInput.parent.nationalNumber, fullInput.parent.birthDate, 'Voorbeeldstraat'])
      expect(answer.body).not.toContain(value);
  });

  it('records each opening with its reason and fields, and no value', async () => {
    const other = await region.file([here]);
    await region.project();
    await open(other, { reason: 'complaint' });
    const [entry, ...more] = await ledger(other);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      ground: 'regieCase',
      reason: 'complaint',
      role: 'regie',
      viewer_controller: 'antwerpen',
      policy_version: 'regieCase@1',
    });
    expect([...entry!.fields].sort()).toEqual(caseFields.map((field) => `${field}:V`).sort());
  });

  it('is read back by the family, with who opened its plan and why', async () => {
    const other = await region.file([here]);
    await region.project();
    await open(other, { reason: 'emergency' });
    const family = { role: 'family', controller: antwerp, carePlanId: other.carePlanId } as const;
    const answer = await http.as(family, 'GET', `/care-plans/${other.carePlanId}/disclosures`);
    expect(answer.json()).toMatchObject({
      items: [
        {
          organisation: { role: 'regie', controller: 'antwerpen' },
          ground: 'regieCase',
          reason: 'emergency',
          groundText: 'bij het openen van het dossier door de regie, bij een noodsituatie',
        },
      ],
    });
  });

  it('answers nothing that it cannot record', async () => {
    const before = await ledger();
    await region.db.adminPool().query('REVOKE INSERT ON ledger.disclosure FROM koz_query');
    try {
      const answer = await open();
      expect(answer.statusCode).toBe(503);
      expect(answer.body).not.toContain(fullInput.parent.firstName);
    } finally {
      await region.db.adminPool().query('GRANT INSERT ON ledger.disclosure TO koz_query');
    }
    expect(await ledger()).toEqual(before);
  });

  it.each([{}, { reason: 'curiosity' }, { reason: 'mediation', note: 'An' }])(
    'is refused with %j, and then nothing is recorded',
    async (payload) => {
      const before = await ledger();
      expect((await open(filed, payload)).statusCode).toBe(400);
      expect(await ledger()).toEqual(before);
    },
  );

  it('does not exist for another municipality, also where the family applied across the border', async () => {
    const before = await ledger();
    const answer = await open(filed, { reason: 'mediation' }, { role: 'regie', controller: mechelen });
    expect(answer.statusCode).toBe(404);
    expect((await open({ carePlanId: here.locationId as never })).statusCode).toBe(404);
    expect(await ledger()).toEqual(before);
  });

  it.each(['family', 'servicePoint', 'organiser', 'agency', 'auditor', 'officer'] as const)(
    'is not for the role %s',
    async (role) => {
      expect((await open(filed, { reason: 'mediation' }, { role, controller: antwerp })).statusCode).toBe(
        403,
      );
    },
  );

  it('says what is destroyed, and records only what was shown', async () => {
    const other = await region.file([here]);
    await region.project();
    await region.destroy(other, 'P2Y6M', 'precise');
    const { fields } = (await open(other)).json<RegieCaseAnswer>();
    expect(fields['parent.email']).toMatchObject({ state: 'erased', cause: 'P2Y6M' });
    expect(fields['child.birthDate']).toMatchObject({ state: 'erased', cause: 'P2Y6M' });
    expect(fields['parent.firstName']).toMatchObject({ state: 'known' });
    const [entry] = await ledger(other);
    expect(entry!.fields).not.toContain('parent.email:V');
  });

  it('narrows by the fence, whatever keys there still are', async () => {
    const other = await region.file([here]);
    await region.project();
    const fence = (state: string) =>
      region.db
        .adminPool()
        .query('UPDATE es.head SET fence = $1 WHERE stream = $2', [state, `carePlan-${other.carePlanId}`]);
    await fence('precise');
    const half = (await open(other)).json<RegieCaseAnswer>();
    expect(half.fields['child.birthDate']).toEqual({ state: 'generalised', value: '07/2026' });
    expect(half.fields['parent.phone']).toEqual({ state: 'withheld', rule: 'from2y6m' });
    await fence('all');
    const none = (await open(other)).json<RegieCaseAnswer>();
    expect(Object.values(none.fields).every(({ state }) => state === 'withheld')).toBe(true);
    expect(none.applications).toMatchObject([{ locationId: null, locationName: null }]);
  });

  it('narrows from the month in which the child becomes 2.5, also while the keys are still there', async () => {
    region.clock.set(settableClock('2029-01-01T09:00:00.000Z').now());
    const { fields } = (await open()).json<RegieCaseAnswer>();
    expect(fields['child.birthDate']).toEqual({ state: 'generalised', value: '07/2026' });
    expect(fields['parent.email']).toEqual({ state: 'withheld', rule: 'from2y6m' });
  });
});
