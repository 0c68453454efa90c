import { addStep } from './add-step.js';

export const applicationMarkedNoPlace = addStep(() => ['noPlace']);
