import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { holdReasons, type HoldReason } from '@koz/events';
import { tiers, type Tier } from '@koz/privacy-types';

@ApiSchema({ name: 'MonthOfSchedule' })
export class MonthAnswer {
  @ApiProperty({ example: '2029-07', description: 'De maand waarin het vervalt.' })
  month!: string;

  @ApiProperty({ enum: tiers })
  tier!: Tier;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Hoeveel opvangplannen; null als het er minder dan k zijn.',
  })
  plans!: number | null;
}

class PerTier {
  @ApiProperty({ type: 'integer' })
  precise!: number;

  @ApiProperty({ type: 'integer' })
  identity!: number;

  @ApiProperty({ type: 'integer' })
  planning!: number;
}

/** What is still to go, by month and tier. */
@ApiSchema({ name: 'RetentionSchedule' })
export class RetentionScheduleAnswer {
  @ApiProperty({ format: 'date' })
  asOf!: string;

  @ApiProperty({ example: 'retention@1' })
  policyVersion!: string;

  @ApiProperty({ type: 'integer', description: 'Onder dit aantal staat er geen cijfer per maand.' })
  k!: number;

  @ApiProperty({ type: [MonthAnswer], description: 'In volgorde, vanaf deze maand.' })
  months!: readonly MonthAnswer[];

  @ApiProperty({
    type: PerTier,
    description: 'Hoeveel er al voor deze maand hadden moeten gaan, en niet bewaard worden: hoort 0 te zijn.',
  })
  overdue!: PerTier;

  @ApiProperty({ type: PerTier, description: 'Hoeveel er door een bewaring vandaag blijven.' })
  held!: PerTier;
}

@ApiSchema({ name: 'RunningHold' })
export class RunningHoldAnswer {
  @ApiProperty({ format: 'uuid' })
  holdId!: string;

  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ enum: holdReasons })
  reason!: HoldReason;

  @ApiProperty({ format: 'date', description: 'De eerste dag waarop ze niet meer geldt.' })
  expires!: string;

  @ApiProperty({ description: 'Of die dag voorbij is: ze houdt dan niets meer tegen.' })
  expired!: boolean;

  @ApiProperty({ description: 'Of één persoon vroeg om ze op te heffen.' })
  liftRequested!: boolean;

  @ApiProperty({
    enum: ['everything', 'whatIsLeft'],
    description: 'Of alles er nog is, of alleen wat er na 2,5 jaar overblijft.',
  })
  holds!: 'everything' | 'whatIsLeft';
}

@ApiSchema({ name: 'RunningHolds' })
export class RunningHoldsAnswer {
  @ApiProperty({ type: [RunningHoldAnswer] })
  items!: readonly RunningHoldAnswer[];
}
