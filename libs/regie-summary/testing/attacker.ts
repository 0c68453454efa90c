import type { Publication, PublishedMargin } from '../figures.js';
import { fitTogether, fitWithoutStatuses, groupsOf, type Domain, type Groups } from './outcome-attacker.js';

/*
 * Somebody who has every figure of a snapshot and wants a suppressed one. It tries every number that the totals can
 * have, and works out with sets of reachable sums which value a suppressed cell can have. It shares no code with the
 * protection, and is told more than a reader: which of the suppressed cells are the small ones.
 */

export type Small = (margin: string, key: string) => boolean;

/** All that may be known beside the figures: which cells are the small ones, and how locations lie. */
export interface Knowledge {
  readonly k: number;
  readonly small: Small;
  /** Municipality of an own location. */
  readonly municipalityOf: (locationId: string) => string | undefined;
  /** Municipalities in which others' locations lie, and the key for what is not known. */
  readonly away: readonly string[];
}

const shownDomain = (value: number, k: number): Domain => [Math.max(k, value - 2), value + 2];

/** Tries what each suppressed cell can be. */
export class Attacker {
  private readonly world: World;

  constructor(
    private readonly publication: Publication,
    private readonly knowledge: Knowledge,
  ) {
    this.world = new World(publication, knowledge);
  }

  /** Which of the values 0 to k - 1 the cell can have; the attacker's whole gain is in those that are absent. */
  possibleValues(marginName: string, key: string): number[] {
    const { publication, knowledge, world } = this;
    const ofPlans = publication.margins.find(({ name }) => name === marginName)?.of === 'plans';
    return range(0, knowledge.k - 1).filter((value) => {
      const aimed = new World(publication, knowledge, { margin: marginName, key, value });
      // What the aim does not touch is worked out once.
      const isOutcome = marginName === 'outcome';
      const plans = (ofPlans && !isOutcome ? aimed : world).possiblePlans();
      const ofApplications = ofPlans ? world : aimed;
      const ofOutcomes = isOutcome ? aimed : ofApplications;
      return ofApplications
        .possibleApplications()
        .some((all) => plans.some((some) => ofOutcomes.outcomes(some, all, ofApplications)));
    });
  }
}

interface Aim {
  readonly margin: string;
  readonly key: string;
  readonly value: number;
}

class World {
  private readonly margins: Map<string, PublishedMargin>;
  private plans: number[] | undefined;
  private applications: number[] | undefined;
  private readonly together = new Map<string, boolean>();
  private readonly spread = new Map<number, readonly Groups[]>();

  constructor(
    private readonly publication: Publication,
    private readonly knowledge: Knowledge,
    private readonly aim?: Aim,
  ) {
    this.margins = new Map(
      publication.margins.filter(({ withheld }) => !withheld).map((margin) => [margin.name, margin]),
    );
  }

  /** The numbers of plans with which a population with these figures exists. */
  possiblePlans(): number[] {
    this.plans ??= this.total(this.publication.plans).filter(
      (plans) =>
        ['startMonth', 'childAge', 'homePostcode']
          .map((name) => this.margins.get(name))
          .every((margin) => !margin || this.sums(this.domainsOf(margin, plans), plans)) &&
        this.careParts(plans) &&
        this.priority(plans),
    );
    return this.plans;
  }

  private total(value: number | null): number[] {
    const { k } = this.knowledge;
    const [low, high]: Domain = value === null ? [0, k - 1] : shownDomain(value, k);
    return range(low, high);
  }

  /** Between what each cell may be. Hidden beside the small ones were the smallest of the others. */
  private domains(margin: PublishedMargin, most: number): Map<string, Domain> {
    const { k, small } = this.knowledge;
    const shown = margin.cells.flatMap(({ value }) => (value === null ? [] : [value + 2]));
    const highest = Math.min(most, ...shown);
    return new Map(
      margin.cells.map(({ key, value }) => {
        const { aim } = this;
        if (aim && margin.name === aim.margin && key === aim.key) return [key, [aim.value, aim.value]];
        if (value !== null) return [key, shownDomain(value, k)];
        return [key, small(margin.name, key) ? [0, k - 1] : [k, highest]];
      }),
    );
  }

