import { method1, method2 } from '@koz/disclosure';
import { disclosedFields, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import type { TransitionName } from '@koz/domain';
import { instant } from '@koz/privacy-types';
import { antwerp, Region, type Organisation } from '../testing/region.js';

/*
 * The tables of DOMAIN.md for the situations below, copied here and nowhere computed: V visible, H hidden.
 */
const situations = ['created', 'noPlace', 'accepted', 'approved', 'rejected', 'elsewhere'] as const;
type Named = (typeof situations)[number];
type Table = Readonly<Record<DisclosedField, string>>;

const underMethod1: Table = {
  'parent.firstName': 'V H V V H H',
  'parent.lastName': 'H H H V H H',
  'parent.birthDate': 'V H V V H H',
  priorityRules: 'V H V V H H',
  startDate: 'V H V V H H',
  endDate: 'V H V V H H',
  careParts: 'V H V V H H',
  'child.birthDate': 'V H V V H H',
  address: 'V H V V H H',
  postcode: 'V H V V H H',
  'parent.email': 'H H H V H H',
  'parent.phone': 'H H H V H H',
  'parent.nationalNumber': 'H H H V H H',
};

const underMethod2: Table = {
  'parent.firstName': 'V V V V H V',
  'parent.lastName': 'H H H V H H',
  'parent.birthDate': 'H H H H H H',
  priorityRules: 'V V V V H V',
  startDate: 'V V V V V V',
  endDate: 'V V V V V V',
  careParts: 'V V V V V V',
  'child.birthDate': 'V V V V H V',
  address: 'V V V V H H',
  postcode: 'V V V V H V',
  'parent.email': 'V V V V H H',
  'parent.phone': 'V V V V H H',
  'parent.nationalNumber': 'H H H V H H',
};

/** What a plan shows that was filed under one of the two and is now under both. */
const underBoth: Table = {
  'parent.firstName': 'V H V V H H',
  'parent.lastName': 'H H H V H H',
  'parent.birthDate': 'H H H H H H',
  priorityRules: 'V H V V H H',
  startDate: 'V H V V H H',
  endDate: 'V H V V H H',
  careParts: 'V H V V H H',
  'child.birthDate': 'V H V V H H',
  address: 'V H V V H H',
  postcode: 'V H V V H H',
  'parent.email': 'H H H V H H',
  'parent.phone': 'H H H V H H',
  'parent.nationalNumber': 'H H H V H H',
};

const steps: Readonly<Record<Exclude<Named, 'elsewhere'>, readonly TransitionName[]>> = {
  created: [],
  noPlace: ['noPlace'],
  accepted: ['accept'],
  approved: ['accept', 'approve'],
  rejected: ['reject'],
};

type Shown = Readonly<Record<Named, readonly DisclosedField[]>>;

const shownBy = (table: Table): Shown =>
  Object.fromEntries(
    situations.map((situation, index) => [
      situation,
      disclosedFields.filter((field) => table[field].split(' ')[index] === 'V'),
    ]),
  ) as unknown as Shown;

describe('a controller that adopts another method', () => {
  let region: Region;
  let here: Organisation;
  let other: Organisation;
  let http: Awaited<ReturnType<Region['http']>>;

  beforeEach(async () => {
    region = await Region.open();
    here = await region.organisation(antwerp);
    other = await region.organisation(antwerp);
    http = await region.http();
  });
  afterEach(() => region.close());

  /** A plan in each situation, by the id of its application here. */
  const fileOneInEach = async (): Promise<ReadonlyMap<string, Named>> => {
    const filed = new Map<string, Named>();
    for (const situation of situations) {
      const plan = await region.file(situation === 'elsewhere' ? [here, other] : [here]);
      if (situation === 'elsewhere')
        await region.decide(plan, plan.applications[1]!.applicationId, 'accept', 'approve');
      else await region.decide(plan, plan.applications[0]!.applicationId, ...steps[situation]);
      filed.set(plan.applications[0]!.applicationId, situation);
    }
    return filed;
  };

  /** Which fields the inbox shows of these applications, by their situation. */
  const shown = async (filed: ReadonlyMap<string, Named>): Promise<Shown> => {
    await region.project();
    const answer = await http.get('/organiser/applications?limit=100', here);
    const { items } = answer.json() as {
      items: { applicationId: string; fields: Record<DisclosedField, { state: string }> }[];
    };
    return Object.fromEntries(
      items.flatMap(({ applicationId, fields }) => {
        const situation = filed.get(applicationId);
        const known = disclosedFields.filter((field) => fields[field].state === 'known');
        return situation === undefined ? [] : [[situation, known]];
      }),
    ) as unknown as Shown;
  };

  it.each<[string, string, DisclosurePolicy, DisclosurePolicy, Table, Table]>([
    ['method-2', 'method-1', method2, method1, underMethod2, underMethod1],
    ['method-1', 'method-2', method1, method2, underMethod1, underMethod2],
  ])(
    'from %s to %s shows less of the plans it has, never more, and follows the new one for later plans',
    async (_from, _to, first, second, underFirst, underSecond) => {
      await region.adopt(antwerp, { ...first, version: 2 });
      region.clock.set(instant('2026-11-24T09:00:00Z'));
      const earlier = await fileOneInEach();
      expect(await shown(earlier)).toEqual(shownBy(underFirst));

      region.clock.set(instant('2026-11-25T09:00:00Z'));
      await region.adopt(antwerp, { ...second, version: 2 });
      expect(await shown(earlier)).toEqual(shownBy(underBoth));

      region.clock.set(instant('2026-11-26T09:00:00Z'));
      const later = await fileOneInEach();
      expect(await shown(later)).toEqual(shownBy(underSecond));
      expect(await shown(earlier)).toEqual(shownBy(underBoth));
    },
  );

  it('and goes back to the first one opens nothing again of the plans it has', async () => {
    const earlier = await fileOneInEach();
    region.clock.set(instant('2026-11-25T09:00:00Z'));
    await region.adopt(antwerp, method2);
    region.clock.set(instant('2026-11-26T09:00:00Z'));
    await region.adopt(antwerp, { ...method1, version: 2 });
    expect(await shown(earlier)).toEqual(shownBy(underBoth));
    region.clock.set(instant('2026-11-27T09:00:00Z'));
    expect(await shown(await fileOneInEach())).toEqual(shownBy(underMethod1));
  });
});
