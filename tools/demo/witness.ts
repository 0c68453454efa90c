import { applicationStream, carePlanStream } from '@koz/command-handling';
import { observed, type EventStore } from '@koz/event-store';
import { outsideTransaction } from '@koz/platform';
import { waitForPosition } from '@koz/projection';
import { regieFacts } from '@koz/projections/regie-facts';
import { heldAgainst, type AnsweredThen, type ViewThen } from '@koz/replay';
import { Client, type Answer } from './client.js';
import type { ShownPlan } from './shown-plan.js';
import type { DemoSystem } from './system.js';

/** What the replays of the plan that is followed came to, held against what was answered at the time. */
export interface ReplayCheck {
  /** Events of the plan and its applications right after which everybody was asked. */
  readonly moments: number;
  /** Of how many of all its events. */
  readonly events: number;
  readonly fields: number;
  /** Position, viewer and field where a replay says something else than was answered. */
  readonly differences: readonly string[];
  /** Where the log alone leaves it open, what was answered being one of what may have been. */
  readonly uncertain: readonly string[];
}

interface Fields {
  readonly fields?: Readonly<Record<string, object>>;
  readonly whoSees?: readonly (Fields & { readonly viewer: string })[];
}

/**
 * Asks, right after each event of the plan, what organisers, family, pool and regie are answered, and remembers which
 * fields in which state. In the end the replay as of each of these events must say the same, though no key is left.
 */
export class Witness {
  private readonly seen: { position: number; answered: readonly AnsweredThen[] }[] = [];
  private readonly streams: ReadonlySet<string>;

  constructor(
    private readonly system: DemoSystem,
    private readonly plan: ShownPlan,
  ) {
    this.streams = new Set([carePlanStream(plan.carePlanId), ...plan.applicationIds.map(applicationStream)]);
  }

  /** The same store, on which nothing happens to the plan unseen. */
  watch(store: EventStore): EventStore {
    return observed(
      store,
      ({ stream }) => this.streams.has(stream),
      (_request, position) => this.look(position),
    );
  }

  /** Remembers what everybody is answered now that this is the last event. */
  async look(position: number): Promise<void> {
    this.seen.push({ position, answered: await this.answers(position) });
  }

  /** Replays the plan as of each of these events, over HTTP as an auditor. */
  async check(): Promise<ReplayCheck> {
    const { controller, carePlanId } = this.plan;
    const auditor = await Client.as(this.system.address, { role: 'auditor', controller });
    const differences: string[] = [];
    const uncertain = new Set<string>();
    let fields = 0;
    for (const { position, answered } of this.seen) {
      const replay = await auditor.get<{ views: readonly ViewThen[] }>(
        `/audit/streams/${carePlanId}?position=${position}`,
      );
      if (replay.status !== 200) throw new Error(`no replay at ${position}: ${replay.status}`);
      const held = heldAgainst(replay.body.views, answered);
      fields += held.fields;
      differences.push(...held.differences.map((what) => `${position} ${what}`));
      for (const what of held.uncertain) uncertain.add(what);
    }
    const { body } = await auditor.get<{ events: readonly unknown[] }>(`/audit/streams/${carePlanId}`);
    return {
      ...{ moments: this.seen.length, events: body.events.length, fields, differences },
      uncertain: [...uncertain],
    };
  }

  private async answers(position: number): Promise<AnsweredThen[]> {
    const { runtime, address } = this.system;
    const { controller, carePlanId, organiserOf } = this.plan;
    await waitForPosition(
      outsideTransaction(runtime.database.pool('koz_query')),
      regieFacts.name,
      position,
      20_000,
    );
    const fresh = `?minPosition=${position}`;
    const organisers = [...organiserOf].map(async ([applicationId, organiserId]): Promise<AnsweredThen> => {
      const organiser = await Client.as(address, { role: 'organiser', organiserId });
      const answer = await organiser.get<Fields>(`/organiser/applications/${applicationId}${fresh}`);
      return { viewer: 'organiser', applicationId, fields: fieldsIn(answer) };
    });
    const family = await Client.as(address, { role: 'family', controller, carePlanId });
    const own = await family.get<Fields>(`/care-plans/${carePlanId}${fresh}`);
    const pool = own.body.whoSees?.find(({ viewer }) => viewer === 'pool');
    const regie = await Client.as(address, { role: 'regie', controller });
    const opened = await regie.post<Fields>(`/regie/cases/${carePlanId}/open`, { reason: 'mediation' });
    return [
      ...(await Promise.all(organisers)),
      { viewer: 'family', applicationId: null, fields: fieldsIn(own) },
      { viewer: 'pool', applicationId: null, fields: pool?.fields },
      { viewer: 'regie', applicationId: null, fields: fieldsIn(opened) },
    ];
  }
}

/** @throws Error for what is neither an answer nor a plain "not found": it would be compared as one */
function fieldsIn({ status, body }: Answer<Fields>): AnsweredThen['fields'] {
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`somebody was answered ${status}`);
  return body.fields;
}
