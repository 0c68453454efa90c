import type { SampleDecision } from './decisions.js';
import { goodPlans, type SampleApplications } from './applications.js';
import { sampleDay } from './plans.js';
import type { SampleLocation } from './region.js';

/** Which plans, by reference, belong in the inbox of a location and of an organiser. */
export interface Expected {
  /** On this day the children's ages are what the rows say. */
  readonly day: string;
  readonly plans: number;
  readonly applications: number;
  readonly faultyRows: SampleApplications['faultyRows'];
  readonly organisers: readonly {
    readonly organiserId: string;
    readonly applications: number;
    readonly references: readonly string[];
  }[];
  readonly locations: readonly {
    readonly locationId: string;
    readonly organiserId: string;
    readonly references: readonly string[];
  }[];
}

/** What an import must lead to: counted from the plans as they were made, not from the file that was written. */
export function expectedOutcome(
  locations: readonly SampleLocation[],
  { plans, faultyRows }: SampleApplications,
): Expected {
  if (plans.length !== goodPlans) throw new Error(`made ${plans.length} good plans instead of ${goodPlans}`);
  const perLocation = locations.map(({ locationId, organiserId }) => ({
    locationId,
    organiserId,
    references: plans
      .filter((plan) => plan.locationIds.includes(locationId))
      .map(({ reference }) => reference),
  }));
  const organiserIds = [...new Set(locations.map(({ organiserId }) => organiserId))];
  return {
    day: sampleDay,
    plans: plans.length,
    applications: plans.reduce((sum, plan) => sum + plan.locationIds.length, 0),
    faultyRows,
    organisers: organiserIds.map((organiserId) => {
      const lists = perLocation.filter((location) => location.organiserId === organiserId);
      const references = lists.flatMap((location) => location.references);
      return { organiserId, applications: references.length, references: [...new Set(references)].sort() };
    }),
    locations: perLocation,
  };
}

/** What must come of decisions.csv: steps that take effect, by word, and refusals, by code. */
export interface ExpectedDecisions {
  /** Days after the filing of the last of them. */
  readonly lastDay: number;
  readonly taken: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

export function expectedDecisions(decisions: readonly SampleDecision[]): ExpectedDecisions {
  const taken = decisions.flatMap(({ step, refused }) => (refused ? [] : [step]));
  const refused = decisions.flatMap((decision) => decision.refused ?? []);
  return {
    lastDay: Math.max(...decisions.map(({ day }) => day)),
    taken: countEach(taken),
    refused: countEach(refused),
  };
}

function countEach(words: readonly string[]): Record<string, number> {
  const distinct = [...new Set(words)].sort();
  return Object.fromEntries(distinct.map((word) => [word, words.filter((each) => each === word).length]));
}
