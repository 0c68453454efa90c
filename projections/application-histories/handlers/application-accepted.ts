import { addStep } from './add-step.js';

export const applicationAccepted = addStep(() => ['accepted']);
