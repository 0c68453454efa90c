import { ApiProperty, ApiSchema, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { applicationStatuses, type ApplicationStatus } from '@koz/events';
import { IsId } from '@koz/http';
import { ApplicationAnswer } from '../answering/application.dto.js';
import { FreshPageQuery, FreshQuery } from '../paging/fresh.dto.js';

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

/** Of which location the applications are counted; of all the own locations when absent. */
export class InboxCountsQuery extends FreshQuery {
  @ApiProperty({ required: false, format: 'uuid', description: 'Een van de eigen locaties.' })
  @IsOptional()
  @IsId()
  locationId?: string;
}

/** How many applications there are. */
@ApiSchema({ name: 'InboxCounts' })
export class InboxCountsAnswer {
  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(applicationStatuses.map((status) => [status, { type: 'integer' }])),
    required: [...applicationStatuses],
    additionalProperties: false,
    description: 'Het aantal aanvragen per status.',
  } as ApiPropertyOptions)
  statuses!: Record<ApplicationStatus, number>;

  @ApiProperty({
    type: 'integer',
    description: 'Het aantal nieuwe aanvragen waarvan de dag om te antwoorden voorbij is.',
  })
  overdue!: number;
}
