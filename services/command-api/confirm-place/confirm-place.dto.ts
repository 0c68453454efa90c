import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '@koz/http';

@ApiSchema({ name: 'ConfirmPlace' })
export class ConfirmPlaceBody {
  @ApiProperty({
    required: false,
    default: false,
    description:
      'Verder zoeken, bij een plaats voor een deel van de week: de andere aanvragen gaan weer open.',
  })
  @MayBeAbsent()
  @IsBoolean()
  keepLooking?: boolean;

  @ApiProperty({
    required: false,
    description:
      'Het contract is ondertekend. Verplicht voor een organisator, die alleen zo een plaats bevestigt; een lokaal ' +
      'loket mag het zeggen, een gezin niet.',
  })
  @MayBeAbsent()
  @IsBoolean()
  contractSigned?: boolean;
}
