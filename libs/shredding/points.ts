import { epochDestructionPoints, rotationPoints } from '@koz/privacy-keys';

/**
 * Where a run of retention may be broken off, in its order: what precedes a point is durable there. A test is killed at
 * each of them.
 */
export const shreddingPoints = [
  'begun',
  /** Open applications of a page are withdrawn. */
  'applicationsEnded',
  /** All parts of a 5-year batch are planned. */
  'batchPlanned',
  'cohortTallied',
  /** What is kept of the plans of a page is recorded: no way back. */
  'recorded',
  /** The exact bytes of events and certificates are in the fence. */
  'fenced',
  /** The vault deleted the keys and knows how far the fence was carried out. */
  'destroyed',
  /** `PersonalDataKeyShredded` stands in the log. */
  'shredded',
  'certified',
  'batchEnded',
  ...rotationPoints,
  'rotated',
  ...epochDestructionPoints,
  /** The entry that says that the epoch key is gone is in the fence. */
  'epochFenced',
  'ended',
] as const;
export type ShreddingPoint = (typeof shreddingPoints)[number];

/** Told when a run reaches a point: for tests that break it off there. */
export type Reached = (point: ShreddingPoint) => void | Promise<void>;
