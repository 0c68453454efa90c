import { EventStoreUnavailableError } from '@koz/event-store';
import { hasSqlState, isConnectionFailure } from '@koz/platform';

/** SQLSTATEs of a server that is there and cannot serve now: too many clients, no room, cancelled, read-only. */
const unableNow = ['53000', '53100', '53200', '53300', '57014', '55P03', '25006'];

/** What the driver says, without a code, when the time that was given to a query is over. */
const outOfTime = 'Query read timeout';

/** True when nothing is wrong with the request: the database could not be reached or did not answer. */
export const isUnavailability = (error: unknown): boolean =>
  error instanceof EventStoreUnavailableError ||
  isConnectionFailure(error) ||
  unableNow.some((code) => hasSqlState(error, code)) ||
  (error instanceof Error && error.message === outOfTime);

/** The port's error for a database that could not be reached; every other error as it is. */
export const asPortError = (error: unknown): unknown =>
  isUnavailability(error) && !(error instanceof EventStoreUnavailableError)
    ? new EventStoreUnavailableError('the event store could not be reached or did not answer', {
        cause: error,
      })
    : error;
