import type { Faker } from '@faker-js/faker';
import type { ExpectedPlan } from './applications.js';
import { emptyAgenda, type Agenda } from './agenda.js';
import { nextDay } from './handling-days.js';

/** Steps in the words of the CSV: of an organiser on one application, of the family on one, of the family on its plan. */
export const stepWords = [
  ...(['geen_plaats', 'opnemen', 'goedkeuren', 'goedkeuring_ongedaan', 'niet_goedkeuren'] as const),
  'intrekken',
  ...(['bevestigen', 'weigeren', 'plan_intrekken'] as const),
] as const;
export type StepWord = (typeof stepWords)[number];

/** Days after its filing in which something happens to a plan: two years. */
export const lastDecisionDay = 730;

/** A family answers within this, so that no place stays found beyond the 14 days of a controller's term. */
const replyWithin = 13;

export interface SampleDecision {
  /** Days after the filing. */
  readonly day: number;
  readonly step: StepWord;
  /** The application's location; blank for a step on the plan. */
  readonly locationId: string;
  readonly reason: string;
  readonly keepsLooking: boolean;
  /** The refusal that must come of it: somebody else was first. */
  readonly refused?: 'placeAlreadyFound' | 'transitionNotAllowed';
}

type Status = 'created' | 'noPlace' | 'accepted' | 'approved' | 'rejected' | 'withdrawn';

/**
 * What organisers and a family do with one plan in two years, in order of time. Made up by the rules of the domain, which
 * are written here once more: a few organisers are too late, and are to be refused.
 */
export function planDecisions(
  faker: Faker,
  { locationIds }: Pick<ExpectedPlan, 'locationIds'>,
): SampleDecision[] {
  const life = new PlanLife(faker, locationIds);
  return life.decisions();
}

class PlanLife {
  private readonly agenda: Agenda = emptyAgenda();
  private readonly made: SampleDecision[] = [];
  private readonly status: Map<string, Status>;
  /** Where the place is for which the others must wait; a part-week place that is kept is none. */
  private placeAt: string | undefined;

  constructor(
    private readonly faker: Faker,
    private readonly locationIds: readonly string[],
  ) {
    this.status = new Map(locationIds.map((id) => [id, 'created']));
  }

  decisions(): SampleDecision[] {
    for (const location of this.locationIds) this.awaitFirstAnswer(location);
    if (this.chance(0.04)) this.family(this.between(60, 600), (day) => this.withdrawPlan(day));
    this.agenda.run(lastDecisionDay);
    return this.made;
  }

  /** One in eight applications is never answered; of the others one in six late. */
  private awaitFirstAnswer(location: string): void {
    if (this.chance(0.06)) this.family(this.between(20, 500), (day) => this.withdraw(day, location));
    const wait = this.oneOf<readonly [number, number] | undefined>([
      [6, [2, 20]],
      [2, [22, 60]],
      [1, [61, 150]],
      [1.3, undefined],
    ]);
    if (wait) this.organiser(this.between(...wait), (day) => this.firstAnswer(day, location));
  }

  private firstAnswer(day: number, location: string): void {
    const step = this.oneOf<StepWord>([
      [4, 'geen_plaats'],
      [4.5, 'opnemen'],
      [1.5, 'niet_goedkeuren'],
    ]);
    this.handle(day, location, step, ['created']);
  }

  /** After no place: for some a place comes free, some families give up, most wait on. */
  private afterNoPlace(day: number, location: string): void {
    const next = this.oneOf([
      [3, 'accept'],
      [1.5, 'withdraw'],
      [5.5, 'wait'],
    ] as const);
    if (next === 'accept')
      this.organiser(day + this.between(50, 280), (then) =>
        this.handle(then, location, 'opnemen', ['noPlace']),
      );
    if (next === 'withdraw')
      this.family(day + this.between(60, 350), (then) => this.withdraw(then, location));
  }

  private afterAccepted(day: number, location: string): void {
    const next = this.oneOf<StepWord | 'wait'>([
      [5, 'goedkeuren'],
      [2, 'geen_plaats'],
      [1.5, 'niet_goedkeuren'],
      [1.5, 'wait'],
    ]);
    const then = day + this.between(5, 90);
    if (next === 'goedkeuren') this.organiser(then, (on) => this.approve(on, location));
    else if (next !== 'wait') this.organiser(then, (on) => this.handle(on, location, next, ['accepted']));
  }

  private approve(day: number, location: string): void {
    // So late that the family could not answer any more within the two years.
    if (day > lastDecisionDay - replyWithin) return;
    if (this.status.get(location) !== 'accepted') return this.tooLate(day, location, 'goedkeuren');
    if (this.placeAt !== undefined) {
      // Half of the organisers try in spite of what the screen says; the others wait and see.
      if (this.chance(0.5))
        this.make({ day, step: 'goedkeuren', locationId: location, refused: 'placeAlreadyFound' });
      else this.organiser(day + 21, (then) => this.approve(then, location));
      return;
    }
    this.make({ day, step: 'goedkeuren', locationId: location });
    this.status.set(location, 'approved');
    this.placeAt = location;
    this.awaitReply(day, location);
  }

