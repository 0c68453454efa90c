import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { problemKinds, problemType, type ProblemKind } from '../problem/problem.js';

/** How the OpenAPI document describes one invalid field. */
@ApiSchema({ name: 'FieldError' })
export class FieldErrorDocument {
  @ApiProperty({ example: 'careParts[0].weekday', description: 'Plaats van het veld in het verzoek.' })
  field!: string;

  @ApiProperty({ example: 'isIn', description: 'Vaste code van de regel.' })
  rule!: string;

  @ApiProperty({ example: 'Deze waarde is niet toegestaan.' })
  message!: string;
}

/** How the OpenAPI document describes a refusal. */
@ApiSchema({ name: 'Problem' })
export class ProblemDocument {
  @ApiProperty({
    enum: (Object.keys(problemKinds) as ProblemKind[]).map(problemType),
    description: 'Vaste naam van de fout.',
  })
  type!: string;

  @ApiProperty({ example: 'Ongeldige gegevens' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status!: number;

  @ApiProperty({ example: 'Niet alle gegevens zijn geldig.' })
  detail!: string;

  @ApiProperty({ type: [FieldErrorDocument], required: false, description: 'Bij een validatiefout.' })
  errors?: FieldErrorDocument[];

  @ApiProperty({
    required: false,
    example: 'rejected',
    description: 'Bij transition-not-allowed: de huidige status van de aanvraag.',
  })
  currentStatus?: string;

  @ApiProperty({
    required: false,
    type: [String],
    example: ['accepted', 'rejected'],
    description: 'Bij transition-not-allowed: de statussen die kunnen volgen.',
  })
  allowed?: string[];
}
