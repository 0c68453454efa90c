import type { ProjectionHandler } from '@koz/projection';
import type { Rows } from '../tables.js';

export type Handler = ProjectionHandler<Rows>;
