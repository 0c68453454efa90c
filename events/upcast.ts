import { tiers as allTiers, type SplitPayload, type Tier } from '@koz/privacy-types';
import type { EventDefinition } from './define-event.js';

type Json = Record<string, unknown>;

/** An event was written by a newer program than this one: reading on would lose what it says. */
export class UnknownEventVersionError extends Error {
  override readonly name = 'UnknownEventVersionError';
  constructor(
    readonly type: string,
    readonly version: number,
    readonly newestKnown: number,
  ) {
    super(`${type} has version ${version}; this program knows versions 1 to ${newestKnown}`);
  }
}

/**
 * Lifts a stored payload to the version that the catalogue declares. Each part is lifted on its own, for a tier
 * may be destroyed or not opened by this reader: an absent tier stays absent.
 * @throws UnknownEventVersionError for a version that is not a whole number from 1 to the declared one
 */
export function upcast(definition: EventDefinition, version: number, stored: SplitPayload): SplitPayload {
  if (!Number.isInteger(version) || version < 1 || version > definition.version)
    throw new UnknownEventVersionError(definition.type, version, definition.version);
  let { clear, tiers } = stored;
  for (const upcaster of definition.upcasters) {
    if (upcaster.from < version) continue;
    clear = upcaster.clear?.(clear) ?? clear;
    const lifted: Partial<Record<Tier, Json>> = {};
    for (const tier of allTiers) {
      const part = tiers[tier];
      if (part !== undefined) lifted[tier] = upcaster.tiers?.[tier]?.(part) ?? part;
    }
    tiers = lifted;
  }
  return { clear, tiers };
}
