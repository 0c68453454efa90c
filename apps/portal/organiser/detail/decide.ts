import { answerOf, type ApiClient } from '@koz/api-client';
import type { Action, StepReason } from './decisions.js';

/** Which application, of which plan, as somebody saw it. */
export interface Seen {
  readonly applicationId: string;
  readonly carePlanId: string;
  /** The ETag of what was seen: a decision on something older is refused. */
  readonly etag: string | undefined;
}

/** What somebody said with it. */
export interface Said {
  readonly reason: StepReason | undefined;
  /** With a place that is confirmed: the family needs another one beside it, for the rest of the week. */
  readonly keepLooking: boolean;
}

/** Where the log stands after it: what is read from there on shows the decision. */
export interface Taken {
  readonly position: number;
}

/**
 * Takes a decision, once for its `headers`.
 * @throws ProblemError where it takes no effect, ServerUnreachableError
 */
export function decide(
  api: ApiClient,
  action: Action,
  { applicationId, carePlanId, etag }: Seen,
  { reason, keepLooking }: Said,
  idempotency: Readonly<Record<string, string>>,
): Promise<Taken> {
  if (action === 'confirmPlace')
    // Another revision than the application's is meant there: the plan's, which this organiser does not know.
    return answerOf(
      api.POST('/api/v1/care-plans/{id}/confirm-place', {
        params: { path: { id: carePlanId } },
        body: { contractSigned: true, keepLooking },
        headers: idempotency,
      }),
    );
  const options = {
    params: { path: { id: applicationId } },
    body: reason === undefined ? {} : { reason },
    headers: { ...idempotency, ...(etag === undefined ? {} : { 'if-match': etag }) },
  };
  switch (action) {
    case 'accept':
      return answerOf(api.POST('/api/v1/applications/{id}/accept', options));
    case 'noPlace':
      return answerOf(api.POST('/api/v1/applications/{id}/no-place', options));
    case 'approve':
      return answerOf(api.POST('/api/v1/applications/{id}/approve', options));
    case 'reject':
      return answerOf(api.POST('/api/v1/applications/{id}/reject', options));
    case 'undoApproval':
      return answerOf(api.POST('/api/v1/applications/{id}/undo-approval', options));
  }
}
