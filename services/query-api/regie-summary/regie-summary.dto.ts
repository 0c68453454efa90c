import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { marginNames, type MarginName } from '@koz/regie-summary';
import { FigureAnswer, SnapshotAnswer } from '../regie/figures.dto.js';

@ApiSchema({ name: 'FigureCell' })
export class CellAnswer extends FigureAnswer {
  @ApiProperty({ example: 'created' })
  key!: string;

  @ApiProperty({ example: 'Nieuw' })
  label!: string;
}

@ApiSchema({ name: 'FigureMargin' })
export class MarginAnswer {
  @ApiProperty({ enum: marginNames.filter((name) => name !== 'overdueLocation') })
  dimension!: MarginName;

  @ApiProperty({ example: 'Status' })
  label!: string;

  @ApiProperty({ enum: ['plans', 'applications'], description: 'Wat geteld is: opvangplannen of aanvragen.' })
  counts!: string;

  @ApiProperty({ description: 'Waar: van deze verdeling kan niets getoond worden.' })
  withheld!: boolean;

  @ApiProperty({ type: [CellAnswer] })
  cells!: CellAnswer[];
}

@ApiSchema({ name: 'DurationFigure' })
export class DurationAnswer {
  @ApiProperty({ required: false, type: 'integer', example: 2 })
  medianWeeks?: number;

  @ApiProperty({ required: false, type: 'integer', example: 5, description: 'Het 90e percentiel.' })
  percentile90Weeks?: number;

  @ApiProperty({ required: false, enum: [true], description: 'Minder dan k aanvragen.' })
  suppressed?: true;
}

@ApiExtraModels(DurationAnswer)
export class RegieSummaryAnswer {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'antwerpen',
    description: 'Het lokaal bestuur; null voor de som over alle.',
  })
  controller!: string | null;

  @ApiProperty({ type: SnapshotAnswer })
  snapshot!: SnapshotAnswer;

  @ApiProperty({ type: FigureAnswer, description: 'Ingediende opvangplannen.' })
  filed!: FigureAnswer;

  @ApiProperty({ type: FigureAnswer, description: 'Aanvragen bij opvanglocaties.' })
  applications!: FigureAnswer;

  @ApiProperty({
    type: FigureAnswer,
    description: 'Nieuwe aanvragen waarvan de termijn om ze op te nemen voorbij is.',
  })
  overdue!: FigureAnswer;

  @ApiProperty({
    nullable: true,
    oneOf: [{ $ref: getSchemaPath(DurationAnswer) }],
    description: 'Tijd tot een aanvraag opgenomen wordt (geaccepteerd of geen plaats); null bij een som.',
  })
  timeToTakeUp!: DurationAnswer | null;

  @ApiProperty({
    nullable: true,
    oneOf: [{ $ref: getSchemaPath(DurationAnswer) }],
    description: 'Tijd tot een aanvraag goedgekeurd of niet goedgekeurd wordt; null bij een som.',
  })
  timeToDecision!: DurationAnswer | null;

  @ApiProperty({ type: [MarginAnswer], description: 'Elke verdeling apart, nooit twee door elkaar.' })
  margins!: MarginAnswer[];
}
