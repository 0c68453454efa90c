import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsString, Max, Min } from 'class-validator';
import {
  disclosedFields,
  handlingTermBounds,
  handlingWays,
  methodGrounds,
  retentionGrounds,
  type DisclosedField,
  type HandlingWay,
  type MethodGround,
  type RetentionGround,
} from '@koz/events';
import { Nested, MayBeAbsent } from '@koz/http';

const adoptions = ['method', 'terms', 'retention', 'proposal'] as const;
const grounds = [...new Set<MethodGround | RetentionGround>([...methodGrounds, ...retentionGrounds])];

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
  @MayBeAbsent()
  @IsInt()
  @Min(roundMonthsBefore.min)
  @Max(roundMonthsBefore.max)
  roundMonthsBefore?: number;
}

@ApiSchema({ name: 'AdoptPolicies' })
export class AdoptPoliciesBody {
  @ApiProperty({
    enum: grounds,
    description:
      'Waarop de beslissing rust; bij een bewaarbeleid regionDefault, councilDecision, officerAdvice of legalObligation.',
  })
  @IsIn(grounds)
  ground!: MethodGround | RetentionGround;

  @ApiProperty({
    required: false,
    format: 'date',
    example: '2026-11-23',
    description: 'De dag van het advies of de beslissing; niet nodig bij de standaard van de regio.',
  })
  @MayBeAbsent()
  @IsString()
  groundDate?: string;

  @ApiProperty({
    required: false,
    type: Object,
    additionalProperties: true,
    description:
      'Een methode als volledig document: id, version, title, monthsAfterStart, columns en cells. Een van de drie: ' +
      'method, terms of retention.',
  })
  @MayBeAbsent()
  @IsObject()
  method?: object;

  @ApiProperty({ required: false, type: HandlingTermsBody })
  @MayBeAbsent()
  @Nested(() => HandlingTermsBody)
  terms?: HandlingTermsBody;

  @ApiProperty({
    required: false,
    type: Object,
    additionalProperties: true,
    description:
      'Een bewaarbeleid als volledig document: id, version, k, thresholds, ended, fields en caps. Wat minder of ' +
      'korter bewaart, wordt een voorstel: een andere functionaris bevestigt het, en het geldt ten vroegste na 7 dagen.',
  })
  @MayBeAbsent()
  @IsObject()
  retention?: object;

  @ApiProperty({
    required: false,
    format: 'date',
    description: 'Alleen bij een bewaarbeleid: vanaf wanneer het geldt; anders zo vroeg als het mag.',
  })
  @MayBeAbsent()
  @IsString()
  effectiveFrom?: string;
}

/** What was adopted, and what it changes. */
@ApiSchema({ name: 'AdoptedPolicies' })
export class AdoptedPoliciesAnswer {
  @ApiProperty({
    enum: adoptions,
    description: 'Wat er aangenomen is; proposal: nog niet aangenomen, maar voorgesteld.',
  })
  adopted!: (typeof adoptions)[number];

  @ApiProperty({ required: false, format: 'date', description: 'Vanaf wanneer het bewaarbeleid geldt.' })
  effectiveFrom?: string;

  @ApiProperty({
    required: false,
    format: 'date',
    description: 'Bij een voorstel: de eerste dag waarop het kan ingaan, als het bevestigd is.',
  })
  earliest?: string;

  @ApiProperty({
    required: false,
    enum: ['anotherOfficer'],
    description: 'Bij een voorstel: wie het moet bevestigen, een andere functionaris dan wie het voorstelde.',
  })
  confirmBy?: 'anotherOfficer';

  @ApiProperty({ required: false, description: 'Wat er nu gebeurt, in een zin.' })
  text?: string;

  @ApiProperty({
    required: false,
    example: 'method-1@2',
    description: 'De versie van de methode of het bewaarbeleid.',
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
