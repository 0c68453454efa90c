import { ProblemError, ServerUnreachableError } from '@koz/api-client';

/** What went wrong, in one Dutch sentence that says what to do. The server's own words where it refused. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.detail;
  if (error instanceof ServerUnreachableError)
    return 'De server antwoordt nu niet. Wat u typte, blijft staan. Probeer het over een paar tellen opnieuw.';
  return 'Er ging iets mis op deze pagina. Vernieuw de pagina en probeer opnieuw.';
}

/** Whether sending the same again can help: nobody answered, or the server itself failed. */
export const mayHelpToRetry = (error: unknown): boolean =>
  error instanceof ServerUnreachableError || (error instanceof ProblemError && error.status >= 500);
