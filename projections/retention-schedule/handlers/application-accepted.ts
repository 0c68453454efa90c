import { changeStatus } from './change-status.js';

export const applicationAccepted = changeStatus('accepted');
