export { openAccess } from './open-access.js';
