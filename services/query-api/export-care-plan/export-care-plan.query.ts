import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { depsToken, type QueryApiDeps } from '../deps.js';
import type { OwnPlanRequest } from '../own-care-plan/find-own-plan.js';
import { OwnCarePlans } from '../own-care-plan/own-care-plans.js';
import { disclosurePage } from '../own-disclosures/disclosure-pages.js';
import { exportFileName, exportHead, exportText } from './care-plan-export.js';

export interface CarePlanExport {
  readonly fileName: string;
  readonly text: AsyncGenerator<string>;
}

export class ExportCarePlan extends Query<CarePlanExport> {
  constructor(readonly request: OwnPlanRequest) {
    super();
  }
}

/** All that there is of a plan, for whose it is to take along (GDPR, articles 15 and 20). */
@QueryHandler(ExportCarePlan)
export class ExportCarePlanHandler implements IQueryHandler<ExportCarePlan> {
  constructor(
    @Inject(depsToken) private readonly deps: QueryApiDeps,
    private readonly plans: OwnCarePlans,
  ) {}

  async execute({ request }: ExportCarePlan): Promise<CarePlanExport> {
    const own = await this.plans.read(request);
    const exportedAt = this.deps.clock.now();
    return {
      fileName: exportFileName(exportedAt),
      text: exportText(exportHead(own, exportedAt), (before) =>
        disclosurePage(this.deps, this.plans.policies, own.plan, { before }),
      ),
    };
  }
}
