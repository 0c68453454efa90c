import { changePlan, monthAt } from './handler.js';

/** The shorter term of withdrawn plans, where there is one, counts from this month. */
export const carePlanWithdrawn = changePlan((row, event) => ({ ...row, withdrawn_month: monthAt(event) }));
