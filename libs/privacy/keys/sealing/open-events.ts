import { definitionOf, upcast, type EventDefinition } from '@koz/events';
import {
  joinTiers,
  reassemble,
  tiers,
  type CarePlanId,
  type OpenedTier,
  type OpenedTiers,
  type Tier,
} from '@koz/privacy-types';
import { unreadable, type DecodedEvent } from './decode-event.js';
import { openRows, type KeySource } from './open-sealed.js';
import { violationsOf } from './validate-payload.js';

type Json = Record<string, unknown>;

/** A decoded event with its payload put together: each classified field as `Personal`. */
export interface OpenedEvent extends DecodedEvent {
  readonly data: Readonly<Json>;
  readonly opened: OpenedTiers;
}

export interface OpenOptions {
  /** The tiers to open; fields of the others are withheld (`unopened`). With none, no vault is asked. */
  readonly tiers: readonly Tier[];
  /**
   * The plan to which an event's envelopes belong, from what the reader already knows of the stream; never from
   * the envelope. {@link planOf} when absent.
   */
  readonly contextOf?: (event: DecodedEvent) => CarePlanId | undefined;
}

/**
 * The plan of an event that says so itself: the id of a care plan's stream, or the plan that an
 * `ApplicationCreated` names. For a later event of an application its reader knows the plan from the first.
 */
export function planOf({ stream, type, clear }: DecodedEvent): CarePlanId | undefined {
  if (stream.kind === 'carePlan') return stream.id as CarePlanId;
  return type === 'ApplicationCreated' ? (clear['carePlanId'] as CarePlanId) : undefined;
}

/**
 * Opens the wanted tiers of a page of events with one key lookup per controller. Throws `UnreadableEventError`, with
 * stream and position, for the first event that is damaged, names a key that was never made, or breaks its type.
 */
export async function openEvents(
  vault: KeySource,
  events: readonly DecodedEvent[],
  options: OpenOptions,
): Promise<OpenedEvent[]> {
  const contextOf = options.contextOf ?? planOf;
  const rows = events.map((event) => ({
    event,
    carePlanId: contextOf(event),
    controller: event.controller,
    sealed: event.sealed,
    opens: options.tiers,
  }));
  const opened = await openRows(vault, rows, ({ event }, tier, damage) =>
    unreadable(event.stored, tier, damage),
  );
  return opened.map(({ row, tiers: ofEvent }) => putTogether(row.event, ofEvent));
}

function putTogether(event: DecodedEvent, stored: OpenedTiers): OpenedEvent {
  const definition = definitionOf(event.type);
  const opened = lifted(definition, event, stored);
  if (tiers.some((tier) => opened[tier]?.state === 'known')) validate(definition, event, opened);
  return { ...event, opened, data: reassemble(definition.fields, event.clear, opened) };
}

/** Lifts what was opened to the version of the catalogue; the clear part was lifted when it was decoded. */
function lifted(definition: EventDefinition, { stored }: DecodedEvent, opened: OpenedTiers): OpenedTiers {
  if (stored.version === definition.version) return opened;
  const ofTiers: EventDefinition = {
    ...definition,
    upcasters: definition.upcasters.map(({ clear: _done, ...upcaster }) => upcaster),
  };
  const known = knownParts(opened);
  const result: Partial<Record<Tier, OpenedTier>> = { ...opened };
  for (const [tier, value] of Object.entries(
    upcast(ofTiers, stored.version, { clear: {}, tiers: known }).tiers,
  ))
    result[tier as Tier] = { state: 'known', value };
  return result;
}

/** Checks what is known against the type; what is erased or unopened is passed over. */
function validate(definition: EventDefinition, { stored, clear }: DecodedEvent, opened: OpenedTiers): void {
  const partial = Object.values(opened).some(({ state }) => state !== 'known');
  const payload = joinTiers({ clear, tiers: knownParts(opened) });
  const violations = violationsOf(definition.payload, payload, partial);
  if (violations.length > 0) throw unreadable(stored, 'payload', 'form', violations);
}

function knownParts(opened: OpenedTiers): Partial<Record<Tier, Json>> {
  const parts = Object.entries(opened) as [Tier, OpenedTier][];
  return Object.fromEntries(
    parts.flatMap(([tier, part]) => (part.state === 'known' ? [[tier, part.value]] : [])),
  );
}
