import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { erasureReasons, type ErasureReason } from '@koz/events';
import { MayBeAbsent } from '@koz/http';

@ApiSchema({ name: 'EraseCarePlan' })
export class EraseCarePlanBody {
  @ApiProperty({
    enum: erasureReasons,
    required: false,
    description: 'Waarom, als vaste code; familyRequest als er niets staat.',
  })
  @MayBeAbsent()
  @IsIn(erasureReasons)
  reason?: ErasureReason;
}

const erasureStates = ['requested', 'held', 'erased'] as const;

/** What comes of a request for erasure, and when. */
@ApiSchema({ name: 'Erasure' })
export class ErasureAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({
    enum: erasureStates,
    description:
      'requested: de sleutels worden meteen vernietigd; held: een bewaring houdt dat nog tegen; erased: het is gebeurd.',
  })
  state!: (typeof erasureStates)[number];

  @ApiProperty({
    required: false,
    format: 'date',
    description: 'Tot wanneer een bewaring het tegenhoudt, als ze niet vroeger opgeheven wordt.',
  })
  heldUntil?: string;

  @ApiProperty({ description: 'Wat er gebeurt en wanneer, in gewone woorden.' })
  text!: string;

  @ApiProperty({ type: 'integer', description: 'De versie van het opvangplan; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({ type: 'integer', description: 'Plaats in het logboek.' })
  position!: number;
}
