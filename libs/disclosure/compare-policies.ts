import {
  applicationStatuses,
  disclosedFields,
  placeViews,
  timePhases,
  type DisclosedField,
  type DisclosurePolicy,
} from '@koz/events';
import { evaluate, isNarrower } from './evaluate.js';

/** Of which fields a policy shows less, or more, than another somewhere. A field may be in both. */
export interface PolicyDifference {
  readonly narrower: readonly DisclosedField[];
  readonly wider: readonly DisclosedField[];
}

/**
 * What changes when `after` takes the place of `before`, over every status, time and place. It reaches plans that were
 * filed under `before` only where it is narrower. Another number of months after the start moves the day on which the
 * cells of `afterStart` begin to hold: earlier is narrower for each field of which they show less.
 */
export function comparePolicies(before: DisclosurePolicy, after: DisclosurePolicy): PolicyDifference {
  const narrower = new Set<DisclosedField>();
  const wider = new Set<DisclosedField>();
  for (const status of applicationStatuses)
    for (const place of placeViews) {
      const at = (policy: DisclosurePolicy, time: (typeof timePhases)[number]) =>
        evaluate(policy, { status, time, place });
      for (const time of timePhases) {
        const [old, now] = [at(before, time), at(after, time)];
        for (const field of disclosedFields) {
          if (isNarrower(now[field].cell, old[field].cell)) narrower.add(field);
          if (isNarrower(old[field].cell, now[field].cell)) wider.add(field);
        }
      }
      const [handling, started] = [at(after, 'handling'), at(after, 'afterStart')];
      for (const field of disclosedFields) {
        if (!isNarrower(started[field].cell, handling[field].cell)) continue;
        if (after.monthsAfterStart < before.monthsAfterStart) narrower.add(field);
        if (after.monthsAfterStart > before.monthsAfterStart) wider.add(field);
      }
    }
  const inOrder = (fields: ReadonlySet<DisclosedField>) =>
    disclosedFields.filter((field) => fields.has(field));
  return { narrower: inOrder(narrower), wider: inOrder(wider) };
}
