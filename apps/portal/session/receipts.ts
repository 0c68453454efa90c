import { Injectable, signal } from '@angular/core';

/**
 * The signed checkpoints that this tab was given with the answers to its writes, the latest last. With one of them
 * anybody can show later that the log was not rewritten. They hold no personal value.
 */
@Injectable({ providedIn: 'root' })
export class Receipts {
  private readonly all = signal<readonly string[]>([]);
  readonly kept = this.all.asReadonly();

  keep(checkpoint: string): void {
    if (this.all().at(-1) !== checkpoint) this.all.update((kept) => [...kept.slice(-49), checkpoint]);
  }
}
