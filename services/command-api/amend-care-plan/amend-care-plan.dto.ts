import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsOptional, IsString } from 'class-validator';
import { sharingScopes } from '@koz/events';
import { NestedList, MayBeAbsent } from '@koz/http';
import { CarePartBody } from '../file-care-plan/file-care-plan.dto.js';

const day = { type: String, format: 'date', required: false } as const;

/** What a family changes; what is absent stays as it is. Every rule about the values is the domain's. */
@ApiSchema({ name: 'AmendCarePlan' })
export class AmendCarePlanBody {
  @ApiProperty({ ...day, example: '2027-03-01' })
  @MayBeAbsent()
  @IsString()
  startDate?: string;

  @ApiProperty({ ...day, nullable: true, example: '2029-08-31', description: 'null: zonder einddatum.' })
  @IsOptional()
  @IsString()
  endDate?: string | null;

  @ApiProperty({ type: [CarePartBody], maxItems: 21, required: false })
  @MayBeAbsent()
  @ArrayMaxSize(21)
  @NestedList(() => CarePartBody)
  careParts?: CarePartBody[];

  @ApiProperty({ enum: sharingScopes, required: false })
  @MayBeAbsent()
  @IsString()
  sharing?: string;
}
