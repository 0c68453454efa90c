import type {
  ControllerEvent,
  ControllerExportedPayload,
  DepartureType,
  NewControllerEvent,
} from '@koz/events';
import type { ActorId, FileHash, Instant, OwnDate, PlainDate } from '@koz/privacy-types';
import { BrokenStreamError, decided, refused, type Decision } from '../decider.js';
import { addDays, dayInBelgium } from '../rules/dates.js';

/** Days between the confirmation that a controller leaves and the first day on which it may take effect. */
export const daysOfNotice = 7;

/** How far a controller is on its way out; absent while it stays. */
export type Departure =
  | { readonly status: 'proposed'; readonly proposedBy: ActorId }
  | {
      /** From `effectiveFrom` on nothing new is taken on, and it cannot be taken back. */
      readonly status: 'confirmed';
      readonly effectiveFrom: OwnDate;
      /** The last export that was begun on that day or after it; absent before there is one. */
      readonly exported?: ControllerExportedPayload;
    }
  | {
      /** `begun`: keys are being destroyed. `left`: none is there any more. */
      readonly status: 'begun' | 'left';
      readonly effectiveFrom: OwnDate;
      readonly exportHash: FileHash;
    };

/** A first officer proposes that the controller leaves. */
export interface ProposeDeparture {
  readonly type: 'proposeDeparture';
  readonly actor: ActorId;
}

/** A second officer confirms it. */
export interface ConfirmDeparture {
  readonly type: 'confirmDeparture';
  readonly actor: ActorId;
  /** Absent: as soon as it may be. */
  readonly effectiveFrom?: OwnDate | undefined;
  readonly at: Instant;
}

/** An officer takes it back, its own proposal or another's. */
export interface WithdrawDeparture {
  readonly type: 'withdrawDeparture';
  readonly at: Instant;
}

/** Records that a sealed file with all data was written. */
export interface RecordExport extends ControllerExportedPayload {
  readonly type: 'recordExport';
}

/** The operator begins to destroy, naming the export that the controller took along. */
export interface BeginDeparture {
  readonly type: 'beginDeparture';
  readonly exportHash: FileHash;
  readonly at: Instant;
}

/** No key is left. */
export interface CompleteDeparture {
  readonly type: 'completeDeparture';
}

export type DepartureCommand =
  ProposeDeparture | ConfirmDeparture | WithdrawDeparture | RecordExport | BeginDeparture | CompleteDeparture;

export type DepartureRefusal =
  /** Nobody proposed that it leaves, or it was taken back. */
  | { readonly code: 'noDepartureProposed' }
  /** It is proposed already, by another, or confirmed. */
  | { readonly code: 'departureStands' }
  /** Who proposed it cannot confirm it. */
  | { readonly code: 'secondPersonNeeded' }
  | { readonly code: 'effectiveTooEarly'; readonly earliest: OwnDate }
  /** Its day has come: it cannot be taken back any more. */
  | { readonly code: 'departureInEffect'; readonly since: OwnDate }
  /** Keys are being destroyed, or are gone. */
  | { readonly code: 'departureBegun' }
  /** No two people decided that it leaves. */
  | { readonly code: 'departureNotConfirmed' }
  /** Its day is still to come. */
  | { readonly code: 'departureNotInEffect'; readonly effectiveFrom: OwnDate }
  /** No export was made since its day came. */
  | { readonly code: 'exportNeeded' }
  /** The export that was named is not the last one that was made. */
  | { readonly code: 'otherExport' }
  /** It cannot end before it has begun. */
  | { readonly code: 'departureNotBegun' }
  /** The controller left: it decides nothing here any more. */
  | { readonly code: 'controllerLeft' };

type DepartureDecision = Decision<NewControllerEvent, DepartureRefusal>;
type DepartureEvent = Extract<ControllerEvent, { type: DepartureType }>;

const commandTypes: readonly string[] = [
  'proposeDeparture',
  'confirmDeparture',
  'withdrawDeparture',
  'recordExport',
  'beginDeparture',
  'completeDeparture',
] satisfies DepartureCommand['type'][];

export const isDepartureCommand = <Other extends { readonly type: string }>(
  command: Other | DepartureCommand,
): command is DepartureCommand => commandTypes.includes(command.type);

const eventTypes: readonly string[] = [
  'DepartureProposed',
  'DepartureConfirmed',
  'DepartureWithdrawn',
  'ControllerExported',
  'DepartureBegun',
  'ControllerLeft',
] satisfies DepartureType[];

export const isDepartureEvent = (event: ControllerEvent): event is DepartureEvent =>
  eventTypes.includes(event.type);

/**
 * Since when the controller takes nothing new on, or from when it will not; undefined while it stays, also when
 * somebody proposed that it leaves.
 */
export const closedFrom = (departure: Departure | undefined): OwnDate | undefined =>
  departure && departure.status !== 'proposed' ? departure.effectiveFrom : undefined;

