import { ApiProperty } from '@nestjs/swagger';

/** A local government that answers for families' data. */
export class ControllerAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ example: 'Antwerpen' })
  name!: string;

  @ApiProperty({
    type: String,
    enum: ['announced', 'closed', 'left'],
    nullable: true,
    description:
      'announced: het vertrek is bevestigd; closed: het neemt niets nieuws meer aan; left: het is vertrokken; null: het blijft.',
  })
  departure!: 'announced' | 'closed' | 'left' | null;

  @ApiProperty({ type: String, nullable: true, description: 'Hetzelfde, in een zin.' })
  departureText!: string | null;
}

export class ControllersAnswer {
  @ApiProperty({ type: [ControllerAnswer], description: 'Op naam.' })
  items!: ControllerAnswer[];
}
