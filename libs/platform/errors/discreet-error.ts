/**
 * An error whose message was written for logs and screens of operators: it holds no personal value and no secret.
 * The logger writes the messages of these errors only; of all others it writes name, code and stack frames.
 */
export class DiscreetError extends Error {
  override readonly name: string = 'DiscreetError';
}
