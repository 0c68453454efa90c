import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { holdReasons, type HoldReason } from '@koz/events';
import { MonthOfTierAnswer, PerTierAnswer, Reason } from '@koz/http';
import { FreshQuery } from '../paging/fresh.dto.js';

export class HoldsQuery extends FreshQuery {
  @Reason()
  reason?: ConsultationReason;
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

  @ApiProperty({ type: [MonthOfTierAnswer], description: 'In volgorde, vanaf deze maand.' })
  months!: readonly MonthOfTierAnswer[];

  @ApiProperty({
    type: PerTierAnswer,
    description: 'Hoeveel er al voor deze maand hadden moeten gaan, en niet bewaard worden: hoort 0 te zijn.',
  })
  overdue!: PerTierAnswer;

  @ApiProperty({ type: PerTierAnswer, description: 'Hoeveel er door een bewaring vandaag blijven.' })
  held!: PerTierAnswer;
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
