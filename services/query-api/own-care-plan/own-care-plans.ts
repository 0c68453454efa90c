import { adoptionsSince, ownDataOf, policyVersionOf, type MethodAdoption } from '@koz/disclosure';
import { emergencyNow } from '@koz/domain';
import { streamName, type StreamHead } from '@koz/event-store';
import { disclosedFields } from '@koz/events';
import type { Principal } from '@koz/identity';
import { openSealed, receiptOf } from '@koz/privacy-keys';
import { keyIdOf, tiers, type OpenedTiers } from '@koz/privacy-types';
import type { CarePlan } from '@koz/projections/care-plans';
import { momentOf } from '../answering/look.js';
import { PolicyBook } from '../answering/policy-book.js';
import { recordBeforeAnswering } from '../answering/record-disclosure.js';
import type { QueryApiDeps } from '../deps.js';
import { findOwnPlan, type OwnPlanRequest } from './find-own-plan.js';
import { applicationAnswer, isGiven, methodAnswer, placeAnswer, toGive } from './answer-parts.js';
import { controllerNames, organisationsOf } from './organisations.js';
import type { OwnCarePlanAnswer } from './own-care-plan.dto.js';
import { permittedActions, planState } from './plan-state.js';
import { whoSees, type PlanNow, type ViewerNow } from './who-sees.js';
import { keptText } from '../answering/words.js';

/** A plan as its family is answered, with what an export adds to it. */
export interface OwnCarePlan {
  readonly answer: OwnCarePlanAnswer;
  readonly plan: CarePlan;
  /** The methods that the plan is under, oldest first; the last is the one in force. */
  readonly adoptions: readonly MethodAdoption[];
}

/** Who sees a plan, with what it stands on. */
export interface PlanViewers {
  readonly now: PlanNow;
  readonly viewers: readonly ViewerNow[];
}

/** The way from a plan's rows to what its family, or the service point that filed it, is answered. */
export class OwnCarePlans {
  readonly policies: PolicyBook;

  constructor(private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  /** @throws Problem 404 for a plan that is not theirs; 503 when a service point's look cannot be recorded */
  async read(request: OwnPlanRequest): Promise<OwnCarePlan> {
    const { now, opened, adoptions, row } = await this.look(request);
    const { plan, state, ownData, controllerName, organisations, moment } = now;
    const { principal } = request;
    const answer: OwnCarePlanAnswer = {
      carePlanId: plan.carePlanId,
      controller: plan.controller,
      controllerName,
      status: plan.status,
      filedAt: plan.filedAt,
      mandate: plan.mandate,
      revision: plan.revision,
      receipt: principal.role === 'family' ? await this.receiptOf(plan) : null,
      place: placeAnswer(state, plan, moment.today),
      emergency: emergencyNow(state),
      fields: ownData,
      texts: Object.fromEntries(Object.entries(ownData).map(([field, value]) => [field, keptText(value)])),
      applications: plan.applications.map((each) => applicationAnswer(each, organisations, principal)),
      toGive: toGive(plan, ownData, adoptions),
      permittedActions: permittedActions(principal.role, state, opened),
      method: methodAnswer(adoptions.at(-1)),
      whoSees: (await whoSees(this.deps, now)).map(({ status: _status, ...viewer }) => viewer),
    };
    if (principal.role === 'servicePoint') await this.record(principal, row, answer, adoptions);
    return { answer, plan: row, adoptions };
  }

  /**
   * Who sees what of a plan now, as {@link read} tells it. What is answered of it must be states alone: it is not recorded.
   * @throws Problem 404 for a plan that is not theirs
   */
  async viewers(request: OwnPlanRequest): Promise<PlanViewers> {
    const { now } = await this.look(request);
    return { now, viewers: await whoSees(this.deps, now) };
  }

  /** The plan as it stands now, opened. It is in memory only. */
  private async look(request: OwnPlanRequest) {
    const row = await findOwnPlan(this.deps, request);
    const moment = momentOf(this.deps.clock.now());
    const [head, adopted, opened] = await Promise.all([
      this.headOf(row),
      this.policies.of([row.controller]).then((all) => all.get(row.controller) ?? []),
      this.open(row),
    ]);
    const plan = opened.planning?.state === 'erased' ? withoutLocations(row) : row;
    const locationIds = plan.applications.flatMap(({ locationId }) => locationId ?? []);
    const [organisations, names] = await Promise.all([
      organisationsOf(this.deps, locationIds),
      controllerNames(this.policies, [row.controller]),
    ]);
    const controllerName = names.get(row.controller) ?? row.controller;
    const ownData = ownDataOf(opened);
    const state = planState(row, head);
    const now: PlanNow = { plan, head, state, ownData, adopted, controllerName, organisations, moment };
    return { row, opened, adoptions: adoptionsSince(adopted, row.filedAt, moment.now), now };
  }

  private async headOf({ carePlanId, controller }: CarePlan): Promise<StreamHead | undefined> {
    const stream = streamName('carePlan', carePlanId);
    return (await this.deps.events.heads({ controller }, [stream])).get(stream);
  }

  private async open({ carePlanId, controller, sealed }: CarePlan): Promise<OpenedTiers> {
    const [opened] = await openSealed(this.deps.vault, [{ carePlanId, controller, sealed, opens: tiers }]);
    return opened ?? {};
  }

  /** The receipt derives from the identity key, and is gone with it. */
  private async receiptOf({ carePlanId, controller, sealed }: CarePlan): Promise<string | null> {
    if (!sealed.identity) return null;
    const id = keyIdOf(sealed.identity);
    const lookup = (await this.deps.vault.keys(controller, [id])).get(id);
    return lookup?.state === 'present' ? receiptOf(carePlanId, lookup.key) : null;
  }

  /** What a family reads of itself is disclosed to nobody; what its service point reads is (docs/adr/0020). */
  private async record(
    principal: Principal,
    plan: CarePlan,
    { fields }: OwnCarePlanAnswer,
    adoptions: readonly MethodAdoption[],
  ): Promise<void> {
    const inForce = adoptions.at(-1);
    if (inForce === undefined) throw new TypeError('a plan is filed under a method');
    const { carePlanId, controller } = plan;
    const shown = disclosedFields.filter((field) => isGiven(fields[field]));
    const viewer = { principal, controller, organiserId: principal.organiserId };
    await recordBeforeAnswering(this.deps.pool, viewer, this.deps.clock.now(), [
      {
        ground: 'mandate',
        plans: [
          {
            ...{ carePlanId, controller },
            fields: Object.fromEntries(shown.map((field) => [field, 'V'])),
            policyVersion: policyVersionOf(inForce.data.policy),
          },
        ],
      },
    ]);
  }
}

/** Rows may still say what planning said; its family is told that it is gone. */
const withoutLocations = (plan: CarePlan): CarePlan => ({
  ...plan,
  startMonth: null,
  applications: plan.applications.map((each) => ({ ...each, locationId: null })),
});
