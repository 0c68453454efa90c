import { moveTo } from './move-to.js';

export const applicationApproved = moveTo('approved');
