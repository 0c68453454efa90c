import { dayInBelgium } from '@koz/domain';
import type { DisclosurePolicy } from '@koz/events';
import type { Instant } from '@koz/privacy-types';
import { methodAnswer } from '../own-care-plan/answer-parts.js';
import type { MethodAnswer, OwnCarePlanAnswer } from '../own-care-plan/own-care-plan.dto.js';
import type { OwnCarePlan } from '../own-care-plan/own-care-plans.js';
import type { DisclosurePart } from '../own-disclosures/disclosure-pages.js';

/** The format's name and version: docs/care-plan-export.md, with the JSON Schema beside it. */
export const exportFormat = 'kinderopvangzoeker/care-plan-export';
export const exportVersion = 1;

/** All that a plan's export says before its disclosures. */
interface ExportHead {
  readonly format: typeof exportFormat;
  readonly version: typeof exportVersion;
  readonly exportedAt: Instant;
  readonly carePlan: OwnCarePlanAnswer;
  /** The methods that the plan is under, oldest first, as whole documents. */
  readonly methods: readonly (MethodAnswer & { readonly document: DisclosurePolicy })[];
}

export const exportHead = ({ answer, adoptions }: OwnCarePlan, exportedAt: Instant): ExportHead => ({
  format: exportFormat,
  version: exportVersion,
  exportedAt,
  carePlan: answer,
  methods: adoptions.flatMap((adoption) => {
    const method = methodAnswer(adoption);
    return method ? [{ ...method, document: adoption.data.policy }] : [];
  }),
});

/** Names the day and nothing of the family: a file's name is seen by whoever sees the folder. */
export const exportFileName = (exportedAt: Instant): string => `opvangplan-${dayInBelgium(exportedAt)}.json`;

/**
 * The export as JSON text, a piece at a time: however often a plan was looked at, only a page of it is in memory. What
 * breaks off in between is no whole JSON document, so that nobody takes a part for all of it.
 * @param page the disclosures before an entry; undefined for the newest
 */
export async function* exportText(
  head: ExportHead,
  page: (before: number | undefined) => Promise<DisclosurePart>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"disclosures":[`;
  let before: number | undefined;
  let separator = '';
  do {
    const { items, nextCursor } = await page(before);
    if (items.length > 0) yield separator + items.map((item) => JSON.stringify(item)).join(',');
    separator = ',';
    before = nextCursor;
  } while (before !== undefined);
  yield ']}\n';
}
