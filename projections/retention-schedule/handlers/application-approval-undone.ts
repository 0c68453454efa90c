import { changeStatus } from './change-status.js';

export const applicationApprovalUndone = changeStatus('accepted');
