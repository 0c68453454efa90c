import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { beforeAll, PositionOrNone } from '../following/position.js';
import { WholeNumber } from '../paging/page.dto.js';

export const defaultEvents = 100;
export const mostEvents = 500;
export const longestWait = 30;

const position = 'Geef de positie uit de link naar de volgende bladzijde, of -1 om te beginnen.';

export class IntegrationFeedQuery {
  @ApiProperty({
    ...{ required: false, type: 'integer', minimum: beforeAll, default: beforeAll },
    description:
      'De positie waarna het verdergaat: uit de link naar de volgende bladzijde. -1: van in het begin.',
  })
  @IsOptional()
  @PositionOrNone()
  @IsInt({ context: { message: position } })
  @Min(beforeAll, { context: { message: position } })
  after?: number;

  @ApiProperty({
    ...{ required: false, type: 'integer', minimum: 1, maximum: mostEvents, default: defaultEvents },
    description: 'Hoeveel gebeurtenissen er hoogstens op een bladzijde staan; het controlepunt komt erbij.',
  })
  @IsOptional()
  @WholeNumber()
  @IsInt({ context: { message: 'Geef een geheel getal.' } })
  @Min(1, { context: { message: 'Vraag er minstens 1.' } })
  @Max(mostEvents, { context: { message: `Vraag er hoogstens ${mostEvents} ineens.` } })
  limit?: number;

  @ApiProperty({
    ...{ required: false, type: 'integer', minimum: 0, maximum: longestWait, default: 0 },
    description: 'Hoeveel seconden het antwoord hoogstens wacht op een gebeurtenis als er nog geen is.',
  })
  @IsOptional()
  @WholeNumber()
  @IsInt({ context: { message: 'Geef een geheel aantal seconden.' } })
  @Min(0, { context: { message: 'Geef minstens 0 seconden.' } })
  @Max(longestWait, { context: { message: `Wacht hoogstens ${longestWait} seconden.` } })
  wait?: number;
}

/** As CloudEvents 1.0 in JSON: for the description of the call alone, made in `@koz/messaging`. */
@ApiSchema({ name: 'IntegrationEvent' })
export class IntegrationEventAnswer {
  @ApiProperty({ enum: ['1.0'] })
  specversion!: '1.0';

  @ApiProperty({ description: 'Kenmerk, uniek binnen source: wie het al zag, slaat het over.' })
  id!: string;

  @ApiProperty({ example: 'kinderopvangzoeker.be/log/…', description: 'Van welk logboek het is.' })
  source!: string;

  @ApiProperty({ example: 'be.kinderopvangzoeker.application.approved.v1' })
  type!: string;

  @ApiProperty({
    required: false,
    description: 'Het opvangplan, of het bestuur; bij een controlepunt is er geen.',
  })
  subject?: string;

  @ApiProperty({ format: 'date-time' })
  time!: string;

  @ApiProperty({ enum: ['application/json'] })
  datacontenttype!: 'application/json';

  @ApiProperty({ description: 'Wat dezelfde sleutel heeft, staat in volgorde.' })
  partitionkey!: string;

  @ApiProperty({ pattern: '^\\d{16}$', description: 'De positie in het logboek.' })
  sequence!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Kenmerken, codes en eigen tijden: nooit een persoonlijke waarde.',
  })
  data!: Record<string, unknown>;
}
