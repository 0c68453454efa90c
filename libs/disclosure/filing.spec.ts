import { disclosedFields, type DisclosurePolicy } from '@koz/events';
import { requiredAtFiling } from './filing.js';
import { maxim, method1 } from './methods.js';

describe('what must be given at filing', () => {
  it('is, under method-1, everything but what may follow at approval', () => {
    expect(requiredAtFiling(method1)).toEqual({
      required: disclosedFields.filter(
        (field) => !['parent.email', 'parent.phone', 'parent.nationalNumber'].includes(field),
      ),
      accepted: [...disclosedFields],
    });
  });

  it('includes e-mail and phone under a method that opens them from the start', () => {
    expect(requiredAtFiling(maxim).required).toEqual(
      expect.arrayContaining(['parent.email', 'parent.phone']),
    );
  });

  it('always includes what a rule needs, also where no stage discloses it', () => {
    const showsNothing: DisclosurePolicy = { ...method1, cells: {} };
    const needed = ['parent.firstName', 'startDate', 'careParts', 'child.birthDate', 'postcode'];
    expect(requiredAtFiling(showsNothing)).toEqual({ required: needed, accepted: needed });
  });

  it('leaves out what no stage discloses and no rule needs', () => {
    expect(requiredAtFiling(maxim).accepted).not.toEqual(expect.arrayContaining(['parent.nationalNumber']));
  });
});
