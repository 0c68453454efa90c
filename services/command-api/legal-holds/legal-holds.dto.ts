import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import { holdReasons, type HoldReason } from '@koz/events';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { IsId, Reason, MayBeAbsent } from '@koz/http';

export const kept = ['everything', 'whatIsLeft'] as const;
export type Kept = (typeof kept)[number];

@ApiSchema({ name: 'PlaceHold' })
export class PlaceHoldBody {
  @ApiProperty({ format: 'uuid', description: 'Kenmerk van het opvangplan, van het eigen bestuur.' })
  @IsId()
  carePlanId!: string;

  @ApiProperty({ enum: holdReasons, description: 'Waarom het bewaard moet blijven, als vaste code.' })
  @IsIn(holdReasons)
  reason!: HoldReason;

  @ApiProperty({
    format: 'date',
    example: '2027-06-30',
    description: 'De eerste dag waarop de bewaring niet meer geldt.',
  })
  @IsString()
  expires!: string;

  @ApiProperty({
    required: false,
    enum: kept,
    description:
      'everything: alles, en een fout als de precieze gegevens al vernietigd zijn; anders whatIsLeft: wat er nog is.',
  })
  @MayBeAbsent()
  @IsIn(kept)
  keeps?: Kept;
}

export class LiftHoldQuery {
  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'Het opvangplan van de bewaring; nodig voor een bewaring die nog maar net opgelegd is.',
  })
  @MayBeAbsent()
  @IsId()
  carePlanId?: string;

  @Reason()
  reason?: ConsultationReason;
}

const holdStates = ['placed', 'liftRequested', 'lifted'] as const;

/** Where a hold stands. */
@ApiSchema({ name: 'LegalHold' })
export class LegalHoldAnswer {
  @ApiProperty({ format: 'uuid' })
  holdId!: string;

  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({
    enum: holdStates,
    description: 'liftRequested: één persoon vroeg om ze op te heffen, een andere moet het bevestigen.',
  })
  state!: (typeof holdStates)[number];

  @ApiProperty({ enum: kept, description: 'Of alles er nog is, of alleen wat er na 2,5 jaar overblijft.' })
  holds!: Kept;

  @ApiProperty({ description: 'Wat er nu geldt, in een zin.' })
  text!: string;

  @ApiProperty({ type: 'integer', description: 'De versie van het opvangplan; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({ type: 'integer', description: 'Plaats in het logboek.' })
  position!: number;
}
