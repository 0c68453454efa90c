import { clearSignature, type ClearEvent } from './signature.js';

const event = (type: ClearEvent['type'], data: object = {}): ClearEvent => ({
  type,
  data: data as ClearEvent['data'],
});
const filed = event('CarePlanFiled', { applicationIds: ['0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6071'] });
const created = event('ApplicationCreated', { carePlanId: '4f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6075' });
const rejected = event('ApplicationRejected', { reason: 'groupFull' });
const plain = clearSignature([filed], [[created]]);

describe('What the log says of a plan in clear', () => {
  it.each<[string, ClearEvent[], ClearEvent[][]]>([
    ['who filed it', [event('CarePlanFiled', { mandate: 'oral' })], [[created]]],
    ['a hold', [filed, event('LegalHoldPlaced', { reason: 'lawsuit' })], [[created]]],
    ['a place', [filed, event('PlaceFound')], [[created]]],
    ['its withdrawal', [filed, event('CarePlanWithdrawn', { reason: 'noLongerNeeded' })], [[created]]],
    ['a request for erasure', [filed, event('ErasureRequested', { reason: 'familyRequest' })], [[created]]],
    ['the number of its applications', [filed], [[created], [created]]],
    ['what became of an application', [filed], [[created, rejected]]],
  ])('tells %s', (_what, plan, applications) => {
    expect(clearSignature(plan, applications)).not.toBe(plain);
  });

  it('tells why an application ended as it did', () => {
    const otherwise = event('ApplicationRejected', { reason: 'notEligible' });
    expect(clearSignature([filed], [[created, rejected]])).not.toBe(
      clearSignature([filed], [[created, otherwise]]),
    );
  });

  it('tells no id, day, version or number', () => {
    const hold = (holdId: string, expires: string) =>
      event('LegalHoldPlaced', { holdId, expires, reason: 'complaint' });
    expect(
      clearSignature([filed, hold('6a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6077', '2029-06-30')], [[created]]),
    ).toBe(clearSignature([filed, hold('7a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6077', '2028-01-01')], [[created]]));
  });

  it('tells nothing of personal fields', () => {
    const known = event('CarePlanFiled', { postcode: { state: 'known', value: '2018' } });
    expect(clearSignature([known, event('CarePlanAmended', { sharing: 'acrossBorders' })], [[created]])).toBe(
      plain,
    );
  });

  it('tells no order and no repetition', () => {
    const [found, declined] = [event('PlaceFound'), event('PlaceDeclined', { cause: 'family' })];
    expect(clearSignature([filed, found, declined, found], [[created], [created, rejected]])).toBe(
      clearSignature([declined, found, filed], [[created, rejected], [created]]),
    );
  });
});
