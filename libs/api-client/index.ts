export { answerOf, createApiClient, type ApiClient, type ApiClientOptions } from './client.js';
export { ProblemError, ServerUnreachableError, type FieldError, type Problem } from './errors.js';
export type { components, operations, paths } from './generated/api.js';

import type { components } from './generated/api.js';

/** The documents that calls take and answer with, by name: `Schemas['OwnCarePlan']`. */
export type Schemas = components['schemas'];
