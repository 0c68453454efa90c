import { computed, signal } from '@angular/core';
import { sentenceOf } from '../../shared/loading/problem-words.js';
import { positionText } from '../words/event-words.js';
import {
  verifyLog,
  type LogCalls,
  type LogVerified,
  type VerifyProgress,
  type VerifyRange,
} from './verify-log.js';

const phaseWords: Readonly<Record<VerifyProgress['phase'], string>> = {
  reading: 'De hashes worden gelezen en tot bladeren gerekend',
  building: 'De boom wordt gebouwd',
  locating: 'Er klopt iets niet: de plaats wordt gezocht',
  comparing: 'Vroegere controlepunten worden vergeleken',
};

/** One verification of the log, from the button to the verdict; it can be broken off. */
export class Verification {
  private readonly found = signal<LogVerified | undefined>(undefined);
  private readonly at = signal<VerifyProgress | undefined>(undefined);
  private readonly failure = signal<unknown>(undefined);
  private running: AbortController | undefined;

  readonly result = this.found.asReadonly();
  readonly progress = this.at.asReadonly();
  readonly isBusy = computed(() => this.at() !== undefined);
  readonly problem = computed(() => (this.failure() === undefined ? undefined : sentenceOf(this.failure())));
  /** How far, in words. */
  readonly text = computed(() => {
    const at = this.at();
    if (at === undefined) return '';
    if (at.phase === 'locating') return `${phaseWords.locating}. ${at.done} bewijzen nagerekend.`;
    return `${phaseWords[at.phase]}: ${positionText(at.done)} van ${positionText(at.of)}.`;
  });

  async run(calls: LogCalls, range: VerifyRange, kept: readonly string[]): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    this.found.set(undefined);
    this.failure.set(undefined);
    this.at.set({ phase: 'reading', done: 0, of: 0 });
    try {
      const { signal: abort } = running;
      const onProgress = (progress: VerifyProgress) => {
        if (this.running === running) this.at.set(progress);
      };
      const found = await verifyLog(calls, { ...range, kept, onProgress, signal: abort });
      if (this.running === running) this.found.set(found);
    } catch (error) {
      if (this.running === running && !running.signal.aborted) this.failure.set(error);
    } finally {
      if (this.running === running) this.at.set(undefined);
    }
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.at.set(undefined);
  }
}
