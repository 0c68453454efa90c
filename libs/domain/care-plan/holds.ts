import type { CarePlanEvent, HoldReason, NewCarePlanEvent } from '@koz/events';
import type { ActorId, HoldId, Instant, OwnDate, PlainDate } from '@koz/privacy-types';
import { decided, refused, type Decision } from '../decider.js';
import { dayInBelgium } from '../rules/dates.js';
import { withoutAbsent } from '../rules/checked.js';

/** A complaint or a law suit that stops the clock of a plan. */
export interface Hold {
  readonly holdId: HoldId;
  /** The first day on which it holds no longer. */
  readonly expires: OwnDate;
  /** The first of the two people that it takes to lift it. */
  readonly liftRequestedBy?: ActorId;
}

/** An officer stops the clock of this plan. */
export interface PlaceHold {
  readonly type: 'placeHold';
  readonly holdId: HoldId;
  readonly reason: HoldReason;
  readonly expires: OwnDate;
  /** What the officer needs kept: everything, or what is left once precise values are generalised. */
  readonly keeps: 'everything' | 'whatIsLeft';
  readonly at: Instant;
}

/** The first of two people asks to lift a hold. */
export interface RequestHoldLift {
  readonly type: 'requestHoldLift';
  readonly holdId: HoldId;
  readonly actor: ActorId;
}

/** A second person lifts it. */
export interface LiftHold {
  readonly type: 'liftHold';
  readonly holdId: HoldId;
  readonly actor: ActorId;
}

export type HoldCommand = PlaceHold | RequestHoldLift | LiftHold;

export type HoldRefusal =
  /** The day of expiry is not after today. */
  | { readonly code: 'holdExpired' }
  /** The plan has no such hold, or no longer. */
  | { readonly code: 'unknownHold' }
  | { readonly code: 'liftNotRequested' }
  /** What takes two people cannot be done by one. */
  | { readonly code: 'secondPersonNeeded' };

export type HoldEvent = Extract<
  CarePlanEvent,
  { type: 'LegalHoldPlaced' | 'LegalHoldLiftRequested' | 'LegalHoldLifted' }
>;

/** Until when the plan is held on that day; undefined when nothing holds it. */
export function heldUntil(holds: readonly Hold[], today: PlainDate): OwnDate | undefined {
  const running = holds.map(({ expires }) => expires).filter((expires) => today < expires);
  return running.sort().at(-1);
}

/** Decides on holds where the plan's fence allows them. */
export function decideHold(
  command: HoldCommand,
  holds: readonly Hold[],
): Decision<NewCarePlanEvent, HoldRefusal> {
  const hold = holds.find(({ holdId }) => holdId === command.holdId);
  if (command.type === 'placeHold') {
    // The same hold again: it is so already.
    if (hold) return decided();
    const { holdId, reason, expires, at } = command;
    if (expires <= dayInBelgium(at)) return refused({ code: 'holdExpired' });
    return decided({ type: 'LegalHoldPlaced', data: { holdId, reason, expires } });
  }
  if (!hold) return refused({ code: 'unknownHold' });
  const { holdId, liftRequestedBy } = hold;
  if (command.type === 'requestHoldLift')
    return liftRequestedBy === undefined
      ? decided({ type: 'LegalHoldLiftRequested', data: { holdId, requestedBy: command.actor } })
      : decided();
  if (liftRequestedBy === undefined) return refused({ code: 'liftNotRequested' });
  if (liftRequestedBy === command.actor) return refused({ code: 'secondPersonNeeded' });
  return decided({ type: 'LegalHoldLifted', data: { holdId, requestedBy: liftRequestedBy } });
}

/** The holds after an event; undefined when it cannot follow. */
export function holdsAfter(holds: readonly Hold[], event: HoldEvent): readonly Hold[] | undefined {
  const { holdId } = event.data;
  const others = holds.filter((hold) => hold.holdId !== holdId);
  const hold = holds.find((each) => each.holdId === holdId);
  if (event.type === 'LegalHoldPlaced')
    return hold ? undefined : [...others, { holdId, expires: event.data.expires }];
  if (!hold) return undefined;
  if (event.type === 'LegalHoldLifted') return hold.liftRequestedBy === undefined ? undefined : others;
  return [
    ...others,
    withoutAbsent<Hold>({ ...hold, liftRequestedBy: hold.liftRequestedBy ?? event.data.requestedBy }),
  ];
}
