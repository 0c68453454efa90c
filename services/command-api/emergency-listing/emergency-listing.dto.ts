import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { emergencyReasons, type EmergencyReason } from '@koz/events';

@ApiSchema({ name: 'EmergencyListing' })
export class EmergencyListingBody {
  @ApiProperty({
    enum: emergencyReasons,
    description:
      'Waarom de nood dringend is: werk, een medische of sociale reden, of opvang die elders wegvalt. Een vaste code.',
  })
  @IsIn(emergencyReasons)
  reason!: EmergencyReason;
}
