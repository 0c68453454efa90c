import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { catalogue, type EventType } from '@koz/events';
import { ReasonQuery } from '@koz/http';
import { LogPosition } from '../paging/log-position.dto.js';
import { longestCursor, WholeNumber } from '../paging/page.dto.js';
import { ToldEventAnswer } from '../replay-stream/replay-parts.dto.js';

export const defaultEvents = 100;
export const mostEvents = 500;

const eventTypes = Object.keys(catalogue) as EventType[];

export class AuditLogQuery extends ReasonQuery {
  @LogPosition('De eerste positie; zonder: 0.')
  from?: number;

  @ApiProperty({
    ...{ required: false, maxLength: longestCursor },
    description: 'De nextCursor van de vorige bladzijde; in plaats van from.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(longestCursor)
  cursor?: string;

  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: mostEvents, default: defaultEvents })
  @IsOptional()
  @WholeNumber()
  @IsInt({ context: { message: 'Geef een geheel getal.' } })
  @Min(1, { context: { message: 'Vraag er minstens 1.' } })
  @Max(mostEvents, { context: { message: `Vraag er hoogstens ${mostEvents} ineens.` } })
  limit?: number;

  @ApiProperty({ required: false, enum: eventTypes, description: 'Alleen gebeurtenissen van dit type.' })
  @IsOptional()
  @IsIn(eventTypes, { context: { message: 'Geef een type van gebeurtenis, zoals PlaceFound.' } })
  type?: EventType;

  @ApiProperty({
    required: false,
    maxLength: 100,
    example: 'carePlan-…',
    description: 'Alleen gebeurtenissen van deze stroom.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  stream?: string;
}

const hash = { format: 'byte' } as const;

/** An event of the controller's own, in full but for what is sealed. */
@ApiSchema({ name: 'OwnLogEntry' })
export class OwnLogEntry extends ToldEventAnswer {
  @ApiProperty({ enum: [true] })
  isOwn!: true;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Welke versie van welk beleid gold; null als er geen bij staat.',
  })
  policyVersion!: string | null;

  @ApiProperty({ type: String, format: 'uuid', description: 'Het commando waaruit ze volgt.' })
  commandId!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'De gebeurtenis die dat commando uitlokte.',
  })
  causationId!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'Het deel van de inhoud dat niet verzegeld is: kenmerken, codes en eigen tijden. Van restgegevens na 5 jaar alleen welke.',
  })
  payload!: Record<string, unknown>;

  @ApiProperty({ ...hash, description: 'De hash in de keten van de stroom, in base64.' })
  hash!: string;

  @ApiProperty({ ...hash, description: 'De hash van de vorige gebeurtenis van de stroom, in base64.' })
  previousHash!: string;
}

/** Of an event of another controller: that it is there. */
@ApiSchema({ name: 'OtherLogEntry' })
export class OtherLogEntry {
  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ enum: [false] })
  isOwn!: false;

  @ApiProperty({
    ...{ ...hash, type: String, nullable: true },
    description:
      'De hash van haar blad in de boom van het logboek, in base64; null zolang de boom niet zo ver is.',
  })
  leafHash!: string | null;
}

@ApiSchema({ name: 'AuditLog' })
@ApiExtraModels(OwnLogEntry, OtherLogEntry)
export class AuditLogAnswer {
  @ApiProperty({
    type: 'array',
    items: {
      oneOf: [{ $ref: getSchemaPath(OwnLogEntry) }, { $ref: getSchemaPath(OtherLogEntry) }],
    },
  })
  items!: (OwnLogEntry | OtherLogEntry)[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op het einde.',
  })
  nextCursor!: string | null;

  @ApiProperty({ type: 'integer', description: 'De laatste positie van het logboek; -1 als het leeg is.' })
  lastPosition!: number;
}
