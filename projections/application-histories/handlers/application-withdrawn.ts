import { addStep } from './add-step.js';

export const applicationWithdrawn = addStep(() => ['withdrawn']);
