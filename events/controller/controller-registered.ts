import { IsIn, Length } from 'class-validator';
import type { PublicText } from '@koz/privacy-types';
import { defineEvent } from '../define-event.js';
import { dataRegions, type DataRegion } from '../vocabulary.js';

export class ControllerRegisteredPayload {
  @Length(1, 120) name!: PublicText;
  @IsIn(dataRegions) region!: DataRegion;
}

/** A local government answers for data from now on. */
export const ControllerRegistered = defineEvent({
  type: 'ControllerRegistered',
  version: 1,
  stream: 'controller',
  payload: ControllerRegisteredPayload,
  fields: { name: 'clear', region: 'clear' },
});
