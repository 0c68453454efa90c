import { readFile } from 'node:fs/promises';

const part = 'acknowledged';

/**
 * Holds what clients were told to the log. Each line is JSON with what an answer said: `position`, `eventId`,
 * `carePlanId`, `applicationId`, `status`, `commandKey` (the idempotency key that was sent), as far as known.
 */
export async function readAcknowledged(path) {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) => (line.trim() ? [{ line: index + 1, ...JSON.parse(line) }] : []));
}

export function checkAcknowledged(report, fold, ids, writes) {
  let right = 0;
  const answered = new Map();
  for (const write of writes) {
    const faults = faultsOf(fold, ids, write, answered);
    if (faults.length === 0) right += 1;
    for (const fault of faults) report.differs(part, `line ${write.line}: ${fault}`);
  }
  report.compare(part, 'writes acknowledged, and in the log once', writes.length, right);
}

function faultsOf(fold, ids, { position, eventId, carePlanId, applicationId, status, commandKey }, answered) {
  const faults = [];
  const streams = [
    ...(applicationId ? [`application-${applicationId}`] : []),
    ...(carePlanId ? [`carePlan-${carePlanId}`] : []),
  ];
  const application = fold.applications.get(applicationId);
  if (application) streams.push(`carePlan-${application.carePlanId}`);
  if ([position, eventId, carePlanId, applicationId].every((each) => each === undefined))
    faults.push('names nothing');
  if (carePlanId && !fold.plans.has(carePlanId)) faults.push(`plan ${carePlanId} is not in the log`);
  if (applicationId && !application) faults.push(`application ${applicationId} is not in the log`);
  const at = fold.at[position];
  if (position !== undefined && !at) faults.push(`position ${position} is not in the log`);
  else if (at && streams.length > 0 && !streams.includes(at.stream) && !ofPlan(fold, at.stream, carePlanId))
    faults.push(`position ${position} is of ${at.stream}`);
  if (eventId && !ids.has(eventId)) faults.push(`event ${eventId} is not in the log`);
  else if (eventId && position !== undefined && ids.get(eventId) !== position)
    faults.push(`event ${eventId} is at position ${ids.get(eventId)}, not ${position}`);
  if (status && application && !application.history.some((each) => each.status === status))
    faults.push(`application ${applicationId} never was ${status}`);
  const once = answered.get(commandKey);
  if (commandKey !== undefined && once !== undefined && once !== position)
    faults.push(`command ${commandKey} was carried out at positions ${once} and ${position}`);
  if (commandKey !== undefined) answered.set(commandKey, position);
  return faults;
}

/** A filing is answered with the position of its last event, which is an application's. */
const ofPlan = (fold, stream, carePlanId) =>
  carePlanId !== undefined &&
  fold.applications.get(stream.replace('application-', ''))?.carePlanId === carePlanId;
