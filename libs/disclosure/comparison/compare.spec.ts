import type { DisclosurePolicy } from '@koz/events';
import type { PlainDate, PublicText } from '@koz/privacy-types';
import { maximStrict, method1, method2 } from '../methods.js';
import type { RecordedControllerEvent } from '../policy-in-force.js';
import { daysIn, type Exposure } from './figures.js';
import { asItWas, whatIf } from './lens.js';
import { at, compared, fourMethods, history, type Given, type Happening } from './testing/histories.js';

const filedOn = '2026-11-23 18:00';
const created: Happening = [filedOn, 1, 'created'];

function exposures(happenings: readonly Happening[], until: PlainDate, given?: Given) {
  const { figures } = compared([history(happenings, given)], until);
  return (method: string) => figures.get(method)!.fields;
}

const days = ({ familyDays }: Exposure) => familyDays;
const V = (number: number) => ({ V: number, MY: 0, Y: 0 });

describe('Days on which a field was shown', () => {
  it('are whole days in Belgium, the first and the last touched included', () => {
    const shown = exposures([created, ['2026-11-25 09:00', 1, 'noPlace']], '2026-12-31')('method-1');
    // 23, 24 and, until nine o'clock, 25 November
    expect(days(shown['child.birthDate'])).toEqual(V(3));
    expect(days(shown['parent.email'])).toEqual(V(0));
  });

  it('go up to and with the last day that was asked for', () => {
    expect(days(exposures([created], '2026-11-23')('method-1')['child.birthDate'])).toEqual(V(1));
    expect(days(exposures([created], '2026-12-02')('method-1')['child.birthDate'])).toEqual(V(10));
  });

  it('do not count a day that begins just when it was hidden', () => {
    const shown = exposures([created, ['2026-11-25 00:00', 1, 'noPlace']], '2026-12-31')('method-1');
    expect(days(shown['child.birthDate'])).toEqual(V(2));
  });

  it('follow the calendar in Belgium through the change of clocks', () => {
    // Summer time ends in the night of 25 October 2026: 23:30 UTC on the 24th is 01:30 on the 25th.
    const shown = exposures(
      [
        ['2026-10-25 01:30', 1, 'created'],
        ['2026-10-26 00:30', 1, 'rejected'],
      ],
      '2026-12-31',
    )('method-1');
    expect(days(shown['child.birthDate'])).toEqual(V(2));
  });

  it('count a day once on which a field was hidden and shown again', () => {
    const shown = exposures(
      [created, ['2026-11-25 09:00', 1, 'noPlace'], ['2026-11-25 11:00', 1, 'accepted']],
      '2026-11-26',
    )('method-1');
    expect(days(shown['child.birthDate'])).toEqual(V(4));
  });

  it('count what was shown between two steps at one and the same time', () => {
    const shown = exposures(
      [created, [filedOn, 1, 'noPlace'], ['2026-11-24 09:00', 1, 'withdrawn']],
      '2026-12-31',
    )('method-1');
    expect(days(shown['child.birthDate'])).toEqual(V(1));
  });

  it('open contact from the approval to the confirmation only, under method 1', () => {
    const shown = exposures(
      [
        created,
        ['2026-12-01 09:00', 1, 'accepted'],
        ['2026-12-10 09:00', 'found', 1],
        ['2026-12-10 09:00', 1, 'approved'],
        ['2026-12-15 20:00', 'confirmed', 1],
      ],
      '2026-12-31',
    );
    expect(days(shown('method-1')['parent.email'])).toEqual(V(6));
    expect(days(shown('method-1')['parent.lastName'])).toEqual(V(22));
    expect(days(shown('method-2')['parent.email'])).toEqual(V(39));
    expect(days(shown('maxim-strict')['parent.email'])).toEqual(V(0));
  });

  it('end with the place elsewhere, and begin again when it is given back', () => {
    const shown = exposures(
      [created, [filedOn, 2, 'created'], ['2026-12-01 09:00', 'found', 2], ['2026-12-05 09:00', 'none']],
      '2026-12-10',
    )('method-2');
    // Location 1: 23 November to 1 December, and 5 to 10 December. Location 2 sees it all along.
    expect(shown['address']).toMatchObject({ familyDays: V(18), locationDays: V(15 + 18) });
  });

  it('go on at a part-week place that is kept, and for the others while the family looks on', () => {
    const shown = exposures(
      [
        created,
        [filedOn, 2, 'created'],
        ['2026-12-01 09:00', 1, 'accepted'],
        ['2026-12-01 09:00', 'found', 1],
        ['2026-12-01 09:00', 1, 'approved'],
        ['2026-12-05 09:00', 'none', 1],
        ['2026-12-08 09:00', 'found', 2, 1],
      ],
      '2026-12-10',
    );
    // Location 2 sees it until 1 December, and again from the 5th on: the place is found there in the end.
    expect(shown('method-2').address).toMatchObject({
      familyDays: V(18),
      locationDays: V(18 + 15),
    });
    // Approved and kept is confirmed: contact is closed again.
    expect(days(shown('method-1')['parent.email'])).toEqual(V(5));
  });

  it('begin again when a confirmed place was given back and the others were reinstated', () => {
    const shown = exposures(
      [
        created,
        [filedOn, 2, 'created'],
        ['2026-12-01 09:00', 'found', 2],
        ['2026-12-01 09:00', 'confirmed', 2],
        ['2026-12-01 09:00', 1, 'withdrawn'],
        ['2026-12-08 09:00', 'none'],
        ['2026-12-08 09:00', 1, 'back to created'],
      ],
      '2026-12-10',
    )('maxim');
    expect(shown['child.birthDate']).toMatchObject({ familyDays: V(18), locationDays: V(18 + 9 + 3) });
  });

  it('hide after x months of care under method 2, from the first day on', () => {
    const happenings: Happening[] = [
      created,
      ['2026-12-01 09:00', 1, 'accepted'],
      ['2026-12-01 10:00', 'found', 1],
      ['2026-12-01 10:00', 1, 'approved'],
    ];
    // Care starts on 1 March 2027; 23 November to 31 August is 282 days.
    expect(days(exposures(happenings, '2027-08-31')('method-2').address)).toEqual(V(282));
    expect(days(exposures(happenings, '2027-12-31')('method-2').address)).toEqual(V(282));
    expect(days(exposures(happenings, '2027-12-31')('method-2').careParts)).toEqual(V(404));
  });

  it('coarsen from the month of 2.5 years and end with that of 5 years, whichever day the child was born', () => {
    for (const childBirthDate of ['2026-09-01', '2026-09-30']) {
      const shown = exposures(
        [
          created,
          [filedOn, 1, 'accepted'],
          [filedOn, 'found', 1],
          [filedOn, 1, 'approved'],
          [filedOn, 'confirmed', 1],
        ],
        '2033-12-31',
        { childBirthDate },
      );
      // 23 November 2026 to 28 February 2029, then to 31 August 2031.
      expect(days(shown('method-1')['child.birthDate'])).toEqual({ V: 829, MY: 914, Y: 0 });
      expect(days(shown('method-1')['parent.birthDate'])).toEqual({ V: 829, MY: 0, Y: 914 });
      expect(days(shown('method-1').address)).toEqual(V(829));
      expect(days(shown('maxim')['child.birthDate'])).toEqual({ V: 829, MY: 914, Y: 0 });
    }
  });

  it('follow the fence where the birth date is gone', () => {
    const happenings: Happening[] = [
      created,
      ['2027-01-10 00:00', 'fence', 'precise'],
      ['2027-01-20 00:00', 'fence', 'all'],
    ];
    const given = { childBirthDate: undefined };
    expect(days(exposures(happenings, '2027-12-31', given)('maxim')['child.birthDate'])).toEqual(V(48));
    expect(days(exposures([created], '2033-12-31', given)('maxim')['child.birthDate']).V).toBe(2596);
  });

  it('follow the start of care as it stood on each day', () => {
    const approved: Happening[] = [
      created,
      [filedOn, 1, 'accepted'],
      [filedOn, 'found', 1],
      [filedOn, 1, 'approved'],
      ['2027-09-11 12:00', 'starts', '2027-09-01'],
    ];
    // Hidden from 1 September; from 11 September to 29 February care has not gone on for six months.
    expect(days(exposures(approved, '2028-12-31')('method-2').address)).toEqual(V(282 + 172));
  });
});

