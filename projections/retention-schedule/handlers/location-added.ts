import { changePlan } from './handler.js';

/** The plan has ended only when this application has too. */
export const locationAdded = changePlan((row) => ({ ...row, applications: row.applications + 1 }));
