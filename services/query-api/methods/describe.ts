import { methodTable } from '@koz/disclosure';
import {
  cellValues,
  policyVersionOf,
  retainedFields,
  retentionThresholds,
  type DisclosurePolicy,
  type RetentionPolicy,
} from '@koz/events';
import type { LegendAnswer, PublishedMethodAnswer, RetentionTableAnswer } from './methods.dto.js';
import { cellWords, fieldNames, keptWords, monthsText, termText } from './words.js';

/** The cells of a table with their words, from the most to the least that is shown. */
export const legend: readonly LegendAnswer[] = (
  ['V', 'MY', 'Y', 'H'] as const satisfies readonly (typeof cellValues)[number][]
).map((cell) => ({ cell, text: cellWords[cell] }));

/** A method for anybody to read: the document, and the table that follows from it. */
export function describeMethod(policy: DisclosurePolicy): PublishedMethodAnswer {
  const { columns, rows } = methodTable(policy);
  return {
    id: policy.id,
    policyVersion: policyVersionOf(policy),
    title: policy.title,
    monthsAfterStart: policy.monthsAfterStart,
    policy,
    columns,
    rows: rows.map(({ field, cells }) => ({ field, name: fieldNames[field], cells })),
  };
}

/** A retention policy for anybody to read. */
export function describeRetention(policy: RetentionPolicy): RetentionTableAnswer {
  const { thresholds, ended } = policy;
  return {
    policyVersion: policyVersionOf(policy),
    policy,
    columns: retentionThresholds.map((key) => ({ key, title: termText(thresholds[key]) })),
    rows: retainedFields.map((field) => ({
      field,
      name: fieldNames[field],
      cells: retentionThresholds.map((key) => {
        const kept = policy.fields[field][key];
        return { kept, text: keptWords[kept] };
      }),
    })),
    notes: [
      `Wat na de tweede termijn overblijft, is alleen wat minstens ${policy.k} opvangplannen gemeen hebben.`,
      'Alles verdwijnt op de eerste dag van de maand: nooit te laat, en hoogstens 30 dagen vroeger.',
      ...(ended.withdrawn
        ? [`Een ingetrokken opvangplan verdwijnt ${monthsText(ended.withdrawn.months)} na de intrekking.`]
        : []),
      ...(ended.rejected
        ? [
            `Een opvangplan dat overal niet goedgekeurd is, verdwijnt ${monthsText(ended.rejected.months)} daarna.`,
          ]
        : []),
    ],
  };
}
