import type { PolicyVersion } from '@koz/privacy-types';
import { IsPolicyVersion } from '../decorators.js';
import { defineEvent } from '../define-event.js';
import { generalisedIdentityFields, GeneralisedIdentityPayload } from './generalised-data.js';

export class PersonalDataGeneralisedPayload extends GeneralisedIdentityPayload {
  @IsPolicyVersion() retentionPolicyVersion!: PolicyVersion;
}

/** 2.5 years: what stays of the precise values is under the identity key now. The precise key goes; no way back. */
export const PersonalDataGeneralised = defineEvent({
  type: 'PersonalDataGeneralised',
  version: 1,
  stream: 'carePlan',
  payload: PersonalDataGeneralisedPayload,
  fields: { retentionPolicyVersion: 'clear', ...generalisedIdentityFields },
});
