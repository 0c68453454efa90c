import { setTimeout as delay } from 'node:timers/promises';

/** True when in order; otherwise false, or why not in fixed words of ours (they are shown to whoever asks). */
export type ReadinessCheck = () => Promise<boolean | string> | boolean | string;

export interface ReadinessReport {
  readonly ready: boolean;
  /** The checks that do not hold, and why. */
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}

const answerWithinMs = 2_000;

/** What must be in order before requests are served: each part adds its check under a name of its own. */
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();

  /** @throws Error when the name is taken: a check must not vanish behind another. */
  add(name: string, check: ReadinessCheck): void {
    if (this.checks.has(name)) throw new Error(`a check named ${name} is there already`);
    this.checks.set(name, check);
  }

  /** Asks every check; one that throws or does not answer in two seconds does not hold. Never ready without checks. */
  async report(): Promise<ReadinessReport> {
    if (this.checks.size === 0) return { ready: false, missing: [{ name: 'checks', reason: 'starting' }] };
    const answers = await this.ask();
    const missing = answers.flatMap(({ name, reason }) => (reason === true ? [] : [{ name, reason }]));
    return { ready: missing.length === 0, missing };
  }

  /** Every check by its name, and whether it holds. */
  async states(): Promise<readonly { readonly name: string; readonly holds: boolean }[]> {
    return (await this.ask()).map(({ name, reason }) => ({ name, holds: reason === true }));
  }

  private ask(): Promise<{ readonly name: string; readonly reason: true | string }[]> {
    return Promise.all([...this.checks].map(async ([name, check]) => ({ name, reason: await ask(check) })));
  }
}

async function ask(check: ReadinessCheck): Promise<true | string> {
  const patience = new AbortController();
  try {
    const answer = await Promise.race([
      (async () => check())(),
      delay(answerWithinMs, 'no answer', { signal: patience.signal, ref: false }),
    ]);
    return answer === false ? 'not ready' : answer;
  } catch {
    return 'failed';
  } finally {
    patience.abort();
  }
}
