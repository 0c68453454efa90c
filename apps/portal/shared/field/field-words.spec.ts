import fc from 'fast-check';
import { fieldNames } from '../words/words.js';
import { fieldWords, type FieldLike } from './field-words.js';

const text = (field: string, state: FieldLike): string => fieldWords(field, state).text;

describe('the words for a field', () => {
  it('are its value, as people write it', () => {
    expect(text('child.birthDate', { state: 'known', value: '2027-04-03' })).toBe('03/04/2027');
    expect(text('careParts', { state: 'known', value: [{ weekday: 'mon', part: 'full' }] })).toBe(
      'maandag hele dag',
    );
    expect(text('address', { state: 'known', value: { street: 'Grote Markt', number: '1', box: '2' } })).toBe(
      'Grote Markt 1 bus 2',
    );
    expect(text('priorityRules', { state: 'known', value: ['singleParent'] })).toBe('alleenstaande ouder');
    expect(text('priorityRules', { state: 'known', value: [] })).toBe('geen');
  });

  it('say why there is none', () => {
    expect(text('parent.lastName', { state: 'withheld', rule: 'created', until: 'approved' })).toBe(
      'zichtbaar na goedkeuring',
    );
    expect(text('parent.email', { state: 'withheld', rule: 'elsewhere' })).toBe(
      'verborgen: plaats elders gevonden',
    );
    expect(text('address', { state: 'erased', since: '2026-07-01T00:05:00Z', cause: 'P2Y6M' })).toBe(
      'vernietigd op 01/07/2026 (2,5 jaar)',
    );
    expect(text('parent.email', { state: 'known', value: null })).toBe('niet ingevuld');
    expect(text('child.birthDate', { state: 'generalised', value: '2024-01' })).toContain('01/2024');
  });

  it('are never blank, whatever the server says', () => {
    const states = fc.constantFrom<FieldLike['state']>('known', 'generalised', 'erased', 'withheld');
    const words = fc.option(fc.constantFrom('created', 'approved', 'elsewhere', 'iets nieuws', ''), {
      nil: undefined,
    });
    const values = fc.constantFrom<unknown>(null, '', 'x', [], true, '2027-01-01');
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(fieldNames)),
        fc.record({ state: states, value: values, rule: words, until: words, cause: words }),
        (field, state) => {
          expect(text(field, state as FieldLike).trim()).not.toBe('');
        },
      ),
    );
  });
});
