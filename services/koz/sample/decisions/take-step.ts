import {
  confirmPlace,
  declinePlace,
  givePlace,
  handle,
  loadApplication,
  takePlaceBack,
  withdrawCarePlan,
  type CommandContext,
  type CommandDeps,
} from '@koz/command-handling';
import { applicationDecider } from '@koz/domain';
import type { PlacedDecision } from './decided-plan.js';
import { decisionSteps } from './decision-rows.js';

/** The outcome of a step, as far as the two kinds of stream have it in common. */
export type StepTaken =
  | { readonly outcome: 'done'; readonly replayed: boolean }
  | { readonly outcome: 'refused'; readonly refusal: { readonly code: string } }
  | { readonly outcome: 'stale' | 'keyReused' | 'contended' };

/** Takes a decision as the HTTP interface does, by the same use cases, and without asking who it is. */
export async function takeStep(
  deps: CommandDeps,
  context: CommandContext,
  { row, carePlanId, applicationId }: PlacedDecision,
): Promise<StepTaken> {
  const { step } = decisionSteps[row.word];
  if (step === 'confirmPlace') return confirmPlace(deps, context, carePlanId, row.keepLooking);
  if (step === 'declinePlace') return declinePlace(deps, context, carePlanId);
  if (step === 'withdrawPlan') return withdrawCarePlan(deps, context, carePlanId, row.reason);
  if (applicationId === undefined) throw new TypeError(`${step} is a step on an application`);
  const loaded = await loadApplication(deps, context.scope, applicationId);
  const on = { carePlanId, applicationId, reason: row.reason };
  if (step === 'approve') return givePlace(deps, context, on, loaded);
  if (step === 'undoApproval') return takePlaceBack(deps, context, on, loaded);
  return handle(deps, {
    stream: loaded.stream,
    decider: applicationDecider,
    command: { type: step, reason: row.reason },
    context,
    loaded,
  });
}
