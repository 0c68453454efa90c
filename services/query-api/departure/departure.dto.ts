import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** How far a controller is on its way out, as its officers know it. */
@ApiSchema({ name: 'Departure' })
export class DepartureAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({
    enum: ['none', 'proposed', 'confirmed', 'inEffect', 'begun', 'left'],
    description:
      'none: het blijft; proposed: voorgesteld; confirmed: bevestigd, nog in te trekken; inEffect: ingegaan, niets ' +
      'nieuws meer; begun: de sleutels worden vernietigd; left: vertrokken.',
  })
  state!: 'none' | 'proposed' | 'confirmed' | 'inEffect' | 'begun' | 'left';

  @ApiProperty({ description: 'Of wie dit vraagt het voorstel mag bevestigen.' })
  mayConfirm!: boolean;

  @ApiProperty({ description: 'Of het nog ingetrokken kan worden.' })
  mayWithdraw!: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Vanaf wanneer het ingaat.' })
  effectiveFrom!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'SHA-256 van de laatste export sinds het inging; die moet gemaakt zijn voor er iets vernietigd wordt.',
  })
  exportHash!: string | null;

  @ApiProperty({ type: 'integer', description: 'De versie van het beleid; staat ook in de ETag.' })
  revision!: number;
}
