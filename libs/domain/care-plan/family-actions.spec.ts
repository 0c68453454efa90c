import { uuid, type ApplicationId } from '@koz/privacy-types';
import type { CarePlanState } from './care-plan.js';
import { familyActions, permittedFamilyActions } from './family-actions.js';

const [here, there] = [1, 2].map((n) => uuid<ApplicationId>(`20000000-0000-4000-8000-00000000000${n}`)) as [
  ApplicationId,
  ApplicationId,
];
const filed = { status: 'filed', applicationIds: [here, there], keptApplicationIds: [] } as const;
const always = ['rectifyPersonalData', 'amendCarePlan', 'withdrawCarePlan', 'requestErasure'];

describe('what a family may do', () => {
  it.each<[string, CarePlanState, readonly string[]]>([
    ['nothing with what is no plan', { status: 'notFiled' }, []],
    [
      'have it erased after it withdrew, and nothing else',
      { ...filed, status: 'withdrawn', place: 'none' },
      ['requestErasure'],
    ],
    ['change, add and withdraw while it looks', { ...filed, place: 'none' }, [...always, 'addLocations']],
    [
      'take or decline a place that was found, and add nothing meanwhile',
      { ...filed, place: 'found', placeApplicationId: here },
      ['confirmPlace', 'declinePlace', ...always],
    ],
    [
      'still decline a place that it took',
      { ...filed, place: 'confirmed', placeApplicationId: here },
      ['confirmPlace', 'declinePlace', ...always],
    ],
    [
      'all of it while it looks on beside a place that it keeps',
      { ...filed, place: 'none', keptApplicationIds: [here] },
      familyActions,
    ],
    [
      'take or decline a second place beside one that it keeps',
      { ...filed, place: 'found', placeApplicationId: there, keptApplicationIds: [here] },
      ['confirmPlace', 'declinePlace', ...always],
    ],
  ])('%s', (_what, state, permitted) => {
    expect([...permittedFamilyActions(state)].sort()).toEqual([...permitted].sort());
  });
});
