import { changePlan } from './handler.js';

/** The envelope of the child's birth date opens no more: from here on the moment of the fence tells the phase. */
export const personalDataGeneralised = changePlan(() => ({ precise: null }));
