import { streamName, type EventStore } from '@koz/event-store';
import type { RecordedControllerEvent } from '@koz/disclosure';
import { decodeEvent } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';

interface Page {
  readonly revision: number;
  readonly events: readonly RecordedControllerEvent[];
}

/**
 * What controllers adopted, from their own streams. A stream is read again when its head has moved, so that a
 * method counts from the moment in which it was adopted.
 */
export class PolicyBook {
  private readonly pages = new Map<ControllerId, Page>();

  constructor(private readonly events: Pick<EventStore, 'heads' | 'readStream'>) {}

  /** The events of each controller; none for one that nobody registered, and then everything is withheld. */
  async of(
    controllers: Iterable<ControllerId>,
  ): Promise<Map<ControllerId, readonly RecordedControllerEvent[]>> {
    const distinct = [...new Set(controllers)];
    return new Map(
      await Promise.all(
        distinct.map(async (controller) => [controller, await this.eventsOf(controller)] as const),
      ),
    );
  }

  private async eventsOf(controller: ControllerId): Promise<readonly RecordedControllerEvent[]> {
    const scope = { controller };
    const stream = streamName('controller', controller);
    const revision = (await this.events.heads(scope, [stream])).get(stream)?.revision;
    if (revision === undefined) return [];
    const known = this.pages.get(controller);
    if (known && known.revision >= revision) return known.events;
    const stored = await this.events.readStream(scope, stream);
    const events = stored.map(decodeEvent).map(
      // Nothing of a controller's stream is personal: the clear part is the whole payload.
      ({ type, clear, metadata }) => ({ type, data: clear, metadata }) as unknown as RecordedControllerEvent,
    );
    this.pages.set(controller, { revision: events.length - 1, events });
    return events;
  }
}
