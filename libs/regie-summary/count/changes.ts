import { durationNames, marginNames, type DurationName, type MarginName } from '../figures.js';
import { elsewhere, unknownKey } from './keys.js';
import type { PlanFacts } from '@koz/projections/regie-facts';
import type { OpenedTiers, Tier } from '@koz/privacy-types';
import { tierOf, type Contribution, type Moment, type OwnMargin } from './contribution.js';

/** A part of a snapshot that is published anew or left as it was. */
export type Part = MarginName | DurationName;
export const parts: readonly Part[] = [...marginNames, ...durationNames];

/** The tiers that tell in which cell a plan is counted. */
const tellers: Readonly<Partial<Record<Part, readonly Tier[]>>> = {
  startMonth: ['planning'],
  homePostcode: ['planning'],
  careParts: ['planning'],
  municipality: ['planning'],
  overdueLocation: ['planning'],
  childAge: ['precise', 'identity'],
  priorityRules: ['identity'],
};

export interface Changes {
  /** Plans that certainly count otherwise than before. */
  readonly certain: number;
  /** Plans that may: something was changed of which the former value is not known any more. */
  readonly possible: number;
}

/** Counts how many plans count otherwise than in the former snapshot, for each part of it. */
export class ChangeCounter {
  private readonly certain = new Map<Part, number>();
  private readonly possible = new Map<Part, number>();

  constructor(private readonly former: Moment) {}

  /**
   * @param then what the plan counts for at the former moment, by what is known of it now
   * @param now what it counts for at the new one
   */
  add(
    plan: PlanFacts,
    opened: OpenedTiers,
    then: Contribution | undefined,
    now: Contribution | undefined,
  ): void {
    for (const part of parts) {
      if (then && this.isForgotten(opened, part, now)) raise(this.certain, part);
      else if (then && this.isUncertain(plan, opened, part)) raise(this.possible, part);
      else if (signature(then, part) !== signature(now, part)) raise(this.certain, part);
    }
  }

  changes(): ReadonlyMap<Part, Changes> {
    return new Map(
      parts.map((part) => [
        part,
        { certain: this.certain.get(part) ?? 0, possible: this.possible.get(part) ?? 0 },
      ]),
    );
  }

  /** Whether what was known at the former moment is destroyed now: it moved to "onbekend". */
  private isForgotten(opened: OpenedTiers, part: Part, now: Contribution | undefined): boolean {
    const isGone = tellers[part]?.some((tier) => {
      const told = opened[tier];
      return told?.state === 'erased' && told.since > this.former.at;
    });
    const forgotten = part === 'overdueLocation' ? elsewhere : unknownKey;
    return isGone === true && (now?.cells[part as MarginName] ?? []).includes(forgotten);
  }

  /** Whether something was changed since of which the former value is not read again. */
  private isUncertain({ positions }: PlanFacts, opened: OpenedTiers, part: Part): boolean {
    const own = tierOf[part as OwnMargin] as Tier | undefined;
    // What stayed of a date whose key is gone is in tier identity.
    const tier = part === 'childAge' && opened.precise?.state === 'erased' ? 'identity' : own;
    return tier !== undefined && positions[tier] > this.former.position;
  }
}

/**
 * Whether a part's new figures may be shown beside the former ones: k plans changed, or none. Somebody who compares
 * the two then sees no change of fewer than k.
 */
export const mayFollow = ({ certain, possible }: Changes, k: number): boolean =>
  certain >= k || isUnchanged({ certain, possible });

export const isUnchanged = ({ certain, possible }: Changes): boolean => certain === 0 && possible === 0;

function raise(counts: Map<Part, number>, part: Part): void {
  counts.set(part, (counts.get(part) ?? 0) + 1);
}

function signature(contribution: Contribution | undefined, part: Part): string {
  if (!contribution) return '';
  const counted: readonly (string | number)[] =
    part === 'takenUp' || part === 'decided' ? contribution.durations[part] : contribution.cells[part];
  return [...counted].map(String).sort().join(' ');
}
