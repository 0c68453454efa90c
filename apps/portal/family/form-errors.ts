import type { FormError } from '../shared/form/error-summary.js';
import type { Submission } from '../shared/form/submission.js';
import { controlId, controlOf } from './filing/steps.js';

/** What went wrong with a submission, for the summary: field by field where the server says so, else its sentence. */
export function formErrorsOf(submission: Submission): FormError[] {
  const fields = submission.fieldErrors();
  if (fields.length > 0) return fields.map(({ field, message }) => ({ id: controlId(field), message }));
  const problem = submission.problem();
  return problem === undefined ? [] : [{ message: problem }];
}

/** What the server says of one field. */
export const faultOf = (submission: Submission, field: string): string | undefined =>
  submission.fieldErrors().find((error) => controlOf(error.field) === field)?.message;
