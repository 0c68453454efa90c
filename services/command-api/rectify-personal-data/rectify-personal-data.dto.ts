import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { priorityRuleCodes } from '@koz/events';
import { Nested, MayBeAbsent } from '@koz/http';
import { AddressBody, ChildBody, ParentBody } from '../file-care-plan/file-care-plan.dto.js';

/** What a family corrects or completes. Every rule about the values is the domain's. */
@ApiSchema({ name: 'RectifyPersonalData' })
export class RectifyPersonalDataBody {
  @ApiProperty({
    type: ParentBody,
    required: false,
    description: 'Wat er niet in staat, blijft; null haalt een gegeven weg.',
  })
  @MayBeAbsent()
  @Nested(() => ParentBody)
  parent?: ParentBody;

  @ApiProperty({ type: ChildBody, required: false })
  @MayBeAbsent()
  @Nested(() => ChildBody)
  child?: ChildBody;

  @ApiProperty({ type: AddressBody, required: false, nullable: true, description: 'In zijn geheel.' })
  @IsOptional()
  @Nested(() => AddressBody)
  address?: AddressBody | null;

  @ApiProperty({ required: false, maxLength: 40, example: '2018' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  postcode?: string;

  @ApiProperty({ enum: priorityRuleCodes, isArray: true, maxItems: 20, required: false })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  priorityRules?: string[];
}
