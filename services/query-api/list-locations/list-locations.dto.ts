import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { dayParts, weekdays, type CarePartData } from '@koz/events';
import { IsId } from '@koz/http';
import { carePartOf } from '@koz/locations';
import { PageQuery } from '../paging/page.dto.js';

const isCareParts = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(({ weekday, part }: CarePartData) => weekdays.includes(weekday) && dayParts.includes(part));

/** Every part of every day is 300. */
const longestCareParts = 400;

/** `mon:full,tue:morning`; what is longer than all of them stays text, and is refused as such. */
const carePartsIn = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' && value.length <= longestCareParts ? value.split(',').map(carePartOf) : value;

/** Which locations are asked for. */
export class ListLocationsQuery extends PageQuery {
  @ApiProperty({ required: false, maxLength: 60, example: 'Mechelen' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  municipality?: string;

  @ApiProperty({ required: false, pattern: '^[1-9]\\d{3}$', example: '2800' })
  @IsOptional()
  @Matches(/^[1-9]\d{3}$/, { context: { message: 'Een postcode is een getal van 1000 tot 9999.' } })
  postcode?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Alleen de locaties van deze organisator.' })
  @IsOptional()
  @IsId()
  organiserId?: string;

  @ApiProperty({
    required: false,
    type: String,
    maxLength: longestCareParts,
    example: 'mon:full,tue:morning',
    description:
      `Opvangdelen die de locatie allemaal moet aanbieden: dag (${weekdays.join(', ')}) en deel ` +
      `(${dayParts.join(', ')}), gescheiden door komma’s.`,
  })
  @IsOptional()
  @Transform(carePartsIn)
  @ValidateBy(
    { name: 'careParts', validator: { validate: isCareParts } },
    { context: { message: 'Schrijf opvangdelen als mon:full,tue:morning.' } },
  )
  careParts?: CarePartData[];
}

/** One part of a week. */
export class CarePartAnswer {
  @ApiProperty({ enum: weekdays })
  weekday!: string;

  @ApiProperty({ enum: dayParts })
  part!: string;
}

/** A location, as anyone may know it. */
export class LocationAnswer {
  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({ format: 'uuid' })
  organiserId!: string;

  @ApiProperty({
    example: 'mechelen',
    description: 'Het lokaal bestuur in wiens gebied de locatie ligt.',
  })
  controller!: string;

  @ApiProperty({ example: 'Kinderdagverblijf De Waterlelie' })
  name!: string;

  @ApiProperty({ example: '2800' })
  postcode!: string;

  @ApiProperty({ example: 'Mechelen' })
  municipality!: string;

  @ApiProperty({ type: [CarePartAnswer], description: 'Wat de locatie aanbiedt.' })
  careParts!: CarePartAnswer[];

  @ApiProperty({ type: 'integer', example: 21, description: 'Aantal plaatsen.' })
  capacity!: number;
}

export class LocationPageAnswer {
  @ApiProperty({ type: [LocationAnswer] })
  items!: LocationAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
