import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  disclosedFields,
  handlingWays,
  methodGrounds,
  retentionGrounds,
  type DisclosedField,
  type DisclosurePolicy,
  type HandlingWay,
  type MethodGround,
  type RetentionGround,
  type RetentionPolicy,
} from '@koz/events';

/** On what a decision of the controller rests, and when it was written down. */
class DecisionAnswer {
  @ApiProperty({ enum: methodGrounds, description: 'Waarop de beslissing rust.' })
  ground!: MethodGround;

  @ApiProperty({ required: false, format: 'date', description: 'De dag van het advies of de beslissing.' })
  groundDate?: string;

  @ApiProperty({ format: 'date-time', description: 'Sinds wanneer ze geldt.' })
  adoptedAt!: string;
}

@ApiSchema({ name: 'AdoptedMethod' })
export class AdoptedMethodAnswer extends DecisionAnswer {
  @ApiProperty({ example: 'method-1@2' })
  policyVersion!: string;

  @ApiProperty({ type: Object, additionalProperties: true, description: 'De methode als volledig document.' })
  policy!: DisclosurePolicy;

  @ApiProperty({
    enum: disclosedFields,
    isArray: true,
    description:
      'Velden waarvan ze ergens minder toont dan de methode ervoor: dat geldt ook voor opvangplannen van daarvoor.',
  })
  narrower!: readonly DisclosedField[];

  @ApiProperty({
    enum: disclosedFields,
    isArray: true,
    description:
      'Velden waarvan ze ergens meer toont dan de methode ervoor: alleen voor opvangplannen van daarna.',
  })
  wider!: readonly DisclosedField[];
}

@ApiSchema({ name: 'TermsInForce' })
export class TermsAnswer {
  @ApiProperty({
    type: 'integer',
    description: 'Binnen hoeveel dagen een aanvraag hoort opgenomen te worden.',
  })
  takeUpDays!: number;

  @ApiProperty({ type: 'integer', description: 'Na hoeveel dagen een gevonden plaats als bevestigd geldt.' })
  confirmDays!: number;

  @ApiProperty({ enum: handlingWays })
  handling!: HandlingWay;

  @ApiProperty({
    required: false,
    type: 'integer',
    description: 'Bij rondes: hoeveel maanden voor de start.',
  })
  roundMonthsBefore?: number;

  @ApiProperty({
    required: false,
    enum: methodGrounds,
    description: 'Staat er niet bij de standaardtermijnen.',
  })
  ground?: MethodGround;

  @ApiProperty({ required: false, format: 'date' })
  groundDate?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description: 'Staat er niet bij de standaardtermijnen.',
  })
  adoptedAt?: string;
}

/** A retention policy as a document, and on what it rests. */
class RetentionAnswer {
  @ApiProperty({ example: 'retention@2' })
  policyVersion!: string;

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    description: 'Het bewaarbeleid als volledig document.',
  })
  policy!: RetentionPolicy;

  @ApiProperty({ enum: retentionGrounds, description: 'Waarop de beslissing rust.' })
  ground!: RetentionGround;
}

@ApiSchema({ name: 'AdoptedRetention' })
export class AdoptedRetentionAnswer extends RetentionAnswer {
  @ApiProperty({ format: 'date', description: 'De eerste dag waarop het geldt.' })
  effectiveFrom!: string;

  @ApiProperty({ format: 'date-time' })
  adoptedAt!: string;
}

@ApiSchema({ name: 'ProposedRetention' })
export class ProposedRetentionAnswer extends RetentionAnswer {
  @ApiProperty({ format: 'date', description: 'De eerste dag waarop het kan ingaan, als het bevestigd is.' })
  earliest!: string;

  @ApiProperty({ format: 'date-time' })
  proposedAt!: string;

  @ApiProperty({ description: 'Of je het zelf kunt bevestigen: niet als je het zelf voorstelde.' })
  mayConfirm!: boolean;
}

@ApiSchema({ name: 'RetentionPolicies' })
export class RetentionPoliciesAnswer {
  @ApiProperty({ type: Object, additionalProperties: true, description: 'Het bewaarbeleid dat nu geldt.' })
  policy!: RetentionPolicy;

  @ApiProperty({ example: 'retention@1' })
  policyVersion!: string;

  @ApiProperty({
    type: AdoptedRetentionAnswer,
    nullable: true,
    description:
      'De beslissing waarop het rust; null zolang er geen aangenomen is en het standaardbeleid geldt.',
  })
  adoption!: AdoptedRetentionAnswer | null;

  @ApiProperty({
    type: [AdoptedRetentionAnswer],
    description: 'Aangenomen, maar nog niet ingegaan; wat het eerst ingaat eerst.',
  })
  coming!: readonly AdoptedRetentionAnswer[];

  @ApiProperty({
    type: [AdoptedRetentionAnswer],
    description: 'Het bewaarbeleid van vroeger, het nieuwste eerst.',
  })
  earlier!: readonly AdoptedRetentionAnswer[];

  @ApiProperty({
    type: [ProposedRetentionAnswer],
    description: 'Voorstellen die op een andere functionaris wachten.',
  })
  proposals!: readonly ProposedRetentionAnswer[];
}

@ApiSchema({ name: 'Policies' })
export class PoliciesAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ type: AdoptedMethodAnswer, nullable: true, description: 'De methode die nu geldt.' })
  method!: AdoptedMethodAnswer | null;

  @ApiProperty({ type: [AdoptedMethodAnswer], description: 'De methodes van vroeger, de nieuwste eerst.' })
  earlierMethods!: readonly AdoptedMethodAnswer[];

  @ApiProperty({ type: TermsAnswer, description: 'De termijnen die nu gelden.' })
  terms!: TermsAnswer;

  @ApiProperty({ type: [TermsAnswer], description: 'De termijnen van vroeger, de nieuwste eerst.' })
  earlierTerms!: readonly TermsAnswer[];

  @ApiProperty({ type: RetentionPoliciesAnswer, description: 'Hoe lang er wat bewaard wordt.' })
  retention!: RetentionPoliciesAnswer;

  @ApiProperty({ type: 'integer', description: 'De versie van het beleid; staat ook in de ETag.' })
  revision!: number;
}
