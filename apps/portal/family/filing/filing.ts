import { Injectable, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ProblemError } from '@koz/api-client';
import { Development } from '../../session/development.js';
import { Session } from '../../session/session.js';
import { Submission } from '../../shared/form/submission.js';
import { FamilyApi, type FiledAnswer, type FilingBody, type FilingNeeds } from '../family-api.js';
import { ChosenLocations } from '../search/chosen-locations.js';
import { emptyDraft, filingBody, type Draft } from './draft.js';
import { faultsOf, firstStepWith, inPageOrder, stepOfField, type FieldFault, type StepKey } from './steps.js';

/** A plan that was just filed, until the page is closed: its receipt is shown once. */
export interface Filed {
  readonly answer: FiledAnswer;
  readonly locationNames: readonly string[];
}

/** The plan that somebody is filling in. It lives in memory only, and outlives the pages that it is filled in on. */
@Injectable({ providedIn: 'root' })
export class Filing {
  private readonly api = inject(FamilyApi);
  private readonly session = inject(Session);
  private readonly development = inject(Development);
  private readonly router = inject(Router);
  readonly chosen = inject(ChosenLocations);

  private readonly typed = signal<Draft>(emptyDraft);
  readonly submission = new Submission();
  readonly filed = signal<Filed | undefined>(undefined);
  /** What is wrong, as far as somebody was told: by a step that was left, or by the server. */
  readonly faults = signal<readonly FieldFault[]>([]);

  readonly isServicePoint = computed(() => this.session.who()?.role === 'servicePoint');
  /** Who works for one local government files with no other. */
  private readonly own = computed(() => this.session.who()?.controller);
  /** With which local governments the plan could be filed: those of the locations. */
  readonly possible = computed(() => {
    const own = this.own();
    return own === undefined ? this.chosen.controllers() : [own];
  });

  /** What each of them asks; one that takes no applications is left out. */
  readonly allNeeds = resource({
    params: () => this.possible().join(' '),
    loader: ({ params }) => this.needsOf(params.split(' ').filter(Boolean)),
  });
  readonly controllers = computed(() => (this.allNeeds.hasValue() ? this.allNeeds.value() : []));
  private readonly picked = linkedSignal<readonly FilingNeeds[], string>({
    source: this.controllers,
    computation: (controllers, previous) =>
      controllers.some(({ controller }) => controller === previous?.value)
        ? (previous?.value ?? '')
        : controllers.length === 1
          ? (controllers[0]?.controller ?? '')
          : '',
  });

  readonly draft = computed<Draft>(() => ({ ...this.typed(), controller: this.picked() }));
  readonly needs = computed(() => this.controllers().find(({ controller }) => controller === this.picked()));
  readonly isStarted = computed(() => this.typed() !== emptyDraft);

  /** Whether a field is asked at all, and how. */
  need(field: string) {
    return this.needs()?.fields.find((each) => each.field === field);
  }

  set<Field extends keyof Draft>(field: Field, value: Draft[Field]): void {
    if (field === 'controller') this.picked.set(value as string);
    else this.typed.update((draft) => ({ ...draft, [field]: value }));
  }

  faultOf(field: string): string | undefined {
    return this.faults().find((fault) => fault.field === field || fault.field.startsWith(`${field}[`))
      ?.message;
  }

  /** Looks at a step by what must be given; tells what it lacks, and whether nothing does. */
  isComplete(step: StepKey): boolean {
    const faults = this.lacking().filter(({ field }) => stepOfField(field) === step);
    this.faults.set(faults);
    return faults.length === 0;
  }

  /**
   * Sends the plan. When it is filed, the receipt is shown; when something is wrong, the first step that holds a fault;
   * when nobody answers, everything stays as it is and the same may be sent again.
   */
  async submit(): Promise<void> {
    const lacking = this.lacking();
    if (lacking.length > 0) return this.lead(lacking);
    const body = filingBody(this.draft(), this.needs()?.fields ?? [], this.chosen.ids());
    const answer = await this.submission.run((headers) => this.api.file(body as FilingBody, headers));
    if (answer === undefined) {
      const faults = this.submission.fieldErrors().map(({ field, message }) => ({ field, message }));
      return faults.length > 0 ? this.lead(faults) : undefined;
    }
    this.filed.set({ answer, locationNames: this.chosen.all().map(({ name }) => name) });
    this.development.follow(answer.carePlanId);
    // From here on the family's session is about its plan. Its receipt is shown all the same when that has to wait.
    if (!this.isServicePoint()) await this.session.nowAbout(answer.carePlanId).catch(() => undefined);
    await this.router.navigateByUrl('/gezin/ontvangst');
    // Only then: a step without anything chosen goes back to the first.
    this.forget();
  }

  /** Forgets what was typed and chosen. */
  forget(): void {
    this.typed.set(emptyDraft);
    this.chosen.clear();
    this.faults.set([]);
    this.submission.clear();
  }

  private lacking(): FieldFault[] {
    return faultsOf({
      draft: this.draft(),
      needs: this.needs()?.fields ?? [],
      locationCount: this.chosen.all().length,
      isServicePoint: this.isServicePoint(),
    });
  }

  /**
   * To the first step with a fault. They are told once its page is there and its heading had the focus, so that the focus
   * comes to them.
   */
  private async lead(faults: readonly FieldFault[]): Promise<void> {
    await this.router.navigate(['/gezin/indienen', firstStepWith(faults) ?? 'nakijken']);
    setTimeout(() => this.faults.set(inPageOrder(faults)));
  }

  private async needsOf(controllers: readonly string[]): Promise<FilingNeeds[]> {
    const all = await Promise.all(
      controllers.map((controller) =>
        this.api.filingNeeds(controller).catch((error: unknown) => {
          if (error instanceof ProblemError && error.status === 404) return undefined;
          throw error;
        }),
      ),
    );
    return all.filter((needs) => needs !== undefined);
  }
}
