import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';
import { dataRegions, streamKinds, type StreamKind } from '@koz/events';
import { unreadables, type Unreadable } from '@koz/replay';
import { ReasonQuery } from '@koz/http';
import { LogPosition } from '../paging/log-position.dto.js';
import {
  ApplicationThenAnswer,
  CarePlanThenAnswer,
  PoliciesThenAnswer,
  ToldEventAnswer,
} from './replay-parts.dto.js';
import { ViewThenAnswer } from './viewed-field.dto.js';

/** RFC 3339, with a time zone: without one nobody could say which moment is meant. */
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export const isInstantText = (value: unknown): value is string =>
  typeof value === 'string' && instantPattern.test(value) && !Number.isNaN(Date.parse(value));

export class ReplayQuery extends ReasonQuery {
  @ApiProperty({
    required: false,
    format: 'date-time',
    example: '2029-02-01T09:00:00Z',
    description: 'Het tijdstip, met tijdzone; zonder tijdstip en positie: nu.',
  })
  @IsOptional()
  @ValidateBy(
    { name: 'instant', validator: { validate: isInstantText } },
    { context: { message: 'Geef een tijdstip met tijdzone, zoals 2029-02-01T09:00:00Z.' } },
  )
  asOf?: string;

  @LogPosition(
    'In plaats van een tijdstip: tot en met deze positie, want gebeurtenissen kunnen hetzelfde uur dragen.',
  )
  position?: number;
}

@ApiSchema({ name: 'RegistrationThen' })
class RegistrationAnswer {
  @ApiProperty({ example: 'Stad Antwerpen' })
  name!: string;

  @ApiProperty({ enum: dataRegions })
  region!: string;
}

@ApiSchema({ name: 'StreamReplay' })
export class ReplayAnswer {
  @ApiProperty({ enum: streamKinds })
  kind!: StreamKind;

  @ApiProperty({ example: 'carePlan-…' })
  stream!: string;

  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ format: 'date-time', description: 'Voor welk tijdstip dit verteld is.' })
  asOf!: string;

  @ApiProperty({ type: 'integer', description: 'Van de laatste gebeurtenis van de stroom tot dan.' })
  revision!: number;

  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ type: CarePlanThenAnswer, nullable: true, description: 'Null voor een bestuur.' })
  carePlan!: CarePlanThenAnswer | null;

  @ApiProperty({ type: RegistrationAnswer, nullable: true, description: 'Alleen voor een bestuur.' })
  registration!: RegistrationAnswer | null;

  @ApiProperty({ type: PoliciesThenAnswer, nullable: true, description: 'Wat toen gold.' })
  policies!: PoliciesThenAnswer | null;

  @ApiProperty({ type: [ApplicationThenAnswer] })
  applications!: readonly ApplicationThenAnswer[];

  @ApiProperty({ type: [ViewThenAnswer], description: 'Wie toen wat te zien kreeg.' })
  views!: readonly ViewThenAnswer[];

  @ApiProperty({
    enum: unreadables,
    isArray: true,
    description:
      'Wat toen te lezen was en nu niet meer, en iets kan uitmaken: birthMonth (dan is aangenomen dat de bewaartermijn op ' +
      'tijd liep), startMonth, sharing, givenFields (wat niet ingevuld was). Wat ervan afhangt, staat er met orElse bij.',
  })
  unreadable!: readonly Unreadable[];

  @ApiProperty({ type: [ToldEventAnswer], description: 'In de volgorde van het logboek.' })
  events!: readonly ToldEventAnswer[];
}
