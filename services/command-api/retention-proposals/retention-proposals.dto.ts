import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { Reason, MayBeAbsent } from '@koz/http';

@ApiSchema({ name: 'ConfirmProposal' })
export class ConfirmProposalBody {
  @ApiProperty({
    required: false,
    format: 'date',
    description:
      'Vanaf wanneer het beleid geldt, ten vroegste 7 dagen na het voorstel; anders zo vroeg als het mag.',
  })
  @MayBeAbsent()
  @IsString()
  effectiveFrom?: string;

  @Reason()
  reason?: ConsultationReason;
}

@ApiSchema({ name: 'WithdrawnProposal' })
export class WithdrawnProposalAnswer {
  @ApiProperty({ example: 'retention@2' })
  policyVersion!: string;

  @ApiProperty({ description: 'Wat er nu geldt, in een zin.' })
  text!: string;

  @ApiProperty({ type: 'integer', description: 'De versie van het beleid; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({ type: 'integer', description: 'Plaats in het logboek.' })
  position!: number;
}
