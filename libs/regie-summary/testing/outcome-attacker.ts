/*
 * What an attacker works out from outcomes of plans and statuses of applications together: which numbers of both a
 * population can have at once. Shares no code with the protection.
 */

export type Domain = readonly [low: number, high: number];

/** How many applications have a status that can bring an outcome: approved; created or accepted; noPlace or rejected; withdrawn. */
export type Groups = readonly [number, number, number, number];

/** No plan has more applications. */
const mostApplications = 50;

export interface StatusesKnown {
  readonly applications: number;
  readonly domains: ReadonlyMap<string, Domain>;
  /** The numbers of new applications with which what is known of overdue ones fits. */
  readonly created: readonly number[];
  /** Whether so many were surely, and may be, taken up or decided on. */
  readonly fitsDurations: (surelyTakenUp: number, surelyDecided: number, mayBe: number) => boolean;
}

/** Every way in which the applications can be spread over the groups. */
export function groupsOf({ applications, domains, created, fitsDurations }: StatusesKnown): Groups[] {
  const range = (status: string): number[] => {
    const [low, high] = domains.get(status) as Domain;
    return Array.from(
      { length: Math.max(Math.min(high, applications) - low + 1, 0) },
      (_, index) => low + index,
    );
  };
  const [accepted, approved, rejected, withdrawn] = ['accepted', 'approved', 'rejected', 'withdrawn'].map(
    range,
  ) as [number[], number[], number[], number[]];
  const [fewest, most] = domains.get('noPlace') as Domain;
  const groups = new Map<string, Groups>();
  for (const fresh of created)
    for (const yes of approved)
      for (const no of rejected)
        for (const gone of withdrawn)
          for (const taken of accepted) {
            const noPlace = applications - fresh - yes - no - gone - taken;
            if (noPlace < fewest || noPlace > most) continue;
            const group: Groups = [yes, fresh + taken, noPlace + no, gone];
            if (groups.has(group.join())) continue;
            if (fitsDurations(noPlace + taken + yes, yes + no, applications - fresh))
              groups.set(group.join(), group);
          }
  return [...groups.values()];
}

/**
 * Whether so many plans, of which each outcome has a number within its domain, can have applications like these: each
 * plan has one that brought its outcome, and none that would bring an earlier one.
 */
export function fitTogether(plans: number, outcomes: readonly Domain[], groups: readonly Groups[]): boolean {
  const spread = spreads(plans, outcomes);
  return groups.some((group) => spread.some((numbers) => canBelong(numbers, group)));
}

/** As {@link fitTogether} when of the statuses nothing is shown. */
export const fitWithoutStatuses = (
  plans: number,
  outcomes: readonly Domain[],
  applications: number,
  fits: (numbers: readonly number[]) => boolean,
): boolean =>
  plans <= applications && applications <= plans * mostApplications && spreads(plans, outcomes).some(fits);

function canBelong(plans: readonly number[], applications: readonly number[]): boolean {
  let plansSoFar = 0;
  let applicationsSoFar = 0;
  return plans.every((some, index) => {
    const theirs = applications[index] ?? 0;
    plansSoFar += some;
    applicationsSoFar += theirs;
    return some <= theirs && applicationsSoFar <= plansSoFar * mostApplications;
  });
}

/** Every way to give each its number so that they sum to `total`. */
function spreads(total: number, [first, ...others]: readonly Domain[]): number[][] {
  if (first === undefined) return total === 0 ? [[]] : [];
  const [low, high] = first;
  const [least, most] = [0, 1].map((end) =>
    others.reduce((sum, domain) => sum + (domain[end] as number), 0),
  ) as [number, number];
  const found: number[][] = [];
  for (let number = Math.max(low, total - most); number <= Math.min(high, total - least); number += 1)
    for (const rest of spreads(total - number, others)) found.push([number, ...rest]);
  return found;
}
