import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../validation/may-be-absent.js';
import { consultationReasons, type ConsultationReason } from '@koz/disclosure-ledger';

export const defaultReason: ConsultationReason = 'routine';

/** Why somebody looks or decides, as a field of a query or a body. */
export const Reason = (): PropertyDecorator => (target, name) => {
  for (const decorate of [
    ApiProperty({
      required: false,
      enum: consultationReasons,
      default: defaultReason,
      description:
        'Waarom, als vaste code; het wordt genoteerd. routine: gewone opvolging; complaint: een klacht; incident: een ' +
        'voorval; dataSubjectRequest: een vraag van een gezin; supervision: toezicht.',
    }),
    MayBeAbsent(),
    IsIn(consultationReasons),
  ])
    decorate(target, name);
};

/** The query of a route that takes nothing else. */
export class ReasonQuery {
  @Reason()
  reason?: ConsultationReason;
}
