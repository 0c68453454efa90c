import { Injectable, computed, inject, linkedSignal, resource, signal, untracked } from '@angular/core';
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

  /** Which plan, and how fresh: for every other answer about it. */
  readonly request = computed(() => {
    const id = this.id();
    return id === undefined ? undefined : { id, minPosition: this.written() };
  });

  /** What is shown stays while it is read again after a write, so that nobody loses their place in the page. */
  readonly plan = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.plan({ id, minPosition: untracked(this.written) }),
  });

  /** The plan as it is known now; undefined while it is not, or was refused. */
  readonly current = computed(() => (this.plan.hasValue() ? this.plan.value() : undefined));

  may(action: string): boolean {
    return this.current()?.permittedActions.some((each) => each === action) ?? false;
  }

  /** Something was written at this position of the log: what is read next shows it. */
  wrote(position: number): void {
    this.written.set(position);
    this.plan.reload();
  }
}
