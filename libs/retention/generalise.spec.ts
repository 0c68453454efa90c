import type { RetentionPolicy } from '@koz/events';
import { generalisedDates, residueSource } from './generalise.js';
import { defaultRetentionPolicy as policy } from './policy-document.js';
import { residueOf } from './residue.js';

const keeping = (fields: Partial<RetentionPolicy['fields']>): RetentionPolicy => ({
  ...policy,
  fields: { ...policy.fields, ...fields },
});
const dates = { parent: '1990-05-17', child: '2026-08-31' };
const values = {
  childBirth: '2026-08',
  parentBirth: '1990',
  postcode: '2018',
  startDate: '2026-11-02',
  endDate: '2028-08-31',
};

describe('What stays at 2.5 years', () => {
  it("is the parent's year and the child's month, as the deck says", () => {
    expect(generalisedDates(policy, dates)).toEqual({ parentBirth: '1990', childBirth: '2026-08' });
  });

  it('is nothing of what was never given', () => {
    expect(generalisedDates(policy, { child: dates.child })).toEqual({ childBirth: '2026-08' });
  });

  it('is less where the policy keeps less', () => {
    const less = keeping({
      'parent.birthDate': { P2Y6M: 'nothing', P5Y: 'nothing' },
      'child.birthDate': { P2Y6M: 'year', P5Y: 'nothing' },
    });
    expect(generalisedDates(less, dates)).toEqual({ childBirth: '2026' });
    const nothing = keeping({ 'child.birthDate': { P2Y6M: 'nothing', P5Y: 'nothing' } });
    expect(generalisedDates(nothing, dates)).toEqual({ parentBirth: '1990' });
  });
});

describe('What may stay at 5 years', () => {
  const row = {
    childBirthMonth: '2026-08',
    parentBirthYear: '1990',
    postcode: '2018',
    startMonth: '2026-11',
    endMonth: '2028-08',
  };

  it("is the deck's row", () => {
    expect(residueSource(policy, values)).toEqual(row);
  });

  it('is no more of a plan that ends before it was generalised', () => {
    expect(residueSource(policy, { ...values, childBirth: dates.child, parentBirth: dates.parent })).toEqual(
      row,
    );
  });

  it('is what the policy keeps of what there is', () => {
    const less = keeping({
      'parent.birthDate': { P2Y6M: 'year', P5Y: 'nothing' },
      postcode: { P2Y6M: 'keep', P5Y: 'nothing' },
      endDate: { P2Y6M: 'keep', P5Y: 'nothing' },
    });
    expect(residueSource(less, values)).toEqual({ childBirthMonth: '2026-08', startMonth: '2026-11' });
    expect(residueSource(policy, { childBirth: '2026' })).toEqual({});
  });

  it('is coarser from level to level, until nothing is left', () => {
    const common = { childBirthMonth: '2026-08', startMonth: '2026-11', endMonth: '2028-08' };
    expect(residueOf(row, 'L0')).toEqual(row);
    expect(residueOf(row, 'L1')).toEqual({ ...common, parentBirthBand: '1990-1994', postcode: '2018' });
    expect(residueOf(row, 'L2')).toEqual({ ...common, postcode: '2018' });
    expect(residueOf(row, 'L3')).toEqual({ ...common, municipality: 'Antwerpen' });
    expect(residueOf({ ...row, postcode: '9000' }, 'L3')).toEqual(common);
    expect(residueOf(row, 'L4')).toEqual(common);
    expect(residueOf(row, 'L5')).toEqual({ childBirthMonth: '2026-08' });
    expect(residueOf(row, 'L6')).toEqual({});
  });

  it.each([
    ['1989', '1985-1989'],
    ['1990', '1990-1994'],
    ['1994', '1990-1994'],
    ['2000', '2000-2004'],
  ])('puts %s in the five years %s', (parentBirthYear, band) => {
    expect(residueOf({ parentBirthYear }, 'L1')).toEqual({ parentBirthBand: band });
  });
});
