import { getSchemaPath } from '@nestjs/swagger';
import { ApiProperty, ApiSchema, type ApiPropertyOptions } from '@nestjs/swagger';
import { ownFields, type OwnField } from '@koz/disclosure';
import { applicationStatuses, disclosedFields, sharingScopes } from '@koz/events';

type Schema = Record<string, unknown>;

/** A date of which only the year, or the month and year, is shown. */
@ApiSchema({ name: 'GeneralisedField' })
export class GeneralisedField {
  @ApiProperty({ enum: ['generalised'] })
  state!: 'generalised';

  @ApiProperty({ example: '07/2026', description: 'jjjj of mm/jjjj' })
  value!: string;

  @ApiProperty({ required: false, format: 'date-time', description: 'Sinds wanneer alleen dit bewaard is.' })
  since?: string;
}

/** A value whose key is destroyed: nobody can read it any more. */
@ApiSchema({ name: 'ErasedField' })
export class ErasedField {
  @ApiProperty({ enum: ['erased'] })
  state!: 'erased';

  @ApiProperty({ format: 'date-time', description: 'Wanneer de sleutel vernietigd is.' })
  since!: string;

  @ApiProperty({
    enum: ['P2Y6M', 'P5Y', 'erasure', 'withdrawal', 'departure'],
    description: 'Waarom: de termijn van 2,5 of 5 jaar, een verzoek om wissing, of een intrekking.',
  })
  cause!: string;
}

/** A value that the disclosure method does not show now. */
@ApiSchema({ name: 'WithheldField' })
export class WithheldField {
  @ApiProperty({ enum: ['withheld'] })
  state!: 'withheld';

  @ApiProperty({ example: 'noPlace', description: 'De kolom van de methode die het veld verbergt.' })
  rule!: string;

  @ApiProperty({
    required: false,
    enum: applicationStatuses,
    description: 'De eerstvolgende status waarbij de methode het veld wel toont.',
  })
  until?: string;
}

const text = (example: string): Schema => ({ type: ['string', 'null'], example });
const day = (example: string): Schema => ({ type: ['string', 'null'], format: 'date', example });

/** What each field holds when it is known; null where the family did not give it. Every example is invented. */
const knownValues: Readonly<Record<OwnField, Schema>> = {
  'parent.firstName': text('Noor'),
  'parent.lastName': text('Voorbeeld'),
  'parent.birthDate': day('1994-03-05'),
  priorityRules: { type: 'array', items: { type: 'string' }, example: ['siblingInLocation'] },
  startDate: day('2027-01-04'),
  endDate: day('2028-08-31'),
  careParts: {
    type: 'array',
    items: {
      type: 'object',
      properties: { weekday: { type: 'string' }, part: { type: 'string' } },
      required: ['weekday', 'part'],
    },
    example: [{ weekday: 'mon', part: 'full' }],
  },
  'child.birthDate': day('2026-07-01'),
  address: {
    type: ['object', 'null'],
    properties: { street: { type: 'string' }, number: { type: 'string' }, box: { type: 'string' } },
    example: { street: 'Voorbeeldstraat', number: '1' },
  },
  postcode: text('2800'),
  'parent.email': text('noor@voorbeeld.invalid'),
  'parent.phone': text('+32470000000'),
  'parent.nationalNumber': text('94030500101'),
  'child.expected': { type: 'boolean', example: true },
  sharing: { type: 'string', enum: [...sharingScopes] },
};

const personalSchema = (value: Schema): Schema => ({
  oneOf: [
    {
      type: 'object',
      properties: { state: { type: 'string', enum: ['known'] }, value },
      required: ['state', 'value'],
    },
    ...[GeneralisedField, ErasedField, WithheldField].map((model) => ({ $ref: getSchemaPath(model) })),
  ],
});

const fieldsSchema = (fields: readonly OwnField[], description: string): ApiPropertyOptions =>
  ({
    description,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field, personalSchema(knownValues[field])])),
    required: [...fields],
    additionalProperties: false,
    selfRequired: true,
  }) as unknown as ApiPropertyOptions;

/** The personal fields of an answer: every field is there, and says in which state it is. */
export const personalFieldsSchema = fieldsSchema(
  disclosedFields,
  'Elk persoonlijk veld met zijn toestand: known (gekend), generalised (vergroofd), erased (vernietigd) of ' +
    'withheld (nu niet zichtbaar).',
);

/** All that a plan holds of its family. */
export const ownFieldsSchema = fieldsSchema(
  ownFields,
  'Elk eigen gegeven met zijn toestand: known (gekend), generalised (vergroofd) of erased (vernietigd).',
);

/** The words beside {@link personalFieldsSchema}: one for every field. */
export const textsSchema = (description: string): ApiPropertyOptions =>
  ({
    description,
    type: 'object',
    properties: Object.fromEntries(disclosedFields.map((field) => [field, { type: 'string' }])),
    required: [...disclosedFields],
    additionalProperties: false,
    selfRequired: true,
  }) as unknown as ApiPropertyOptions;
