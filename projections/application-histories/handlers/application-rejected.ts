import { addStep } from './add-step.js';

export const applicationRejected = addStep(() => ['rejected']);
