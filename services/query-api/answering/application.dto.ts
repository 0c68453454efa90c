import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { DisclosedFields } from '@koz/disclosure';
import { applicationStatuses, type ApplicationStatus } from '@koz/events';
import { ErasedField, GeneralisedField, personalFieldsSchema, WithheldField } from './personal-schema.js';

/** An application as an organiser may see it now. */
@ApiSchema({ name: 'OrganiserApplication' })
@ApiExtraModels(GeneralisedField, ErasedField, WithheldField)
export class ApplicationAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ format: 'date-time', description: 'Sinds wanneer de aanvraag deze status heeft.' })
  since!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Hele weken sinds de aanvraag is ingediend.' })
  weeksWaiting!: number;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Tegen wanneer een antwoord verwacht wordt; null als de aanvraag al opgenomen is.',
  })
  answerBy!: string | null;

  @ApiProperty({
    description: 'Past (true) of past niet (false): of de locatie alle gevraagde opvangdelen aanbiedt.',
  })
  fits!: boolean;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Plaats in de rij van de locatie, vanaf 1; null als de aanvraag niet meer wacht.',
  })
  rank!: number | null;

  @ApiProperty(personalFieldsSchema)
  fields!: DisclosedFields;
}
