import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { IsId } from '@koz/http';
import type { LocationId } from '@koz/privacy-types';
import { FiledApplicationAnswer } from '../file-care-plan/file-care-plan.dto.js';

@ApiSchema({ name: 'AddLocations' })
export class AddLocationsBody {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @IsId({ each: true })
  locationIds!: LocationId[];
}

/** A plan that was put to more locations. */
@ApiSchema({ name: 'AddLocationsAnswer' })
export class AddLocationsAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ type: [FiledApplicationAnswer], description: 'De nieuwe, in de volgorde van de locaties.' })
  applications!: FiledApplicationAnswer[];

  @ApiProperty({ type: 'integer', description: 'De versie van het opvangplan; staat ook in de ETag.' })
  revision!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Plaats in het logboek: geef ze als minPosition mee om je eigen wijziging te zien.',
  })
  position!: number;
}
