import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { applicationStatuses, type ApplicationStatus } from '@koz/events';
import { IsId } from '@koz/http';
import { ApplicationAnswer } from '../answering/application.dto.js';
import { FreshPageQuery } from '../paging/fresh.dto.js';

/** The orders beside that of filing. */
export const inboxOrders = ['priority'] as const;
export type InboxOrder = (typeof inboxOrders)[number];

/** Which of the organiser's applications are asked for. A field that a stage hides cannot be filtered on. */
export class OrganiserInboxQuery extends FreshPageQuery {
  @ApiProperty({ required: false, enum: applicationStatuses })
  @IsOptional()
  @IsIn(applicationStatuses)
  status?: ApplicationStatus;

  @ApiProperty({ required: false, format: 'uuid', description: 'Een van de eigen locaties.' })
  @IsOptional()
  @IsId()
  locationId?: string;

  @ApiProperty({
    required: false,
    enum: inboxOrders,
    description:
      'priority: de open aanvragen volgens de voorrangsregels van vandaag, dan volgens indiening; achteraan die ' +
      'waarvan de voorrangsregels niet zichtbaar zijn. Zonder sort: volgens indiening.',
  })
  @IsOptional()
  @IsIn(inboxOrders)
  sort?: InboxOrder;
}

export class OrganiserInboxAnswer {
  @ApiProperty({ type: [ApplicationAnswer], description: 'In volgorde van indiening, of zoals gevraagd.' })
  items!: ApplicationAnswer[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
