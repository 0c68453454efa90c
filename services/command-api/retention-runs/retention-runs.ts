import { Command } from '@nestjs/cqrs';
import { derivedUuid, requestCommandId } from '@koz/command-handling';
import { dayInBelgium, plainDateRule, ruleMessage } from '@koz/domain';
import { consulted, invalid, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { ControllerId, OwnDate, Uuid } from '@koz/privacy-types';
import { askForRun, type RunState } from '@koz/retention-runs';
import type { CommandApiDeps } from '../deps.js';
import { dryRun } from './dry-run.js';
import type { AskedRunAnswer, AskRunBody, DryRunAnswer } from './retention-runs.dto.js';

/** An officer wants what is due of its own controller to be done now, or to know what that would be. */
export class AskRetentionRun extends Command<AskedRunAnswer | DryRunAnswer> {
  constructor(
    readonly principal: Principal,
    readonly body: AskRunBody,
    readonly key: Uuid,
  ) {
    super();
  }
}

const route = 'POST /api/v1/privacy/runs';

/**
 * Keeps the wish for a run and wakes who makes it: nothing is destroyed within the request. Asked again with the same
 * key it is the same run, as it stands then. A dry run is answered at once.
 *
 * @throws Problem 400 for what is no day, or for one to come without `dryRun`; 422 for a key of another day
 */
export async function askRetentionRun(
  deps: CommandApiDeps,
  { principal, body, key }: AskRetentionRun,
): Promise<AskedRunAnswer | DryRunAnswer> {
  const { actorId: actor } = principal;
  if (!deps.runs) throw new Problem('unavailable');
  const today = dayInBelgium(deps.clock.now()) as OwnDate;
  const asOf = askedDay(body.asOf);
  const { dryRun: isDryRun = false, reason } = body;
  const controller = await consulted(deps, principal, { action: isDryRun ? 'dryRun' : 'requestRun', reason });
  if (isDryRun) return dryRun(deps, deps.runs, { controller, today, asOf: asOf ?? today });
  if (asOf !== undefined && asOf > today)
    throw invalid({
      field: 'asOf',
      rule: 'onlyDryRunAhead',
      message: 'Deze dag moet nog komen: vooruitkijken kan alleen met dryRun, dat niets vernietigt.',
    });
  const runId = derivedUuid<Uuid>('koz/retention-run-id/v1', requestCommandId(actor, route, key));
  const run = await askForRun(deps.runs.pool, { controller, runId, actor, asOf, at: deps.clock.now() });
  if (!run) throw new Problem('idempotency-key-reused');
  if (run.endedAt === null) await wake(deps, controller);
  return { runId, state: run.state, asOf: run.asOf, text: texts[run.state] };
}

/** What was asked for stands: where the queue does not answer, the worker finds it by itself. */
const wake = async ({ wakeRetention }: CommandApiDeps, controller: ControllerId): Promise<void> =>
  wakeRetention?.([controller]);

function askedDay(asked: string | undefined): OwnDate | undefined {
  if (asked === undefined) return undefined;
  const day = plainDateRule(asked);
  if (!day.ok) throw invalid({ field: 'asOf', rule: day.rule, message: ruleMessage(day.rule) });
  return day.value as OwnDate;
}

const texts: Readonly<Record<RunState, string>> = {
  queued: 'De uitvoering is gevraagd en begint zo meteen. Wat vernietigd wordt, komt nooit terug.',
  running: 'De uitvoering is bezig.',
  interrupted: 'De uitvoering is onderbroken en wordt vanzelf hervat.',
  done: 'De uitvoering is klaar.',
  stopped: 'De uitvoering is gestopt voor er iets vernietigd werd: kijk bij de uitvoering waarom.',
};
