import type { AnonymisationJob, JobHandlers, JobName } from '@koz/jobs';
import { controllerId } from '@koz/privacy-types';

export const antwerpen = controllerId('antwerpen');
export const mechelen = controllerId('mechelen');

/** A job as a handler met it. */
export type Met = readonly [JobName, AnonymisationJob];

type Then = (data: AnonymisationJob, signal: AbortSignal) => Promise<void>;

/** Handlers that note each job and then do as they are told, until they are told to leave off. */
export const noting = (met: Met[], then: Then = async () => undefined): JobHandlers =>
  stubborn(met, (data, signal) => Promise.race([then(data, signal), untilToldToLeaveOff(signal)]));

/** The same, but never leaving off. */
export function stubborn(met: Met[], then: Then): JobHandlers {
  const handler = (name: JobName) => (data: AnonymisationJob, signal: AbortSignal) => {
    met.push([name, data]);
    return then(data, signal);
  };
  return { generalise: handler('generalise'), anonymise: handler('anonymise') };
}

/** A door that a handler waits at until the spec opens it. */
export function door(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Ends when it is told to leave off, by throwing what a handler throws. */
export const untilToldToLeaveOff = (signal: AbortSignal): Promise<void> =>
  new Promise((_, reject) => {
    const leave = (): void => reject(new Error('left off'));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
