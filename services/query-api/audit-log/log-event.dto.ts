import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ReasonQuery } from '@koz/http';
import { LogPosition } from '../paging/log-position.dto.js';
import { WholeNumber } from '../paging/page.dto.js';
import { OtherLogEntry, OwnLogEntry } from './audit-log.dto.js';

/** What the hash of an event is computed of, beside what its entry says already. */
@ApiSchema({ name: 'StoredBytes' })
export class StoredBytesAnswer {
  @ApiProperty({
    type: String,
    format: 'byte',
    nullable: true,
    description:
      'De inhoud zoals ze bewaard is, byte voor byte, in base64; wat persoonlijk is, zit er versleuteld in. Null als er ' +
      'restgegevens na 5 jaar in staan: die krijgt wie nakijkt niet te zien.',
  })
  payload!: string | null;

  @ApiProperty({ format: 'byte', description: 'De begeleidende gegevens, byte voor byte, in base64.' })
  metadata!: string;
}

@ApiSchema({ name: 'LogEvent' })
@ApiExtraModels(OwnLogEntry, OtherLogEntry)
export class LogEventAnswer {
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(OwnLogEntry) }, { $ref: getSchemaPath(OtherLogEntry) }],
  })
  entry!: OwnLogEntry | OtherLogEntry;

  @ApiProperty({
    type: StoredBytesAnswer,
    nullable: true,
    description: 'Null voor een gebeurtenis van een ander bestuur.',
  })
  stored!: StoredBytesAnswer | null;

  @ApiProperty({ type: 'integer', description: 'De laatste positie van het logboek.' })
  lastPosition!: number;
}

export const defaultHashes = 1_000;
export const mostHashes = 5_000;

export class LogHashesQuery extends ReasonQuery {
  @LogPosition('De eerste positie; zonder: 0.')
  from?: number;

  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: mostHashes, default: defaultHashes })
  @IsOptional()
  @WholeNumber()
  @IsInt({ context: { message: 'Geef een geheel getal.' } })
  @Min(1, { context: { message: 'Vraag er minstens 1.' } })
  @Max(mostHashes, { context: { message: `Vraag er hoogstens ${mostHashes} ineens.` } })
  limit?: number;
}

const hashes = { type: 'array', items: { type: 'string', format: 'byte', nullable: true } } as const;

@ApiSchema({ name: 'LogHashes' })
export class LogHashesAnswer {
  @ApiProperty({ type: 'integer', description: 'De positie van de eerste; de andere volgen zonder gat.' })
  from!: number;

  @ApiProperty({
    ...hashes,
    description:
      'Per positie de hash van de gebeurtenis, in base64, berekend uit de bytes zoals ze nu bewaard zijn; null als ze ' +
      'van een ander bestuur is.',
  })
  eventHashes!: readonly (string | null)[];

  @ApiProperty({
    ...hashes,
    description:
      'Per positie de hash van het blad in de boom, in base64, als de gebeurtenis van een ander bestuur is; anders, of ' +
      'zolang de boom niet zo ver is, null.',
  })
  leafHashes!: readonly (string | null)[];

  @ApiProperty({ type: 'integer', description: 'De laatste positie van het logboek; -1 als het leeg is.' })
  lastPosition!: number;
}
