import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { PageQuery, WholeNumber } from './page.dto.js';

const whole = 'Geef een positie zoals een antwoord op een wijziging die gaf.';

/** How fresh an answer must be. */
export const MinPosition = (): PropertyDecorator => (target, name) => {
  for (const decorate of [
    ApiProperty({
      required: false,
      type: 'integer',
      minimum: 0,
      description: 'De positie van een eigen wijziging die in het antwoord te zien moet zijn.',
    }),
    IsOptional(),
    WholeNumber(),
    IsInt({ context: { message: whole } }),
    Min(0, { context: { message: whole } }),
  ])
    decorate(target, name);
};

export class FreshQuery {
  @MinPosition()
  minPosition?: number;
}

export class FreshPageQuery extends PageQuery {
  @MinPosition()
  minPosition?: number;
}