describe('To how many a field was shown', () => {
  it('counts each location once, and each organiser once', () => {
    const { figures } = compared(
      [
        history(
          [
            created,
            [filedOn, 2, 'created'],
            [filedOn, 3, 'created'],
            ['2026-11-30 09:00', 1, 'noPlace'],
            ['2026-12-01 09:00', 1, 'accepted'],
          ],
          { organisers: { 1: 7, 2: 7, 3: 8 } },
        ),
        history([[filedOn, 4, 'created']], { number: 2 }),
      ],
      '2026-12-31',
    );
    const { fields, anyField } = figures.get('method-1')!;
    expect(fields.address).toMatchObject({
      plans: 2,
      locations: { sum: 4, most: 3 },
      organisers: { sum: 3, most: 2 },
    });
    expect(fields['parent.lastName']).toMatchObject({ plans: 0, locations: { sum: 0, most: 0 } });
    expect(anyField).toMatchObject({ plans: 2, familyDays: V(78), organisers: { sum: 3, most: 2 } });
  });

  it('takes an application of which nobody can tell where it was made as a location of its own', () => {
    const plan = history([created, [filedOn, 2, 'created']]);
    const nowhere = {
      ...plan,
      applications: plan.applications.map((each) => ({
        ...each,
        locationId: undefined,
        organiserId: undefined,
      })),
    };
    expect(compared([nowhere], '2026-12-31').figures.get('maxim')!.anyField.organisers).toEqual({
      sum: 2,
      most: 2,
    });
  });
});

