import { IsBoolean, IsIn } from 'class-validator';
import type { ApplicationId } from '@koz/privacy-types';
import { IsId, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';

/** The family's word, the signed contract, or the controller's term that ran out. */
export const placeConfirmedGrounds = ['family', 'contract', 'term'] as const;
export type PlaceConfirmedGround = (typeof placeConfirmedGrounds)[number];

export class PlaceConfirmedPayload {
  @IsId() applicationId!: ApplicationId;
  /** True for a part-week place: it is kept, and the plan's other applications are open again. */
  @IsBoolean() keepLooking!: boolean;
  /** Absent in events from before there were grounds: the family's word. */
  @MayBeAbsent() @IsIn(placeConfirmedGrounds) ground?: PlaceConfirmedGround;
}

/** The family takes the place that was found. Unless it keeps looking, its other applications are withdrawn. */
export const PlaceConfirmed = defineEvent({
  type: 'PlaceConfirmed',
  version: 1,
  stream: 'carePlan',
  payload: PlaceConfirmedPayload,
  fields: { applicationId: 'clear', keepLooking: 'clear', ground: 'clear' },
});
