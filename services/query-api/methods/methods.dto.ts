import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { methods } from '@koz/disclosure';
import {
  applicationStatuses,
  cellValues,
  disclosedFields,
  keptParts,
  methodGrounds,
  placeViews,
  retainedFields,
  retentionThresholds,
  timePhases,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type KeptPart,
  type MethodGround,
  type RetainedField,
  type RetentionPolicy,
  type RetentionThreshold,
} from '@koz/events';

const controllerProperty = {
  maxLength: 40,
  example: 'antwerpen',
  description: 'De verwerkingsverantwoordelijke.',
};
const isController = /^[a-z][a-z0-9-]{1,39}$/;
const methodIds: readonly string[] = methods.map(({ id }) => id);

export class MethodsInForceQuery {
  @ApiProperty({ required: false, ...controllerProperty })
  @IsOptional()
  @Matches(isController)
  controller?: string;
}

export class MethodDifferenceQuery {
  @ApiProperty(controllerProperty)
  @Matches(isController)
  controller!: string;

  @ApiProperty({ enum: methodIds, description: 'De methode die in de plaats zou komen.' })
  @IsIn(methodIds)
  method!: string;
}

@ApiSchema({ name: 'CellLegend' })
export class LegendAnswer {
  @ApiProperty({ enum: cellValues })
  cell!: Cell;

  @ApiProperty({ example: 'zichtbaar' })
  text!: string;
}

@ApiSchema({ name: 'MethodColumn' })
export class MethodColumnAnswer {
  @ApiProperty({ example: 'noPlace' })
  key!: string;

  @ApiProperty({ example: 'Aanvraag geen plaats' })
  title!: string;
}

@ApiSchema({ name: 'MethodRow' })
export class MethodRowAnswer {
  @ApiProperty({ enum: disclosedFields })
  field!: DisclosedField;

  @ApiProperty({ example: 'Voornaam ouder' })
  name!: string;

  @ApiProperty({ enum: cellValues, isArray: true, description: 'Eén per kolom.' })
  cells!: readonly Cell[];
}

@ApiSchema({ name: 'PublishedMethod' })
export class PublishedMethodAnswer {
  @ApiProperty({ example: 'method-1' })
  id!: string;

  @ApiProperty({ example: 'method-1@1' })
  policyVersion!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer', description: 'De x van de methode: maanden na de start van de opvang.' })
  monthsAfterStart!: number;

  @ApiProperty({ type: Object, additionalProperties: true, description: 'De methode als volledig document.' })
  policy!: DisclosurePolicy;

  @ApiProperty({
    type: [MethodColumnAnswer],
    description: 'In de volgorde waarin een aanvraag ze doorloopt.',
  })
  columns!: readonly MethodColumnAnswer[];

  @ApiProperty({ type: [MethodRowAnswer] })
  rows!: readonly MethodRowAnswer[];
}

@ApiSchema({ name: 'RetentionColumn' })
export class RetentionColumnAnswer {
  @ApiProperty({ enum: retentionThresholds })
  key!: RetentionThreshold;

  @ApiProperty({ example: '2,5 jaar (30 maanden) na de geboorte van het kind' })
  title!: string;
}

@ApiSchema({ name: 'KeptCell' })
export class KeptCellAnswer {
  @ApiProperty({ enum: keptParts })
  kept!: KeptPart;

  @ApiProperty({ example: 'alleen het jaar blijft' })
  text!: string;
}

@ApiSchema({ name: 'RetentionRow' })
export class RetentionRowAnswer {
  @ApiProperty({ enum: retainedFields })
  field!: RetainedField;

  @ApiProperty({ example: 'Geboortedatum ouder' })
  name!: string;

  @ApiProperty({ type: [KeptCellAnswer], description: 'Eén per termijn.' })
  cells!: readonly KeptCellAnswer[];
}

@ApiSchema({ name: 'RetentionTable' })
export class RetentionTableAnswer {
  @ApiProperty({ example: 'retention@1' })
  policyVersion!: string;

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    description: 'Het bewaarbeleid als volledig document.',
  })
  policy!: RetentionPolicy;

  @ApiProperty({ type: [RetentionColumnAnswer] })
  columns!: readonly RetentionColumnAnswer[];

  @ApiProperty({ type: [RetentionRowAnswer] })
  rows!: readonly RetentionRowAnswer[];

  @ApiProperty({ type: [String], description: 'Wat er verder geldt, in zinnen.' })
  notes!: readonly string[];
}

