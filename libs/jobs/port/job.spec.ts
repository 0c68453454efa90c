import fc from 'fast-check';
import { faultOf, thresholdOf } from './job.js';

const good = { controller: 'antwerpen', threshold: 'P2Y6M', month: '2029-04' };

describe('A job', () => {
  it('is a controller, its threshold, and perhaps a month', () => {
    expect(faultOf('generalise', good)).toBeUndefined();
    expect(faultOf('generalise', { controller: 'antwerpen', threshold: 'P2Y6M' })).toBeUndefined();
    expect(faultOf('anonymise', { ...good, threshold: 'P5Y' })).toBeUndefined();
  });

  it.each([
    ['of another name', 'erase', good, { rule: 'unknownJob' }],
    ['named as what every object has', 'toString', good, { rule: 'unknownJob' }],
    ['that is a list', 'generalise', [good], { rule: 'notAnObject' }],
    ['without data', 'generalise', null, { rule: 'notAnObject' }],
    ['with another field', 'generalise', { ...good, childName: 'Emma' }, { rule: 'unknownField' }],
    [
      'of a person instead of a controller',
      'generalise',
      { ...good, controller: 'Emma Peeters' },
      'controller',
    ],
    ['without a controller', 'generalise', { threshold: 'P2Y6M' }, 'controller'],
    ['of the other threshold', 'anonymise', good, 'threshold'],
    ['of a day', 'generalise', { ...good, month: '2029-04-17' }, 'month'],
    ['of a thirteenth month', 'generalise', { ...good, month: '2029-13' }, 'month'],
    ['of an unsaid month', 'generalise', { ...good, month: undefined }, 'month'],
  ])('%s is refused', (_case, name, data, fault) => {
    expect(faultOf(name, data)).toEqual(
      typeof fault === 'string' ? { rule: 'invalid', field: fault } : fault,
    );
  });

  it('never has a field more than those, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('generalise', 'anonymise'),
        fc.dictionary(fc.string(), fc.anything(), { minKeys: 1 }),
        (name, more) => {
          const data = { ...more, controller: 'gent', threshold: thresholdOf[name as 'generalise'] };
          const foreign = Object.keys(data).some(
            (key) => !['controller', 'threshold', 'month'].includes(key),
          );
          if (foreign) expect(faultOf(name, data)).toEqual({ rule: 'unknownField' });
        },
      ),
    );
  });
});
