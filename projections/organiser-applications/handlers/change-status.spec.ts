import { instant } from '@koz/privacy-types';
import { filed, filedAt, projected, wholeRowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00.000Z');
const noPlace = projected('ApplicationMarkedNoPlace', { at, position: 8, payload: { reason: 'groupFull' } });
const accepted = projected('ApplicationAccepted', { at, position: 9 });

describe('The history of an application', () => {
  it('is every status that it had, with when and why', () => {
    expect(wholeRowsAfter(...filed, noPlace, accepted).application?.history).toEqual([
      `created ${filedAt}`,
      `noPlace ${at} groupFull`,
      `accepted ${at}`,
    ]);
  });
});

describe('Where what is shown of a row changed last', () => {
  it('is the position of the event that changed it, of the application and of the plan each', () => {
    const { application, plan } = wholeRowsAfter(...filed, noPlace);
    expect([plan?.shown_position, application?.shown_position]).toEqual([4, 8]);
  });
});
