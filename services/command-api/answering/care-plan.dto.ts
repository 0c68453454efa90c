import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { placeStates, type PlaceState } from '@koz/events';

const carePlanStatuses = ['filed', 'withdrawn'] as const;

/** Where a step of the family brought its plan. */
@ApiSchema({ name: 'CarePlanAnswer' })
export class CarePlanAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ enum: carePlanStatuses, description: 'Of het opvangplan loopt of is ingetrokken.' })
  status!: (typeof carePlanStatuses)[number];

  @ApiProperty({
    enum: placeStates,
    description: 'Of er een plaats gevonden is die nog op antwoord wacht, en anders of er een bevestigd is.',
  })
  place!: PlaceState;

  @ApiProperty({
    required: false,
    description: 'Of het gezin verder zoekt naast een bevestigde plaats; staat er niet voor een organisator.',
  })
  keepLooking?: boolean;

  @ApiProperty({ type: 'integer', description: 'De versie van het opvangplan; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien.',
  })
  position!: number;
}
