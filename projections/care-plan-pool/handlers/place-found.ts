import { changing } from './handler.js';

/** The plan looks no further. */
export const placeFound = changing(() => ({ looks: false }));
