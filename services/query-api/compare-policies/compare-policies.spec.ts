import { maxim, method2 } from '@koz/disclosure';
import type { Filed } from '@koz/command-handling';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { ComparisonAnswer, MethodAnswer } from './comparison-answer.js';

const officer = { role: 'officer', controller: antwerp } as const;
const path = '/privacy/policies/compare';
const V = (number: number) => ({ V: number, MY: 0, Y: 0 });

describe('POST /privacy/policies/compare', () => {
  let region: Region;
  let here: Organisation;
  let beside: Organisation;
  let abroad: Organisation;

  beforeEach(async () => {
    region = await Region.open();
    here = await region.organisation(antwerp);
    beside = await region.organisation(antwerp);
    abroad = await region.organisation(mechelen);
  });
  afterEach(() => region.close());

  const now = (belgian: string) => region.clock.set(instant(`${belgian}:00+01:00`));

  /** Five plans filed on 23 November at noon. The first goes to three locations, the others to one. */
  async function fivePlans(): Promise<Filed[]> {
    now('2026-11-23T12:00');
    const plans = [await region.file([here, beside, abroad])];
    while (plans.length < 5) plans.push(await region.file([here]));
    return plans;
  }

  async function compared(asked: object = {}, deps = {}): Promise<ComparisonAnswer> {
    await region.project();
    const response = await (await region.http(deps)).post(path, officer, asked);
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    return response.json();
  }

  const method = (answer: ComparisonAnswer, id: string): MethodAnswer =>
    answer.methods.find((each) => each.method === id)!;

  it('tells what each method would have shown, to how many, and what was really shown', async () => {
    const [first] = await fivePlans();
    const [ours, other] = first!.applications;
    now('2026-11-30T09:00');
    await region.decide(first!, ours!.applicationId, 'accept');
    now('2026-12-03T09:00');
    await region.decide(first!, ours!.applicationId, 'approve');
    now('2026-12-05T19:00');
    await region.confirm(first!, true);
    now('2026-12-07T09:00');
    await region.decide(first!, other!.applicationId, 'noPlace');
    now('2026-12-31T12:00');

    const answer = await compared();
    expect(answer).toMatchObject({
      until: '2026-12-31',
      tooFew: false,
      plans: 5,
      applications: 7,
      planDays: 195,
      decisions: 3,
    });
    expect(answer.methods.map(({ method: id, versions }) => [id, versions])).toEqual([
      ['method-1', ['method-1@1']],
      ['method-2', ['method-2@1']],
      ['maxim', ['maxim@1']],
      ['maxim-strict', ['maxim-strict@1']],
    ]);
    // From the approval to the confirmation, both days included, at one location.
    expect(method(answer, 'method-1').fields['parent.email']).toEqual({
      plans: 1,
      familyDays: V(3),
      locationDays: V(3),
      locations: { sum: 1, most: 1 },
      organisers: { sum: 1, most: 1 },
    });
    // All 39 days of each family; at the two other locations 11 until the place was found, and 27 from the day on which
    // it was kept and the family looked on.
    expect(method(answer, 'method-2').fields['parent.email']).toMatchObject({
      plans: 5,
      familyDays: V(195),
      locationDays: V(195 + 2 * (11 + 27)),
      organisers: { sum: 7, most: 3 },
    });
    expect(method(answer, 'maxim-strict').fields['parent.email'].plans).toBe(0);
    expect(method(answer, 'maxim-strict').anyField.familyDays).toEqual(V(195));

    const approval = method(answer, 'method-1').decisions.find(({ decision }) => decision === 'approved');
    expect(approval).toMatchObject({
      status: 'accepted',
      taken: 1,
      missing: 1,
      hidden: { 'parent.phone': 1, address: 0 },
    });
    expect(answer.actual).toEqual({ ...method(answer, 'method-1'), method: 'actual' });
    const sum = Object.values(method(answer, 'maxim').fields).reduce(
      (total, { familyDays }) => total + familyDays.V,
      0,
    );
    expect(method(answer, 'maxim').total.familyDays).toEqual(V(sum));
  });

  it('writes nothing: no event, and no entry in the ledger', async () => {
    await fivePlans();
    const before = [await region.lastPosition(), await region.disclosures()];
    await compared();
    expect([await region.lastPosition(), await region.disclosures()]).toEqual(before);
  });

  it('names no family: there is no value of a plan in the answer, and no id', async () => {
    const [plan] = await fivePlans();
    const text = JSON.stringify(await compared());
    const { parent, postcode } = fullInput;
    for (const value of [...Object.values(parent), postcode, plan!.carePlanId, here.organiserId])
      expect(text).not.toContain(value);
  });

  it('compares the methods that are asked for, up to and with a day, the same each time', async () => {
    await fivePlans();
    now('2027-03-01T12:00');
    const answer = await compared({ methods: ['maxim', 'method-2'], until: '2026-11-30' });
    expect(answer).toMatchObject({ until: '2026-11-30', planDays: 40 });
    expect(answer.methods.map(({ method: id }) => id)).toEqual(['maxim', 'method-2']);
    expect(method(answer, 'maxim').anyField.familyDays).toEqual(V(40));
    now('2028-03-01T12:00');
    expect(await compared({ methods: ['maxim', 'method-2'], until: '2026-11-30' })).toEqual(answer);
  });

  it('counts as actual what the adopted methods showed, a later one only where it shows less', async () => {
    await fivePlans();
    now('2026-12-02T12:00');
    await region.adopt(antwerp, method2);
    now('2026-12-11T12:00');
    await region.adopt(antwerp, maxim);
    now('2026-12-20T12:00');
    const { actual } = await compared();
    expect(actual!.versions).toEqual(['method-1@1', 'method-2@1', 'maxim@1']);
    // Method 1 hid contact, and no later one opens it to plans that were there; the birth date of the parent ends with
    // method 2, the address with Maxim.
    expect(actual!.fields['parent.email'].plans).toBe(0);
    expect(actual!.fields['parent.birthDate'].familyDays).toEqual(V(50));
    expect(actual!.fields.address.familyDays).toEqual(V(95));
    expect(actual!.fields.startDate.familyDays).toEqual(V(140));
  });

  it('follows the thresholds from birth dates, and from the fence alone once these are destroyed', async () => {
    await fivePlans();
    now('2032-12-31T12:00');
    const known = await compared({ methods: ['maxim'] });
    // Born in July 2026: an open application is shown up to and with 31 December 2028.
    expect(method(known, 'maxim').fields['child.birthDate'].familyDays).toEqual(V(5 * 770));
    const vault = {
      keys: async (_controller: unknown, ids: readonly string[]) =>
        new Map(
          ids.map((id) => [
            id,
            { state: 'destroyed', since: instant('2029-01-01T00:00:00Z'), cause: 'P2Y6M' },
          ]),
        ),
    };
    const erased = await compared({ methods: ['maxim'] }, { vault });
    expect(erased).toMatchObject({ plans: 5, planDays: known.planDays });
    expect(method(erased, 'maxim').fields['child.birthDate'].familyDays).toEqual(V(erased.planDays!));
  });

  it("gives the figures of the officer's own controller, and none of fewer than five plans", async () => {
    await fivePlans();
    await region.project();
    const http = await region.http();
    const theirs = await http.post(path, { role: 'officer', controller: mechelen }, {});
    expect(theirs.json()).toEqual({
      until: '2026-11-23',
      tooFew: true,
      plans: null,
      applications: null,
      planDays: null,
      decisions: null,
      methods: [],
      actual: null,
    });
    const early = await http.post(path, officer, { until: '2026-11-22' });
    expect(early.json()).toMatchObject({ tooFew: true, plans: null });
  });

  it('is for the data protection officer of a controller', async () => {
    const http = await region.http();
    expect((await http.post(path, undefined)).statusCode).toBe(401);
    expect((await http.post(path, { role: 'officer' })).statusCode).toBe(403);
    for (const role of ['organiser', 'family', 'regie', 'auditor', 'servicePoint', 'agency'] as const)
      expect((await http.post(path, { role, controller: antwerp })).statusCode).toBe(403);
  });

  it.each([
    [{ methods: ['method-3'] }, 'methods', 'isIn'],
    [{ methods: ['maxim', 'maxim'] }, 'methods', 'arrayUnique'],
    [{ methods: [] }, 'methods', 'arrayMinSize'],
    [{ methods: 'maxim' }, 'methods', 'isArray'],
    [{ until: '31/12/2026' }, 'until', 'dateFormat'],
    [{ until: '2026-02-30' }, 'until', 'dateDoesNotExist'],
    [{ until: '2026-11-24' }, 'until', 'dateInFuture'],
    [{ until: 20261124 }, 'until', 'isString'],
    [{ since: '2026-11-24' }, 'since', 'unknownField'],
  ])('refuses %j, naming the field and the rule', async (asked, field, rule) => {
    now('2026-11-23T12:00');
    const response = await (await region.http()).post(path, officer, asked);
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    const { errors } = response.json() as { errors: { field: string; rule: string; message: string }[] };
    expect(errors).toContainEqual({ field, rule, message: expect.stringMatching(/\.$/) });
  });

  it('waits for an own write when it is asked to', async () => {
    await fivePlans();
    await region.project();
    const last = await region.lastPosition();
    const http = await region.http();
    expect((await http.post(`${path}?minPosition=${last}`, officer, {})).statusCode).toBe(200);
    expect((await http.post(`${path}?minPosition=${last + 1}`, officer, {})).json()).toMatchObject({
      ...{ status: 400, errors: [{ field: 'minPosition', rule: 'beyondLog' }] },
    });
  });

  it('compares all up to today when nothing is said', async () => {
    await fivePlans();
    await region.project();
    const response = await (await region.http()).post(path, officer);
    expect(response.json()).toMatchObject({ until: '2026-11-23', plans: 5 });
  });
});
