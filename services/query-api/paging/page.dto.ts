import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export const defaultLimit = 50;
export const highestLimit = 100;

/** Of a cursor: ours are a tenth of it. */
export const longestCursor = 400;

/** A number in an address. Text that is no plain whole number stays text, and is refused as such. */
export const WholeNumber = (): PropertyDecorator =>
  Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );

/** What every list takes. */
export class PageQuery {
  @ApiProperty({
    required: false,
    maxLength: longestCursor,
    description: 'De nextCursor van de vorige bladzijde.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(longestCursor)
  cursor?: string;

  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: highestLimit,
    default: defaultLimit,
    description: 'Hoeveel er hoogstens op een bladzijde staan.',
  })
  @IsOptional()
  @WholeNumber()
  @IsInt({ context: { message: 'Geef een geheel getal.' } })
  @Min(1, { context: { message: 'Vraag er minstens 1.' } })
  @Max(highestLimit, { context: { message: `Vraag er hoogstens ${highestLimit} ineens.` } })
  limit?: number;
}
