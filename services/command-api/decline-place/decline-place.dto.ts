import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsId, MayBeAbsent } from '@koz/http';
import type { ApplicationId } from '@koz/privacy-types';

@ApiSchema({ name: 'DeclinePlace' })
export class DeclinePlaceBody {
  @ApiProperty({
    required: false,
    type: String,
    format: 'uuid',
    description:
      'Van welke aanvraag de plaats niet genomen wordt, als er meer zijn. Zonder dit: de plaats die gevonden is, of ' +
      'anders de laatst bevestigde.',
  })
  @MayBeAbsent()
  @IsId()
  applicationId?: ApplicationId;
}
