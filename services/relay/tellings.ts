import type { EventStore, StoredEvent } from '@koz/event-store';
import { goesOut, integrationEvents, typesForOthers, type CloudEvent, type Telling } from '@koz/messaging';
import { traceParentOf } from '@koz/platform';
import { controllerId, type ControllerId, type TraceParent } from '@koz/privacy-types';

export interface TellingsDeps {
  readonly store: Pick<EventStore, 'readStreams' | 'heads'>;
  /** Which log this is, `logOrigin(…)`. */
  readonly source: string;
}

/** Told when a key of a plan was destroyed. */
const forgotten = 'be.kinderopvangzoeker.care-plan.forgotten.v1';

/**
 * What a page of the log tells, and whom, in order. Each event its own controller; another controller, with whom a plan
 * is shared, what happens to the applications at its own locations and that the plan was forgotten, as long as it is
 * shared. When nothing that identifies a family is left, its plan's key is let go after that.
 *
 * @param controllers all that there are
 * @throws UnreadableEventError for an event that this program does not know
 */
export async function tellingsOf(
  page: readonly StoredEvent[],
  controllers: readonly ControllerId[],
  deps: TellingsDeps,
): Promise<Telling[]> {
  const told = page.filter(({ type }) => goesOut(type));
  const isForOthers = ({ type }: StoredEvent) => typesForOthers.includes(type);
  const [events, sharedWith] = await Promise.all([
    integrationEvents(told, deps),
    sharing(told.filter(isForOthers), controllers, deps),
  ]);
  return told.flatMap((stored, index) => {
    const event = events[index];
    if (event === undefined) throw new TypeError(`${stored.type} is not to go out`);
    const others = isForOthers(stored) ? (sharedWith.get(stored.stream) ?? []) : [];
    const to = [stored.controller, ...others.filter((other) => other !== stored.controller)];
    return [
      ...to.map((controller) => ({ to: controller, event, ...traceOf(stored) })),
      ...(leavesNothing(event)
        ? to.map((controller) => ({ to: controller, forget: event.partitionkey }))
        : []),
    ];
  });
}

/** With whom each stream is shared now, as the tenant predicate of the heads has it. */
async function sharing(
  told: readonly StoredEvent[],
  controllers: readonly ControllerId[],
  { store }: TellingsDeps,
): Promise<Map<string, ControllerId[]>> {
  const readers = new Map<string, ControllerId[]>();
  await Promise.all(
    controllers.map(async (controller) => {
      const foreign = told.filter((event) => event.controller !== controller);
      const streams = [...new Set(foreign.map(({ stream }) => stream))];
      if (streams.length === 0) return;
      const heads = await store.heads({ controller }, streams);
      for (const stream of heads.keys()) readers.set(stream, [...(readers.get(stream) ?? []), controller]);
    }),
  );
  for (const list of readers.values()) list.sort();
  return readers;
}

/** At 2.5 years the plan goes on; with any other key it is over. */
const leavesNothing = ({ type, data }: CloudEvent): boolean =>
  type === forgotten && data['tier'] !== 'precise';

export const controllersOf = (page: readonly StoredEvent[]): ControllerId[] => [
  ...new Set(page.map(({ controller }) => controllerId(controller))),
];

const traceMember = Buffer.from('"traceparent":"');

/** The trace of what brought the event about: metadata are read for it only where they have one. */
function traceOf({ metadata }: StoredEvent): { readonly traceparent?: TraceParent } {
  if (!Buffer.from(metadata).includes(traceMember)) return {};
  const { traceparent } = JSON.parse(Buffer.from(metadata).toString()) as { traceparent?: string };
  const valid = traceParentOf(traceparent);
  return valid === undefined ? {} : { traceparent: valid };
}
