import type { ControllerId, LocationId } from '@koz/privacy-types';
import type { InboxUpdate } from '@koz/projections/organiser-applications';
import type { InboxTail } from '../following/inbox-tail.js';
import type { InboxUpdateAnswer } from './organiser-updates.dto.js';

/** Whose inbox is followed: a tenant's scope, and in it the organiser's own locations. */
export interface Followed {
  readonly controller: ControllerId;
  readonly locations: { has(locationId: LocationId): boolean };
}

/** How long a client waits before it connects again. */
const retryMs = 2_000;
/** Longest silence: what lies between would otherwise take the connection for dead. */
const longestSilenceMs = 15_000;

/**
 * Server-Sent Events of what changes in an inbox after a position. Each has a position of the log as its id, grows with it,
 * and is told whole: whoever goes on after the last id that it got misses nothing and gets nothing twice. Also silence
 * moves the id on. Ends when the signal aborts, and when rows cannot be read: the client connects again then.
 */
export async function* updateFrames(
  tail: Pick<InboxTail, 'grown' | 'isClosing' | 'updates'>,
  { controller, locations }: Followed,
  after: number,
  ended: AbortSignal,
  silenceMs = longestSilenceMs,
): AsyncGenerator<string, void> {
  yield `retry: ${retryMs}\nid: ${after}\nevent: ready\ndata: {"position":${after}}\n\n`;
  let silence = AbortSignal.timeout(silenceMs);
  for (let from = after; ;) {
    const hasGrown = await tail.grown(from, AbortSignal.any([ended, silence]));
    if (ended.aborted || tail.isClosing) return;
    if (hasGrown) {
      const page = await tail.updates(controller, from).catch(() => undefined);
      if (page === undefined) return;
      for (const update of page.updates.flatMap((each) => own(each, locations))) {
        yield frame(update);
        silence = AbortSignal.timeout(silenceMs);
      }
      from = Math.max(from, page.through);
    }
    if (silence.aborted) {
      yield `id: ${from}\n: stil\n\n`;
      silence = AbortSignal.timeout(silenceMs);
    }
  }
}

const frame = (update: InboxUpdateAnswer): string =>
  `id: ${update.position}\nevent: update\ndata: ${JSON.stringify(update)}\n\n`;

/** What of an update concerns one organiser; nothing of it where that is nothing. */
function own(
  { position, changes, isRenewal }: InboxUpdate,
  locations: Followed['locations'],
): InboxUpdateAnswer[] {
  const concerned = changes.filter(({ locationId }) => locations.has(locationId));
  return concerned.length > 0 || isRenewal ? [{ position, changes: concerned, reload: isRenewal }] : [];
}