describe('Decisions', () => {
  const decided = (happenings: readonly Happening[], until = '2027-12-31') =>
    compared([history(happenings)], until).figures;
  const toApproval: Happening[] = [
    created,
    ['2026-12-01 09:00', 1, 'noPlace'],
    ['2026-12-05 09:00', 1, 'accepted'],
    ['2026-12-10 09:00', 'found', 1],
    ['2026-12-10 09:00', 1, 'approved'],
  ];

  it('are told with the status at which they were taken, and what was hidden then that another method would show', () => {
    const figures = decided(toApproval);
    const [approved, acceptedFromNoPlace, noPlace] = ['approved', 'accepted', 'noPlace'].map((kind) =>
      figures.get('method-1')!.decisions.find(({ decision }) => decision === kind)!,
    );
    expect(noPlace).toMatchObject({ status: 'created', taken: 1, missing: 1 });
    expect(shownIn(noPlace!.hidden)).toEqual(['parent.lastName', 'parent.email', 'parent.phone']);
    // On noPlace method 1 hides all, and everything that method 2 or Maxim shows is missing.
    expect(acceptedFromNoPlace).toMatchObject({ status: 'noPlace', taken: 1, missing: 1 });
    expect(shownIn(acceptedFromNoPlace!.hidden)).toHaveLength(11);
    expect(approved).toMatchObject({ status: 'accepted', taken: 1 });
    expect(shownIn(approved!.hidden)).toEqual(['parent.lastName', 'parent.email', 'parent.phone']);
  });

  it('know nothing of the place that an approval itself finds', () => {
    const hereOnly: DisclosurePolicy = {
      ...method1,
      id: 'here-only' as PublicText,
      columns: [
        {
          key: 'here' as PublicText,
          title: 'hier' as PublicText,
          status: ['accepted'],
          time: ['handling'],
          place: ['foundHere'],
        },
      ],
      cells: { address: ['V'] },
    };
    const figures = compared([history(toApproval)], '2027-12-31', [
      whatIf(hereOnly),
      whatIf(method1),
    ]).figures;
    const approved = figures.get('here-only')!.decisions.find(({ decision }) => decision === 'approved')!;
    expect(approved.hidden.address).toBe(1);
  });

  it('are those of organisers up to and with the last day', () => {
    const happenings: Happening[] = [
      ...toApproval,
      ['2026-12-12 09:00', 'none'],
      ['2026-12-12 09:00', 1, 'back to accepted'],
      ['2026-12-14 09:00', 1, 'withdrawn'],
    ];
    expect(compared([history(happenings)], '2027-12-31').decisions).toBe(3);
    expect(compared([history(happenings)], '2026-12-09').decisions).toBe(2);
    const returned: Happening[] = [...happenings, ['2026-12-15 09:00', 1, 'back to noPlace']];
    expect(compared([history(returned)], '2027-12-31').decisions).toBe(3);
    expect(decided(happenings, '2026-11-30').get('maxim')!.decisions).toEqual([]);
  });

  it('miss nothing under a method that shows all that the others show', () => {
    const alone = compared([history(toApproval)], '2027-12-31', [whatIf(method2)]).figures.get('method-2')!;
    expect(alone.decisions.map(({ taken, missing }) => [taken, missing])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  const shownIn = (hidden: Readonly<Record<string, number>>) =>
    Object.entries(hidden).flatMap(([field, count]) => (count > 0 ? [field] : []));
});

describe('As it was', () => {
  const adopted = (policy: DisclosurePolicy, when: string): RecordedControllerEvent => ({
    type: 'DisclosureMethodAdopted',
    data: { policy, ground: 'lokAdvice' },
    metadata: { at: at(when) },
  });

  it('counts by the methods in force, a later one on older plans only where it shows less', () => {
    const lens = asItWas([adopted(method2, '2026-01-01 00:00'), adopted(maximStrict, '2026-12-01 12:00')]);
    expect(lens.versions).toEqual(['method-2@1', 'maxim-strict@1']);
    const plans = [history([created]), history([['2026-12-02 09:00', 2, 'created']], { number: 2 })];
    const { fields } = compared(plans, '2026-12-10', [lens]).figures.get('actual')!;
    // The first plan's address goes on 1 December, at noon; the second one's was never shown.
    expect(fields.address).toMatchObject({ plans: 1, familyDays: V(9) });
    expect(fields.startDate).toMatchObject({ plans: 2, familyDays: V(18 + 9) });
  });

  it('shows nothing before a method was in force', () => {
    const lens = asItWas([adopted(method2, '2026-12-01 00:00')]);
    const { anyField } = compared([history([created])], '2026-12-10', [lens]).figures.get('actual')!;
    expect(anyField.familyDays).toEqual(V(10));
    expect(
      compared([history([created])], '2026-12-10', [asItWas([])]).figures.get('actual')!.anyField.plans,
    ).toBe(0);
  });

  it('is no method that others are held against', () => {
    const all = asItWas([adopted(method2, '2026-01-01 00:00')]);
    const figures = compared([history([created, ['2026-12-01 09:00', 1, 'accepted']])], '2026-12-31', [
      whatIf(maximStrict),
      all,
    ]).figures;
    expect(figures.get('maxim-strict')!.decisions).toMatchObject([{ taken: 1, missing: 0 }]);
  });
});

describe('A comparison', () => {
  it('counts the plans, applications and days of families up to and with the last day', () => {
    const plans = [
      history([created, ['2026-12-20 09:00', 2, 'created']]),
      history([['2026-12-02 09:00', 3, 'created']], { number: 2 }),
    ];
    expect(compared(plans, '2026-12-10')).toMatchObject({ plans: 2, applications: 2, planDays: 18 + 9 });
    expect(compared(plans, '2026-12-20')).toMatchObject({ plans: 2, applications: 3 });
    expect(compared(plans, '2026-11-22')).toMatchObject({ plans: 0, applications: 0, planDays: 0 });
  });

  it('has figures of each lens also where there is nothing to count', () => {
    expect([...compared([], '2026-12-10').figures.keys()]).toEqual(fourMethods.map(({ name }) => name));
  });

  it('tells a day of a family once, however many fields and locations there are', () => {
    const { anyField } = compared([history([created, [filedOn, 2, 'created']])], '2026-12-10').figures.get(
      'method-2',
    )!;
    expect(daysIn(anyField.familyDays)).toBe(18);
    expect(daysIn(anyField.locationDays)).toBe(36);
  });
});
