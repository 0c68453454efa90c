import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  applicationStatuses,
  reasonCodes,
  systemReasonCodes,
  type ApplicationStatus,
  type ReasonCode,
  type SystemReasonCode,
} from '@koz/events';
import type { StatusChange } from '@koz/projection';

/** A status that an application had. */
@ApiSchema({ name: 'StatusChange' })
export class StatusChangeAnswer {
  @ApiProperty({ enum: applicationStatuses })
  status!: ApplicationStatus;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({
    enum: [...reasonCodes, ...systemReasonCodes],
    nullable: true,
    description: 'Waarom, als vaste code.',
  })
  reason!: ReasonCode | SystemReasonCode | null;
}

export const statusChangeAnswer = ({ status, at, reason }: StatusChange): StatusChangeAnswer => ({
  ...{ status, at },
  reason: reason ?? null,
});
