import { defineEvent } from '../define-event.js';
import { generalisedIdentityFields, GeneralisedIdentityPayload } from './generalised-data.js';

/** The family corrected its identity tier after 2.5 years, generalised values among it; the tier is carried whole. */
export const GeneralisedDataRectified = defineEvent({
  type: 'GeneralisedDataRectified',
  version: 1,
  stream: 'carePlan',
  payload: GeneralisedIdentityPayload,
  fields: generalisedIdentityFields,
});
