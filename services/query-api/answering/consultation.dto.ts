import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { consultationReasons, type ConsultationReason } from './consulted.js';

/** Whoever reads history may say why; it is recorded with who it was. */
export class ConsultationQuery {
  @ApiProperty({
    required: false,
    enum: consultationReasons,
    default: 'routine',
    description: 'Waarom de geschiedenis ingezien wordt: dat wordt vastgelegd, met wie het deed.',
  })
  @IsOptional()
  @IsIn(consultationReasons, { context: { message: 'Geef een van de redenen.' } })
  reason?: ConsultationReason;
}
