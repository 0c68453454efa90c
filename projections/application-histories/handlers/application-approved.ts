import { addStep } from './add-step.js';

export const applicationApproved = addStep(() => ['approved']);
