import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { applicationStatuses, reasonCodes, type ApplicationStatus, type ReasonCode } from '@koz/events';
import { MayBeAbsent } from '@koz/http';

/** Why a step is taken: a code only, for free text would be personal. */
@ApiSchema({ name: 'Step' })
export class StepBody {
  @ApiProperty({ enum: reasonCodes, required: false, description: 'Waarom, als vaste code.' })
  @MayBeAbsent()
  @IsIn(reasonCodes)
  reason?: ReasonCode;
}

/** Where a step brought an application. */
@ApiSchema({ name: 'StepAnswer' })
export class StepAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ type: 'integer', description: 'De versie van de aanvraag; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien.',
  })
  position!: number;
}
