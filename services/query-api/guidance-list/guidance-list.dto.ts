import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { guidanceReasons, type GuidanceReason } from '@koz/projections/care-plans';

/** A plan that needs guidance; nothing of it is personal. */
@ApiSchema({ name: 'GuidanceListed' })
export class GuidanceListItem {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({
    format: 'date-time',
    description:
      'Sinds wanneer: toen de laatste aanvraag op niets uitliep, of toen de eerste termijn om een aanvraag op te ' +
      'nemen voorbij was.',
  })
  since!: string;

  @ApiProperty({
    enum: guidanceReasons,
    description:
      'Waarom, als vaste code: geen enkele aanvraag staat nog open (geen plaats, geweigerd of ingetrokken), of een ' +
      'aanvraag werd niet opgenomen binnen de termijn van het lokaal bestuur.',
  })
  reason!: GuidanceReason;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Hoeveel aanvragen het opvangplan heeft of had.' })
  applications!: number;

  @ApiProperty({ type: [String], description: 'De gemeenten van de locaties waar het aangevraagd is.' })
  municipalities!: string[];
}

export class GuidanceListAnswer {
  @ApiProperty({ type: [GuidanceListItem], description: 'Wie het langst op begeleiding wacht eerst.' })
  items!: GuidanceListItem[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
