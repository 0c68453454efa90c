import { joined, methods, type Comparison } from '@koz/disclosure';
import type { Locations } from '@koz/locations';
import type { ControllerId } from '@koz/privacy-types';
import {
  answerOf,
  compareHistories,
  fewestPlans,
  type CompareDeps,
  type ComparisonAnswer,
} from '@koz/services/compare-policies';

export interface CompareAllDeps extends CompareDeps {
  readonly locations: Pick<Locations, 'byIds' | 'controllers'>;
}

/** The methods over the plans of several controllers, added up. */
export interface ComparisonReport extends ComparisonAnswer {
  readonly controllers: readonly ControllerId[];
  /** Have fewer plans than may be told of, and are in no figure. */
  readonly leftOut: readonly ControllerId[];
}

/**
 * Compares the four methods over every controller, each read in its own scope, or over one of them.
 * @param until the last day that counts, in Belgium
 */
export async function compareAll(
  deps: CompareAllDeps,
  { until, controller }: { readonly until: string; readonly controller?: ControllerId | undefined },
): Promise<ComparisonReport> {
  const terms = { methods, until };
  const controllers: ControllerId[] = [];
  const leftOut: ControllerId[] = [];
  const versions = new Set<string>();
  let sum: Comparison | undefined;
  for (const each of controller === undefined ? await deps.locations.controllers() : [controller]) {
    const { comparison, actualVersions } = await compareHistories(deps, each, terms);
    if (comparison.plans < fewestPlans) {
      leftOut.push(each);
      continue;
    }
    controllers.push(each);
    for (const version of actualVersions) versions.add(version);
    sum = sum === undefined ? comparison : joined(sum, comparison);
  }
  return { controllers, leftOut, ...answerOf(sum ?? nothing, terms, [...versions]) };
}

const nothing: Comparison = { plans: 0, applications: 0, planDays: 0, decisions: 0, figures: new Map() };
