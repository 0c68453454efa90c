import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import type { DisclosedFields, OwnData } from '@koz/disclosure';
import { familyActions, type FamilyAction, type TransitionName } from '@koz/domain';
import {
  applicationStatuses,
  disclosedFields,
  emergencyReasons,
  mandateKinds,
  methodGrounds,
  placeConfirmedGrounds,
  placeStates,
  type ApplicationStatus,
  type DisclosedField,
  type EmergencyReason,
  type MandateKind,
  type MethodGround,
  type PlaceConfirmedGround,
  type PlaceState,
} from '@koz/events';
import {
  ErasedField,
  GeneralisedField,
  ownFieldsSchema,
  personalFieldsSchema,
  WithheldField,
} from '../answering/personal-schema.js';
import { StatusChangeAnswer } from '../answering/status-change.dto.js';

const nullableId = { type: String, format: 'uuid', nullable: true } as const;
const moment = { format: 'date-time' } as const;
const texts = (description: string) => ({
  type: 'object' as const,
  additionalProperties: { type: 'string' },
  description,
});

/** A location that the family applied to, with who runs it. */
@ApiSchema({ name: 'OwnLocation' })
export class OwnLocationAnswer {
  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({ example: 'Kinderdagverblijf De Waterlelie' })
  name!: string;

  @ApiProperty({ example: '2800' })
  postcode!: string;

  @ApiProperty({ example: 'Mechelen' })
  municipality!: string;

  @ApiProperty({ example: 'mechelen', description: 'Het lokaal bestuur in wiens gebied de locatie ligt.' })
  controller!: string;

  @ApiProperty({ format: 'uuid' })
  organiserId!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Voorbeeld vzw' })
  organiserName!: string | null;
}

/** An application as its family follows it. */
@ApiSchema({ name: 'OwnApplication' })
export class OwnApplicationAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(OwnLocationAnswer) }, { type: 'null' }],
    description: 'Null zodra vernietigd is waar aangevraagd werd.',
  })
  location!: OwnLocationAnswer | null;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ ...moment, description: 'Sinds wanneer de aanvraag deze status heeft.' })
  since!: string;

  @ApiProperty({ ...moment, description: 'Wanneer de aanvraag gedaan is.' })
  filedAt!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ type: [StatusChangeAnswer], description: 'Elke status die ze had, de oudste eerst.' })
  history!: StatusChangeAnswer[];

  @ApiProperty({
    type: String,
    enum: placeConfirmedGrounds,
    nullable: true,
    description:
      'Waarom de plaats bevestigd is: family (het gezin nam ze aan), contract (het contract is ondertekend) of term (de ' +
      'termijn om te weigeren is verstreken). Null zolang er geen bevestigde plaats is.',
  })
  confirmationGround!: PlaceConfirmedGround | null;

  @ApiProperty({ enum: ['withdraw'], isArray: true, description: 'Wat nu met deze aanvraag kan.' })
  permittedActions!: TransitionName[];
}

/** Where the search for a place stands. */
@ApiSchema({ name: 'OwnPlace' })
export class OwnPlaceAnswer {
  @ApiProperty({ enum: placeStates })
  state!: PlaceState;

  @ApiProperty({ ...nullableId, description: 'De aanvraag die de plaats heeft.' })
  applicationId!: string | null;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description:
      'Aanvragen met een bevestigde plaats voor een deel van de week, terwijl verder gezocht wordt.',
  })
  keptApplicationIds!: string[];

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    example: '2026-12-07',
    description:
      'De laatste dag waarop de gevonden plaats geweigerd kan worden voor ze vanzelf bevestigd is; null als er geen plaats ' +
      'op antwoord wacht of die dag voorbij is.',
  })
  confirmBy!: string | null;
}

/** A field that the plan does not hold yet. */
@ApiSchema({ name: 'FieldToGive' })
export class FieldToGiveAnswer {
  @ApiProperty({ enum: disclosedFields })
  field!: DisclosedField;

  @ApiProperty({
    enum: ['must', 'may'],
    description: 'must: nu nodig. may: mag al, en is nodig vanaf de status in `from`.',
  })
  necessity!: 'must' | 'may';

