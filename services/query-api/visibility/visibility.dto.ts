import {
  ApiExtraModels,
  ApiProperty,
  ApiSchema,
  getSchemaPath,
  type ApiPropertyOptions,
} from '@nestjs/swagger';
import {
  applicationStatuses,
  disclosedFields,
  type ApplicationStatus,
  type DisclosedField,
} from '@koz/events';
import { precisions, type Precision } from '../own-disclosures/words.js';
import { OwnLocationAnswer, viewers, type ViewerAnswer } from '../own-care-plan/own-care-plan.dto.js';
import { FieldStateAnswer } from '../replay-stream/viewed-field.dto.js';

/** What of a field somebody sees now, in words too; its value is nowhere in it. */
@ApiSchema({ name: 'FieldVisibility' })
export class FieldVisibilityAnswer extends FieldStateAnswer {
  @ApiProperty({
    type: String,
    enum: precisions,
    nullable: true,
    description:
      'Hoe precies: exact, alleen maand en jaar, of alleen het jaar; null als er niets te zien is.',
  })
  precision!: Precision | null;

  @ApiProperty({ example: 'zichtbaar na goedkeuring' })
  text!: string;
}

const fields = {
  description: 'Elk veld: of het te zien is, hoe precies, en waarom niet.',
  type: 'object',
  properties: Object.fromEntries(
    disclosedFields.map((field) => [field, { $ref: getSchemaPath(FieldVisibilityAnswer) }]),
  ),
  required: [...disclosedFields],
  selfRequired: true,
  additionalProperties: false,
} as unknown as ApiPropertyOptions;

/** Somebody who could see something of a plan, and how much that is now. */
@ApiSchema({ name: 'PlanVisibilityViewer' })
@ApiExtraModels(FieldVisibilityAnswer, OwnLocationAnswer)
export class VisibilityViewerAnswer {
  @ApiProperty({ enum: viewers })
  viewer!: ViewerAnswer['viewer'];

  @ApiProperty({ example: 'Voorbeeld vzw', description: 'De organisatie; nooit een persoon.' })
  name!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Voor een organisator: de aanvraag waardoor die kijkt.',
  })
  applicationId!: string | null;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(OwnLocationAnswer) }, { type: 'null' }] })
  location!: OwnLocationAnswer | null;

  @ApiProperty({ type: String, enum: applicationStatuses, nullable: true })
  status!: ApplicationStatus | null;

  @ApiProperty(fields)
  fields!: Readonly<Record<DisclosedField, FieldVisibilityAnswer>>;
}

/** Who sees what of a plan at this moment. */
@ApiSchema({ name: 'PlanVisibility' })
export class VisibilityAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ format: 'date-time', description: 'Het ogenblik waarvoor dit geldt.' })
  at!: string;

  @ApiProperty({
    type: [VisibilityViewerAnswer],
    description:
      'De organisator van elke aanvraag, wie zonder aanvraag kan kijken, het loket dat indiende en de regie.',
  })
  viewers!: VisibilityViewerAnswer[];
}
