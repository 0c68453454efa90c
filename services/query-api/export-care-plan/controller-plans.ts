import { operatorActor, type DisclosedPlan } from '@koz/disclosure-ledger';
import { policyVersionOf } from '@koz/disclosure';
import { disclosedFields } from '@koz/events';
import type { CarePlanId, ControllerId } from '@koz/privacy-types';
import type { QueryApiDeps } from '../deps.js';
import { disclosurePage } from '../own-disclosures/disclosure-pages.js';
import { isGiven } from '../own-care-plan/answer-parts.js';
import { OwnCarePlans } from '../own-care-plan/own-care-plans.js';
import { exportHead, exportText } from './care-plan-export.js';

/** A plan as its controller takes it along. */
export interface ControllerPlan {
  /** What of it leaves, for the ledger; undefined when nothing of it can be read any more. */
  readonly disclosed: DisclosedPlan | undefined;
  /** The document of docs/care-plan-export.md. It reads the disclosures as it goes. */
  text(): AsyncGenerator<string>;
}

/**
 * The plans of a controller in the very form in which their families take them along, without the receipt: that is the
 * family's alone. What leaves must be recorded by who asks, before it does.
 */
export class ControllerPlans {
  private readonly plans: OwnCarePlans;

  constructor(private readonly deps: QueryApiDeps) {
    this.plans = new OwnCarePlans(deps);
  }

  async read(controller: ControllerId, carePlanId: CarePlanId): Promise<ControllerPlan> {
    const principal = { role: 'family', actorId: operatorActor, controller, carePlanId } as const;
    const own = await this.plans.read({ principal, carePlanId });
    const answer = { ...own.answer, receipt: null };
    const { fields } = answer;
    const shown = disclosedFields.filter((field) => isGiven(fields[field]));
    const inForce = own.adoptions.at(-1);
    // What could not be recorded may not leave.
    if (inForce === undefined) throw new TypeError('a plan is filed under a method');
    const exportedAt = this.deps.clock.now();
    return {
      disclosed:
        shown.length === 0
          ? undefined
          : {
              ...{ carePlanId, controller },
              fields: Object.fromEntries(shown.map((field) => [field, 'V'])),
              policyVersion: policyVersionOf(inForce.data.policy),
            },
      text: () =>
        exportText(exportHead({ ...own, answer }, exportedAt), (before) =>
          disclosurePage(this.deps, this.plans.policies, own.plan, { before }),
        ),
    };
  }
}
