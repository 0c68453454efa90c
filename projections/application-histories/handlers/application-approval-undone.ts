import { addStep, returned } from './add-step.js';

/** It is accepted again: nobody decided that anew. */
export const applicationApprovalUndone = addStep(() => ['accepted', returned]);
