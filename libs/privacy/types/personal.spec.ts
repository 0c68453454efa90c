import type { Instant } from './brand.js';
import { erased, known, valueOf, withheld } from './personal.js';

const since = '2026-07-01T00:00:00.000Z' as Instant;

describe('A personal value', () => {
  it('gives its value when it is known', () => {
    expect(valueOf(known('Eerste'))).toBe('Eerste');
  });

  it.each([
    ['erased', erased(since, 'P2Y6M')],
    ['withheld', withheld('approved')],
    ['generalised', { state: 'generalised', value: '1990' } as const],
    ['absent', undefined],
  ])('gives nothing when it is %s', (_state, personal) => {
    expect(valueOf(personal)).toBeUndefined();
  });

  it('says since when and why it is erased, and by which rule and until when it is withheld', () => {
    expect(erased(since, 'P5Y')).toEqual({ state: 'erased', since, cause: 'P5Y' });
    expect(withheld('approved', 'approval')).toEqual({
      state: 'withheld',
      rule: 'approved',
      until: 'approval',
    });
    expect(withheld('approved')).toEqual({ state: 'withheld', rule: 'approved' });
  });
});
