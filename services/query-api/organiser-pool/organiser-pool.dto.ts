import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { DisclosedFields } from '@koz/disclosure';
import type { DisclosedField } from '@koz/events';
import { IsId } from '@koz/http';
import {
  ErasedField,
  GeneralisedField,
  personalFieldsSchema,
  textsSchema,
  WithheldField,
} from '../answering/personal-schema.js';
import { FreshPageQuery } from '../paging/fresh.dto.js';

export const poolLists = ['emergency', 'all'] as const;
export type PoolList = (typeof poolLists)[number];

/** Which of the plans are asked for that locations may look into without an application. */
export class OrganiserPoolQuery extends FreshPageQuery {
  @ApiProperty({
    required: false,
    enum: poolLists,
    default: 'all',
    description: 'emergency: de noodlijst alleen; all: ook wat gezinnen met alle locaties delen.',
  })
  @IsOptional()
  @IsIn(poolLists)
  list?: PoolList;

  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'Een van de eigen locaties: of een opvangplan daar past. Zonder: of het bij een ervan past.',
  })
  @IsOptional()
  @IsId()
  locationId?: string;
}

/** A care plan as a location without an application may see it now. */
@ApiSchema({ name: 'PooledCarePlan' })
@ApiExtraModels(GeneralisedField, ErasedField, WithheldField)
export class PooledPlanAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ description: 'Of het opvangplan op de noodlijst staat.' })
  emergency!: boolean;

  @ApiProperty({ format: 'date-time', description: 'Sinds wanneer het op deze lijst staat.' })
  since!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Hele weken sinds het opvangplan is ingediend.' })
  weeksWaiting!: number;

  @ApiProperty({
    description:
      'Past (true) of past niet (false): of een van de gevraagde locaties alle opvangdelen aanbiedt.',
  })
  fits!: boolean;

  @ApiProperty({ type: [String], format: 'uuid', description: 'De gevraagde locaties waar het past.' })
  fittingLocationIds!: string[];

  @ApiProperty(personalFieldsSchema)
  fields!: DisclosedFields;

  @ApiProperty(
    textsSchema(
      'Elk veld in woorden: “zichtbaar”, of waarom het dat niet is, zoals “zichtbaar na goedkeuring” of “vernietigd op ' +
        '01/07/2026 (2,5 jaar)”.',
    ),
  )
  texts!: Record<DisclosedField, string>;
}

export class OrganiserPoolAnswer {
  @ApiProperty({
    type: [PooledPlanAnswer],
    description:
      'Het langst op de lijst eerst. Een bladzijde kan korter zijn dan gevraagd: wat net wijzigde, staat er even niet bij.',
  })
  items!: PooledPlanAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
