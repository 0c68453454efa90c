import { instant } from '@koz/privacy-types';
import { filedAt, filedFor, projected, rowAfter } from '../testing/events.js';

const later = instant('2026-07-04T10:00:00.000Z');
const latest = instant('2026-07-05T10:00:00.000Z');
const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' }, revision: 1, at: later });

describe('EmergencyListed', () => {
  it('brings a plan into the pool whatever its scope', () => {
    expect(rowAfter(filedFor('ownMunicipality'), listed)).toMatchObject({
      emergency_reason: 'urgentWork',
      emergency_since: later,
      pool_since: later,
      revision: 1,
    });
  });

  it('leaves a plan that was in the pool there, since then', () => {
    expect(rowAfter(filedFor('allLocations'), listed)).toMatchObject({
      emergency_since: later,
      pool_since: filedAt,
    });
  });

  it('changes the reason and no time the second time', () => {
    const again = projected('EmergencyListed', {
      payload: { reason: 'medicalOrSocial' },
      revision: 2,
      at: latest,
    });
    expect(rowAfter(filedFor('ownMunicipality'), listed, again)).toMatchObject({
      emergency_reason: 'medicalOrSocial',
      emergency_since: later,
      pool_since: later,
    });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowAfter(listed)).toBeUndefined();
  });
});
