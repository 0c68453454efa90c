import { changeStatus } from './change-status.js';

export const applicationApproved = changeStatus('approved');