  private domainsOf(margin: PublishedMargin, most: number): Domain[] {
    return [...this.domains(margin, most).values()];
  }

  private sums(domains: readonly Domain[], to: number): boolean {
    return domains.every(([low, high]) => low <= high) && reachable(domains, to)[to] === true;
  }

  /** Each plan has at least one part, and of each day at most one. */
  private careParts(plans: number): boolean {
    const margin = this.margins.get('careParts');
    if (!margin) return true;
    const domains = this.domains(margin, plans);
    const unknown = domains.get('unknown') as Domain;
    const days = new Map<string, Domain[]>();
    for (const [key, domain] of domains) {
      if (key === 'unknown') continue;
      const [weekday] = key.split(':') as [string];
      days.set(weekday, [...(days.get(weekday) ?? []), domain]);
    }
    return range(...unknown).some((alone) => {
      const rest = plans - alone;
      if (rest < 0) return false;
      // The most that the parts of a day can be together, and at least what they must be.
      const perDay = [...days.values()].map((parts) => range(0, rest).filter((sum) => this.sums(parts, sum)));
      return (
        perDay.every((possible) => possible.length > 0) &&
        perDay.reduce((sum, possible) => sum + Math.max(...possible), 0) >= rest
      );
    });
  }

  /** Each plan has at least one ground, or none. */
  private priority(plans: number): boolean {
    const margin = this.margins.get('priorityRules');
    if (!margin) return true;
    const domains = this.domains(margin, plans);
    const grounds = [...domains].filter(([key]) => key !== 'none' && key !== 'unknown').map(([, d]) => d);
    const none = domains.get('none') as Domain;
    const unknown = domains.get('unknown') as Domain;
    return range(...none).some((without) =>
      range(...unknown).some((erased) => {
        const rest = plans - without - erased;
        return (
          rest >= 0 &&
          grounds.every(([low, high]) => low <= Math.min(high, rest)) &&
          grounds.reduce((sum, [, high]) => sum + Math.min(high, rest), 0) >= rest
        );
      }),
    );
  }

  /** Whether so many plans of these outcomes can have so many applications of the statuses that `other` knows. */
  outcomes(plans: number, applications: number, other: World): boolean {
    const key = `${plans} ${applications}`;
    let fits = this.together.get(key);
    if (fits === undefined) {
      fits = this.fit(plans, applications, other);
      this.together.set(key, fits);
    }
    return fits;
  }

  private fit(plans: number, applications: number, other: World): boolean {
    if (plans > applications) return false;
    const margin = this.margins.get('outcome');
    const domains = margin && this.domains(margin, plans);
    const outcomes = ['placeFound', 'waiting', 'noPlaceOnly', 'ended'].map(
      (key): Domain => domains?.get(key) ?? [0, plans],
    );
    if (other.margins.has('status')) return fitTogether(plans, outcomes, other.groups(applications));
    return fitWithoutStatuses(plans, outcomes, applications, ([found = 0, , nowhere = 0]) => {
      const { takenUp, decided } = this.publication.durations;
      const fewer = this.knowledge.k - 1;
      return (
        (takenUp !== null && decided !== null) ||
        (found <= fewer && (takenUp !== null || decided !== null || 2 * found + nowhere <= 2 * fewer))
      );
    });
  }

  /** In which ways so many applications can be spread over what they can bring. */
  private groups(applications: number): readonly Groups[] {
    const margin = this.margins.get('status');
    let groups = this.spread.get(applications);
    if (!groups && margin) {
      groups = groupsOf({
        applications,
        domains: this.domains(margin, applications),
        created: this.possibleCreated(applications).filter((created) => this.overdue(applications, created)),
        fitsDurations: (...numbers) => this.durations(...numbers),
      });
      this.spread.set(applications, groups);
    }
    return groups ?? [];
  }

  /** Whether it fits that a duration is shown, which is so for k applications of which it is known. */
  private durations(surelyTakenUp: number, surelyDecided: number, mayBe: number): boolean {
    const { takenUp, decided } = this.publication.durations;
    const { k } = this.knowledge;
    return (
      (takenUp === null ? surelyTakenUp < k : mayBe >= k) &&
      (decided === null ? surelyDecided < k : mayBe >= k)
    );
  }

