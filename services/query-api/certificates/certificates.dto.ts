import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Length } from 'class-validator';
import type { CertificateStatement, PublicSigningKey } from '@koz/audit';

/** A secret, so that it is in the body and never in an address. */
@ApiSchema({ name: 'FindCertificates' })
export class FindCertificatesBody {
  @ApiProperty({
    minLength: 8,
    maxLength: 64,
    example: '7ZK2-8H4Q-9V3M-0T6B-5XNC-1W',
    description:
      'De ontvangstcode van bij de indiening; koppeltekens, spaties en kleine letters maken niet uit.',
  })
  @Length(8, 64)
  receipt!: string;
}

@ApiSchema({ name: 'SignedCertificate' })
export class CertificateAnswer {
  @ApiProperty({
    format: 'byte',
    description: 'Het certificaat zoals het ondertekend is, byte voor byte, in base64.',
  })
  certificate!: string;

  @ApiProperty({ type: Object, additionalProperties: true, description: 'Wat het verklaart, om te lezen.' })
  statement!: CertificateStatement;

  @ApiProperty({
    type: String,
    format: 'byte',
    nullable: true,
    description:
      'Het certificaat dat ook de tijdvaksleutel vernietigd is, in base64; null zolang dat nog moet gebeuren. Vanaf dan ' +
      'is ook wat schijven en reservekopieën nog hadden, onleesbaar.',
  })
  completion!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Sinds wanneer het helemaal volledig is.',
  })
  completeSince!: string | null;

  @ApiProperty({ description: 'Of de handtekening bij een van de publieke sleutels hoort.' })
  verified!: boolean;

  @ApiProperty({ description: 'Wat er vernietigd is, wanneer en waarom, in gewone woorden.' })
  text!: string;
}

@ApiSchema({ name: 'PlanCertificates' })
export class PlanCertificatesAnswer {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ type: [CertificateAnswer], description: 'In de volgorde waarin ze ondertekend zijn.' })
  certificates!: readonly CertificateAnswer[];

  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(
        ['kty', 'crv', 'x', 'kid', 'use', 'alg'].map((member) => [member, { type: 'string' }]),
      ),
      required: ['kty', 'crv', 'x', 'kid', 'use', 'alg'],
    },
    description: 'De publieke sleutels (JWK, Ed25519) waarmee elke handtekening na te gaan is.',
  })
  publicKeys!: readonly PublicSigningKey[];

  @ApiProperty({ description: 'Wat een certificaat bewijst, en hoe het na te gaan is.' })
  text!: string;
}
