import { changeStatus } from './change-status.js';

export const applicationMarkedNoPlace = changeStatus('noPlace');
