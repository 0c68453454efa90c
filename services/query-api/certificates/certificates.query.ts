import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  certificatesOfPlan,
  certificatesOfReceipt,
  completionOf,
  receiptHashOf,
  statementOf,
} from '@koz/audit';
import { consulted, notFound } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { certificatesAnswer, type CertificateBytes } from './certificate-answer.js';
import type { PlanCertificatesAnswer } from './certificates.dto.js';

interface PlanAsked {
  readonly principal: Principal;
  readonly carePlanId: CarePlanId;
  /** Why, for the record. */
  readonly reason: string | undefined;
}

/** By whom they are asked for: the controller's own auditor or officer, or whoever has the plan's receipt. */
export class FindCertificates extends Query<PlanCertificatesAnswer> {
  constructor(readonly by: PlanAsked | { readonly receipt: string }) {
    super();
  }
}

/**
 * The certificates of a plan's shreddings. Read from their own table, which stays when nothing else of a plan is left.
 * It holds no personal value, so that the ledger has no disclosure to record, but who asked for it. Who has the receipt
 * is known by nothing else.
 */
@QueryHandler(FindCertificates)
export class FindCertificatesHandler implements IQueryHandler<FindCertificates> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 404 when there are none, or not for who asks; an answer does not tell which */
  async execute({ by }: FindCertificates): Promise<PlanCertificatesAnswer> {
    const { pool, certificateKeys } = this.deps;
    const certificates =
      'receipt' in by ? await certificatesOfReceipt(pool, receiptHashOf(by.receipt)) : await this.ofPlan(by);
    const answer = certificatesAnswer(
      await Promise.all(certificates.map((each) => this.withCompletion(each))),
      certificateKeys,
    );
    if (!answer) throw notFound();
    return answer;
  }

  private async ofPlan({ principal, carePlanId, reason }: PlanAsked): Promise<Buffer[]> {
    const subject = `carePlan-${carePlanId}`;
    const controller = await consulted(this.deps, principal, { action: 'readCertificates', reason, subject });
    return certificatesOfPlan(this.deps.pool, controller, carePlanId);
  }

  /** That of the epoch is of all plans of the controller and tells of none. */
  private async withCompletion(certificate: Buffer): Promise<CertificateBytes> {
    const { controller, epoch } = statementOf(certificate);
    return { certificate, completion: await completionOf(this.deps.pool, controller, epoch) };
  }
}
