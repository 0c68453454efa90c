import { moveTo } from './move-to.js';

export const applicationWithdrawn = moveTo('withdrawn');
