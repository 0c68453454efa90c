import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { disclosedFields, type DisclosedField } from '@koz/events';
import type { LocationId, Personal } from '@koz/privacy-types';
import { stateOfField } from '@koz/replay';
import { locationAnswer } from '../own-care-plan/answer-parts.js';
import type { OwnPlanRequest } from '../own-care-plan/find-own-plan.js';
import { OwnCarePlans, type PlanViewers } from '../own-care-plan/own-care-plans.js';
import type { ViewerNow } from '../own-care-plan/who-sees.js';
import type { Precision } from '../own-disclosures/words.js';
import type { FieldVisibilityAnswer, VisibilityAnswer, VisibilityViewerAnswer } from './visibility.dto.js';

export class GetVisibility extends Query<VisibilityAnswer> {
  constructor(readonly request: OwnPlanRequest) {
    super();
  }
}

/**
 * Who sees what of a plan now: as those who look are answered, with every value taken away. So it discloses nothing, and
 * a service point's look at it is no disclosure either.
 */
@QueryHandler(GetVisibility)
export class GetVisibilityHandler implements IQueryHandler<GetVisibility> {
  constructor(private readonly plans: OwnCarePlans) {}

  async execute({ request }: GetVisibility): Promise<VisibilityAnswer> {
    const { now, viewers } = await this.plans.viewers(request);
    return {
      carePlanId: now.plan.carePlanId,
      at: now.moment.now,
      viewers: viewers.map((viewer) => viewerAnswer(viewer, now)),
    };
  }
}

function viewerAnswer(
  { viewer, name, applicationId, locationId, status, fields, texts }: ViewerNow,
  { organisations: { locations, organisers } }: PlanViewers['now'],
): VisibilityViewerAnswer {
  const location = locationId === null ? undefined : locations.get(locationId as LocationId);
  const visibility = disclosedFields.map((field) => [
    field,
    fieldVisibility(fields[field], texts[field] ?? ''),
  ]);
  return {
    ...{ viewer, name, applicationId, status },
    location: location ? locationAnswer(location, organisers.get(location.organiserId)) : null,
    fields: Object.fromEntries(visibility) as Record<DisclosedField, FieldVisibilityAnswer>,
  };
}

const fieldVisibility = (shown: Personal<unknown>, text: string): FieldVisibilityAnswer => ({
  ...stateOfField(shown),
  precision: precisionOfShown(shown),
  text,
});

/** What is shown but was never given has nothing of which to say how precise it is. */
function precisionOfShown(shown: Personal<unknown>): Precision | null {
  if (shown.state === 'known') return shown.value === null ? null : 'exact';
  if (shown.state !== 'generalised') return null;
  return /^\d{4}$/.test(shown.value) ? 'year' : 'month';
}
