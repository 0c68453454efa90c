import {
  ApiExtraModels,
  ApiProperty,
  ApiSchema,
  getSchemaPath,
  type ApiPropertyOptions,
} from '@nestjs/swagger';
import { applicationStatuses } from '@koz/events';
import { erasureCauses } from '@koz/privacy-types';
import { viewerKinds, type ViewerKind } from '@koz/replay';
import { planLists, type PlanList } from '@koz/domain';

const states = ['known', 'generalised', 'erased', 'withheld'] as const;

/** What of a field there was to see; its value is nowhere in it. */
@ApiSchema({ name: 'FieldState' })
export class FieldStateAnswer {
  @ApiProperty({
    enum: states,
    description:
      'known (gekend, ook als het niet ingevuld was), generalised (vergroofd), erased (vernietigd) of withheld (verborgen).',
  })
  state!: (typeof states)[number];

  @ApiProperty({
    required: false,
    example: 'noPlace',
    description: 'Verborgen: door welke kolom van de methode.',
  })
  rule?: string;

  @ApiProperty({
    required: false,
    enum: applicationStatuses,
    description: 'Verborgen: de eerstvolgende status waarbij het wel getoond werd.',
  })
  until?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description: 'Sinds wanneer vergroofd of vernietigd.',
  })
  since?: string;

  @ApiProperty({ required: false, enum: erasureCauses, description: 'Vernietigd: waarom.' })
  cause?: string;
}

@ApiSchema({ name: 'FieldThen' })
@ApiExtraModels(FieldStateAnswer)
export class FieldThenAnswer extends FieldStateAnswer {
  @ApiProperty({
    required: false,
    type: [FieldStateAnswer],
    description:
      'Hoe het ook geweest kan zijn: wat dat uitmaakt, staat onder een sleutel die sindsdien vernietigd is.',
  })
  orElse?: readonly FieldStateAnswer[];

  @ApiProperty({
    required: false,
    nullable: true,
    type: FieldStateAnswer,
    description: 'Wat het nu is, waar dat verschilt; null als er voor wie keek nu niets meer is.',
  })
  now?: FieldStateAnswer | null;
}

const fields = {
  description: 'Elk veld met zijn toestand toen; leeg als er geen antwoord was.',
  type: 'object',
  additionalProperties: { $ref: getSchemaPath(FieldThenAnswer) },
} as unknown as ApiPropertyOptions;

@ApiSchema({ name: 'ViewThen' })
@ApiExtraModels(FieldThenAnswer)
export class ViewThenAnswer {
  @ApiProperty({
    enum: viewerKinds,
    description:
      'organiser (de organisator van een aanvraag), pool (elke opvanglocatie zonder aanvraag), family (het gezin en het ' +
      'loket dat het plan indiende) of regie (als ze het dossier met een reden opende).',
  })
  viewer!: ViewerKind;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Van een organisator: welke aanvraag.',
  })
  applicationId!: string | null;

  @ApiProperty({
    enum: [true, false, 'unknown'],
    description:
      'Of het opvangplan voor wie keek bestond; unknown als wat dat uitmaakt niet meer te lezen is.',
  })
  isAnswered!: boolean | 'unknown';

  @ApiProperty({
    enum: planLists,
    isArray: true,
    description: 'Van de zoekpool: langs welke lijsten er gekeken kon worden, of misschien.',
  })
  lists!: readonly PlanList[];

  @ApiProperty(fields)
  fields!: Readonly<Record<string, FieldThenAnswer>>;
}
