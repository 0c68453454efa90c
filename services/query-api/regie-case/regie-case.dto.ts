import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { DisclosedFields } from '@koz/disclosure';
import { caseReasons, type CaseReason } from '@koz/disclosure-ledger';
import { applicationStatuses, placeStates, type ApplicationStatus } from '@koz/events';
import {
  ErasedField,
  GeneralisedField,
  personalFieldsSchema,
  WithheldField,
} from '../answering/personal-schema.js';

/** Why the regie opens the case: a code, for free text would be personal. */
export class OpenCaseRequest {
  @ApiProperty({
    enum: caseReasons,
    description: 'Bemiddeling, klacht, noodsituatie of nazicht van de gegevens.',
  })
  @IsIn(caseReasons)
  reason!: CaseReason;
}

@ApiSchema({ name: 'RegieCaseApplication' })
export class CaseApplicationAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  locationId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Kinderdagverblijf De Waterlelie' })
  locationName!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organiserId!: string | null;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ format: 'date-time', description: 'Wanneer de aanvraag ingediend is.' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Wanneer ze opgenomen is.' })
  takenUpAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Wanneer er beslist is.' })
  decidedAt!: string | null;
}

@ApiSchema({ name: 'RegieCase' })
@ApiExtraModels(GeneralisedField, ErasedField, WithheldField)
export class RegieCaseAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ enum: caseReasons })
  reason!: CaseReason;

  @ApiProperty({ format: 'date-time' })
  filedAt!: string;

  @ApiProperty({ enum: placeStates, description: 'Of er een plaats gevonden of bevestigd is.' })
  place!: string;

  @ApiProperty({ type: [CaseApplicationAnswer] })
  applications!: CaseApplicationAnswer[];

  @ApiProperty(personalFieldsSchema)
  fields!: DisclosedFields;
}
