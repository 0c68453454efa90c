import type { EventToAppend, StoredEvent } from '@koz/event-store';
import type { OpenedTiers } from '@koz/privacy-types';
import { decodeEvent, type DecodedEvent } from './decode-event.js';
import { encodeEvent, type EventToEncode } from './encode-event.js';
import { openEvents, type OpenedEvent, type OpenOptions } from './open-events.js';
import { openSealed, type KeySource, type SealedRow } from './open-sealed.js';

/**
 * The codec between domain events and stored bytes, bound to a vault for the keys that envelopes name. Keys to seal
 * with are the caller's: taken from the vault for a new plan, or looked up for an existing one.
 */
export class EventSealer {
  constructor(private readonly vault: KeySource) {}

  /** See {@link encodeEvent}. */
  encodeEvent(event: EventToEncode): EventToAppend {
    return encodeEvent(event);
  }

  /** See {@link decodeEvent}. */
  decode(stored: StoredEvent): DecodedEvent {
    return decodeEvent(stored);
  }

  /** See {@link openEvents}. */
  openEvents(events: readonly DecodedEvent[], options: OpenOptions): Promise<OpenedEvent[]> {
    return openEvents(this.vault, events, options);
  }

  /** See {@link openSealed}. */
  openSealed(rows: readonly SealedRow[]): Promise<OpenedTiers[]> {
    return openSealed(this.vault, rows);
  }
}
