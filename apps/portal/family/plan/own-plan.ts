import { Injectable, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { FamilyApi } from '../family-api.js';

/**
 * The plan whose pages are open, read once for all of them. After a write it is read again, at least as fresh as that
 * write.
 */
@Injectable()
export class OwnPlanStore {
  private readonly api = inject(FamilyApi);
  readonly id = signal<string | undefined>(undefined);
  private readonly written = linkedSignal<string | undefined, number | undefined>({
    source: this.id,
    computation: () => undefined,
  });

  /** Which plan, and how fresh: for this and every other answer about it. */
  readonly request = computed(() => {
    const id = this.id();
    return id === undefined ? undefined : { id, minPosition: this.written() };
  });

  readonly plan = resource({
    params: () => this.request(),
    loader: ({ params }) => this.api.plan(params),
  });

  /** The plan as it is known now; undefined while it is not, or was refused. */
  readonly current = computed(() => (this.plan.hasValue() ? this.plan.value() : undefined));

  may(action: string): boolean {
    return this.current()?.permittedActions.some((each) => each === action) ?? false;
  }

  /** Something was written at this position of the log: what is read next shows it. */
  wrote(position: number): void {
    if (this.written() === position) this.plan.reload();
    else this.written.set(position);
  }
}
