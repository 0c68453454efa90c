import { totalsText } from './totals.js';

const nothing = {
  plans: 0,
  keysDestroyed: { precise: 0, identity: 0, planning: 0 },
  ...{ held: 0, applicationsEnded: 0, resumed: 0, epochsDestroyed: 0 },
};

describe('what a run did, in words', () => {
  it('is said also when it was nothing', () => {
    expect(totalsText(nothing)).toEqual(['Van 0 opvangplannen is iets vernietigd.']);
  });

  it('names each kind of what went, and what stayed', () => {
    const keysDestroyed = { precise: 1, identity: 2, planning: 2 };
    expect(totalsText({ ...nothing, plans: 1, keysDestroyed, held: 3, applicationsEnded: 4 })).toEqual([
      'Van 1 opvangplan is iets vernietigd.',
      'Vernietigde sleutels: precieze gegevens: 1, namen en voorrangsregels: 2, gegevens over de opvang: 2.',
      'Door een bewaring gebleven: 3 opvangplannen.',
      'Lopende aanvragen die stopten: 4.',
    ]);
  });
});
