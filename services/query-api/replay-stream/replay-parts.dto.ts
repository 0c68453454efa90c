import { ApiProperty, ApiSchema, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  applicationStatuses,
  emergencyReasons,
  fenceStates,
  handlingWays,
  mandateKinds,
  placeStates,
  reasonCodes,
  systemReasonCodes,
  type ApplicationStatus,
  type HandlingWay,
  type PlaceState,
} from '@koz/events';
import { erasureCauses, tiers, type Tier } from '@koz/privacy-types';
import { MethodAnswer } from '../own-care-plan/own-care-plan.dto.js';
import { FieldStateAnswer } from './viewed-field.dto.js';

const moment = { type: String, format: 'date-time' } as const;
const nullableMoment = { ...moment, nullable: true } as const;
const id = { type: String, format: 'uuid' } as const;

/** A code for each of some members of a payload. */
export const codes = {
  description: 'De codes die zeggen waarom, naar hun naam in de gebeurtenis: reason, cause, ground.',
  type: 'object',
  additionalProperties: { type: 'string' },
} as unknown as ApiPropertyOptions;

@ApiSchema({ name: 'ToldEvent' })
export class ToldEventAnswer {
  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ example: 'carePlan-…' })
  stream!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty(id)
  eventId!: string;

  @ApiProperty({ example: 'PlaceFound' })
  type!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty(moment)
  at!: string;

  @ApiProperty({ ...id, description: 'Een willekeurig kenmerk: wie dat is, staat hier niet.' })
  actor!: string;

  @ApiProperty(codes)
  reasons!: Readonly<Record<string, string>>;

  @ApiProperty({
    enum: tiers,
    isArray: true,
    description: 'Welke persoonlijke delen er verzegeld in zitten.',
  })
  sealed!: readonly Tier[];
}

@ApiSchema({ name: 'StatusThen' })
export class StatusThenAnswer {
  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty(moment)
  since!: string;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ type: String, enum: [...reasonCodes, ...systemReasonCodes], nullable: true })
  reason!: string | null;
}

@ApiSchema({ name: 'ApplicationThen' })
export class ApplicationThenAnswer {
  @ApiProperty(id)
  applicationId!: string;

  @ApiProperty(moment)
  createdAt!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty(moment)
  since!: string;

  @ApiProperty({ type: [StatusThenAnswer], description: 'Elke status die ze gehad had, de oudste eerst.' })
  history!: readonly StatusThenAnswer[];
}

@ApiSchema({ name: 'PlaceThen' })
class PlaceThenAnswer {
  @ApiProperty({ enum: placeStates })
  state!: PlaceState;

  @ApiProperty({ ...id, nullable: true })
  applicationId!: string | null;

  @ApiProperty({ type: [String], format: 'uuid' })
  keptApplicationIds!: readonly string[];
}

@ApiSchema({ name: 'HoldThen' })
class HoldThenAnswer {
  @ApiProperty(id)
  holdId!: string;

  @ApiProperty({ format: 'date' })
  expires!: string;

  @ApiProperty({ ...id, required: false, description: 'Wie als eerste vroeg om ze op te heffen.' })
  liftRequestedBy?: string;
}

@ApiSchema({ name: 'KeyThen' })
class KeyThenAnswer {
  @ApiProperty({ enum: ['kept', 'destroyed'] })
  state!: 'kept' | 'destroyed';

  @ApiProperty({ ...moment, required: false })
  since?: string;

  @ApiProperty({ enum: erasureCauses, required: false })
  cause?: string;
}

@ApiSchema({ name: 'KeysThen' })
class KeysThenAnswer implements Record<Tier, KeyThenAnswer> {
  @ApiProperty({ type: KeyThenAnswer })
  precise!: KeyThenAnswer;

  @ApiProperty({ type: KeyThenAnswer })
  identity!: KeyThenAnswer;

  @ApiProperty({ type: KeyThenAnswer })
  planning!: KeyThenAnswer;
}

@ApiSchema({ name: 'CarePlanThen' })
export class CarePlanThenAnswer {
  @ApiProperty(id)
  carePlanId!: string;

  @ApiProperty({ enum: ['filed', 'withdrawn'] })
  status!: 'filed' | 'withdrawn';

  @ApiProperty(moment)
  filedAt!: string;

  @ApiProperty({
    type: String,
    enum: mandateKinds,
    nullable: true,
    description: 'Van het loket dat het indiende.',
  })
  mandate!: string | null;

  @ApiProperty({ type: PlaceThenAnswer })
  place!: PlaceThenAnswer;

  @ApiProperty({
    type: String,
    enum: emergencyReasons,
    nullable: true,
    description: 'Waarom op de noodlijst.',
  })
  emergency!: string | null;

  @ApiProperty({ enum: fenceStates, description: 'Welke sleutels voorgoed gesloten zijn.' })
  fence!: string;

  @ApiProperty()
  isErasureRequested!: boolean;

  @ApiProperty({ type: [HoldThenAnswer], description: 'Bewaringen die niemand had opgeheven.' })
  holds!: readonly HoldThenAnswer[];

  @ApiProperty(nullableMoment)
  generalisedAt!: string | null;

  @ApiProperty(nullableMoment)
  anonymisedAt!: string | null;

  @ApiProperty({ type: KeysThenAnswer })
  keys!: KeysThenAnswer;

  @ApiProperty({
    type: FieldStateAnswer,
    description: 'Waar het gezin het plan liet delen: of dat er nog stond.',
  })
  sharing!: FieldStateAnswer;
}

@ApiSchema({ name: 'RetentionThen' })
class RetentionThenAnswer {
  @ApiProperty({ example: 'retention@1' })
  policyVersion!: string;

  @ApiProperty({ description: 'Waar: het bestuur had er zelf geen aangenomen.' })
  isDefault!: boolean;
}

@ApiSchema({ name: 'TermsThen' })
class TermsThenAnswer {
  @ApiProperty({ type: 'integer' })
  takeUpDays!: number;

  @ApiProperty({ type: 'integer' })
  confirmDays!: number;

  @ApiProperty({ enum: handlingWays })
  handling!: HandlingWay;

  @ApiProperty({ type: 'integer', required: false })
  roundMonthsBefore?: number;
}

@ApiSchema({ name: 'PoliciesThen' })
export class PoliciesThenAnswer {
  @ApiProperty({
    type: [MethodAnswer],
    description:
      'De methodes die golden, de oudste eerst: die bij het indienen, en latere voor zover ze minder tonen.',
  })
  methods!: readonly MethodAnswer[];

  @ApiProperty({ type: RetentionThenAnswer })
  retention!: RetentionThenAnswer;

  @ApiProperty({ type: TermsThenAnswer })
  terms!: TermsThenAnswer;
}
