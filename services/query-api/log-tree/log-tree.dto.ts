import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { WholeNumber } from '../paging/page.dto.js';

interface CountOptions {
  readonly description: string;
  readonly least: number;
  readonly required: boolean;
  /** What to give, in Dutch. */
  readonly message: string;
}

/** A whole number in an address, from `least` on. */
export const Count =
  ({ description, least, required, message }: CountOptions): PropertyDecorator =>
  (target, name) => {
    for (const decorate of [
      ApiProperty({ required, type: 'integer', minimum: least, description }),
      ...(required ? [] : [IsOptional()]),
      WholeNumber(),
      IsInt({ context: { message } }),
      Min(least, { context: { message } }),
    ])
      decorate(target, name);
  };

const sizeMessage = 'Geef een aantal gebeurtenissen, minstens 1.';

export class InclusionQuery {
  @Count({
    ...{ least: 0, required: true, message: 'Geef een positie in het logboek, vanaf 0.' },
    description: 'De positie van de gebeurtenis in het logboek, vanaf 0.',
  })
  position!: number;

  @Count({
    ...{ least: 1, required: false, message: sizeMessage },
    description: 'Hoeveel gebeurtenissen de boom had; zonder: die van het laatste controlepunt.',
  })
  size?: number;
}

export class ConsistencyQuery {
  @Count({
    ...{ least: 1, required: true, message: sizeMessage },
    description: 'Hoeveel gebeurtenissen de eerste boom had: van een controlepunt dat je al hebt.',
  })
  from!: number;

  @Count({
    ...{ least: 1, required: false, message: sizeMessage },
    description: 'Hoeveel de latere boom had; zonder: die van het laatste controlepunt.',
  })
  to?: number;
}

const note =
  'Het ondertekende controlepunt, teken voor teken, in de vorm C2SP tlog-checkpoint: oorsprong, aantal ' +
  'bladeren, wortel, en de handtekening (Ed25519).';
const hashes = { type: String, isArray: true, format: 'byte' } as const;

@ApiSchema({ name: 'LogCheckpoint' })
export class LogCheckpointAnswer {
  @ApiProperty({
    example: 'kinderopvangzoeker.be/log/…',
    description: 'Van welk logboek of register het is.',
  })
  origin!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Hoeveel bladeren de boom heeft: een per gebeurtenis, of per regel.',
  })
  size!: number;

  @ApiProperty({ format: 'byte', description: 'De wortel van de boom (SHA-256), in base64.' })
  root!: string;

  @ApiProperty({ format: 'date-time', description: 'Wanneer het ondertekend is, volgens onze klok.' })
  signedAt!: string;

  @ApiProperty({ description: note })
  note!: string;

  @ApiProperty({
    type: [String],
    description:
      'De publieke sleutels waarmee het na te gaan is, als naam+kenmerk+sleutel (C2SP signed-note).',
  })
  verifierKeys!: readonly string[];

  @ApiProperty({ description: 'Wat een controlepunt bewijst, en hoe het na te gaan is.' })
  text!: string;
}

/** What a proof of inclusion is, whatever its leaf stands for. */
export class LeafProofAnswer {
  @ApiProperty({ type: 'integer', description: 'Hoeveel bladeren de boom heeft.' })
  size!: number;

  @ApiProperty({ format: 'byte', description: 'De hash van het blad, in base64.' })
  leafHash!: string;

  @ApiProperty({ format: 'byte', description: 'De wortel van de boom, in base64.' })
  root!: string;

  @ApiProperty({ ...hashes, description: 'De hashes van blad naar wortel (RFC 6962, 2.1.1), in base64.' })
  proof!: readonly string[];

  @ApiProperty({ type: String, nullable: true, description: `${note} Null als er bij dit aantal geen is.` })
  checkpoint!: string | null;
}

@ApiSchema({ name: 'InclusionProof' })
export class InclusionProofAnswer extends LeafProofAnswer {
  @ApiProperty({ type: 'integer' })
  position!: number;
}

@ApiSchema({ name: 'ConsistencyProof' })
export class ConsistencyProofAnswer {
  @ApiProperty({ type: 'integer' })
  from!: number;

  @ApiProperty({ type: 'integer' })
  to!: number;

  @ApiProperty({ format: 'byte', description: 'De wortel van de eerste boom, in base64.' })
  fromRoot!: string;

  @ApiProperty({ format: 'byte', description: 'De wortel van de latere boom, in base64.' })
  toRoot!: string;

  @ApiProperty({ ...hashes, description: 'De hashes (RFC 6962, 2.1.2), in base64.' })
  proof!: readonly string[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: `${note} Van de latere boom; null als er bij dit aantal geen is.`,
  })
  checkpoint!: string | null;
}
