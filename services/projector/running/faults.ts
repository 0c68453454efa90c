import { EventStoreUnavailableError } from '@koz/event-store';
import { hasSqlState, isConnectionFailure, PostgresError } from '@koz/platform';
import { MasterKeyAwayError, MasterKeyError, UnreadableEventError } from '@koz/privacy-keys';
import { ProjectionHandlerError } from '@koz/projection';

/**
 * States of the database that pass by themselves: a deadlock, a lock not had in time, a statement cancelled, too few
 * resources. https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const passing = ['40001', '40P01', '55P03', '57014', '53000', '53100', '53200', '53300', '53400'];

/** True for what waiting may mend; anything else is a fault that stops the projection. */
export const isPassing = (error: unknown): boolean =>
  error instanceof EventStoreUnavailableError ||
  error instanceof MasterKeyAwayError ||
  // A token that has expired, say: nothing is wrong with the event, and nobody restarts us when there is a new one.
  error instanceof MasterKeyError ||
  isConnectionFailure(error) ||
  passing.some((code) => hasSqlState(error, code));

/** Where a fault stopped a projection, and its name: no value, and no message that could hold one. */
export interface Fault {
  readonly position: number;
  readonly name: string;
}

/** @param next the position that was to follow: told when the error itself does not say which event it was */
export function faultOf(error: unknown, next: number): Fault {
  const position =
    error instanceof ProjectionHandlerError || error instanceof UnreadableEventError ? error.position : next;
  const cause = error instanceof ProjectionHandlerError ? error.cause : error;
  const name = cause instanceof Error ? cause.name : 'unknown';
  return { position, name: cause instanceof PostgresError ? `${name} ${cause.code}` : name };
}
