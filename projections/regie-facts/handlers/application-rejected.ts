import { moveTo } from './move-to.js';

export const applicationRejected = moveTo('rejected');
