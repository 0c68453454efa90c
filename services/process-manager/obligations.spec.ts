import { randomUUID } from 'node:crypto';
import type { EventType } from '@koz/events';
import type { DecodedEvent } from '@koz/privacy-keys';
import type { EventId } from '@koz/privacy-types';
import { openObligations } from './obligations.js';

const [plan, one, two] = [randomUUID(), randomUUID(), randomUUID()];

function event(
  type: EventType,
  streamId: string,
  clear: Record<string, unknown> = {},
  cause?: DecodedEvent,
): DecodedEvent {
  return {
    id: randomUUID() as string as EventId,
    type,
    stream: { kind: type.startsWith('Application') ? 'application' : 'carePlan', id: streamId },
    clear,
    metadata: cause ? { causationId: cause.id } : {},
  } as DecodedEvent;
}

describe('what a page of the log leaves to do', () => {
  const filed = event('CarePlanFiled', plan, { applicationIds: [one, two] });
  const found = event('PlaceFound', plan, { applicationId: one });
  const declined = event('PlaceDeclined', plan, { applicationId: one, cause: 'undone' });

  it('is nothing when all that was called for follows', () => {
    const page = [
      filed,
      event('ApplicationCreated', one, {}, filed),
      event('ApplicationCreated', two, {}, filed),
      found,
      event('ApplicationApproved', one, {}, found),
    ];
    expect(openObligations(page)).toEqual([]);
  });

  it('is each application that a filing names and that did not follow', () => {
    const open = openObligations([filed, event('ApplicationCreated', two, {}, filed)]);
    expect(open).toMatchObject([{ kind: 'applications', event: filed, missing: new Set([one]) }]);
  });

  it('is the application to a location that was added', () => {
    const added = event('LocationAdded', plan, { applicationId: two });
    expect(openObligations([added])).toMatchObject([{ kind: 'applications', missing: new Set([two]) }]);
    expect(openObligations([added, event('ApplicationCreated', two, {}, added)])).toEqual([]);
  });

  it('is the approval, unless the place was released', () => {
    expect(openObligations([found])).toMatchObject([{ kind: 'approval', applicationId: one }]);
    const released = event('PlaceDeclined', plan, { applicationId: one, cause: 'applicationEnded' }, found);
    expect(openObligations([found, released])).toMatchObject([{ kind: 'undo', event: released }]);
  });

  it('is the undoing of an approval, and what may have to be reinstated, which the page does not tell', () => {
    const undone = event('ApplicationApprovalUndone', one, {}, declined);
    expect(openObligations([declined])).toMatchObject([{ kind: 'undo', applicationId: one }]);
    expect(openObligations([declined, undone])).toMatchObject([{ kind: 'undo', event: declined }]);
  });

  it('is the withdrawal of the others once the place is confirmed, or what may have to be reinstated', () => {
    const confirmed = event('PlaceConfirmed', plan, { applicationId: one, keepLooking: false });
    const withdrawn = event('ApplicationWithdrawn', two, {}, confirmed);
    expect(openObligations([confirmed, withdrawn])).toMatchObject([
      { kind: 'confirmation', event: confirmed },
    ]);
    const kept = event('PlaceConfirmed', plan, { applicationId: one, keepLooking: true });
    expect(openObligations([kept])).toMatchObject([{ kind: 'confirmation', event: kept }]);
  });

  it('is the withdrawal of every application once the plan is withdrawn', () => {
    const withdrawn = event('CarePlanWithdrawn', plan);
    expect(openObligations([withdrawn])).toMatchObject([{ kind: 'withdrawal', event: withdrawn }]);
  });

  it('is the end of every open application once erasure is asked for', () => {
    const requested = event('ErasureRequested', plan, { reason: 'familyRequest' });
    expect(openObligations([requested])).toMatchObject([{ kind: 'erasure', event: requested }]);
  });

  it('takes no other event that names the same cause for what was called for', () => {
    expect(openObligations([found, event('ApplicationAccepted', one, {}, found)])).toHaveLength(1);
  });

  it('is not called for by what stands alone', () => {
    expect(openObligations([event('ApplicationAccepted', one)])).toEqual([]);
  });
});
