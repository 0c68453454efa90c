import { randomUUID } from 'node:crypto';
import {
  AllStreamPosition,
  Empty,
  StreamIdentifier,
  UUID,
  WrongExpectedVersion,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb';
import {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty as GoogleEmpty } from 'google-protobuf/google/protobuf/empty_pb';
import type { Expected, Place, Proposed, Recorded, Written } from './protocol-log.js';

/** gRPC's ALREADY_EXISTS and so on do not matter here: the client reads the details. */
const failedPrecondition = 9;

export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const identifierOf = (name: string): StreamIdentifier => {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Buffer.from(name).toString('base64'));
  return identifier;
};

export const proposedOf = (
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export function expectedOf(options: AppendReq.Options): Expected {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'noStream';
  return options.hasStreamExists() ? 'streamExists' : 'any';
}

export function expectedOfBatch(options: BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'noStream';
  return options.hasStreamExists() ? 'streamExists' : 'any';
}

export function appendAnswer(written: Written): AppendResp {
  const answer = new AppendResp();
  if (written.written) {
    const position = new AppendResp.Position();
    position.setCommitPosition(String(written.place.commit));
    position.setPreparePosition(String(written.place.prepare));
    const success = new AppendResp.Success();
    success.setCurrentRevision(String(written.revision));
    success.setPosition(position);
    answer.setSuccess(success);
  } else {
    const wrong = new AppendResp.WrongExpectedVersion();
    if (written.current === undefined) wrong.setCurrentNoStream(new Empty());
    else wrong.setCurrentRevision(String(written.current));
    answer.setWrongExpectedVersion(wrong);
  }
  return answer;
}

export function batchAnswer(
  correlation: UUID | undefined,
  stream: string,
  written: Written,
): BatchAppendResp {
  const answer = new BatchAppendResp();
  answer.setCorrelationId(correlation);
  answer.setStreamIdentifier(identifierOf(stream));
  if (written.written) {
    const position = new AllStreamPosition();
    position.setCommitPosition(String(written.place.commit));
    position.setPreparePosition(String(written.place.prepare));
    const success = new BatchAppendResp.Success();
    success.setCurrentRevision(String(written.revision));
    success.setPosition(position);
    answer.setSuccess(success);
  } else {
    const wrong = new WrongExpectedVersion();
    if (written.current === undefined) wrong.setCurrentNoStream(new GoogleEmpty());
    else wrong.setCurrentStreamRevision(String(written.current));
    const details = new Any();
    details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
    const status = new Status();
    status.setCode(failedPrecondition);
    status.setMessage('wrong expected version');
    status.setDetails(details);
    answer.setError(status);
  }
  return answer;
}

export function eventAnswer(recorded: Recorded): ReadResp {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  const id = new UUID();
  id.setString(recorded.id);
  event.setId(id);
  event.setStreamIdentifier(identifierOf(recorded.stream));
  event.setStreamRevision(String(recorded.revision));
  event.setCommitPosition(String(recorded.place.commit));
  event.setPreparePosition(String(recorded.place.prepare));
  event.getMetadataMap().set('type', recorded.type);
  event.getMetadataMap().set('content-type', recorded.contentType);
  // In ticks of 100 ns: 1970 for every event. Nobody may build on the server's time.
  event.getMetadataMap().set('created', '0');
  event.setCustomMetadata(recorded.metadata);
  event.setData(recorded.data);
  const read = new ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(recorded.place.commit));
  const answer = new ReadResp();
  answer.setEvent(read);
  return answer;
}

export function confirmationAnswer(): ReadResp {
  const confirmation = new ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(randomUUID());
  const answer = new ReadResp();
  answer.setConfirmation(confirmation);
  return answer;
}

export function checkpointAnswer(place: Place): ReadResp {
  const checkpoint = new ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(place.commit));
  checkpoint.setPreparePosition(String(place.prepare));
  const answer = new ReadResp();
  answer.setCheckpoint(checkpoint);
  return answer;
}

export function notFoundAnswer(stream: string): ReadResp {
  const notFound = new ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifierOf(stream));
  const answer = new ReadResp();
  answer.setStreamNotFound(notFound);
  return answer;
}
