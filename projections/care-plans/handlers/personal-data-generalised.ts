import { changePlan } from './change-plan.js';

/**
 * What stays of the precise values is in the newer identity envelope. The precise one is kept: whoever opens it learns
 * since when and why it cannot be.
 */
export const personalDataGeneralised = changePlan(({ metadata }) => ({ generalised_at: metadata.at }));
