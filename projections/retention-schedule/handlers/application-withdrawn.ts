import { changeStatus } from './change-status.js';

export const applicationWithdrawn = changeStatus('withdrawn');
