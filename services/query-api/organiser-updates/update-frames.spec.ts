import { uuid, controllerId, type ApplicationId, type CarePlanId, type LocationId } from '@koz/privacy-types';
import type { InboxUpdate, InboxUpdates } from '@koz/projections/organiser-applications';
import { updateFrames } from './update-frames.js';

const own = uuid<LocationId>('30000000-0000-4000-8000-000000000001');
const foreign = uuid<LocationId>('30000000-0000-4000-8000-000000000002');
const followed = { controller: controllerId('antwerpen'), locations: new Set([own]) };

const update = (position: number, ...at: LocationId[]): InboxUpdate => ({
  position,
  isRenewal: false,
  changes: at.map((locationId) => ({
    applicationId: uuid<ApplicationId>('20000000-0000-4000-8000-000000000001'),
    carePlanId: uuid<CarePlanId>('10000000-0000-4000-8000-000000000001'),
    ...{ locationId, revision: 1, status: 'accepted' as const },
  })),
});

/** Has these pages one after the other, and then nothing. */
const tailOf = (...pages: (InboxUpdates | Error)[]) => ({
  isClosing: false,
  grown: (_: number, signal: AbortSignal) =>
    pages.length > 0
      ? Promise.resolve(true)
      : new Promise<boolean>((resolve) => signal.addEventListener('abort', () => resolve(false))),
  updates: async () => {
    const page = pages.shift();
    if (page instanceof Error) throw page;
    return page;
  },
});

const never = new AbortController().signal;

describe('The frames of a stream of updates', () => {
  it('tell of the own locations only, each with its position as id', async () => {
    const tail = tailOf({ updates: [update(5, foreign), update(6, own, foreign)], through: 8 });
    const frames = updateFrames(tail, followed, 4, never);
    expect((await frames.next()).value).toBe('retry: 2000\nid: 4\nevent: ready\ndata: {"position":4}\n\n');
    const { value } = await frames.next();
    expect(value).toMatch(/^id: 6\nevent: update\ndata: .*\n\n$/);
    expect(value).not.toContain(foreign);
  });

  it('move the id on in silence, past what was not for this organiser', async () => {
    const frames = updateFrames(tailOf({ updates: [update(5, foreign)], through: 8 }), followed, 4, never, 5);
    await frames.next();
    expect((await frames.next()).value).toBe('id: 8\n: stil\n\n');
  });

  it('end when the client is gone, or the rows cannot be read', async () => {
    const leaving = new AbortController();
    const left = updateFrames(tailOf(), followed, 4, leaving.signal);
    await left.next();
    const next = left.next();
    leaving.abort();
    expect(await next).toEqual({ done: true, value: undefined });

    const broken = updateFrames(tailOf(new Error('no connection')), followed, 4, never);
    await broken.next();
    expect(await broken.next()).toEqual({ done: true, value: undefined });
  });
});