  /** The numbers of applications with which one exists. */
  possibleApplications(): number[] {
    this.applications ??= this.total(this.publication.applications).filter((applications) =>
      this.possibleCreated(applications).some((created) => this.overdue(applications, created)),
    );
    return this.applications;
  }

  /** How many can be new when all statuses sum to the total, and it is known whether k were taken up and decided on. */
  private possibleCreated(applications: number): number[] {
    const margin = this.margins.get('status');
    if (!margin) return range(0, applications);
    const domains = this.domains(margin, applications);
    const list = (...keys: string[]) => keys.map((key) => domains.get(key) as Domain);
    const [approved, rejected, withdrawn] = list('approved', 'rejected', 'withdrawn') as [
      Domain,
      Domain,
      Domain,
    ];
    const waiting = list('noPlace', 'accepted');
    return range(...(domains.get('created') as Domain)).filter((created) =>
      range(...approved).some((yes) =>
        range(...rejected).some((no) =>
          range(...withdrawn).some((gone) => {
            const rest = applications - created - yes - no - gone;
            if (rest < 0 || !this.sums(waiting, rest)) return false;
            return this.durations(rest + yes, yes + no, applications - created);
          }),
        ),
      ),
    );
  }

  /** Whether the overdue ones fit: no more than are new, and in no municipality more than are there. */
  private overdue(applications: number, created: number): boolean {
    const byLocation = this.margins.get('overdueLocation');
    const byMunicipality = this.margins.get('municipality');
    const totals = this.total(this.publication.overdue).filter((overdue) => overdue <= created);
    if (!byLocation) {
      const fits = byMunicipality
        ? this.sums(this.domainsOf(byMunicipality, applications), applications)
        : true;
      return fits && totals.length > 0;
    }
    if (!byMunicipality)
      return totals.some((overdue) => this.sums(this.domainsOf(byLocation, overdue), overdue));
    return totals.some((overdue) => this.pairs(byLocation, byMunicipality, overdue, applications));
  }

  /** By municipality, with pairs of reachable sums: overdue so far, applications so far. */
  private pairs(
    byLocation: PublishedMargin,
    byMunicipality: PublishedMargin,
    overdue: number,
    applications: number,
  ): boolean {
    const late = this.domains(byLocation, overdue);
    const there = this.domains(byMunicipality, applications);
    const { municipalityOf, away } = this.knowledge;
    let reached = new Set(['0 0']);
    // What is overdue elsewhere lies in the municipalities of others together.
    const elsewhere = late.get('elsewhere') as Domain;
    const together = [...there].filter(([key]) => away.includes(key)).map(([, domain]) => domain);
    const groups: (readonly [Domain[], Domain[]])[] = [[[elsewhere], together]];
    for (const [municipality, domain] of there) {
      if (away.includes(municipality)) continue;
      const own = [...late].filter(([key]) => municipalityOf(key) === municipality).map(([, d]) => d);
      groups.push([own, [domain]]);
    }
    for (const [some, all] of groups) {
      const lateSums = reachable(some, overdue);
      const allSums = reachable(all, applications);
      const next = new Set<string>();
      for (const pair of reached) {
        const [lateSoFar, allSoFar] = pair.split(' ').map(Number) as [number, number];
        for (let more = 0; more + allSoFar <= applications; more += 1) {
          if (!allSums[more]) continue;
          for (let later = 0; later <= more && later + lateSoFar <= overdue; later += 1)
            if (lateSums[later]) next.add(`${lateSoFar + later} ${allSoFar + more}`);
        }
      }
      reached = next;
    }
    return reached.has(`${overdue} ${applications}`);
  }
}

const range = (low: number, high: number): number[] =>
  Array.from({ length: Math.max(high - low + 1, 0) }, (_, index) => low + index);

/** Which sums up to `most` numbers within these domains can have. */
function reachable(domains: readonly Domain[], most: number): boolean[] {
  let sums = [true];
  for (const [low, high] of domains) {
    const next: boolean[] = [];
    sums.forEach((there, sum) => {
      if (there)
        for (let value = low; value <= high && sum + value <= most; value += 1) next[sum + value] = true;
    });
    sums = next;
  }
  return sums;
}
