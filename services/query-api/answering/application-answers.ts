import { randomUUID } from 'node:crypto';
import {
  applyMask,
  cellsDisclosed,
  policyVersionOf,
  tiersShown,
  type DisclosedFields,
  type Mask,
} from '@koz/disclosure';
import { record, type DisclosedPlan, type DisclosureGround } from '@koz/disclosure-ledger';
import { streamName } from '@koz/event-store';
import type { ApplicationStatus } from '@koz/events';
import { Problem } from '@koz/http';
import { withTenant } from '@koz/platform';
import { openSealed } from '@koz/privacy-keys';
import { uuid, type Instant, type Uuid } from '@koz/privacy-types';
import type { OrganiserApplication } from '@koz/projections/organiser-applications';
import type { QueryApiDeps } from '../deps.js';
import type { ApplicationAnswer } from './application.dto.js';
import { fits } from './fits.js';
import { lookAt, narrowed, type Look, type Standing } from './look.js';
import { PolicyBook } from './policy-book.js';
import type { Viewer } from './viewer.js';
import { weeksBetween } from './waiting.js';

/** An application as answered, with the revision that its ETag names. */
export interface Answered {
  readonly answer: ApplicationAnswer;
  readonly revision: number | undefined;
}

interface Disclosed {
  readonly look: Look;
  readonly mask: Mask;
  readonly fields: DisclosedFields;
}

/**
 * The way from read-model rows to an answer: what stands now (heads), the policy in force, the mask, the keys of
 * the page in one query, only what is shown opened, the disclosure recorded; and only then an answer.
 */
export class ApplicationAnswers {
  private readonly policies: PolicyBook;

  constructor(private readonly deps: QueryApiDeps) {
    this.policies = new PolicyBook(deps.events);
  }

  /**
   * Answers for rows of one query, in their order.
   * @throws Problem 503 when the disclosure cannot be recorded: then nothing is disclosed.
   */
  async answer(
    viewer: Viewer,
    ground: DisclosureGround,
    rows: readonly OrganiserApplication[],
  ): Promise<Answered[]> {
    if (rows.length === 0) return [];
    const now = this.deps.clock.now();
    const [heads, adopted] = await Promise.all([
      this.headsOf(viewer, rows),
      this.policies.of(rows.map(({ controller }) => controller)),
    ]);
    const looks = rows.map((row) => lookAt(row, heads.of(row), adopted.get(row.controller) ?? [], now));
    const disclosed = await this.open(looks);
    await this.record(viewer, ground, disclosed, now);
    return disclosed.map((each) => ({
      answer: answerOf(each, viewer, now),
      revision: heads.revisionOf(each.look.row),
    }));
  }

  private async headsOf({ controller }: Viewer, rows: readonly OrganiserApplication[]) {
    const ofApplication = ({ applicationId }: OrganiserApplication) =>
      streamName('application', applicationId);
    const ofPlan = ({ carePlanId }: OrganiserApplication) => streamName('carePlan', carePlanId);
    const streams = new Set(rows.flatMap((row) => [ofApplication(row), ofPlan(row)]));
    const heads = await this.deps.events.heads({ controller }, [...streams]);
    return {
      of: (row: OrganiserApplication): Standing => ({
        application: heads.get(ofApplication(row)),
        carePlan: heads.get(ofPlan(row)),
      }),
      revisionOf: (row: OrganiserApplication) => heads.get(ofApplication(row))?.revision,
    };
  }

  private async open(looks: readonly Look[]): Promise<Disclosed[]> {
    const opened = await openSealed(
      this.deps.vault,
      looks.map(({ row: { carePlanId, controller, sealed }, mask }) => ({
        carePlanId,
        controller,
        sealed,
        opens: tiersShown(mask),
      })),
    );
    return looks.map((look, index) => {
      const tiers = opened[index] ?? {};
      const mask = narrowed(look, tiers);
      return { look, mask, fields: applyMask(mask, tiers) };
    });
  }

  private async record(
    { principal, organiserId, controller }: Viewer,
    ground: DisclosureGround,
    disclosed: readonly Disclosed[],
    at: Instant,
  ): Promise<void> {
    const plans = disclosed.flatMap(disclosedPlan);
    try {
      await withTenant(this.deps.pool, controller, (transaction) =>
        record(transaction, {
          answerId: uuid<Uuid<'answer'>>(randomUUID()),
          at,
          viewer: principal.actorId,
          role: principal.role,
          organiserId,
          viewerController: controller,
          ground,
          plans,
        }),
      );
    } catch (cause) {
      throw new Problem('unavailable', { cause, headers: { 'retry-after': '5' } });
    }
  }
}

/** What the ledger keeps of one application; without a policy in force nothing was shown. */
function disclosedPlan({ look: { row, policies }, mask, fields }: Disclosed): DisclosedPlan[] {
  const policy = policies.at(-1);
  if (policy === undefined) return [];
  const { carePlanId, controller, applicationId } = row;
  return [
    {
      carePlanId,
      controller,
      applicationId,
      fields: cellsDisclosed(mask, fields),
      policyVersion: policyVersionOf(policy),
    },
  ];
}

function answerOf({ look, fields }: Disclosed, viewer: Viewer, now: Instant): ApplicationAnswer {
  const { row, standing } = look;
  // The head is ahead of the read model.
  const status = standing.application?.stage ?? row.status;
  return {
    applicationId: row.applicationId,
    carePlanId: row.carePlanId,
    locationId: row.locationId,
    status,
    since: row.since,
    weeksWaiting: weeksBetween(row.filedAt, now),
    answerBy: status === 'created' ? row.answerBy : null,
    fits: fits(row.careParts, viewer.locations.get(row.locationId)?.careParts ?? []),
    rank: isOpen(status) ? row.rank : null,
    fields,
  };
}

/** Whether the application still waits for a place: only then it has a rank. */
const isOpen = (status: ApplicationStatus): boolean =>
  status === 'created' || status === 'noPlace' || status === 'accepted';
