import type { Look as LookAt, Moment, PlanToLookAt, Standing as StandingOf } from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import type { StreamHead } from '@koz/event-store';
import type { Instant } from '@koz/privacy-types';
import type { OrganiserApplication } from '@koz/projections/organiser-applications';

/** What must hold at once, from the heads: undefined for a stream that this viewer's scope does not show. */
export type Standing = StandingOf<StreamHead>;

/** What is known of a row before anything is opened, and the mask that follows. */
export type Look<Row extends PlanToLookAt = OrganiserApplication> = LookAt<Row, StreamHead>;

/** When an answer is given: one moment for all its rows. */
export const momentOf = (now: Instant): Moment => ({ now, today: dayInBelgium(now) });
