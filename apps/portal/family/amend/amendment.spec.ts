import { amendmentOf, careOf } from './amendment.js';

const known = (value: unknown) => ({ state: 'known', value });
const before = careOf({
  startDate: known('2027-09-01'),
  endDate: known('2029-08-31'),
  careParts: known([
    { weekday: 'mon', part: 'full' },
    { weekday: 'tue', part: 'morning' },
  ]),
  sharing: known('ownMunicipality'),
});

describe('a change of the care that is asked', () => {
  it('starts from the plan, days as they are typed', () => {
    expect(before).toMatchObject({
      startDate: '01/09/2027',
      endDate: '31/08/2029',
      sharing: 'ownMunicipality',
    });
    expect(careOf(undefined)).toMatchObject({ startDate: '', careParts: [] });
  });

  it('holds only what was changed, also when parts were ticked in another order', () => {
    expect(amendmentOf(before, { ...before, careParts: [...before.careParts].reverse() })).toEqual({});
    expect(amendmentOf(before, { ...before, startDate: '03/04/2027', endDate: '' })).toEqual({
      startDate: '2027-04-03',
      endDate: null,
    });
    expect(
      amendmentOf(before, {
        ...before,
        careParts: [{ weekday: 'fri', part: 'full' }],
        sharing: 'allLocations',
      }),
    ).toEqual({ careParts: [{ weekday: 'fri', part: 'full' }], sharing: 'allLocations' });
  });
});
