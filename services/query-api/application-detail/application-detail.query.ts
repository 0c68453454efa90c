import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ApplicationId } from '@koz/privacy-types';
import { applicationRow } from '@koz/projections/organiser-applications';
import { ApplicationAnswers, type Answered } from '../answering/application-answers.js';
import { waitUntilFresh } from '../answering/fresh-reads.js';
import { viewerOf } from '../answering/viewer.js';
import { depsToken, type QueryApiDeps } from '../deps.js';

export class ApplicationDetail extends Query<Answered> {
  constructor(
    readonly principal: Principal,
    readonly applicationId: ApplicationId,
    readonly minPosition: number | undefined,
  ) {
    super();
  }
}

/** One application made to one of the organiser's own locations; any other does not exist for it. */
@QueryHandler(ApplicationDetail)
export class ApplicationDetailHandler implements IQueryHandler<ApplicationDetail> {
  constructor(
    @Inject(depsToken) private readonly deps: QueryApiDeps,
    private readonly answers: ApplicationAnswers,
  ) {}

  async execute({ principal, applicationId, minPosition }: ApplicationDetail): Promise<Answered> {
    const viewer = await viewerOf(principal, this.deps.locations);
    await waitUntilFresh(this.deps, minPosition);
    const row = await withTenant(
      this.deps.pool,
      viewer.controller,
      (transaction) => applicationRow(transaction, applicationId, [...viewer.locations.keys()]),
      { readOnly: true },
    );
    if (!row) throw notFound();
    const [answered] = await this.answers.answer(viewer, 'detail', [row]);
    if (!answered) throw notFound();
    return answered;
  }
}
