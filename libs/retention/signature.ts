import { definitionOf, type EventType } from '@koz/events';
import type { ClassificationTree } from '@koz/privacy-types';

/** An event as the log has it in clear: its type, and the payload of which only clear fields are looked at. */
export interface ClearEvent {
  readonly type: EventType;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What the log says of a plan in clear, by codes: how it was filed, what happened to its place, whether it was on the
 * emergency list, held or withdrawn and why; and of each application the last that happened and why. Times, ids,
 * order and repetition are no part of it (docs/adr/0023 says what that rests on). Equal for plans that say the same.
 * @param applications the events of each application, in the order of its stream
 */
export function clearSignature(
  plan: readonly ClearEvent[],
  applications: readonly (readonly ClearEvent[])[],
): string {
  const ofPlan = new Set(plan.flatMap(told));
  const ofApplications = applications.map((events) => {
    const last = events.at(-1);
    return last ? [last.type, ...codesOf(last)].join(' ') : '';
  });
  return JSON.stringify([[...ofPlan].sort(), ofApplications.sort()]);
}

/** An event with personal fields tells of its codes only; one that is all clear tells that it happened too. */
function told(event: ClearEvent): string[] {
  const codes = codesOf(event);
  return codes.length > 0 || isAllClear(fieldsOf(event)) ? [[event.type, ...codes].join(' ')] : [];
}

/** The clear fields that hold a code or a yes or no; not ids, days, versions or numbers. */
function codesOf(event: ClearEvent): string[] {
  return Object.entries(fieldsOf(event)).flatMap(([name, field]) => {
    const value = field === 'clear' ? event.data[name] : undefined;
    const isCode = typeof value === 'boolean' || (typeof value === 'string' && /^[A-Za-z]+$/.test(value));
    return isCode ? [`${name}=${value}`] : [];
  });
}

const fieldsOf = ({ type }: ClearEvent): ClassificationTree => definitionOf(type).fields;

const isAllClear = (fields: ClassificationTree): boolean =>
  Object.values(fields).every((field) => field === 'clear');