  @ApiProperty({
    type: String,
    enum: applicationStatuses,
    nullable: true,
    description: 'De eerste status waarbij een opvanglocatie het veld ziet; null als geen enkele dat doet.',
  })
  from!: ApplicationStatus | null;
}

/** A disclosure method with what it rests on. */
@ApiSchema({ name: 'MethodInForce' })
export class MethodAnswer {
  @ApiProperty({ example: 'method-1@1' })
  policyVersion!: string;

  @ApiProperty({ example: 'Methode 1: extra gegevens tonen naargelang meer kans op een plaats' })
  title!: string;

  @ApiProperty({ enum: methodGrounds, description: 'Waarop de keuze steunt.' })
  ground!: MethodGround;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  groundDate!: string | null;

  @ApiProperty(moment)
  adoptedAt!: string;
}

export const viewers = ['organiser', 'pool', 'servicePoint', 'regie'] as const;

/** Somebody who could see something of the plan, and what that is now. */
@ApiSchema({ name: 'PlanViewer' })
export class ViewerAnswer {
  @ApiProperty({ enum: viewers })
  viewer!: (typeof viewers)[number];

  @ApiProperty({ example: 'Voorbeeld vzw', description: 'De organisatie; nooit een persoon.' })
  name!: string;

  @ApiProperty({ ...nullableId, description: 'Voor een organisator: de aanvraag waardoor die kijkt.' })
  applicationId!: string | null;

  @ApiProperty(nullableId)
  locationId!: string | null;

  @ApiProperty(personalFieldsSchema)
  fields!: DisclosedFields;

  @ApiProperty(texts('Elk veld in woorden, zoals “zichtbaar na goedkeuring” of “verborgen: geen plaats”.'))
  texts!: Record<string, string>;
}

/** A plan as its family, or the service point that filed it, has it. */
@ApiSchema({ name: 'OwnCarePlan' })
@ApiExtraModels(GeneralisedField, ErasedField, WithheldField, OwnLocationAnswer, MethodAnswer)
export class OwnCarePlanAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ example: 'antwerpen', description: 'Het lokaal bestuur dat voor de gegevens instaat.' })
  controller!: string;

  @ApiProperty({ example: 'Antwerpen' })
  controllerName!: string;

  @ApiProperty({ enum: ['filed', 'withdrawn'] })
  status!: 'filed' | 'withdrawn';

  @ApiProperty(moment)
  filedAt!: string;

  @ApiProperty({
    enum: mandateKinds,
    nullable: true,
    description: 'Hoe een lokaal loket mocht indienen; null als het gezin zelf indiende.',
  })
  mandate!: MandateKind | null;

  @ApiProperty({ type: 'integer', description: 'De versie van het opvangplan; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '7ZK2-0000-0000-0000-0000-0000-00',
    description:
      'Het ontvangstbewijs, alleen voor het gezin zelf. Het verdwijnt met de sleutel van de gegevens: bewaar het.',
  })
  receipt!: string | null;

  @ApiProperty()
  place!: OwnPlaceAnswer;

  @ApiProperty({
    type: String,
    enum: emergencyReasons,
    nullable: true,
    description: 'Waarom het opvangplan nu op de noodlijst staat; null als het er niet op staat.',
  })
  emergency!: EmergencyReason | null;

  @ApiProperty(ownFieldsSchema)
  fields!: OwnData;

  @ApiProperty(texts('Elk veld in woorden, zoals “vernietigd op 01/07/2026 (2,5 jaar)”.'))
  texts!: Record<string, string>;

  @ApiProperty({ type: [OwnApplicationAnswer] })
  applications!: OwnApplicationAnswer[];

  @ApiProperty({ type: [FieldToGiveAnswer], description: 'Wat nog gegeven moet of mag worden.' })
  toGive!: FieldToGiveAnswer[];

  @ApiProperty({ enum: familyActions, isArray: true, description: 'Wat nu met het opvangplan kan.' })
  permittedActions!: FamilyAction[];

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(MethodAnswer) }, { type: 'null' }],
    description: 'De methode die nu bepaalt wat opvanglocaties zien.',
  })
  method!: MethodAnswer | null;

  @ApiProperty({ type: [ViewerAnswer], description: 'Wie nu wat ziet.' })
  whoSees!: ViewerAnswer[];
}
