import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Client,
  locationsOfOrganisers,
  planFor,
  type Installation,
  type Location,
} from '@koz/services/standalone/testing';

/** What came of a plan, as far as the system acknowledged it. */
export interface Acknowledged {
  readonly carePlanId: string;
  /** By location in the order of filing: the status that the last acknowledged step gave. */
  readonly applications: { readonly applicationId: string; status: string }[];
  erasureRequested: boolean;
}

/** What an answer said of a write, for who counts the stores by itself. */
export interface AcknowledgedWrite {
  readonly commandKey: string;
  readonly carePlanId?: string;
  readonly applicationId?: string;
  readonly status?: string;
  readonly position?: number;
}

/** What the system acknowledged in all, which must be in the log once, no more and no less. */
export interface LoadTotals {
  readonly filed: number;
  readonly accepted: number;
  readonly withoutPlace: number;
  readonly erased: number;
  /** Calls that were sent again, under the same key, because no answer came or the answer was 503. */
  readonly repeated: number;
}

interface Filed {
  readonly carePlanId: string;
  readonly applications: readonly { readonly applicationId: string }[];
}

/** One plan in so many is erased again. */
const erasedEvery = 4;
const answerWithinMs = 5_000;

/**
 * People at work, at a steady pace, over HTTP: families file plans, organisers decide on them, some families ask for
 * erasure. Each call goes on under its key until it is acknowledged, as a careful client's does.
 */
export class Load {
  readonly plans: Acknowledged[] = [];
  readonly writes: AcknowledgedWrite[] = [];
  private repeated = 0;
  private readonly ending = new AbortController();
  private readonly workers: Promise<void>[];
  /** Answers that no careful client gets: a refusal of what was right. */
  readonly refused: string[] = [];

  private constructor(
    private readonly installation: Installation,
    private readonly places: readonly Location[],
    atOnce: number,
    private readonly everyMs: number,
  ) {
    this.workers = Array.from({ length: atOnce }, () => this.work());
  }

  /** @param everyMs how long a person takes between two calls, in milliseconds */
  static async start(installation: Installation, atOnce = 3, everyMs = 100): Promise<Load> {
    const places = (await locationsOfOrganisers(installation, 'Antwerpen')).slice(0, 2);
    return new Load(installation, places, atOnce, everyMs);
  }

  get totals(): LoadTotals {
    const has = (index: number, status: string) =>
      this.plans.filter(({ applications }) => applications[index]?.status === status).length;
    return {
      filed: this.plans.length,
      accepted: has(0, 'accepted'),
      withoutPlace: has(1, 'noPlace'),
      erased: this.plans.filter(({ erasureRequested }) => erasureRequested).length,
      repeated: this.repeated,
    };
  }

  /** Has every plan that was begun come to its end, and begins no other. */
  async stop(): Promise<LoadTotals> {
    this.ending.abort();
    await Promise.all(this.workers);
    return this.totals;
  }

  private async work(): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await this.onePlan();
      } catch (error) {
        this.refused.push(String(error));
      }
    }
  }

  private async onePlan(): Promise<void> {
    const number = this.plans.length;
    const { body } = await this.call<Filed>({ role: 'family' }, 'POST', '/care-plans', planFor(this.places));
    const { carePlanId } = body;
    const plan: Acknowledged = {
      carePlanId,
      applications: body.applications.map(({ applicationId }) => ({ applicationId, status: 'created' })),
      erasureRequested: false,
    };
    this.plans.push(plan);
    for (const [index, step] of ['accept', 'no-place'].entries()) {
      const [application, place] = [plan.applications[index], this.places[index]];
      if (!application || !place) continue;
      const organiser = { role: 'organiser', organiserId: place.organiserId };
      const path = `/applications/${application.applicationId}/${step}`;
      const answer = await this.call<{ status: string }>(organiser, 'POST', path, {});
      application.status = answer.body.status;
    }
    if (number % erasedEvery !== 0) return;
    await this.call({ role: 'family', carePlanId }, 'DELETE', `/care-plans/${carePlanId}`, {});
    plan.erasureRequested = true;
  }

  /** Until it is acknowledged. */
  private async call<Body>(
    who: Record<string, unknown>,
    method: 'POST' | 'DELETE',
    path: string,
    body: object,
  ): Promise<{ readonly body: Body }> {
    const commandKey = randomUUID();
    const key = { 'idempotency-key': commandKey };
    for (let again = false; ; again = true) {
      if (again) this.repeated += 1;
      await delay(this.everyMs);
      const answer = await within(answerWithinMs, async () => {
        const client = await Client.as(this.installation, who);
        return method === 'POST'
          ? client.post<Body>(path, body, key)
          : client.send<Body>(method, path, body, key);
      }).catch(() => undefined);
      if (answer === undefined || answer.status >= 500 || answer.status === 429) continue;
      if (answer.status >= 300)
        throw new Error(`${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
      this.writes.push({ commandKey, ...toldIn(answer.body) });
      return { body: answer.body };
    }
  }
}

/** Ids, code and position of an answer: nothing personal is in them. */
function toldIn(body: unknown): Omit<AcknowledgedWrite, 'commandKey'> {
  const { carePlanId, applicationId, status, position } = body as Omit<AcknowledgedWrite, 'commandKey'>;
  const told = { carePlanId, applicationId, status, position };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const patience = new AbortController();
  try {
    return await Promise.race([
      work(),
      delay(ms, undefined, { signal: patience.signal }).then(() => Promise.reject(new Error('no answer'))),
    ]);
  } finally {
    patience.abort();
  }
}
