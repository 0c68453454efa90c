import { isControllerId, type ControllerId } from '@koz/privacy-types';

/** The queue on which retention is woken. */
export const queueName = 'anonymisation';

/** Which threshold a job serves: `generalise` at 2.5 years, `anonymise` at 5. */
export const thresholdOf = { generalise: 'P2Y6M', anonymise: 'P5Y' } as const;

export type JobName = keyof typeof thresholdOf;
export type JobThreshold = (typeof thresholdOf)[JobName];

export const jobNames = Object.keys(thresholdOf) as JobName[];

/** What a job says: whose data and which batch. Ids only, for a queue is no place for a personal value (rule 1). */
export interface AnonymisationJob {
  readonly controller: ControllerId;
  readonly threshold: JobThreshold;
  /** The month of one batch, `2029-04`; absent: every batch that is due. */
  readonly month?: string;
}

/** Why a job is refused; `field` is one of ours, or absent, since a foreign name could itself be a value. */
export type JobFault =
  | { readonly rule: 'unknownJob' | 'notAnObject' | 'unknownField' }
  | { readonly rule: 'invalid'; readonly field: keyof AnonymisationJob };

const fields: readonly string[] = ['controller', 'threshold', 'month'] satisfies (keyof AnonymisationJob)[];

export const isJobName = (name: string): name is JobName => Object.hasOwn(thresholdOf, name);

export const isMonth = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);

/** The first fault of a job as it goes into the queue or comes out of it; undefined when it has none. */
export function faultOf(name: string, data: unknown): JobFault | undefined {
  if (!isJobName(name)) return { rule: 'unknownJob' };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { rule: 'notAnObject' };
  const given = data as Record<string, unknown>;
  if (Object.keys(given).some((field) => !fields.includes(field))) return { rule: 'unknownField' };
  if (!isControllerId(given['controller'])) return { rule: 'invalid', field: 'controller' };
  if (given['threshold'] !== thresholdOf[name]) return { rule: 'invalid', field: 'threshold' };
  if ('month' in given && !isMonth(given['month'])) return { rule: 'invalid', field: 'month' };
  return undefined;
}
