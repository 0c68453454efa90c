import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { ControllerId, Uuid } from '@koz/privacy-types';
import { lastRetentionRuns, retentionRun, type RetentionRun } from '@koz/retention-runs';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { RetentionRunAnswer, RetentionRunsAnswer } from './retention-runs.dto.js';
import { runText } from './run-text.js';

export class GetRetentionRun extends Query<RetentionRunAnswer> {
  constructor(
    readonly principal: Principal,
    readonly runId: Uuid,
  ) {
    super();
  }
}

export class ListRetentionRuns extends Query<RetentionRunsAnswer> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** More than these nobody looks through; certificates prove what went. */
const mostRuns = 50;

@QueryHandler(GetRetentionRun)
export class GetRetentionRunHandler implements IQueryHandler<GetRetentionRun> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, runId }: GetRetentionRun): Promise<RetentionRunAnswer> {
    const run = await retentionRun(this.deps.pool, controllerOf(principal), runId);
    if (!run) throw notFound();
    return answerOf(run);
  }
}

@QueryHandler(ListRetentionRuns)
export class ListRetentionRunsHandler implements IQueryHandler<ListRetentionRuns> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal }: ListRetentionRuns): Promise<RetentionRunsAnswer> {
    const runs = await lastRetentionRuns(this.deps.pool, controllerOf(principal), mostRuns);
    return { items: runs.map(answerOf) };
  }
}

function controllerOf({ controller }: Principal): ControllerId {
  if (controller === undefined) throw new Problem('forbidden');
  return controller;
}

function answerOf({ totals: { destroyed, ...totals }, ...run }: RetentionRun): RetentionRunAnswer {
  return { ...run, text: runText(run), totals: { ...totals, keysDestroyed: destroyed } };
}
