import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { emergencyReasons, type EmergencyReason } from '@koz/events';

/** A plan on the emergency list; nothing of it is personal. */
@ApiSchema({ name: 'EmergencyListed' })
export class EmergencyListItem {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ format: 'date-time', description: 'Sinds wanneer het opvangplan op de noodlijst staat.' })
  since!: string;

  @ApiProperty({ enum: emergencyReasons, description: 'Waarom, als vaste code.' })
  reason!: EmergencyReason;

  @ApiProperty({ type: [String], description: 'De gemeenten van de locaties waar het aangevraagd is.' })
  municipalities!: string[];
}

export class EmergencyListAnswer {
  @ApiProperty({ type: [EmergencyListItem], description: 'Het langst op de noodlijst eerst.' })
  items!: EmergencyListItem[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
