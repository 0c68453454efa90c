import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { MayBeAbsent, Reason } from '@koz/http';

@ApiSchema({ name: 'ProposeDeparture' })
export class ProposeDepartureBody {
  @Reason()
  reason?: ConsultationReason;
}

@ApiSchema({ name: 'ConfirmDeparture' })
export class ConfirmDepartureBody {
  @ApiProperty({
    required: false,
    format: 'date',
    description:
      'De eerste dag waarop het bestuur niets nieuws meer aanneemt, ten vroegste 7 dagen na vandaag; anders zo vroeg als het mag.',
  })
  @MayBeAbsent()
  @IsString()
  effectiveFrom?: string;

  @Reason()
  reason?: ConsultationReason;
}

/** What a decision on leaving came to. */
@ApiSchema({ name: 'DepartureDecision' })
export class DepartureDecisionAnswer {
  @ApiProperty({ enum: ['none', 'proposed', 'confirmed'], description: 'Hoe ver het vertrek nu staat.' })
  state!: 'none' | 'proposed' | 'confirmed';

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Vanaf wanneer het ingaat.' })
  effectiveFrom!: string | null;

  @ApiProperty({ description: 'Wat er nu geldt, in een zin.' })
  text!: string;

  @ApiProperty({ type: 'integer', description: 'De versie van het beleid; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({ type: 'integer', description: 'Plaats in het logboek.' })
  position!: number;
}
