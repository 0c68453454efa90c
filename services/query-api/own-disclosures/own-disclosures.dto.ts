import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  caseReasons,
  disclosureGrounds,
  type CaseReason,
  type DisclosureGround,
} from '@koz/disclosure-ledger';
import { disclosedFields, type DisclosedField } from '@koz/events';
import { roles } from '@koz/identity';
import { precisions, type Precision } from './words.js';

/** An organisation that looked: never a person. */
@ApiSchema({ name: 'LookingOrganisation' })
export class LookingOrganisationAnswer {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Voorbeeld vzw',
    description: 'De organisator; null voor wie voor een lokaal bestuur werkt.',
  })
  name!: string | null;

  @ApiProperty({
    enum: [...roles, 'operator'],
    description: 'operator: wie de installatie beheert, in opdracht van het lokaal bestuur.',
  })
  role!: string;

  @ApiProperty({ example: 'organisator' })
  roleText!: string;

  @ApiProperty({
    example: 'antwerpen',
    description: 'Het lokaal bestuur in wiens gebied of naam gekeken is.',
  })
  controller!: string;

  @ApiProperty({ example: 'Antwerpen' })
  controllerName!: string;
}

/** A field that was shown, and how much of it. */
@ApiSchema({ name: 'ShownField' })
export class ShownFieldAnswer {
  @ApiProperty({ enum: disclosedFields })
  field!: DisclosedField;

  @ApiProperty({ enum: precisions, description: 'exact, alleen maand en jaar, of alleen het jaar.' })
  precision!: Precision;
}

/** One time that something of a plan was shown. */
@ApiSchema({ name: 'OwnDisclosure' })
export class OwnDisclosureAnswer {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  organisation!: LookingOrganisationAnswer;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  applicationId!: string | null;

  @ApiProperty({ enum: disclosureGrounds })
  ground!: DisclosureGround;

  @ApiProperty({
    type: String,
    enum: caseReasons,
    nullable: true,
    description: 'Waarom de regie het dossier opende; null bij een andere grond.',
  })
  reason!: CaseReason | null;

  @ApiProperty({ example: 'bij het openen van de aanvraag' })
  groundText!: string;

  @ApiProperty({ type: [ShownFieldAnswer] })
  fields!: ShownFieldAnswer[];

  @ApiProperty({ example: 'method-1@1', description: 'De methode die toen gold.' })
  policyVersion!: string;

  @ApiProperty({
    type: 'integer',
    required: false,
    description:
      'De plaats in de boom van het register, vanaf 0: wat daar ondertekend is, kan niemand nog wijzigen of weglaten. ' +
      'Afwezig zolang dat nog moet gebeuren.',
  })
  entry?: number;
}

export class OwnDisclosurePageAnswer {
  @ApiProperty({ type: [OwnDisclosureAnswer], description: 'De laatste eerst.' })
  items!: OwnDisclosureAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
