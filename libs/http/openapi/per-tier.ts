import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { tiers, type Tier } from '@koz/privacy-types';

/** A count for each tier of personal data. */
@ApiSchema({ name: 'PerTier' })
export class PerTierAnswer implements Readonly<Record<Tier, number>> {
  @ApiProperty({ type: 'integer' })
  precise!: number;

  @ApiProperty({ type: 'integer' })
  identity!: number;

  @ApiProperty({ type: 'integer' })
  planning!: number;
}

/** Of how many plans a tier goes in a month, as far as there are k. */
@ApiSchema({ name: 'MonthOfTier' })
export class MonthOfTierAnswer {
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
