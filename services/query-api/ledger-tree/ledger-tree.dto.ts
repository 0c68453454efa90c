import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Count, LeafProofAnswer } from '../log-tree/log-tree.dto.js';

const sizeMessage = 'Geef een aantal regels, minstens 1.';

export class LedgerInclusionQuery {
  @Count({
    ...{ least: 0, required: true, message: 'Geef een plaats in het register, vanaf 0.' },
    description: 'De plaats van de regel in het register, vanaf 0: entry van een inzage.',
  })
  entry!: number;

  @Count({
    ...{ least: 1, required: false, message: sizeMessage },
    description: 'Hoeveel regels de boom had; zonder: die van het laatste controlepunt.',
  })
  size?: number;
}

export class LedgerConsistencyQuery {
  @Count({
    ...{ least: 1, required: true, message: sizeMessage },
    description: 'Hoeveel regels de eerste boom had: van een controlepunt dat je al hebt.',
  })
  from!: number;

  @Count({
    ...{ least: 1, required: false, message: sizeMessage },
    description: 'Hoeveel de latere boom had; zonder: die van het laatste controlepunt.',
  })
  to?: number;
}

@ApiSchema({ name: 'LedgerInclusionProof' })
export class LedgerInclusionProofAnswer extends LeafProofAnswer {
  @ApiProperty({ type: 'integer', description: 'De plaats in het register.' })
  entry!: number;
}
