import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  alertRules,
  consultationReasons,
  type AlertRule,
  type ConsultationReason,
} from '@koz/disclosure-ledger';
import { Reason } from '@koz/http';
import { roles } from '@koz/identity';
import { IsIn } from 'class-validator';
import { PageQuery } from '../paging/page.dto.js';

export class AlertsQuery extends PageQuery {
  @Reason()
  reason?: ConsultationReason;
}

@ApiSchema({ name: 'AcknowledgeAlert' })
export class AcknowledgeAlertBody {
  @ApiProperty({
    enum: consultationReasons,
    description: 'Wat het bleek te zijn, als vaste code: routine als het bij het gewone werk hoorde.',
  })
  @IsIn(consultationReasons)
  reason!: ConsultationReason;
}

@ApiSchema({ name: 'AlertAcknowledgement' })
export class AcknowledgementAnswer {
  @ApiProperty({ format: 'uuid', description: 'Kenmerk van wie het nakeek.' })
  actor!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: consultationReasons })
  reason!: string;
}

/** Somebody looked at more plans than the work asks for. */
@ApiSchema({ name: 'AccessAlert' })
export class AlertAnswer {
  @ApiProperty({ format: 'uuid' })
  alertId!: string;

  @ApiProperty({ enum: alertRules })
  rule!: AlertRule;

  @ApiProperty({ format: 'uuid', description: 'Kenmerk van wie keek; geen naam.' })
  viewer!: string;

  @ApiProperty({ enum: roles })
  role!: string;

  @ApiProperty({ example: 'organisator' })
  roleText!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organiserId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Voorbeeld vzw',
    description: 'De organisator, als er een is.',
  })
  organisation!: string | null;

  @ApiProperty({ format: 'date-time', description: 'Vanaf wanneer geteld is.' })
  windowBegins!: string;

  @ApiProperty({ format: 'date-time' })
  windowEnds!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Hoeveel opvangplannen het waren toen dit gemeld werd, over alle besturen samen.',
  })
  number!: number;

  @ApiProperty({ type: 'integer', description: 'Tot hoeveel er niets gemeld wordt.' })
  threshold!: number;

  @ApiProperty({ format: 'date-time', description: 'Wanneer het gemeld is.' })
  at!: string;

  @ApiProperty({ description: 'Wat er opviel, in een zin.' })
  text!: string;

  @ApiProperty({
    type: AcknowledgementAnswer,
    nullable: true,
    description: 'Wie het nakeek; null zolang niemand.',
  })
  acknowledged!: AcknowledgementAnswer | null;
}

@ApiSchema({ name: 'AccessAlerts' })
export class AlertsAnswer {
  @ApiProperty({ type: [AlertAnswer], description: 'De laatste eerst.' })
  items!: readonly AlertAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
