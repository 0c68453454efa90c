import type { ApplicationStatus } from '@koz/events';
import { uuid, type ApplicationId } from '@koz/privacy-types';
import type { CarePlanState } from './care-plan.js';
import { nothingForgotten } from './forgetting.js';
import { permittedOrganiserActions } from './organiser-actions.js';

const [here, there] = [1, 2].map((n) => uuid<ApplicationId>(`20000000-0000-4000-8000-00000000000${n}`)) as [
  ApplicationId,
  ApplicationId,
];
const filed = { status: 'filed', applicationIds: [here, there], keptApplicationIds: [] } as const;
const looking: CarePlanState = { ...filed, place: 'none' };
const foundHere: CarePlanState = { ...filed, place: 'found', placeApplicationId: here };
const elsewhere: CarePlanState = { ...filed, place: 'found', placeApplicationId: there };

describe('What an organiser may do with an application', () => {
  it.each<[string, ApplicationStatus, CarePlanState, readonly string[]]>([
    [
      'take it up, have no place or reject it, when it is new',
      'created',
      looking,
      ['accept', 'noPlace', 'reject'],
    ],
    ['take it up after all, when there was no place', 'noPlace', looking, ['accept']],
    ['also give the place, once it took it up', 'accepted', looking, ['noPlace', 'approve', 'reject']],
    ['not give a place that is elsewhere', 'accepted', elsewhere, ['noPlace', 'reject']],
    [
      'take the place back, or confirm it, once it gave it',
      'approved',
      foundHere,
      ['undoApproval', 'confirmPlace'],
    ],
    [
      'still take back a place that is confirmed, not confirm it again',
      'approved',
      { ...filed, place: 'confirmed', placeApplicationId: here },
      ['undoApproval'],
    ],
    [
      'take back a part-week place that the family keeps while it looks on',
      'approved',
      { ...looking, keptApplicationIds: [here] },
      ['undoApproval'],
    ],
    [
      'give another place to a family that keeps one and looks on',
      'accepted',
      { ...looking, keptApplicationIds: [there] },
      ['noPlace', 'approve', 'reject'],
    ],
    [
      'go on giving a place that a crash left half given',
      'accepted',
      foundHere,
      ['noPlace', 'approve', 'reject', 'confirmPlace'],
    ],
    ['nothing, once it was rejected', 'rejected', looking, []],
    ['nothing, once it was withdrawn', 'withdrawn', looking, []],
    [
      'no more than end it, when the family wants all of it erased',
      'accepted',
      { ...looking, forgetting: { ...nothingForgotten, fence: 'all' } },
      ['noPlace', 'reject'],
    ],
  ])('%s', (_what, status, plan, permitted) => {
    expect(permittedOrganiserActions({ applicationId: here, status }, plan)).toEqual(permitted);
  });
});
