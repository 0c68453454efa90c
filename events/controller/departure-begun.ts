import { Matches } from 'class-validator';
import type { FileHash } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';

export class DepartureBegunPayload {
  /** Of the export that the controller took along. */
  @Matches(/^[0-9a-f]{64}$/) exportHash!: FileHash;
}

/** The point of no return: from here on the keys of the controller's plans are destroyed, until none is left. */
export const DepartureBegun = defineEvent({
  type: 'DepartureBegun',
  version: 1,
  stream: 'controller',
  payload: DepartureBegunPayload,
  fields: { exportHash: 'clear' },
});
