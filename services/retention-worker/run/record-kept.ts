import { append, newest, namedCommandId, prepareAppend, standingOf } from '@koz/command-handling';
import { carePlanDecider, type Anonymise, type Generalise } from '@koz/domain';
import type { GeneralisedIdentityPayload, PlanningPayload, RetentionPolicy } from '@koz/events';
import { decodeEvent, openEvents, type DataKey } from '@koz/privacy-keys';
import { partsOf, type StoredEvent } from '@koz/event-store';
import { generalisedDates, residueSource, type LastValues, type ResidueSource } from '@koz/retention';
import type { CommandId, ControllerId } from '@koz/privacy-types';
import { retentionActor } from '@koz/shredding';
import type { RetentionDeps } from './deps.js';
import { loadPlans, type PlanOnPage } from './load-plans.js';

export type Keeping = Generalise | Anonymise;

/** Records what is kept of a plan; answers the plan after it, or why not. */
export type Recording =
  | { readonly outcome: 'recorded'; readonly plan: PlanOnPage }
  /** A legal hold keeps the plan. */
  | { readonly outcome: 'held' };

const attempts = 8;

/** What the decider says to it, before anything is done. */
export const isHeld = (plan: PlanOnPage, keeping: Keeping): boolean =>
  !carePlanDecider.decide(keeping, plan.state).ok;

/**
 * Appends the event that says what is kept, decided anew where the plan changed meanwhile.
 * @param keepingOf what is to be recorded of the plan as it stands
 */
export async function recordKept(
  deps: RetentionDeps,
  controller: ControllerId,
  plan: PlanOnPage,
  commandId: CommandId,
  keepingOf: (plan: PlanOnPage) => Keeping,
  identity?: DataKey,
): Promise<Recording> {
  let standing = plan;
  const context = { commandId, actor: retentionActor, scope: { controller } };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const decision = carePlanDecider.decide(keepingOf(standing), standing.state);
    if (!decision.ok) return { outcome: 'held' };
    if (decision.events.length === 0) return { outcome: 'recorded', plan: standing };
    const prepared = prepareAppend(
      { decider: carePlanDecider, stream: standing.stream, context },
      identity && { carePlanId: plan.carePlanId, keys: { identity } },
      standingOf(standing),
      decision.events,
      deps.clock.now(),
    );
    const outcome = await append(deps, prepared.request);
    if (outcome.outcome === 'appended' && !outcome.replayed) {
      const stored: StoredEvent = {
        ...prepared.request.events[0],
        ...{ controller, stream: standing.stream, position: outcome.position },
        ...{ revision: outcome.tip.revision, hash: outcome.tip.hash },
        previousHash: standing.events.at(-1)?.stored.hash ?? outcome.tip.hash,
      };
      // Its envelope was sealed just now: nobody needs it opened.
      const [event] = await openEvents(deps.vault, [decodeEvent(stored)], { tiers: [] });
      const events = [...standing.events, event] as unknown as PlanOnPage['events'];
      return {
        outcome: 'recorded',
        plan: { ...standing, events, state: prepared.state as PlanOnPage['state'] },
      };
    }
    const [again] = await loadPlans(deps, controller, [plan.carePlanId]);
    if (!again) throw new TypeError(`${partsOf(plan.stream).id} is no plan any more`);
    standing = again;
  }
  throw new Error('a plan kept changing while it was recorded what is kept of it');
}

type Identity = GeneralisedIdentityPayload | Omit<GeneralisedIdentityPayload, 'generalised'>;
interface Precise {
  readonly parent?: { readonly birthDate?: string };
  readonly child?: { readonly birthDate?: string };
}

/** The identity tier as it will stand from 2.5 years on: as it is, with what stays of the birth dates. */
export function generalisedIdentity(plan: PlanOnPage, policy: RetentionPolicy): GeneralisedIdentityPayload {
  const identity = newest(plan, 'identity') as Identity | undefined;
  if (!identity) throw new TypeError('the identity tier of a plan that is not forgotten can be read');
  const { parent, priorityRules } = identity;
  const precise = newest(plan, 'precise') as Precise | undefined;
  const dates = { parent: precise?.parent?.birthDate, child: precise?.child?.birthDate };
  return { parent, priorityRules, generalised: generalisedDates(policy, dates) };
}

/** As much of a plan as may stay at 5 years, before k. */
export function sourceOf(plan: PlanOnPage, policy: RetentionPolicy): ResidueSource {
  const identity = newest(plan, 'identity') as Partial<GeneralisedIdentityPayload> | undefined;
  const precise = newest(plan, 'precise') as Precise | undefined;
  const planning = newest(plan, 'planning') as unknown as PlanningPayload | undefined;
  const { generalised } = identity ?? {};
  return residueSource(policy, {
    childBirth: generalised ? generalised.childBirth : precise?.child?.birthDate,
    parentBirth: generalised ? generalised.parentBirth : precise?.parent?.birthDate,
    postcode: planning?.postcode,
    startDate: planning?.startDate,
    endDate: planning?.endDate,
  } as LastValues);
}

export const keptCommandId = (step: string, { carePlanId }: Pick<PlanOnPage, 'carePlanId'>): CommandId =>
  namedCommandId(step, carePlanId);
