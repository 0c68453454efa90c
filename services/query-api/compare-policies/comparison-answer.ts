import {
  actualLens,
  addDays,
  noDays,
  noFigures,
  policyVersionOf,
  type Comparison,
  type DaysByCell,
  type MethodFigures,
} from '@koz/disclosure';
import { disclosedFields, type DisclosurePolicy } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import type { CompareTerms } from './compare-histories.js';

/** Fewer plans than this are nobody's history but a few families' (docs/adr/0021): no figure is told of them. */
export const fewestPlans = 5;

/** What one method showed, or would have. */
export interface MethodAnswer extends MethodFigures {
  /** `method-1`, or `actual`. */
  readonly method: string;
  /** `method-1@1`; of `actual` each version that was in force. */
  readonly versions: readonly string[];
  /** All fields added up: a day of a family counts as often as there were fields to see. */
  readonly total: { readonly familyDays: DaysByCell; readonly locationDays: DaysByCell };
}

/** Methods compared over a history. Every figure is exact, and the same each time for the same last day in the past. */
export interface ComparisonAnswer {
  /** The last day that counts. */
  readonly until: PlainDate;
  /** True when there are fewer plans than may be told of: then there are no figures. */
  readonly tooFew: boolean;
  readonly plans: number | null;
  readonly applications: number | null;
  readonly planDays: number | null;
  readonly decisions: number | null;
  readonly methods: readonly MethodAnswer[];
  readonly actual: MethodAnswer | null;
}

export function answerOf(
  comparison: Comparison,
  { methods, until }: CompareTerms,
  actualVersions: readonly string[],
): ComparisonAnswer {
  const { plans, applications, planDays, decisions, figures } = comparison;
  if (plans < fewestPlans) return { ...nothingTold, until };
  const answer = (method: string, versions: readonly string[]): MethodAnswer => {
    const ofMethod = figures.get(method) ?? noFigures;
    return { method, versions, total: totalOf(ofMethod), ...ofMethod };
  };
  return {
    until,
    tooFew: false,
    plans,
    applications,
    planDays,
    decisions,
    methods: methods.map((method: DisclosurePolicy) => answer(method.id, [policyVersionOf(method)])),
    actual: answer(actualLens, actualVersions),
  };
}

const nothingTold = {
  tooFew: true,
  plans: null,
  applications: null,
  planDays: null,
  decisions: null,
  methods: [],
  actual: null,
} as const;

function totalOf({ fields }: MethodFigures): MethodAnswer['total'] {
  const sum = (of: 'familyDays' | 'locationDays') =>
    disclosedFields.map((field) => fields[field][of]).reduce(addDays, noDays);
  return { familyDays: sum('familyDays'), locationDays: sum('locationDays') };
}
