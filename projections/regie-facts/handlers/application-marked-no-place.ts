import { moveTo } from './move-to.js';

export const applicationMarkedNoPlace = moveTo('noPlace');
