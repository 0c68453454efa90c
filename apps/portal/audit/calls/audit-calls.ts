import { Injectable, inject } from '@angular/core';
import { answerOf, type operations, type Schemas } from '@koz/api-client';
import { Api } from '../../api/api.js';
import { Looking } from '../reason/looking-reason.js';
import type { LogCalls } from '../verify/verify-log.js';
import { SeenCheckpoints } from './seen-checkpoints.js';

type Query<Operation extends keyof operations> = Omit<
  NonNullable<operations[Operation]['parameters']['query']>,
  'reason'
>;
export type LogQuery = Query<'readAuditLog'>;
export type ConsultationsQuery = Query<'listConsultations'>;
export type CountsQuery = Query<'countDisclosures'>;

/** The readings of this area. Each that goes on record says why, as chosen on top of the page. */
@Injectable({ providedIn: 'root' })
export class AuditCalls implements LogCalls {
  private readonly api = inject(Api);
  private readonly looking = inject(Looking);
  private readonly seen = inject(SeenCheckpoints);

  log(query: LogQuery, signal?: AbortSignal): Promise<Schemas['AuditLog']> {
    return answerOf(this.api.GET('/api/v1/audit/log', this.options(query, signal)));
  }

  event(position: number): Promise<Schemas['LogEvent']> {
    const { params } = this.options({});
    return answerOf(
      this.api.GET('/api/v1/audit/log/{position}', { params: { ...params, path: { position } } }),
    );
  }

  hashes(from: number, limit: number): Promise<Schemas['LogHashes']> {
    return answerOf(this.api.GET('/api/v1/audit/log/hashes', this.options({ from, limit })));
  }

  stream(id: string, position: number | undefined, signal?: AbortSignal): Promise<Schemas['StreamReplay']> {
    const { params, ...rest } = this.options(position === undefined ? {} : { position }, signal);
    return answerOf(
      this.api.GET('/api/v1/audit/streams/{id}', { params: { ...params, path: { id } }, ...rest }),
    );
  }

  certificates(carePlanId: string): Promise<Schemas['PlanCertificates']> {
    const { params } = this.options({});
    return answerOf(
      this.api.GET('/api/v1/audit/certificates/{carePlanId}', {
        params: { ...params, path: { carePlanId } },
      }),
    );
  }

  consultations(query: ConsultationsQuery): Promise<Schemas['Consultations']> {
    return answerOf(this.api.GET('/api/v1/audit/consultations', this.options(query)));
  }

  counts(query: CountsQuery): Promise<Schemas['DisclosureCounts']> {
    return answerOf(this.api.GET('/api/v1/audit/disclosures/counts', this.options(query)));
  }

  /** The newest checkpoint of the log; this tab keeps it, to hold later ones to it. */
  async checkpoint(): Promise<Schemas['LogCheckpoint']> {
    const answer = await answerOf(this.api.GET('/api/v1/audit/checkpoints/latest'));
    this.seen.keep(answer.note);
    return answer;
  }

  inclusion(position: number, size: number): Promise<Schemas['InclusionProof']> {
    return answerOf(
      this.api.GET('/api/v1/audit/proofs/inclusion', { params: { query: { position, size } } }),
    );
  }

  consistency(from: number, to: number): Promise<Schemas['ConsistencyProof']> {
    return answerOf(this.api.GET('/api/v1/audit/proofs/consistency', { params: { query: { from, to } } }));
  }

  ledgerCheckpoint(): Promise<Schemas['LogCheckpoint']> {
    return answerOf(this.api.GET('/api/v1/audit/ledger/checkpoints/latest'));
  }

  ledgerInclusion(entry: number, size: number): Promise<Schemas['LedgerInclusionProof']> {
    return answerOf(
      this.api.GET('/api/v1/audit/ledger/proofs/inclusion', { params: { query: { entry, size } } }),
    );
  }

  ledgerConsistency(from: number, to: number): Promise<Schemas['ConsistencyProof']> {
    return answerOf(
      this.api.GET('/api/v1/audit/ledger/proofs/consistency', { params: { query: { from, to } } }),
    );
  }

  private options<Asked extends object>(asked: Asked, signal?: AbortSignal) {
    const query = { ...asked, reason: this.looking.reason() };
    return { params: { query }, ...(signal === undefined ? {} : { signal }) };
  }
}
