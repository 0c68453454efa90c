import { moveTo } from './move-to.js';

export const applicationAccepted = moveTo('accepted');
