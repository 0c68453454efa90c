import { instant, uuid, type ApplicationId, type LocationId, type OpenedTiers } from '@koz/privacy-types';
import type { ApplicationFacts, PlanFacts } from '@koz/projections/regie-facts';
import { contributionOf, type Moment, type Places } from './contribution.js';

const here = uuid<LocationId>('30000000-0000-4000-8000-000000000001');
const across = uuid<LocationId>('30000000-0000-4000-8000-000000000002');
const places: Places = new Map([
  [here, { municipality: 'Turnhout', own: true }],
  [across, { municipality: 'Mechelen', own: false }],
]);
const now: Moment = { at: instant('2026-11-23T09:00:00Z'), day: '2026-11-23', position: 20 };

const application = (locationId: LocationId, given: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  applicationId: uuid<ApplicationId>('20000000-0000-4000-8000-000000000001'),
  locationId,
  status: 'created',
  since: instant('2026-11-01T09:00:00Z'),
  createdAt: instant('2026-11-01T09:00:00Z'),
  answerBy: '2026-11-22',
  takenUpAt: null,
  decidedAt: null,
  history: [{ status: 'created', position: 3 }],
  ...given,
});
const plan = (...applications: ApplicationFacts[]) =>
  ({
    filedPosition: 2,
    applications: applications.length > 0 ? applications : [application(here)],
  }) as never as PlanFacts;

const opened = {
  precise: { state: 'known', value: { child: { birthDate: '2026-06-30' } } },
  identity: { state: 'known', value: { priorityRules: ['lowIncome', 'fosterChild'] } },
  planning: {
    state: 'known',
    value: { postcode: '9000', startDate: '2027-01-04', careParts: [{ weekday: 'mon', part: 'full' }] },
  },
} satisfies OpenedTiers;
const erased = { state: 'erased', since: instant('2031-06-01T03:00:00Z'), cause: 'P5Y' } as const;

describe('what a plan counts for', () => {
  const of = (facts: PlanFacts, tiers: OpenedTiers = opened, moment = now) =>
    contributionOf(facts, tiers, places, moment);

  it('is a cell of each dimension, several where it asks or has several', () => {
    expect(of(plan(application(here), application(across)))?.cells).toEqual({
      startMonth: ['2027-01'],
      childAge: ['months0to5'],
      homePostcode: ['outsideRegion'],
      careParts: ['mon:full'],
      priorityRules: ['lowIncome', 'fosterChild'],
      status: ['created', 'created'],
      municipality: ['Turnhout', 'Mechelen'],
      outcome: ['waiting'],
      overdueLocation: [here, 'elsewhere'],
    });
  });

  it('is the age by months: born on the first or the last of one, it is the same', () => {
    const born = (birthDate: string) =>
      of(plan(), { ...opened, precise: { state: 'known', value: { child: { birthDate } } } })?.cells.childAge;
    expect([born('2026-05-01'), born('2026-05-31')]).toEqual([['months6to11'], ['months6to11']]);
    expect([born('2026-06-01'), born('2026-12-01')]).toEqual([['months0to5'], ['expected']]);
  });

  it('keeps the age by the month that stays after 2.5 years, and is unknown after 5', () => {
    const kept = {
      state: 'known',
      value: { priorityRules: [], generalised: { childBirth: '2024-05' } },
    } as const;
    expect(of(plan(), { ...opened, precise: erased, identity: kept })?.cells.childAge).toEqual([
      'months30plus',
    ]);
    expect(of(plan(), { precise: erased, identity: erased, planning: erased })?.cells).toMatchObject({
      startMonth: ['unknown'],
      childAge: ['unknown'],
      homePostcode: ['unknown'],
      careParts: ['unknown'],
      priorityRules: ['unknown'],
      status: ['created'],
      municipality: ['unknown'],
      outcome: ['waiting'],
      overdueLocation: ['elsewhere'],
    });
  });

  it('has come to what its applications brought: a place before an answer to wait for before no place', () => {
    const withStatus = (status: ApplicationFacts['status']) =>
      application(here, { history: [{ status, position: 3 }] });
    const outcome = (...statuses: ApplicationFacts['status'][]) =>
      of(plan(...statuses.map(withStatus)))?.cells.outcome;
    expect(outcome('withdrawn', 'noPlace', 'created', 'approved')).toEqual(['placeFound']);
    expect(outcome('withdrawn', 'rejected', 'accepted')).toEqual(['waiting']);
    expect(outcome('created')).toEqual(['waiting']);
    expect(outcome('withdrawn', 'rejected')).toEqual(['noPlaceOnly']);
    expect(outcome('noPlace', 'withdrawn')).toEqual(['noPlaceOnly']);
    expect(outcome('withdrawn', 'withdrawn')).toEqual(['ended']);
  });

  it('is overdue from the day after its term, while it is new', () => {
    const onLastDay = { ...now, day: '2026-11-22' };
    expect(of(plan(), opened, onLastDay)?.cells.overdueLocation).toEqual([]);
    const accepted = application(here, {
      history: [
        { status: 'created', position: 3 },
        { status: 'accepted', position: 9 },
      ],
    });
    expect(of(plan(accepted))?.cells.overdueLocation).toEqual([]);
    expect(of(plan(accepted), opened, { ...now, position: 8 })?.cells.overdueLocation).toEqual([here]);
  });

  it('is nothing before the plan was filed, and no application before it was made', () => {
    expect(of(plan(), opened, { ...now, position: 1 })).toBeUndefined();
    expect(of(plan(), opened, { ...now, position: 2 })?.cells.status).toEqual([]);
  });

  it('is a duration once it is over, in weeks', () => {
    const decided = application(here, {
      takenUpAt: instant('2026-11-08T09:00:00Z'),
      decidedAt: instant('2026-11-22T09:00:00Z'),
      history: [
        { status: 'created', position: 3 },
        { status: 'accepted', position: 9 },
        { status: 'approved', position: 15 },
      ],
    });
    expect(of(plan(decided))?.durations).toEqual({ takenUp: [1], decided: [3] });
    expect(of(plan(decided), opened, { ...now, position: 9 })?.durations).toEqual({
      takenUp: [1],
      decided: [],
    });
  });
});
