import type { ApplicationStatus, ReasonCode, SystemReasonCode } from '@koz/events';
import type { Instant } from '@koz/privacy-types';

/** A status that an application had, from when, and why where somebody said so. */
export interface StatusChange {
  readonly status: ApplicationStatus;
  readonly at: Instant;
  readonly reason?: ReasonCode | SystemReasonCode;
}

/** One line of an application's history, as rows keep it: `noPlace 2026-11-23T18:00:00.000Z groupFull`. */
export const historyLine = (
  status: ApplicationStatus,
  at: Instant,
  reason?: ReasonCode | SystemReasonCode,
): string => [status, at, ...(reason === undefined ? [] : [reason])].join(' ');

/** What a {@link historyLine} says. */
export function statusChangeOf(line: string): StatusChange {
  const [status, at, reason] = line.split(' ') as [
    ApplicationStatus,
    Instant,
    (ReasonCode | SystemReasonCode)?,
  ];
  return { status, at, ...(reason === undefined ? {} : { reason }) };
}
