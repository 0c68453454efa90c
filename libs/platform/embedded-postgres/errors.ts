/** The embedded PostgreSQL cannot be started, reached or stopped; the message says what to do, and holds no secret. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
