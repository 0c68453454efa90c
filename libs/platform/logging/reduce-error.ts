import { DiscreetError } from '../errors/discreet-error.js';

/** What is left of a caught value in a log line. */
export interface ReducedError {
  readonly name: string;
  readonly code?: string;
  /** Only of errors that promise to hold no value, and of failed system calls (paths and addresses). */
  readonly message?: string;
  /** The frames alone: the header of a stack repeats the message. */
  readonly stack?: readonly string[];
  readonly cause?: ReducedError;
}

const mostFrames = 12;
const mostCauses = 4;

/**
 * Reduces a caught value to what cannot hold a personal value. Messages of foreign errors are dropped: JSON.parse,
 * validators and drivers repeat their input in them. The stack says where to look.
 */
export function reduceError(error: unknown, depth = 0): ReducedError {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const { code } = error as { code?: unknown };
  const stack = framesOf(error);
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) ? { code } : {}),
    ...(speaksPlainly(error) ? { message: error.message } : {}),
    ...(stack.length > 0 ? { stack } : {}),
    ...(error.cause !== undefined && depth < mostCauses
      ? { cause: reduceError(error.cause, depth + 1) }
      : {}),
  };
}

const speaksPlainly = (error: Error): boolean =>
  error instanceof DiscreetError || typeof (error as { syscall?: unknown }).syscall === 'string';

function framesOf({ stack = '', message }: Error): string[] {
  // The message may have lines of its own that look like frames, so it is cut out first.
  const at = message === '' ? -1 : stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return frames
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim());
}
