import type { Schemas } from '@koz/api-client';
import { standingOf, type DepartureState } from './standing.js';

const departure = (
  state: DepartureState,
  more: Partial<Schemas['Departure']> = {},
): Schemas['Departure'] => ({
  ...{ controller: 'antwerpen', state, mayConfirm: false, mayWithdraw: false },
  ...{ effectiveFrom: null, exportHash: null, revision: 3 },
  ...more,
});
const told = (state: DepartureState, more?: Partial<Schemas['Departure']>): string =>
  standingOf(departure(state, more)).text.join(' ');

describe('how far a departure is', () => {
  it('is told to who proposed it otherwise than to who may confirm it', () => {
    expect(told('proposed')).toContain('U stelde voor');
    expect(told('proposed')).not.toContain('U kunt dat bevestigen');
    expect(told('proposed', { mayConfirm: true })).toContain('U kunt dat bevestigen');
  });

  it.each(['confirmed', 'inEffect', 'begun'] as const)('names the day when it is %s', (state) =>
    expect(told(state, { effectiveFrom: '2026-11-30' })).toContain('30/11/2026'),
  );

  it('has a name of its own for each state', () => {
    const states: readonly DepartureState[] = ['none', 'proposed', 'confirmed', 'inEffect', 'begun', 'left'];
    const names = states.map((state) => standingOf(departure(state)).name);
    expect(new Set(names).size).toBe(states.length);
  });

  it('says that it cannot be taken back from its day on, and not before', () => {
    const day = { effectiveFrom: '2026-11-30' };
    expect(told('confirmed', day)).toContain('kan elk van u het nog intrekken');
    expect(told('inEffect', day)).toContain('kan niet meer ingetrokken worden');
    expect(told('begun', day)).toContain('niet ongedaan gemaakt');
  });
});
