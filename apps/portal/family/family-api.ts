import { Injectable, inject } from '@angular/core';
import { answerOf, type Schemas } from '@koz/api-client';
import { Api } from '../api/api.js';

export type OwnPlan = Schemas['OwnCarePlan'];
export type OwnApplication = Schemas['OwnApplication'];
export type Location = Schemas['LocationAnswer'];
export type FilingNeeds = Schemas['FilingNeeds'];
export type Visibility = Schemas['PlanVisibility'];
export type OwnDisclosure = Schemas['OwnDisclosure'];
export type Forecast = Schemas['Forecast'];
export type FiledPlan = Schemas['FiledCarePlan'];
export type PlanCertificates = Schemas['PlanCertificates'];
export type FiledAnswer = Schemas['FiledCarePlanAnswer'];
export type FilingBody = Schemas['FileCarePlanBody'];
export type RectifyBody = Schemas['RectifyPersonalData'];
export type AmendBody = Schemas['AmendCarePlan'];

export interface LocationSearch {
  readonly municipality?: string | undefined;
  readonly postcode?: string | undefined;
  /** `mon:full,tue:morning` */
  readonly careParts?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Which plan, and how fresh its answer must be: the position of one's own last write. */
export interface PlanRequest {
  readonly id: string;
  readonly minPosition?: number | undefined;
}

/** With a key, so that the same write may be sent again: those of `Submission`. */
export type WriteHeaders = Readonly<Record<string, string>>;

/**
 * What a family or a service point asks the server and tells it. Every call throws ProblemError where the server refuses
 * and ServerUnreachableError where nobody answers.
 */
@Injectable({ providedIn: 'root' })
export class FamilyApi {
  private readonly api = inject(Api);

  locations({ municipality, postcode, careParts, cursor }: LocationSearch) {
    const query = present({ municipality, postcode, careParts, cursor });
    return answerOf(this.api.GET('/api/v1/locations', { params: { query } }));
  }

  controllers() {
    return answerOf(this.api.GET('/api/v1/controllers'));
  }

  filingNeeds(id: string) {
    return answerOf(this.api.GET('/api/v1/controllers/{id}/filing-needs', { params: { path: { id } } }));
  }

  file(body: FilingBody, headers: WriteHeaders) {
    return answerOf(this.api.POST('/api/v1/care-plans', { headers, body }));
  }

  plan(request: PlanRequest) {
    return answerOf(this.api.GET('/api/v1/care-plans/{id}', { params: fresh(request) }));
  }

  visibility(request: PlanRequest) {
    return answerOf(this.api.GET('/api/v1/care-plans/{id}/visibility', { params: fresh(request) }));
  }

  disclosures(id: string, cursor: string | undefined) {
    return answerOf(
      this.api.GET('/api/v1/care-plans/{id}/disclosures', {
        params: { path: { id }, query: present({ cursor, limit: 20 }) },
      }),
    );
  }

  forecast(request: PlanRequest) {
    return answerOf(this.api.GET('/api/v1/care-plans/{id}/forecast', { params: fresh(request) }));
  }

  /** The file as the server writes it, byte for byte. */
  exportFile(id: string): Promise<Blob> {
    return answerOf(
      this.api.GET('/api/v1/care-plans/{id}/export', { params: { path: { id } }, parseAs: 'blob' }),
    ) as Promise<unknown> as Promise<Blob>;
  }

  rectify(id: string, body: RectifyBody, headers: WriteHeaders) {
    return answerOf(
      this.api.PATCH('/api/v1/care-plans/{id}/personal-data', { params: { path: { id } }, headers, body }),
    );
  }

  amend(id: string, body: AmendBody, headers: WriteHeaders) {
    return answerOf(this.api.PATCH('/api/v1/care-plans/{id}', { params: { path: { id } }, headers, body }));
  }

  addLocations(id: string, locationIds: string[], headers: WriteHeaders) {
    return answerOf(
      this.api.POST('/api/v1/care-plans/{id}/applications', {
        params: { path: { id } },
        headers,
        body: { locationIds },
      }),
    );
  }

  confirmPlace(id: string, body: Schemas['ConfirmPlace'], headers: WriteHeaders) {
    return answerOf(
      this.api.POST('/api/v1/care-plans/{id}/confirm-place', { params: { path: { id } }, headers, body }),
    );
  }

  declinePlace(id: string, body: Schemas['DeclinePlace'], headers: WriteHeaders) {
    return answerOf(
      this.api.POST('/api/v1/care-plans/{id}/decline-place', { params: { path: { id } }, headers, body }),
    );
  }

  withdraw(id: string, body: Schemas['Step'], headers: WriteHeaders) {
    return answerOf(
      this.api.POST('/api/v1/care-plans/{id}/withdraw', { params: { path: { id } }, headers, body }),
    );
  }

  withdrawApplication(id: string, body: Schemas['Step'], headers: WriteHeaders) {
    return answerOf(
      this.api.POST('/api/v1/applications/{id}/withdraw', { params: { path: { id } }, headers, body }),
    );
  }

  erase(id: string, headers: WriteHeaders) {
    return answerOf(
      this.api.DELETE('/api/v1/care-plans/{id}', { params: { path: { id } }, headers, body: {} }),
    );
  }

  filedPlans(cursor: string | undefined) {
    return answerOf(
      this.api.GET('/api/v1/service-point/care-plans', {
        params: { query: present({ cursor, limit: 20 }) },
      }),
    );
  }

  findCertificates(receipt: string) {
    return answerOf(this.api.POST('/api/v1/certificates/find', { body: { receipt } }));
  }
}

const fresh = ({ id, minPosition }: PlanRequest) => ({ path: { id }, query: present({ minPosition }) });

/** Without what is undefined or empty: an address holds what was asked and nothing else. */
function present<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
  ) as never;
}
