import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { applicationStatuses, type ApplicationStatus } from '@koz/events';
import { beforeAll, PositionOrNone } from '../following/position.js';

const position = 'Geef het id van het laatste bericht dat aankwam.';

export class OrganiserUpdatesQuery {
  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: beforeAll,
    description:
      'Het id van het laatste bericht dat aankwam, voor wie de header Last-Event-ID niet kan geven; de header gaat voor.',
  })
  @IsOptional()
  @PositionOrNone()
  @IsInt({ context: { message: position } })
  @Min(beforeAll, { context: { message: position } })
  lastEventId?: number;
}

/** An application that changed: ids, and what the inbox shows in clear. */
@ApiSchema({ name: 'ChangedApplication' })
export class ChangedApplicationAnswer {
  @ApiProperty({ format: 'uuid' })
  applicationId!: string;

  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({
    type: 'integer',
    description: 'De revisie van de aanvraag; dezelfde als voorheen wanneer er iets aan het plan veranderde.',
  })
  revision!: number;

  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;
}

/** The data of an event `update`. */
@ApiSchema({ name: 'InboxUpdate' })
export class InboxUpdateAnswer {
  @ApiProperty({ type: 'integer', description: 'De positie in het logboek; ook het id van het bericht.' })
  position!: number;

  @ApiProperty({ type: [ChangedApplicationAnswer], description: 'De aanvragen bij de eigen locaties.' })
  changes!: ChangedApplicationAnswer[];

  @ApiProperty({
    description:
      'Of alles opnieuw gelezen moet worden: er zijn aanvragen vernietigd, of een bestuur nam een andere methode aan.',
  })
  reload!: boolean;
}