@ApiSchema({ name: 'Methods' })
export class MethodsAnswer {
  @ApiProperty({ type: [LegendAnswer], description: 'Wat een cel betekent.' })
  legend!: readonly LegendAnswer[];

  @ApiProperty({ type: [PublishedMethodAnswer], description: 'De methodes die een bestuur kan aannemen.' })
  methods!: readonly PublishedMethodAnswer[];

  @ApiProperty({
    type: RetentionTableAnswer,
    description: 'Het bewaarbeleid zolang een bestuur geen eigen aanneemt.',
  })
  retention!: RetentionTableAnswer;

  @ApiProperty({ type: [String], description: 'Wat bij elke methode geldt, in zinnen.' })
  notes!: readonly string[];
}

@ApiSchema({ name: 'MethodAtController' })
export class MethodInForceAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ example: 'Antwerpen' })
  controllerName!: string;

  @ApiProperty({
    type: PublishedMethodAnswer,
    nullable: true,
    description: 'null zolang er geen is: dan is alles verborgen.',
  })
  method!: PublishedMethodAnswer | null;

  @ApiProperty({ type: String, enum: methodGrounds, nullable: true })
  ground!: MethodGround | null;

  @ApiProperty({ type: String, nullable: true, example: 'advies van het lokaal overleg kinderopvang' })
  groundText!: string | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'De dag van het advies of de beslissing.',
  })
  groundDate!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Sinds wanneer ze geldt.' })
  adoptedAt!: string | null;

  @ApiProperty({ type: RetentionTableAnswer, description: 'Het bewaarbeleid dat er geldt.' })
  retention!: RetentionTableAnswer;
}

@ApiSchema({ name: 'MethodsInForce' })
export class MethodsInForceAnswer {
  @ApiProperty({ type: [LegendAnswer] })
  legend!: readonly LegendAnswer[];

  @ApiProperty({ type: [MethodInForceAnswer], description: 'Eén per bestuur.' })
  items!: readonly MethodInForceAnswer[];

  @ApiProperty({ type: [String], description: 'Wat bij elke methode geldt, in zinnen.' })
  notes!: readonly string[];
}

const cellChanges = ['narrower', 'wider'] as const;

@ApiSchema({ name: 'ChangedCell' })
export class ChangedCellAnswer {
  @ApiProperty({ enum: disclosedFields })
  field!: DisclosedField;

  @ApiProperty({ example: 'Voornaam ouder' })
  name!: string;

  @ApiProperty({ enum: cellValues })
  before!: Cell;

  @ApiProperty({ enum: cellValues })
  after!: Cell;

  @ApiProperty({
    enum: cellChanges,
    description: 'narrower: geldt ook voor opvangplannen die er al zijn; wider: alleen voor nieuwe.',
  })
  change!: (typeof cellChanges)[number];
}

@ApiSchema({ name: 'MethodSituation' })
export class MethodSituationAnswer {
  @ApiProperty({ enum: applicationStatuses })
  status!: (typeof applicationStatuses)[number];

  @ApiProperty({ enum: timePhases })
  time!: (typeof timePhases)[number];

  @ApiProperty({ enum: placeViews })
  place!: (typeof placeViews)[number];
}

@ApiSchema({ name: 'MethodStretch' })
export class MethodStretchAnswer {
  @ApiProperty({ type: String, nullable: true, description: 'De kolom van de methode die nu geldt.' })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'De kolom van de andere methode.' })
  after!: string | null;

  @ApiProperty({ type: [MethodSituationAnswer] })
  situations!: readonly MethodSituationAnswer[];

  @ApiProperty({ type: [ChangedCellAnswer] })
  changes!: readonly ChangedCellAnswer[];
}

@ApiSchema({ name: 'MethodDifference' })
export class MethodDifferenceAnswer {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'method-1@1',
    description: 'De methode die nu geldt.',
  })
  before!: string | null;

  @ApiProperty({ example: 'method-2@1' })
  after!: string;

  @ApiProperty({
    enum: disclosedFields,
    isArray: true,
    description: 'Velden waarvan ze ergens minder toont.',
  })
  narrower!: readonly DisclosedField[];

  @ApiProperty({ enum: disclosedFields, isArray: true, description: 'Velden waarvan ze ergens meer toont.' })
  wider!: readonly DisclosedField[];

  @ApiProperty({ type: [MethodStretchAnswer], description: 'Alleen waar er iets verandert.' })
  stretches!: readonly MethodStretchAnswer[];
}
