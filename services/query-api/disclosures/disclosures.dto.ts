import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  countedBy,
  disclosureGrounds,
  type ConsultationReason,
  type CountedBy,
  type DisclosureGround,
} from '@koz/disclosure-ledger';
import { disclosedFields, type DisclosedField } from '@koz/events';
import { IsId, Reason } from '@koz/http';
import { roles, type Role } from '@koz/identity';
import { OwnDisclosureAnswer } from '../own-disclosures/own-disclosures.dto.js';
import { PageQuery } from '../paging/page.dto.js';
import { Day, firstDay, lastDay } from '../paging/period.js';

export class SearchDisclosuresQuery extends PageQuery {
  @ApiProperty({ required: false, format: 'uuid', description: 'Alleen van dit opvangplan.' })
  @IsOptional()
  @IsId()
  carePlanId?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Alleen door deze organisator.' })
  @IsOptional()
  @IsId()
  organiserId?: string;

  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'Alleen door deze persoon, met haar kenmerk.',
  })
  @IsOptional()
  @IsId()
  viewer?: string;

  @ApiProperty({ required: false, enum: roles })
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  @ApiProperty({ required: false, enum: disclosureGrounds })
  @IsOptional()
  @IsIn(disclosureGrounds)
  ground?: DisclosureGround;

  @ApiProperty({ required: false, enum: disclosedFields, description: 'Alleen waar dit veld getoond is.' })
  @IsOptional()
  @IsIn(disclosedFields)
  field?: DisclosedField;

  @Day(firstDay)
  from?: string;

  @Day(lastDay)
  to?: string;

  @Reason()
  reason?: ConsultationReason;
}

/** A disclosure as an officer sees it: the family sees the same, but for the persons. */
@ApiSchema({ name: 'Disclosure' })
export class DisclosureAnswer extends OwnDisclosureAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ format: 'uuid', description: 'Kenmerk van wie keek; geen naam.' })
  viewer!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organiserId!: string | null;

  @ApiProperty({ format: 'uuid', description: 'Wat in één antwoord getoond is, heeft hetzelfde kenmerk.' })
  answerId!: string;
}

@ApiSchema({ name: 'DisclosurePage' })
export class DisclosurePageAnswer {
  @ApiProperty({ type: [DisclosureAnswer], description: 'De laatste eerst.' })
  items!: readonly DisclosureAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}

export class CountDisclosuresQuery {
  @ApiProperty({ enum: countedBy, description: 'Waarnaar de aantallen verdeeld worden.' })
  @IsIn(countedBy)
  by!: CountedBy;

  @Day(`${firstDay} Zonder: een jaar voor de laatste.`)
  from?: string;

  @Day(`${lastDay} Zonder: vandaag. Hoogstens 366 dagen.`)
  to?: string;

  @Reason()
  reason?: ConsultationReason;
}

@ApiSchema({ name: 'DisclosureCount' })
export class DisclosureCountAnswer {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Kenmerk van de organisator (null: geen), of de rol, de grond, het veld of de dag.',
  })
  key!: string | null;

  @ApiProperty({ description: 'Hetzelfde, in woorden.' })
  label!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

@ApiSchema({ name: 'DisclosureCounts' })
export class DisclosureCountsAnswer {
  @ApiProperty({ enum: countedBy })
  by!: CountedBy;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;

  @ApiProperty({ type: 'integer', description: 'Hoe vaak er van een opvangplan iets getoond is.' })
  total!: number;

  @ApiProperty({ type: [DisclosureCountAnswer] })
  items!: readonly DisclosureCountAnswer[];

  @ApiProperty({ description: 'Wat er precies geteld is.' })
  text!: string;
}
