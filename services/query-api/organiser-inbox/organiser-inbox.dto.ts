import { ApiProperty, ApiSchema, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional } from 'class-validator';
import { applicationStatuses, type ApplicationStatus } from '@koz/events';
import { IsId } from '@koz/http';
import { ApplicationAnswer } from '../answering/application.dto.js';
import { highestLimit } from '../paging/page.dto.js';
import { FreshPageQuery, FreshQuery } from '../paging/fresh.dto.js';

/** Applications that one question may name. */
export const mostNamed = highestLimit;

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
    type: String,
    // So many ids, and the commas between them.
    maxLength: mostNamed * 37 - 1,
    example: '6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10,0b1e1f0a-52c4-4b7e-8a5c-3b5d1c2e9f11',
    description:
      `Alleen deze aanvragen, hoogstens ${mostNamed}, gescheiden door komma’s: om opnieuw te lezen wat veranderde. Wat ` +
      'er niet bij is, hoort niet (meer) in deze lijst. Niet samen met sort.',
  })
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @ArrayMaxSize(mostNamed, { context: { message: `Noem er hoogstens ${mostNamed}.` } })
  @IsId({ each: true })
  applicationIds?: string[];

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
    selfRequired: true,
    description: 'Het aantal aanvragen per status.',
  } as ApiPropertyOptions)
  statuses!: Record<ApplicationStatus, number>;

  @ApiProperty({
    type: 'integer',
    description: 'Het aantal nieuwe aanvragen waarvan de dag om te antwoorden voorbij is.',
  })
  overdue!: number;
}
