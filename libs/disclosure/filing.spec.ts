import { disclosedFields, type DisclosurePolicy } from '@koz/events';
import { fieldsToGive, requiredAtFiling } from './filing.js';
import { maxim, method1, method2 } from './methods.js';

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

describe('what may still be given', () => {
  const contact = ['parent.email', 'parent.nationalNumber'] as const;

  it('is, under method-1, contact and national number, which approval opens', () => {
    expect(fieldsToGive([method1], contact, ['created', 'accepted'])).toEqual([
      { field: 'parent.email', necessity: 'may', from: 'approved' },
      { field: 'parent.nationalNumber', necessity: 'may', from: 'approved' },
    ]);
  });

  it('must be given once an application is at the stage that shows it', () => {
    expect(fieldsToGive([method1], contact, ['approved', 'withdrawn'])).toEqual([
      { field: 'parent.email', necessity: 'must', from: 'approved' },
      { field: 'parent.nationalNumber', necessity: 'must', from: 'approved' },
    ]);
  });

  it('must be given from the start where the method shows it from the start', () => {
    expect(fieldsToGive([method2], ['parent.email'], ['created'])).toEqual([
      { field: 'parent.email', necessity: 'must', from: 'created' },
    ]);
  });

  it('is shown no earlier than every method that the plan is under lets it be', () => {
    expect(fieldsToGive([method1, method2], ['parent.email'], ['created'])).toEqual([
      { field: 'parent.email', necessity: 'must', from: 'approved' },
    ]);
  });

  it('is nothing that the method in force does not ask, and nothing without a method', () => {
    expect(fieldsToGive([method1, maxim], ['parent.nationalNumber', 'address'], ['approved'])).toEqual([]);
    expect(fieldsToGive([], contact, ['approved'])).toEqual([]);
  });

  it('names no stage for what only a rule needs', () => {
    const showsNothing: DisclosurePolicy = { ...method1, cells: {} };
    expect(fieldsToGive([showsNothing], ['postcode'], ['created'])).toEqual([
      { field: 'postcode', necessity: 'must' },
    ]);
  });
});
