import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OwnPlanRequest } from './find-own-plan.js';
import type { OwnCarePlanAnswer } from './own-care-plan.dto.js';
import { OwnCarePlans } from './own-care-plans.js';

export class GetOwnCarePlan extends Query<OwnCarePlanAnswer> {
  constructor(readonly request: OwnPlanRequest) {
    super();
  }
}

/** A family's own plan: all its data, what became of it, and who sees what of it now. */
@QueryHandler(GetOwnCarePlan)
export class GetOwnCarePlanHandler implements IQueryHandler<GetOwnCarePlan> {
  constructor(private readonly plans: OwnCarePlans) {}

  async execute({ request }: GetOwnCarePlan): Promise<OwnCarePlanAnswer> {
    return (await this.plans.read(request)).answer;
  }
}
