import type { StreamName } from '@koz/event-store';
import type { CarePlanId, EnvelopeDamage, Tier } from '@koz/privacy-types';

/*
 * Errors of encoding and reading. They name event types, field paths, rules, streams and positions: never a value,
 * and no cause that could quote one.
 */

/** A field that breaks a rule: where (`parent.email`, `careParts.0.weekday`; `?` is a field nobody declared) and which. */
export interface Violation {
  readonly path: string;
  readonly rule: string;
}

/** An event that may not be written: its payload or metadata breaks a rule of its type. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
  constructor(
    readonly type: string,
    readonly part: 'payload' | 'metadata',
    readonly violations: readonly Violation[],
  ) {
    const list = violations.map(({ path, rule }) => `${path} breaks ${rule}`).join('; ');
    super(`${type} is not valid (${part}): ${list}`);
  }
}

/** An event cannot be sealed: it has personal fields of a tier, and the key or the plan's id was not given. */
export class MissingSealError extends Error {
  override readonly name = 'MissingSealError';
  constructor(
    readonly type: string,
    readonly tier: Tier,
    readonly missing: 'key' | 'carePlanId',
  ) {
    super(`${type} has ${tier} fields, but no ${missing} to seal them with`);
  }
}

/** Why a sealed part does not open; a destroyed key is none of these, for it is an answer. */
export type SealDamage = EnvelopeDamage | 'unknownKey' | 'noPlan' | 'json';

/** A sealed part of a row that does not open: damage or an attack. Nothing of the page is answered. */
export class DamagedSealError extends Error {
  override readonly name = 'DamagedSealError';
  constructor(
    readonly carePlanId: CarePlanId | undefined,
    readonly tier: Tier,
    readonly damage: SealDamage,
  ) {
    super(`the ${tier} part of care plan ${carePlanId ?? '(none)'} does not open (${damage})`);
  }
}

/** Why a stored event cannot be read. */
export type EventDamage = SealDamage | 'type' | 'version' | 'form';

/** A stored event that cannot be read: damage, or written by a newer program. Reading stops there. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError';
  constructor(
    readonly stream: StreamName,
    readonly position: number,
    readonly part: 'event' | 'payload' | 'metadata' | Tier,
    readonly damage: EventDamage,
    readonly violations: readonly Violation[] = [],
  ) {
    const list = violations.map(({ path, rule }) => `; ${path} breaks ${rule}`).join('');
    super(`cannot read the event of ${stream} at position ${position}: ${part}, ${damage}${list}`);
  }
}
