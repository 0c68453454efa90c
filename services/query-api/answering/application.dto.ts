import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import type { DisclosedFields } from '@koz/disclosure';
import { organiserActions, priorityLevels, type OrganiserAction, type PriorityLevel } from '@koz/domain';
import {
  applicationStatuses,
  placeConfirmedGrounds,
  type ApplicationStatus,
  type DisclosedField,
  type PlaceConfirmedGround,
} from '@koz/events';
import {
  ErasedField,
  GeneralisedField,
  personalFieldsSchema,
  textsSchema,
  WithheldField,
} from './personal-schema.js';
import { StatusChangeAnswer } from './status-change.dto.js';

/** Whether an application has priority, by which rules and why. */
@ApiSchema({ name: 'Priority' })
export class PriorityAnswer {
  @ApiProperty({ example: 'vlaanderen-2025', description: 'De versie van de voorrangsregels.' })
  ruleSet!: string;

  @ApiProperty({ enum: priorityLevels, description: 'Absolute voorrang, voorrang of geen voorrang.' })
  level!: PriorityLevel;

  @ApiProperty({
    example:
      'Voorrang wegens een alleenstaande ouder, volgens de regels van vóór 1 april 2024, opnieuw van ' +
      'toepassing sinds het arrest van 30 april 2025.',
  })
  explanation!: string;
}

/** An application as an organiser may see it now. */
@ApiSchema({ name: 'OrganiserApplication' })
@ApiExtraModels(GeneralisedField, ErasedField, WithheldField, PriorityAnswer)
export class ApplicationAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ format: 'date-time', description: 'Sinds wanneer de aanvraag deze status heeft.' })
  since!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Hele weken sinds de aanvraag is ingediend.' })
  weeksWaiting!: number;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Tegen wanneer een antwoord verwacht wordt; null als de aanvraag al opgenomen is.',
  })
  answerBy!: string | null;

  @ApiProperty({ description: 'Of die dag voorbij is zonder dat de aanvraag opgenomen is.' })
  isOverdue!: boolean;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description:
      'De laatste dag waarop het gezin de plaats hier kan weigeren; daarna is ze vanzelf bevestigd. Null als hier geen ' +
      'plaats op antwoord wacht of die dag voorbij is.',
  })
  confirmBy!: string | null;

  @ApiProperty({
    type: String,
    enum: placeConfirmedGrounds,
    nullable: true,
    description:
      'Waarom de plaats hier bevestigd is: family (door het gezin), contract (met het ondertekende contract) of term (de ' +
      'termijn om te weigeren is verstreken); null als hier geen plaats bevestigd is.',
  })
  confirmationGround!: PlaceConfirmedGround | null;

  @ApiProperty({
    description: 'Past (true) of past niet (false): of de locatie alle gevraagde opvangdelen aanbiedt.',
  })
  fits!: boolean;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Plaats in de rij van de locatie, vanaf 1; null als de aanvraag niet meer wacht.',
  })
  rank!: number | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(PriorityAnswer) }, { type: 'null' }],
    description:
      'De voorrang volgens de regels van vandaag; null zolang de voorrangsregels niet zichtbaar zijn.',
  })
  priority!: PriorityAnswer | null;

  @ApiProperty({
    enum: organiserActions,
    isArray: true,
    description:
      'Wat nu met deze aanvraag kan: accept (opnemen), noPlace (geen plaats), approve (goedkeuren), reject (niet ' +
      'goedkeuren), undoApproval (goedkeuring terugnemen), confirmPlace (de plaats bevestigen met het ondertekende ' +
      'contract). Is de plaats elders gevonden, dan kan goedkeuren niet.',
  })
  permittedActions!: OrganiserAction[];

  @ApiProperty({ type: [StatusChangeAnswer], description: 'Elke status die ze had, de oudste eerst.' })
  history!: StatusChangeAnswer[];

  @ApiProperty(personalFieldsSchema)
  fields!: DisclosedFields;

  @ApiProperty(
    textsSchema(
      'Elk veld in woorden: “zichtbaar”, of waarom het dat niet is, zoals “zichtbaar na goedkeuring” of “vernietigd op ' +
        '01/07/2026 (2,5 jaar)”.',
    ),
  )
  texts!: Record<DisclosedField, string>;
}
