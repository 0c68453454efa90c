import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { FigureAnswer, SnapshotAnswer } from '../regie/figures.dto.js';

@ApiSchema({ name: 'OverdueLocation' })
export class OverdueLocationAnswer extends FigureAnswer {
  @ApiProperty({ format: 'uuid' })
  locationId!: string;

  @ApiProperty({ example: 'Kinderdagverblijf De Waterlelie' })
  name!: string;

  @ApiProperty({ example: 'Mechelen' })
  municipality!: string;
}

@ApiSchema({ name: 'OverdueOrganiser' })
export class OverdueOrganiserAnswer extends FigureAnswer {
  @ApiProperty({ format: 'uuid' })
  organiserId!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Voorbeeld vzw' })
  name!: string | null;

  @ApiProperty({ type: [OverdueLocationAnswer] })
  locations!: OverdueLocationAnswer[];
}

export class RegieOverdueAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ type: SnapshotAnswer })
  snapshot!: SnapshotAnswer;

  @ApiProperty({ type: FigureAnswer, description: 'Alle nieuwe aanvragen waarvan de termijn voorbij is.' })
  total!: FigureAnswer;

  @ApiProperty({ description: 'Waar: van deze verdeling kan niets getoond worden.' })
  withheld!: boolean;

  @ApiProperty({
    type: [OverdueOrganiserAnswer],
    description: 'Een organisator heeft de som van wat bij zijn locaties getoond wordt.',
  })
  organisers!: OverdueOrganiserAnswer[];

  @ApiProperty({ type: FigureAnswer, description: 'Bij andere of onbekende opvanglocaties.' })
  elsewhere!: FigureAnswer;
}
