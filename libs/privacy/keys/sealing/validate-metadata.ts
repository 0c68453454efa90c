import { applicationStatuses, fenceStates, placeStates, type EventMetadata } from '@koz/events';
import { isControllerId, isUuid } from '@koz/privacy-types';
import type { Violation } from './sealing-errors.js';

type Test = (value: unknown) => boolean;
type Plain = Readonly<Record<string, unknown>>;

/** The forms of RFC 3339 in UTC with milliseconds, `method-1@1`, and a W3C traceparent header. */
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const policyVersionPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}@\d{1,9}$/;
const traceparentPattern = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

const matches =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const isOneOf =
  (values: readonly string[]): Test =>
  (value) =>
    (values as readonly unknown[]).includes(value);
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const orAbsent =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

/** Each member of the metadata has a form in which no personal value fits; the types say the same at build time. */
const metadataTests: Readonly<Record<Exclude<keyof EventMetadata, 'head'>, Test>> = {
  commandId: isUuid,
  index: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  causationId: orAbsent(isUuid),
  actor: isUuid,
  controller: isControllerId,
  at: matches(instantPattern),
  policyVersion: orAbsent(matches(policyVersionPattern)),
  traceparent: orAbsent(matches(traceparentPattern)),
};

const headTests: Readonly<Record<keyof EventMetadata['head'], Test>> = {
  stage: orAbsent(isOneOf(applicationStatuses)),
  place: orAbsent(isOneOf(placeStates)),
  placeApplicationId: orAbsent(isUuid),
  keptApplicationIds: orAbsent(isListOf(isUuid)),
  fence: orAbsent(isOneOf(fenceStates)),
};

/** The rules that metadata breaks; none when they are `EventMetadata`. */
export function metadataViolations(metadata: Plain): Violation[] {
  const { head, ...rest } = metadata;
  const violations = broken(metadataTests, rest, '');
  if (typeof head !== 'object' || head === null) violations.push({ path: 'head', rule: 'form' });
  else violations.push(...broken(headTests, head as Plain, 'head.'));
  return violations;
}

function broken(tests: Readonly<Record<string, Test>>, value: Plain, within: string): Violation[] {
  const violations: Violation[] = [];
  for (const [name, test] of Object.entries(tests))
    if (!test(value[name])) violations.push({ path: within + name, rule: 'form' });
  if (!Object.keys(value).every((name) => Object.hasOwn(tests, name)))
    violations.push({ path: `${within}?`, rule: 'unknown' });
  return violations;
}
