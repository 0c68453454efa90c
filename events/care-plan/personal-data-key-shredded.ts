import { IsIn, Matches } from 'class-validator';
import {
  erasureCauses,
  tiers,
  type ErasureCause,
  type KeyFingerprint,
  type KeyId,
  type Tier,
} from '@koz/privacy-types';
import { IsId } from '../decorators.js';
import { defineEvent } from '../define-event.js';

export class PersonalDataKeyShreddedPayload {
  @IsIn(tiers) tier!: Tier;
  /** A shorter term of an ended plan counts as `withdrawal`. */
  @IsIn(erasureCauses) cause!: ErasureCause;
  @IsId() keyId!: KeyId;
  @Matches(/^[0-9a-f]{64}$/) keyFingerprint!: KeyFingerprint;
}

/** A key of the plan is destroyed: what it sealed can be read nowhere any more. */
export const PersonalDataKeyShredded = defineEvent({
  type: 'PersonalDataKeyShredded',
  version: 1,
  stream: 'carePlan',
  payload: PersonalDataKeyShreddedPayload,
  fields: { tier: 'clear', cause: 'clear', keyId: 'clear', keyFingerprint: 'clear' },
});
