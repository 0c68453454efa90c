import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  caseFieldsVersion,
  caseMask,
  caseSeen,
  cellsDisclosed,
  tiersShown,
  type DisclosedFields,
  type Mask,
} from '@koz/disclosure';
import { record, type CaseReason } from '@koz/disclosure-ledger';
import { dayInBelgium } from '@koz/domain';
import { streamName, type StreamHead, type StreamName } from '@koz/event-store';
import { notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Location } from '@koz/locations';
import { withTenant } from '@koz/platform';
import { openSealed } from '@koz/privacy-keys';
import { uuid, type CarePlanId, type ControllerId, type Uuid } from '@koz/privacy-types';
import { factsOfPlan, type ApplicationFacts, type PlanFacts } from '@koz/projections/regie-facts';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { regieOf } from '../regie/scope.js';
import type { CaseApplicationAnswer, RegieCaseAnswer } from './regie-case.dto.js';

export class OpenRegieCase extends Query<RegieCaseAnswer> {
  constructor(
    readonly principal: Principal,
    readonly carePlanId: CarePlanId,
    readonly reason: CaseReason,
  ) {
    super();
  }
}

/** One plan of the regie's own municipality, opened for a reason; any other plan does not exist for it. */
@QueryHandler(OpenRegieCase)
export class OpenRegieCaseHandler implements IQueryHandler<OpenRegieCase> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 404 outside the municipality, 503 when the disclosure cannot be recorded: then nothing leaves. */
  async execute({ principal, carePlanId, reason }: OpenRegieCase): Promise<RegieCaseAnswer> {
    const controller = regieOf(principal);
    const facts = await withTenant(
      this.deps.pool,
      controller,
      (transaction) => factsOfPlan(transaction, carePlanId),
      { readOnly: true },
    );
    if (!facts) throw notFound();
    const heads = await this.headsOf(controller, facts);
    const plan = heads.get(planStream(facts));
    // A plan that is shared across the border shows its head there too.
    if (plan?.controller !== controller) throw notFound();
    const { mask, fields, isErased } = await this.open(facts, plan);
    await this.record(principal, controller, facts, reason, mask, fields);
    return {
      carePlanId,
      reason,
      filedAt: facts.filedAt,
      place: plan.place ?? 'none',
      applications: await this.applicationsOf(facts, heads, isErased),
      fields,
    };
  }

  private headsOf(controller: ControllerId, facts: PlanFacts): Promise<Map<StreamName, StreamHead>> {
    const streams = [planStream(facts), ...facts.applications.map(applicationStream)];
    return this.deps.events.heads({ controller }, streams);
  }

  private async open({ carePlanId, controller, sealed }: PlanFacts, { fence }: StreamHead) {
    const today = dayInBelgium(this.deps.clock.now());
    const [opened = {}] = await openSealed(this.deps.vault, [
      { carePlanId, controller, sealed, opens: tiersShown(caseMask(fence, today)) },
    ]);
    const seen = caseSeen(fence, today, opened);
    const isErased = seen.mask.startDate.cell === 'H' || opened.planning?.state === 'erased';
    return { ...seen, isErased };
  }

  private async record(
    principal: Principal,
    controller: ControllerId,
    { carePlanId }: PlanFacts,
    reason: CaseReason,
    mask: Mask,
    fields: DisclosedFields,
  ): Promise<void> {
    const shown = cellsDisclosed(mask, fields);
    try {
      await withTenant(this.deps.pool, controller, (transaction) =>
        record(transaction, {
          answerId: uuid<Uuid<'answer'>>(randomUUID()),
          at: this.deps.clock.now(),
          viewer: principal.actorId,
          role: principal.role,
          viewerController: controller,
          ground: 'regieCase',
          reason,
          plans: [{ carePlanId, controller, fields: shown, policyVersion: caseFieldsVersion }],
        }),
      );
    } catch (cause) {
      throw new Problem('unavailable', { cause, headers: { 'retry-after': '5' } });
    }
  }

  /** Where the family applied is tier planning: it goes with that key. */
  private async applicationsOf(
    { applications }: PlanFacts,
    heads: ReadonlyMap<StreamName, StreamHead>,
    isErased: boolean,
  ): Promise<CaseApplicationAnswer[]> {
    const ids = isErased ? [] : applications.flatMap(({ locationId }) => (locationId ? [locationId] : []));
    const locations = await this.deps.locations.byIds(ids);
    return applications.map((application) =>
      applicationAnswer(
        application,
        application.locationId === null ? undefined : locations.get(application.locationId),
        heads.get(applicationStream(application)),
      ),
    );
  }
}

const planStream = ({ carePlanId }: PlanFacts): StreamName => streamName('carePlan', carePlanId);
const applicationStream = ({ applicationId }: ApplicationFacts): StreamName =>
  streamName('application', applicationId);

const applicationAnswer = (
  { applicationId, status, createdAt, takenUpAt, decidedAt }: ApplicationFacts,
  location: Location | undefined,
  head: StreamHead | undefined,
): CaseApplicationAnswer => ({
  applicationId,
  locationId: location?.locationId ?? null,
  locationName: location?.name ?? null,
  organiserId: location?.organiserId ?? null,
  // The head is ahead of the read model.
  status: head?.stage ?? status,
  createdAt,
  takenUpAt,
  decidedAt,
});
