import { renew } from './renew.js';

/** Another method may show another part of every application: which it is, is read from the controller's stream. */
export const disclosureMethodAdopted = renew;
