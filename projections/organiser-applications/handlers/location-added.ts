import { changePlanning } from './change-planning.js';

/** The plan was put to one location more: its organisers may read the row from now on. */
export const locationAdded = changePlanning;
