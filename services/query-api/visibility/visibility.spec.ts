import type { Filed } from '@koz/command-handling';
import { method1, method2 } from '@koz/disclosure';
import type { TransitionName } from '@koz/domain';
import { disclosedFields, type DisclosedField } from '@koz/events';
import { instant, uuid, type CarePlanId, type Personal } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { FieldVisibilityAnswer, VisibilityAnswer } from './visibility.dto.js';

type Got = Readonly<Record<DisclosedField, Personal<unknown>>>;

/** What is left of what an organiser got, without its value. */
function stripped(got: Personal<unknown>): object {
  if (got.state === 'known') return { state: 'known', precision: got.value === null ? null : 'exact' };
  if (got.state !== 'generalised') return { ...got, precision: null };
  const { value, ...rest } = got;
  return { ...rest, precision: value.length === 4 ? 'year' : 'month' };
}

const withoutWords = ({ text: _text, ...visibility }: FieldVisibilityAnswer): object => visibility;

describe('the visibility of a plan', () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  let across: Organisation;
  let beside: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
    across = await region.organisation(mechelen);
    beside = await region.organisation(antwerp);
  });
  afterEach(() => region.close());

  const visibility = async ({ carePlanId }: Filed): Promise<VisibilityAnswer> => {
    const family = { role: 'family', carePlanId, controller: antwerp } as const;
    const answer = await http.get(`/care-plans/${carePlanId}/visibility`, family);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };
  const gotFromDetail = async (applicationId: string, organisation: Organisation): Promise<Got> =>
    (await http.get(`/organiser/applications/${applicationId}`, organisation)).json<{ fields: Got }>().fields;
  const gotFromInbox = async (applicationId: string, organisation: Organisation): Promise<Got> =>
    (await http.get('/organiser/applications', organisation))
      .json<{ items: { applicationId: string; fields: Got }[] }>()
      .items.find((each) => each.applicationId === applicationId)!.fields;
  const gotFromPool = async ({ carePlanId }: Filed): Promise<Got | undefined> =>
    (await http.get('/organiser/pool', beside))
      .json<{ items: { carePlanId: string; fields: Got }[] }>()
      .items.find((each) => each.carePlanId === carePlanId)?.fields;

  /** Field by field: the family is told of each who looks what the inbox, the detail and the pool answer it. */
  const expectAlike = async (filed: Filed) => {
    const { viewers } = await visibility(filed);
    for (const [index, { applicationId }] of filed.applications.entries()) {
      const organisation = [here, across][index]!;
      const told = viewers.find((each) => each.applicationId === applicationId)!;
      for (const got of [
        await gotFromDetail(applicationId, organisation),
        await gotFromInbox(applicationId, organisation),
      ])
        for (const field of disclosedFields)
          expect({ index, field, ...withoutWords(told.fields[field]) }).toEqual({
            index,
            field,
            ...stripped(got[field]),
          });
    }
    const pool = viewers.find(({ viewer }) => viewer === 'pool');
    const pooled = await gotFromPool(filed);
    expect(pool === undefined).toBe(pooled === undefined);
    if (pool && pooled)
      for (const field of disclosedFields)
        expect({ field, ...withoutWords(pool.fields[field]) }).toEqual({ field, ...stripped(pooled[field]) });
  };

  const lives: readonly (readonly [name: string, application: 0 | 1, ...steps: TransitionName[]])[] = [
    ['created', 0],
    ['no place', 0, 'noPlace'],
    ['accepted', 0, 'accept'],
    ['approved here', 0, 'accept', 'approve'],
    ['approved elsewhere', 1, 'accept', 'approve'],
    ['rejected', 0, 'reject'],
    ['withdrawn', 1, 'withdraw'],
  ];

  it.each([method1, method2])(
    'is what inbox, detail and pool answer, at each stage and when the place is elsewhere, under $id',
    async (method) => {
      await region.adopt(antwerp, { ...method, version: 2 });
      region.clock.set(instant('2026-11-24T09:00:00Z'));
      const plans: Filed[] = [];
      for (const [, application, ...steps] of lives) {
        const filed = await region.file([here, across], { ...fullInput, sharing: 'allLocations' });
        await region.decide(filed, filed.applications[application]!.applicationId, ...steps);
        plans.push(filed);
      }
      await region.project();
      for (const filed of plans) await expectAlike(filed);
      // Months after the start, and in the month of 2.5 years.
      for (const moment of ['2027-08-01', '2029-01-05']) {
        region.clock.set(instant(`${moment}T09:00:00Z`));
        for (const filed of plans) await expectAlike(filed);
      }
    },
  );

  it('names who looks and the status, says it in words, and holds no value at all', async () => {
    const filed = await region.file([here, across]);
    await region.project();
    const { viewers } = await visibility(filed);
    expect(viewers.map(({ viewer, status, location }) => [viewer, status, location?.municipality])).toEqual([
      ['organiser', 'created', 'Antwerpen'],
      ['organiser', 'created', 'Mechelen'],
      ['regie', null, undefined],
    ]);
    expect(viewers[0]!.fields['parent.lastName']).toEqual({
      ...{ state: 'withheld', rule: 'created', until: 'approved' },
      ...{ precision: null, text: 'zichtbaar na goedkeuring' },
    });
    const said = JSON.stringify(viewers);
    for (const value of ['Noor', '1994', '2026-07', 'Voorbeeldstraat', '"2018"}', 'noor@', 'singleParent'])
      expect(said).not.toContain(value);
  });

  it('follows a decision at once, before any row tells of it', async () => {
    const filed = await region.file([here, across]);
    await region.project();
    await region.decide(filed, filed.applications[1]!.applicationId, 'accept', 'approve');
    const [first, second] = (await visibility(filed)).viewers;
    expect(first).toMatchObject({ status: 'created' });
    expect(first!.fields.postcode.text).toBe('verborgen: plaats elders gevonden');
    expect(second).toMatchObject({ status: 'approved' });
    await expectAlike(filed);
  });

  it('is for the family and the service point that filed, whose look at it is no disclosure', async () => {
    const desk = { role: 'servicePoint', controller: antwerp } as const;
    const filed = await region.file([here], { ...fullInput, mandate: 'oral' }, desk);
    await region.project();
    const url = `/care-plans/${filed.carePlanId}/visibility`;
    const answer = await http.get(url, desk);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<VisibilityAnswer>().viewers.map(({ viewer }) => viewer)).toEqual([
      ...['organiser', 'servicePoint', 'regie'],
    ]);
    const family = { role: 'family', carePlanId: filed.carePlanId, controller: antwerp } as const;
    const seen = await http.get(`/care-plans/${filed.carePlanId}/disclosures`, family);
    expect(seen.json()).toMatchObject({ items: [] });

    const stranger = { ...family, carePlanId: uuid<CarePlanId>('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11') };
    expect((await http.get(url, stranger)).statusCode).toBe(404);
    expect((await http.get(url, { ...desk, person: 2 })).statusCode).toBe(404);
    expect((await http.get(url, here)).statusCode).toBe(403);
    expect((await http.get(url)).statusCode).toBe(401);
  });
});