  private awaitReply(day: number, location: string): void {
    const reply = this.oneOf([
      [7, 'confirm'],
      [1.5, 'decline'],
      [1, 'undo'],
    ] as const);
    const soon = day + this.between(0, replyWithin - 6);
    if (reply === 'undo')
      this.organiser(soon, (then) => this.giveBack(then, location, 'goedkeuring_ongedaan'));
    else if (reply === 'decline') this.family(soon, (then) => this.giveBack(then, location, 'weigeren'));
    else this.family(soon, (then) => this.confirm(then, location));
  }

  /** Unless the family keeps looking, for the rest of the week, its other applications end with it; else they are let in again. */
  private confirm(day: number, location: string): void {
    if (this.placeAt !== location) return;
    const keepsLooking = this.locationIds.length > 1 && this.chance(0.15);
    this.make({ day, step: 'bevestigen', keepsLooking });
    if (keepsLooking) {
      this.placeAt = undefined;
      return;
    }
    for (const other of this.locationIds)
      if (other !== location && this.isOpen(other)) this.status.set(other, 'withdrawn');
  }

  private giveBack(day: number, location: string, step: 'goedkeuring_ongedaan' | 'weigeren'): void {
    if (this.placeAt !== location) return;
    this.make(step === 'weigeren' ? { day, step } : { day, step, locationId: location });
    this.placeAt = undefined;
    this.status.set(location, 'accepted');
    this.afterAccepted(day, location);
  }

  private handle(day: number, location: string, step: StepWord, from: readonly Status[]): void {
    const status = this.status.get(location);
    if (status === undefined || !from.includes(status)) return this.tooLate(day, location, step);
    this.make({ day, step, locationId: location, reason: this.reasonFor(step) });
    if (step === 'niet_goedkeuren') this.status.set(location, 'rejected');
    else if (step === 'opnemen') {
      this.status.set(location, 'accepted');
      this.afterAccepted(day, location);
    } else {
      this.status.set(location, 'noPlace');
      this.afterNoPlace(day, location);
    }
  }

  /** Most organisers see that an application has ended; a few decide on a list of last week. */
  private tooLate(day: number, location: string, step: StepWord): void {
    const status = this.status.get(location);
    if ((status === 'withdrawn' || status === 'rejected') && this.chance(0.08))
      this.make({ day, step, locationId: location, refused: 'transitionNotAllowed' });
  }

  private withdraw(day: number, location: string): void {
    if (!this.isOpen(location)) return;
    this.make({ day, step: 'intrekken', locationId: location, reason: this.reasonFor('intrekken') });
    this.status.set(location, 'withdrawn');
  }

  private withdrawPlan(day: number): void {
    this.make({ day, step: 'plan_intrekken', reason: 'noLongerNeeded' });
    this.placeAt = undefined;
    for (const [location, status] of this.status)
      if (status !== 'rejected') this.status.set(location, 'withdrawn');
  }

  private isOpen(location: string): boolean {
    return ['created', 'noPlace', 'accepted'].includes(this.status.get(location) ?? '');
  }

  private make(decision: Pick<SampleDecision, 'day' | 'step'> & Partial<SampleDecision>): void {
    this.made.push({ locationId: '', reason: '', keepsLooking: false, ...decision });
  }

  private reasonFor(step: StepWord): string {
    const codes: Partial<Record<StepWord, readonly string[]>> = {
      geen_plaats: ['groupFull', 'groupFull', 'noMatchingDays', 'noMatchingPeriod', ''],
      niet_goedkeuren: ['notEligible', 'incompleteFile', 'noAnswerFromFamily'],
      intrekken: ['noLongerNeeded', 'placeFoundElsewhere'],
    };
    return this.faker.helpers.arrayElement(codes[step] ?? ['']);
  }

  private organiser(from: number, act: (day: number) => void): void {
    this.agenda.add(nextDay(from, 'organiser'), act);
  }

  private family(from: number, act: (day: number) => void): void {
    this.agenda.add(nextDay(from, 'family'), act);
  }

  private between(min: number, max: number): number {
    return this.faker.number.int({ min, max });
  }

  private chance(probability: number): boolean {
    return this.faker.datatype.boolean({ probability });
  }

  private oneOf<T>(weighted: readonly (readonly [weight: number, value: T])[]): T {
    return this.faker.helpers.weightedArrayElement(weighted.map(([weight, value]) => ({ weight, value })));
  }
}
