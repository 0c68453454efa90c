import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { mandateKinds, placeStates, type MandateKind, type PlaceState } from '@koz/events';

/** A plan that a service point filed: nothing of the family. */
@ApiSchema({ name: 'FiledCarePlan' })
export class FiledCarePlanItem {
  @ApiProperty({ format: 'uuid' })
  carePlanId!: string;

  @ApiProperty({ example: 'antwerpen', description: 'Het lokaal bestuur dat voor de gegevens instaat.' })
  controller!: string;

  @ApiProperty({ format: 'date-time' })
  filedAt!: string;

  @ApiProperty({ enum: mandateKinds, description: 'Hoe het loket mocht indienen.' })
  mandate!: MandateKind;

  @ApiProperty({ enum: ['filed', 'withdrawn'] })
  status!: 'filed' | 'withdrawn';

  @ApiProperty({ enum: placeStates, description: 'Waar het zoeken naar een plaats nu staat.' })
  place!: PlaceState;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description:
      'De laatste dag waarop een gevonden plaats geweigerd kan worden; null als er geen op antwoord wacht.',
  })
  confirmBy!: string | null;
}

@ApiSchema({ name: 'FiledCarePlanPage' })
export class FiledCarePlanPageAnswer {
  @ApiProperty({ type: [FiledCarePlanItem], description: 'De laatst ingediende eerst.' })
  items!: FiledCarePlanItem[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Voor de volgende bladzijde; null op de laatste.',
  })
  nextCursor!: string | null;
}
