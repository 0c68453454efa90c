import { Problem } from '@koz/http';
import type { OrganiserId } from '@koz/privacy-types';

/** How many streams one organiser may have open in a process: one for each window of its staff. */
export const mostStreams = 20;

/** Counts the open streams of each organiser. */
export class OpenStreams {
  private readonly counts = new Map<OrganiserId, number>();

  /**
   * Counts one more until the signal aborts.
   * @throws Problem 429 `too-many-streams`
   */
  open(organiserId: OrganiserId, until: AbortSignal): void {
    if (until.aborted) return;
    if (this.of(organiserId) >= mostStreams)
      throw new Problem('too-many-streams', { headers: { 'retry-after': '30' } });
    this.counts.set(organiserId, this.of(organiserId) + 1);
    until.addEventListener('abort', () => this.close(organiserId), { once: true });
  }

  of(organiserId: OrganiserId): number {
    return this.counts.get(organiserId) ?? 0;
  }

  private close(organiserId: OrganiserId): void {
    const left = this.of(organiserId) - 1;
    if (left > 0) this.counts.set(organiserId, left);
    else this.counts.delete(organiserId);
  }
}
