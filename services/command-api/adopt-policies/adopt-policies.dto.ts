import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Max, Min } from 'class-validator';
import {
  disclosedFields,
  handlingTermBounds,
  handlingWays,
  methodGrounds,
  type DisclosedField,
  type HandlingWay,
  type MethodGround,
} from '@koz/events';
import { Nested } from '@koz/http';

const { takeUpDays, confirmDays, roundMonthsBefore } = handlingTermBounds;

/** Within which terms a controller's applications are handled. */
@ApiSchema({ name: 'HandlingTerms' })
export class HandlingTermsBody {
  @ApiProperty({
    type: 'integer',
    minimum: takeUpDays.min,
    maximum: takeUpDays.max,
    example: 21,
    description: 'Binnen hoeveel dagen een organisator een aanvraag hoort op te nemen.',
  })
  @IsInt()
  @Min(takeUpDays.min)
  @Max(takeUpDays.max)
  takeUpDays!: number;

  @ApiProperty({
    type: 'integer',
    minimum: confirmDays.min,
    maximum: confirmDays.max,
    example: 14,
    description: 'Na hoeveel dagen een gevonden plaats als bevestigd geldt; 0 is meteen.',
  })
  @IsInt()
  @Min(confirmDays.min)
  @Max(confirmDays.max)
  confirmDays!: number;

  @ApiProperty({ enum: handlingWays, description: 'Zoals aanvragen binnenkomen, of in rondes.' })
  @IsIn(handlingWays)
  handling!: HandlingWay;

  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: roundMonthsBefore.min,
    maximum: roundMonthsBefore.max,
    description: 'Alleen bij rondes: hoeveel maanden voor de start van de opvang.',
  })
  @IsOptional()
  @IsInt()
  @Min(roundMonthsBefore.min)
  @Max(roundMonthsBefore.max)
  roundMonthsBefore?: number;
}

@ApiSchema({ name: 'AdoptPolicies' })
export class AdoptPoliciesBody {
  @ApiProperty({ enum: methodGrounds, description: 'Waarop de beslissing rust.' })
  @IsIn(methodGrounds)
  ground!: MethodGround;

  @ApiProperty({
    required: false,
    format: 'date',
    example: '2026-11-23',
    description: 'De dag van het advies of de beslissing; niet nodig bij de standaard van de regio.',
  })
  @IsOptional()
  @IsString()
  groundDate?: string;

  @ApiProperty({
    required: false,
    type: Object,
    additionalProperties: true,
    description:
      'Een methode als volledig document: id, version, title, monthsAfterStart, columns en cells. Een van beide: ' +
      'method of terms.',
  })
  @IsOptional()
  @IsObject()
  method?: object;

  @ApiProperty({ required: false, type: HandlingTermsBody })
  @IsOptional()
  @Nested(() => HandlingTermsBody)
  terms?: HandlingTermsBody;
}

/** What was adopted, and what it changes. */
@ApiSchema({ name: 'AdoptedPolicies' })
export class AdoptedPoliciesAnswer {
  @ApiProperty({ enum: ['method', 'terms'] })
  adopted!: 'method' | 'terms';

  @ApiProperty({
    required: false,
    example: 'method-1@2',
    description: 'De versie van de aangenomen methode.',
  })
  policyVersion?: string;

  @ApiProperty({
    required: false,
    enum: disclosedFields,
    isArray: true,
    description:
      'Velden waarvan de methode ergens minder toont dan de vorige: dat geldt ook voor opvangplannen die er al zijn.',
  })
  narrower?: readonly DisclosedField[];

  @ApiProperty({
    required: false,
    enum: disclosedFields,
    isArray: true,
    description: 'Velden waarvan ze ergens meer toont: alleen voor opvangplannen die later ingediend worden.',
  })
  wider?: readonly DisclosedField[];

  @ApiProperty({ type: 'integer', description: 'De versie van het beleid; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({ type: 'integer', description: 'Plaats in het logboek.' })
  position!: number;
}