/** Whether it takes nothing new on, on a day in Belgium. */
export function isClosedOn(departure: Departure | undefined, day: PlainDate): boolean {
  const from = closedFrom(departure);
  return from !== undefined && from <= day;
}

export function decideDeparture(command: DepartureCommand, state: Departure | undefined): DepartureDecision {
  switch (command.type) {
    case 'proposeDeparture':
      return propose(command, state);
    case 'confirmDeparture':
      return confirm(command, state);
    case 'withdrawDeparture':
      return withdraw(command, state);
    case 'recordExport': {
      const { type: _, ...exported } = command;
      if (isBegun(state)) return refused({ code: 'departureBegun' });
      return decided({ type: 'ControllerExported', data: exported });
    }
    case 'beginDeparture':
      return begin(command, state);
    case 'completeDeparture':
      if (state?.status === 'left') return decided();
      if (state?.status !== 'begun') return refused({ code: 'departureNotBegun' });
      return decided({ type: 'ControllerLeft', data: { exportHash: state.exportHash } });
  }
}

const isBegun = (
  state: Departure | undefined,
): state is Extract<Departure, { readonly exportHash: FileHash }> =>
  state?.status === 'begun' || state?.status === 'left';

function propose({ actor }: ProposeDeparture, state: Departure | undefined): DepartureDecision {
  if (isBegun(state)) return refused({ code: 'departureBegun' });
  if (state?.status === 'proposed' && state.proposedBy === actor) return decided();
  if (state) return refused({ code: 'departureStands' });
  return decided({ type: 'DepartureProposed', data: { proposedBy: actor } });
}

function confirm(
  { actor, effectiveFrom, at }: ConfirmDeparture,
  state: Departure | undefined,
): DepartureDecision {
  if (state === undefined) return refused({ code: 'noDepartureProposed' });
  if (isBegun(state)) return refused({ code: 'departureBegun' });
  if (state.status === 'confirmed') return refused({ code: 'departureStands' });
  if (state.proposedBy === actor) return refused({ code: 'secondPersonNeeded' });
  const earliest = addDays(dayInBelgium(at), daysOfNotice) as OwnDate;
  if (effectiveFrom !== undefined && effectiveFrom < earliest)
    return refused({ code: 'effectiveTooEarly', earliest });
  return decided({
    type: 'DepartureConfirmed',
    data: { proposedBy: state.proposedBy, effectiveFrom: effectiveFrom ?? earliest },
  });
}

function withdraw({ at }: WithdrawDeparture, state: Departure | undefined): DepartureDecision {
  if (state === undefined) return refused({ code: 'noDepartureProposed' });
  if (isBegun(state)) return refused({ code: 'departureBegun' });
  if (isClosedOn(state, dayInBelgium(at)))
    return refused({ code: 'departureInEffect', since: closedFrom(state) as OwnDate });
  return decided({ type: 'DepartureWithdrawn', data: { wasConfirmed: state.status === 'confirmed' } });
}

function begin({ exportHash, at }: BeginDeparture, state: Departure | undefined): DepartureDecision {
  if (isBegun(state)) return state.exportHash === exportHash ? decided() : refused({ code: 'otherExport' });
  if (state?.status !== 'confirmed') return refused({ code: 'departureNotConfirmed' });
  const { effectiveFrom, exported } = state;
  if (dayInBelgium(at) < effectiveFrom) return refused({ code: 'departureNotInEffect', effectiveFrom });
  if (exported === undefined) return refused({ code: 'exportNeeded' });
  if (exported.fileHash !== exportHash) return refused({ code: 'otherExport' });
  return decided({ type: 'DepartureBegun', data: { exportHash } });
}

/** @throws BrokenStreamError when the event cannot follow */
export function evolveDeparture(state: Departure | undefined, event: DepartureEvent): Departure | undefined {
  const status = state?.status ?? 'staying';
  const broken = () => new BrokenStreamError(event.type, status);
  switch (event.type) {
    case 'DepartureProposed':
      if (state) throw broken();
      return { status: 'proposed', proposedBy: event.data.proposedBy };
    case 'DepartureConfirmed':
      if (state?.status !== 'proposed') throw broken();
      return { status: 'confirmed', effectiveFrom: event.data.effectiveFrom };
    case 'DepartureWithdrawn':
      if (!state || isBegun(state)) throw broken();
      return undefined;
    case 'ControllerExported':
      if (isBegun(state)) throw broken();
      return state?.status === 'confirmed' && state.effectiveFrom <= event.data.madeOn
        ? { ...state, exported: event.data }
        : state;
    case 'DepartureBegun':
      if (state?.status !== 'confirmed') throw broken();
      return { status: 'begun', effectiveFrom: state.effectiveFrom, exportHash: event.data.exportHash };
    case 'ControllerLeft':
      if (state?.status !== 'begun') throw broken();
      return { ...state, status: 'left' };
  }
}
