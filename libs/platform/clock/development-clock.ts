import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { instant, type Instant } from '@koz/privacy-types';
import { DiscreetError } from '../errors/discreet-error.js';
import { withFileLock } from '../processes/file-lock.js';
import { systemClock, type AdjustableClock } from './clock.js';

/** A development clock was asked to go back: what was recorded since would lie in the future. */
export class ClockBackwardsError extends DiscreetError {
  override readonly name = 'ClockBackwardsError';
  readonly now: Instant;

  constructor(now: Instant) {
    super(`De klok staat op ${now} en kan niet terug.`);
    this.now = now;
  }
}

/** How old a look at the file may be; another process's change is seen within this time. */
const lookEveryMs = 5;

/**
 * A running clock that can be moved forward, for development: an offset to the system's clock, in a file that all
 * processes on the same data directory share and that survives restarts.
 */
export class DevelopmentClock implements AdjustableClock {
  private offsetMs = 0;
  private seen: string | undefined;
  private lookedAt = Number.NEGATIVE_INFINITY;

  private constructor(private readonly file: string) {}

  /**
   * @param file where the offset is kept.
   * @param start what the clock shows at the very first start; the system's time when absent.
   */
  static async open(file: string, start?: Instant): Promise<DevelopmentClock> {
    mkdirSync(dirname(file), { recursive: true });
    const clock = new DevelopmentClock(file);
    await withFileLock(`${file}.lock`, async () => {
      if (fileState(file) === undefined) await clock.write(start === undefined ? 0 : offsetTo(start));
    });
    return clock;
  }

  now(): Instant {
    this.look();
    return instant(systemMs() + this.offsetMs);
  }

  /**
   * Moves the clock forward, for all processes.
   *
   * @throws ClockBackwardsError when `to` lies before what the clock shows.
   */
  async set(to: Instant): Promise<void> {
    await withFileLock(`${this.file}.lock`, async () => {
      this.lookedAt = Number.NEGATIVE_INFINITY;
      const now = this.now();
      if (to < now) throw new ClockBackwardsError(now);
      await this.write(offsetTo(to));
    });
  }

  private look(): void {
    const at = performance.now();
    if (at - this.lookedAt < lookEveryMs) return;
    this.lookedAt = at;
    const state = fileState(this.file);
    if (state === this.seen || state === undefined) return;
    this.offsetMs = (JSON.parse(readFileSync(this.file, 'utf8')) as { offsetMs: number }).offsetMs;
    this.seen = state;
  }

  private async write(offsetMs: number): Promise<void> {
    await writeFile(`${this.file}.unfinished`, JSON.stringify({ offsetMs }));
    await rename(`${this.file}.unfinished`, this.file);
    this.offsetMs = offsetMs;
    this.seen = fileState(this.file);
  }
}

const systemMs = (): number => Date.parse(systemClock.now());

const offsetTo = (time: Instant): number => Date.parse(time) - systemMs();

/** Changes with each write, for each write makes a new file. */
function fileState(file: string): string | undefined {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.ino} ${stats.mtimeNs}`;
}
