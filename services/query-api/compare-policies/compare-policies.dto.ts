import {
  ApiExtraModels,
  ApiProperty,
  ApiSchema,
  getSchemaPath,
  type ApiPropertyOptions,
} from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString } from 'class-validator';
import { decisionSteps, methods, type DecisionStep } from '@koz/disclosure';
import { applicationStatuses, disclosedFields, type ApplicationStatus } from '@koz/events';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { Reason, MayBeAbsent } from '@koz/http';
import type { ComparisonAnswer, MethodAnswer } from './comparison-answer.js';

const methodIds: readonly string[] = methods.map(({ id }) => id);

/** What is compared; all four methods up to today when nothing is said. */
@ApiSchema({ name: 'ComparePolicies' })
export class ComparePoliciesBody {
  @ApiProperty({
    required: false,
    type: [String],
    enum: methodIds,
    maxItems: methodIds.length,
    description:
      'Welke methodes vergeleken worden; zonder: alle vier. Wat werkelijk gold, staat er altijd bij.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(methodIds.length)
  @ArrayUnique()
  @IsIn(methodIds, { each: true })
  methods?: string[];

  @ApiProperty({
    required: false,
    type: String,
    format: 'date',
    example: '2028-11-23',
    description: 'De laatste dag die meetelt; zonder: vandaag.',
  })
  @MayBeAbsent()
  @IsString()
  until?: string;

  @Reason()
  reason?: ConsultationReason;
}

const count = (description: string): ApiPropertyOptions => ({ type: 'integer', minimum: 0, description });
const countOrNull = (description: string): ApiPropertyOptions => ({
  type: 'integer',
  nullable: true,
  description,
});

@ApiSchema({ name: 'DaysByCell' })
export class DaysAnswer {
  @ApiProperty(count('Dagen waarop de waarde volledig te zien was.'))
  V!: number;

  @ApiProperty(count('Dagen waarop alleen maand en jaar te zien waren.'))
  MY!: number;

  @ApiProperty(count('Dagen waarop alleen het jaar te zien was.'))
  Y!: number;
}

@ApiSchema({ name: 'Reach' })
export class ReachAnswer {
  @ApiProperty(count('Opgeteld over de opvangplannen.'))
  sum!: number;

  @ApiProperty(count('Het meeste voor één opvangplan.'))
  most!: number;
}

@ApiSchema({ name: 'Exposure' })
export class ExposureAnswer {
  @ApiProperty(count('Opvangplannen waarvan het ooit te zien was.'))
  plans!: number;

  @ApiProperty({
    description:
      'Dagen waarop minstens één locatie het van een gezin zag, volgens het ruimste wat te zien was.',
  })
  familyDays!: DaysAnswer;

  @ApiProperty({ description: 'Dezelfde dagen, elk zo vaak als er locaties waren die het zagen.' })
  locationDays!: DaysAnswer;

  @ApiProperty({ description: 'Verschillende locaties die het ooit zagen.' })
  locations!: ReachAnswer;

  @ApiProperty({ description: 'Verschillende organisatoren die het ooit zagen.' })
  organisers!: ReachAnswer;
}

const byField = (description: string, value: object): ApiPropertyOptions =>
  ({
    description,
    type: 'object',
    properties: Object.fromEntries(disclosedFields.map((field) => [field, value])),
    required: [...disclosedFields],
    additionalProperties: false,
  }) as unknown as ApiPropertyOptions;

@ApiSchema({ name: 'DecisionFigures' })
export class DecisionAnswer {
  @ApiProperty({ enum: decisionSteps, description: 'Wat de organisator besliste.' })
  decision!: DecisionStep;

  @ApiProperty({ enum: applicationStatuses, description: 'Bij welke status.' })
  status!: ApplicationStatus;

  @ApiProperty(count('Hoe vaak.'))
  taken!: number;

  @ApiProperty(count('Hoe vaak daarbij iets verborgen was dat een andere vergeleken methode zou tonen.'))
  missing!: number;

  @ApiProperty(byField('Hetzelfde per veld.', { type: 'integer', minimum: 0 }))
  hidden!: MethodAnswer['decisions'][number]['hidden'];
}

@ApiSchema({ name: 'PolicyTotal' })
export class TotalAnswer {
  @ApiProperty()
  familyDays!: DaysAnswer;

  @ApiProperty()
  locationDays!: DaysAnswer;
}

@ApiSchema({ name: 'ComparedPolicy' })
export class MethodFiguresAnswer {
  @ApiProperty({ enum: [...methodIds, 'actual'], description: 'actual: wat werkelijk gold.' })
  method!: string;

  @ApiProperty({ type: [String], example: ['method-1@1'] })
  versions!: readonly string[];

  @ApiProperty(byField('Per persoonlijk veld.', { $ref: getSchemaPath(ExposureAnswer) }))
  fields!: MethodAnswer['fields'];

  @ApiProperty({ description: 'Alle velden opgeteld.' })
  total!: TotalAnswer;

  @ApiProperty({ description: 'Eender welk persoonlijk veld: een dag telt één keer.' })
  anyField!: ExposureAnswer;

  @ApiProperty({ type: [DecisionAnswer] })
  decisions!: readonly DecisionAnswer[];
}

@ApiSchema({ name: 'PolicyComparison' })
@ApiExtraModels(ExposureAnswer)
export class PolicyComparisonAnswer implements ComparisonAnswer {
  @ApiProperty({ format: 'date', description: 'De laatste dag die meetelt.' })
  until!: string;

  @ApiProperty({ description: 'Te weinig opvangplannen om er cijfers over te geven: dan zijn er geen.' })
  tooFew!: boolean;

  @ApiProperty(countOrNull('Opvangplannen die tegen dan ingediend waren.'))
  plans!: number | null;

  @ApiProperty(countOrNull('Hun aanvragen.'))
  applications!: number | null;

  @ApiProperty(countOrNull('Dagen sinds de indiening, over alle opvangplannen, wat er ook te zien was.'))
  planDays!: number | null;

  @ApiProperty(
    countOrNull('Beslissingen van organisatoren: geen plaats, opgenomen, goedgekeurd, niet goedgekeurd.'),
  )
  decisions!: number | null;

  @ApiProperty({ type: [MethodFiguresAnswer], description: 'Elke methode alsof ze altijd gegolden had.' })
  methods!: readonly MethodFiguresAnswer[];

  @ApiProperty({
    type: MethodFiguresAnswer,
    nullable: true,
    description: 'Volgens de methodes die werkelijk golden.',
  })
  actual!: MethodFiguresAnswer | null;
}
