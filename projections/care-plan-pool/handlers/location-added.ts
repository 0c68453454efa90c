import { changePlanning } from './change-planning.js';

/** The plan was put to one location more: its organiser has an application from now on, and no need of the pool. */
export const locationAdded = changePlanning;
