import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  consultationActions,
  type ConsultationAction,
  type ConsultationReason,
} from '@koz/disclosure-ledger';
import { IsId, Reason } from '@koz/http';
import { PageQuery } from '../paging/page.dto.js';
import { Day, firstDay, lastDay } from '../paging/period.js';

export class ConsultationsQuery extends PageQuery {
  @Day(firstDay)
  from?: string;

  @Day(lastDay)
  to?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Alleen van deze persoon, met haar kenmerk.' })
  @IsOptional()
  @IsId()
  actor?: string;

  @ApiProperty({ required: false, enum: consultationActions })
  @IsOptional()
  @IsIn(consultationActions)
  action?: ConsultationAction;

  @Reason()
  reason?: ConsultationReason;
}

/** Somebody looked at history, or decided on it. */
@ApiSchema({ name: 'Consultation' })
export class ConsultationAnswer {
  @ApiProperty({ format: 'uuid' })
  consultationId!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ format: 'uuid', description: 'Kenmerk van wie het deed; geen naam.' })
  actor!: string;

  @ApiProperty({ example: 'officer', description: 'De rol; operator: het beheer van deze installatie.' })
  role!: string;

  @ApiProperty({ example: 'functionaris voor gegevensbescherming' })
  roleText!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Het bestuur waarvan de geschiedenis is; null: het beheer deed het voor alle besturen.',
  })
  controller!: string | null;

  @ApiProperty({ enum: consultationActions })
  action!: ConsultationAction;

  @ApiProperty({ example: 'bekeek wie wat te zien kreeg' })
  actionText!: string;

  @ApiProperty({ example: 'routine', description: 'Waarom, als vaste code.' })
  reason!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'carePlan-0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001',
    description: 'Waarvan: een stroom, een opvangplan, een bewaring, een versie van een beleid.',
  })
  subject!: string | null;
}

@ApiSchema({ name: 'Consultations' })
export class ConsultationsAnswer {
  @ApiProperty({ type: [ConsultationAnswer], description: 'De laatste eerst.' })
  items!: readonly ConsultationAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
