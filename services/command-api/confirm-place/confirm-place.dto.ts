import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';

@ApiSchema({ name: 'ConfirmPlace' })
export class ConfirmPlaceBody {
  @ApiProperty({
    required: false,
    default: false,
    description:
      'Verder zoeken, bij een plaats voor een deel van de week: de andere aanvragen blijven staan.',
  })
  @IsOptional()
  @IsBoolean()
  keepLooking?: boolean;
}
