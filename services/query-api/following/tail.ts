import { setTimeout as delay } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';

const lookEveryMs = 250;

interface Waiter {
  readonly beyond: number;
  wake(): void;
}

/**
 * Where requests wait for something to grow by positions of the log. One look at its end serves all of them, and nobody
 * holds a connection between two looks; while nobody waits, nobody looks.
 */
export abstract class Tail implements OnModuleDestroy {
  private readonly waiters = new Set<Waiter>();
  private readonly closing = new AbortController();
  private isLooking = false;

  /** The last position that is there now. */
  protected abstract lastPosition(): Promise<number>;

  /** True once the process ends. */
  get isClosing(): boolean {
    return this.closing.signal.aborted;
  }

  /** How many requests wait now. */
  get waiting(): number {
    return this.waiters.size;
  }

  /**
   * Resolves when it may have grown beyond a position, or when the signal aborts: true unless it did. What does not
   * answer counts as grown, so that who waits meets the error.
   */
  grown(beyond: number, signal: AbortSignal): Promise<boolean> {
    const ended = AbortSignal.any([signal, this.closing.signal]);
    if (ended.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const answer = (hasGrown: boolean) => (): void => {
        this.waiters.delete(waiter);
        ended.removeEventListener('abort', leave);
        resolve(hasGrown);
      };
      const leave = answer(false);
      const waiter = { beyond, wake: answer(true) };
      this.waiters.add(waiter);
      ended.addEventListener('abort', leave, { once: true });
      void this.look();
    });
  }

  /** Ends all waiting, so that the answers under way can leave before the process does. */
  onModuleDestroy(): void {
    this.closing.abort();
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    while (this.waiters.size > 0) {
      const last = await this.lastPosition().catch(() => Infinity);
      for (const waiter of [...this.waiters]) if (waiter.beyond < last) waiter.wake();
      if (this.waiters.size > 0) await delay(lookEveryMs);
    }
    this.isLooking = false;
  }
}
