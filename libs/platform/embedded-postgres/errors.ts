import { DiscreetError } from '../errors/discreet-error.js';

/** The embedded PostgreSQL cannot be started, reached or stopped; the message says what to do, and holds no secret. */
export class EmbeddedPostgresError extends DiscreetError {
  override readonly name = 'EmbeddedPostgresError';
}
