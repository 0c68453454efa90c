import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, Matches, Max, Min } from 'class-validator';
import { MayBeAbsent } from '../validation/may-be-absent.js';
import { roles, type Role } from '@koz/identity';
import { IsId } from '../validation/ids.js';

/** Who the token stands for. */
export class TokenRequest {
  @ApiProperty({ enum: roles })
  @IsIn(roles)
  role!: Role;

  @ApiProperty({ format: 'uuid', required: false, description: 'Verplicht voor een organisator.' })
  @MayBeAbsent()
  @IsId()
  organiserId?: string;

  @ApiProperty({
    ...{ required: false, maxLength: 40, example: 'antwerpen' },
    description: 'De verwerkingsverantwoordelijke.',
  })
  @MayBeAbsent()
  @Matches(/^[a-z][a-z0-9-]{1,39}$/)
  controller?: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'Het opvangplan van een gezin.' })
  @MayBeAbsent()
  @IsId()
  carePlanId?: string;

  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: 99,
    description: 'Welke persoon van de organisatie, waar twee personen nodig zijn; anders altijd dezelfde.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(99)
  person?: number;
}

export class TokenAnswer {
  @ApiProperty({ example: 'eyJhbGciOiJIUzI1NiJ9.e30.dGVrZW4' })
  token!: string;
}

/** A moment; also the answer, with the moment that the clock now shows. */
export class ClockDto {
  @ApiProperty({ format: 'date-time', example: '2027-01-01T09:00:00.000Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  // A day, or a time of day with its offset: a time without one is another moment on another machine.
  @Matches(/^\d{4}-\d{2}-\d{2}(T[\d:.]{1,20}(Z|[+-]\d{2}:\d{2}))?$/)
  now!: string;
}
