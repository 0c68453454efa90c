import { durationNames, marginNames, type DurationName, type MarginName } from '../figures.js';
import type { PlanFacts } from '@koz/projections/regie-facts';
import type { OpenedTiers, Tier } from '@koz/privacy-types';
import { tierOf, type Contribution, type Moment, type OwnMargin } from './contribution.js';

/** A part of a snapshot that is published anew or left as it was. */
export type Part = MarginName | DurationName;
export const parts: readonly Part[] = [...marginNames, ...durationNames];

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
      const tier = tierOf[part as OwnMargin] as Tier | undefined;
      if (then && this.isForgotten(opened, tier ?? (part === 'municipality' ? 'planning' : undefined)))
        raise(this.certain, part);
      else if (then && tier && plan.positions[tier] > this.former.position) raise(this.possible, part);
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
  private isForgotten(opened: OpenedTiers, tier: Tier | undefined): boolean {
    const part = tier && opened[tier];
    return part?.state === 'erased' && part.since > this.former.at;
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
