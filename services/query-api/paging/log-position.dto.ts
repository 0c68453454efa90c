import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { notFound } from '@koz/http';
import { WholeNumber } from './page.dto.js';

const whole = 'Geef een positie in het logboek, vanaf 0.';

/** A position of the log in an address; may be left out. */
export const LogPosition =
  (description: string): PropertyDecorator =>
  (target, name) => {
    for (const decorate of [
      ApiProperty({ required: false, type: 'integer', minimum: 0, description }),
      IsOptional(),
      WholeNumber(),
      IsInt({ context: { message: whole } }),
      Min(0, { context: { message: whole } }),
    ])
      decorate(target, name);
  };

/** `@Param('position', PositionPipe) position: number`: what is no position names nothing that exists. */
@Injectable()
export class PositionPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    // The pipe before this one may have made it a number.
    const position = Number(value);
    if (!Number.isSafeInteger(position) || position < 0) throw notFound();
    return position;
  }
}
