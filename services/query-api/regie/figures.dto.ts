import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { roundedTo, type Snapshot } from '@koz/regie-summary';

/** A count, rounded, or the word that it is suppressed. */
@ApiSchema({ name: 'Figure' })
export class FigureAnswer {
  @ApiProperty({ required: false, type: 'integer', example: 120, description: 'Afgerond op 5.' })
  value?: number;

  @ApiProperty({
    required: false,
    enum: [true],
    description: 'Niet getoond: minder dan k, of verborgen om een kleiner aantal te beschermen.',
  })
  suppressed?: true;

  @ApiProperty({
    required: false,
    enum: [true],
    description: 'Een som waarin een niet getoond aantal ontbreekt.',
  })
  partial?: true;
}

/** Which figures these are, and how they were protected. */
@ApiSchema({ name: 'SnapshotMoment' })
export class SnapshotAnswer {
  @ApiProperty({
    format: 'date-time',
    description: 'Het moment van de cijfers; bij een som het oudste moment.',
  })
  at!: string;

  @ApiProperty({ format: 'date', description: 'De dag van de cijfers.' })
  day!: string;

  @ApiProperty({
    type: 'integer',
    example: 5,
    description: 'Kleinere aantallen, nul inbegrepen, worden niet getoond.',
  })
  k!: number;

  @ApiProperty({ type: 'integer', example: 5, description: 'Getoonde aantallen zijn hierop afgerond.' })
  roundedTo!: number;

  @ApiProperty({ example: methodText(5) })
  method!: string;
}

/** In words, for who reads the figures. */
function methodText(k: number): string {
  return (
    `Aantallen onder ${k} worden niet getoond, ook nul niet; andere zijn afgerond op het dichtste veelvoud van ` +
    `${roundedTo}. Waar een verborgen aantal uit de andere te berekenen zou zijn, zijn er meer verborgen. Nieuwe ` +
    `cijfers verschijnen zodra minstens ${k} opvangplannen veranderd zijn.`
  );
}

export const snapshotAnswer = ({ at, day, k }: Pick<Snapshot, 'at' | 'day' | 'k'>): SnapshotAnswer => ({
  at,
  day,
  k,
  roundedTo,
  method: methodText(k),
});

export const figureAnswer = (value: number | null, partial = false): FigureAnswer =>
  value === null ? { suppressed: true } : { value, ...(partial ? { partial: true } : {}) };
