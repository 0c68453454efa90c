import { changing } from './handler.js';

/** The place was given back: the plan looks again. */
export const placeDeclined = changing(() => ({ looks: true }));
