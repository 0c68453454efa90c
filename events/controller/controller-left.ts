import { Matches } from 'class-validator';
import type { FileHash } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';

export class ControllerLeftPayload {
  /** Of the export that the controller took along. */
  @Matches(/^[0-9a-f]{64}$/) exportHash!: FileHash;
}

/** Every key of every plan of the controller is destroyed. What remains of it here is the log, which nothing opens. */
export const ControllerLeft = defineEvent({
  type: 'ControllerLeft',
  version: 1,
  stream: 'controller',
  payload: ControllerLeftPayload,
  fields: { exportHash: 'clear' },
});
