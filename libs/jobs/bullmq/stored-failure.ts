import { UnrecoverableError } from 'bullmq';
import { JobRefusedError } from '@koz/jobs';
import { reduceError } from '@koz/platform';

/**
 * What the queue may keep of an error: its name and code. Messages repeat input, and stacks repeat messages. A job that
 * is none is not tried again.
 */
export function storedFailure(error: unknown): Error {
  const { name, code } = reduceError(error);
  const text = code === undefined ? name : `${name} ${code}`;
  const kept = error instanceof JobRefusedError ? new UnrecoverableError(text) : new Error(text);
  kept.stack = '';
  return kept;
}
