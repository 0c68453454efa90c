import type { HoldReason } from '@koz/events';
import type { HoldId, OwnDate } from '@koz/privacy-types';

/** A hold that nobody lifted, as the officer sees it. */
export interface RunningHold {
  readonly holdId: HoldId;
  readonly reason: HoldReason;
  readonly expires: OwnDate;
  /** One of the two people that it takes has asked to lift it. */
  readonly isLiftRequested: boolean;
}

/** `id reason expires`, and `lift` where that was asked: an array of texts is what a row can hold. */
export const holdText = ({ holdId, reason, expires, isLiftRequested }: RunningHold): string =>
  [holdId, reason, expires, ...(isLiftRequested ? ['lift'] : [])].join(' ');

export function holdOf(text: string): RunningHold {
  const [holdId, reason, expires, lift] = text.split(' ') as [HoldId, HoldReason, OwnDate, string?];
  return { holdId, reason, expires, isLiftRequested: lift !== undefined };
}
