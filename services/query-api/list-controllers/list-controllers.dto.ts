import { ApiProperty } from '@nestjs/swagger';

/** A local government that answers for families' data. */
export class ControllerAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ example: 'Antwerpen' })
  name!: string;
}

export class ControllersAnswer {
  @ApiProperty({ type: [ControllerAnswer], description: 'Op naam.' })
  items!: ControllerAnswer[];
}
