import { changeStatus } from './change-status.js';

export const applicationRejected = changeStatus('rejected');
