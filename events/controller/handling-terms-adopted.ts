import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { PublicText } from '@koz/privacy-types';
import { IsPlainDate, MayBeAbsent } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { methodGrounds, type MethodGround } from './disclosure-method-adopted.js';

/** As they come in, or in rounds some months before the start of care. */
export const handlingWays = ['continuous', 'rounds'] as const;
export type HandlingWay = (typeof handlingWays)[number];

/** The bounds of a controller's terms: days, and months for `roundMonthsBefore`. */
export const handlingTermBounds = {
  takeUpDays: { min: 1, max: 365 },
  confirmDays: { min: 0, max: 365 },
  roundMonthsBefore: { min: 1, max: 24 },
} as const;

export class HandlingTermsAdoptedPayload {
  /** Days within which an organiser is expected to take an application up: an alert, not a block. */
  @IsInt()
  @Min(handlingTermBounds.takeUpDays.min)
  @Max(handlingTermBounds.takeUpDays.max)
  takeUpDays!: number;
  /** Days after which a found place counts as confirmed; 0 is at once. */
  @IsInt()
  @Min(handlingTermBounds.confirmDays.min)
  @Max(handlingTermBounds.confirmDays.max)
  confirmDays!: number;
  @IsIn(handlingWays) handling!: HandlingWay;
  /** With rounds only: how many months before the start of care an application is handled. */
  @MayBeAbsent()
  @IsInt()
  @Min(handlingTermBounds.roundMonthsBefore.min)
  @Max(handlingTermBounds.roundMonthsBefore.max)
  roundMonthsBefore?: number;
  @IsIn(methodGrounds) ground!: MethodGround;
  /** The date of the advice or decision. */
  @MayBeAbsent() @IsPlainDate() groundDate?: PublicText;
}

/** The controller decided within which terms applications are handled. */
export const HandlingTermsAdopted = defineEvent({
  type: 'HandlingTermsAdopted',
  version: 1,
  stream: 'controller',
  payload: HandlingTermsAdoptedPayload,
  fields: {
    takeUpDays: 'clear',
    confirmDays: 'clear',
    handling: 'clear',
    roundMonthsBefore: 'clear',
    ground: 'clear',
    groundDate: 'clear',
  },
});
