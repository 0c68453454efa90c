import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { holdReasons, keptParts, retainedFields, retentionThresholds } from '@koz/events';
import type { HoldReason, KeptPart, RetainedField, RetentionThreshold } from '@koz/events';
import { erasureCauses, tiers, type ErasureCause, type Tier } from '@koz/privacy-types';

@ApiSchema({ name: 'FieldForecast' })
export class FieldForecastAnswer {
  @ApiProperty({ enum: retainedFields })
  field!: RetainedField;

  @ApiProperty({ enum: keptParts, description: 'Wat er van blijft.' })
  stays!: KeptPart;

  @ApiProperty()
  text!: string;
}

/** A step that is to come. */
@ApiSchema({ name: 'StepForecast' })
export class StepForecastAnswer {
  @ApiProperty({ enum: retentionThresholds, description: 'P2Y6M: 2,5 jaar; P5Y: 5 jaar, of alles vroeger.' })
  threshold!: RetentionThreshold;

  @ApiProperty({ enum: erasureCauses })
  cause!: ErasureCause;

  @ApiProperty({ format: 'date', description: 'Op of kort na deze dag.' })
  day!: string;

  @ApiProperty({ format: 'date', description: 'Niet vroeger dan deze dag.' })
  earliestDay!: string;

  @ApiProperty({ type: 'integer', description: 'Hoeveel dagen dat ten hoogste vroeger is dan de dag zelf.' })
  mostDaysEarly!: number;

  @ApiProperty({ type: [FieldForecastAnswer] })
  fields!: readonly FieldForecastAnswer[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Zoveel opvangplannen moeten delen wat blijft; null waar dat niet telt.',
  })
  sharedBy!: number | null;

  @ApiProperty({ type: [String], description: 'Hetzelfde in gewone zinnen.' })
  texts!: readonly string[];
}

/** What is gone already. */
@ApiSchema({ name: 'GoneForecast' })
export class GoneAnswer {
  @ApiProperty({ enum: tiers })
  tier!: Tier;

  @ApiProperty({ format: 'date' })
  since!: string;

  @ApiProperty({ enum: erasureCauses })
  cause!: ErasureCause;

  @ApiProperty()
  text!: string;
}

@ApiSchema({ name: 'HoldForecast' })
export class HoldForecastAnswer {
  @ApiProperty({ enum: holdReasons })
  reason!: HoldReason;

  @ApiProperty({ format: 'date', description: 'De eerste dag waarop de bewaring niet meer geldt.' })
  expires!: string;

  @ApiProperty()
  text!: string;
}

/** When what of a plan goes. */
@ApiSchema({ name: 'Forecast' })
export class ForecastAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ example: 'retention@1', description: 'Het bewaarbeleid waaruit dit volgt.' })
  policyVersion!: string;

  @ApiProperty({ type: [GoneAnswer], description: 'Wat er al vernietigd is.' })
  gone!: readonly GoneAnswer[];

  @ApiProperty({ type: [StepForecastAnswer], description: 'Wat er nog komt, in volgorde.' })
  steps!: readonly StepForecastAnswer[];

  @ApiProperty({ type: [HoldForecastAnswer], description: 'Wat het tegenhoudt.' })
  holds!: readonly HoldForecastAnswer[];

  @ApiProperty({ description: 'Of er gevraagd is om alles te wissen.' })
  erasureRequested!: boolean;

  @ApiProperty({ type: [String], description: 'Alles samen in gewone zinnen, in volgorde.' })
  texts!: readonly string[];

  @ApiProperty({ type: [String], description: 'Wat je zelf kunt doen.' })
  possible!: readonly string[];
}
