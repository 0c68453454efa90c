import {
  Server,
  ServerCredentials,
  status,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb';
import {
  SupportedMethod,
  SupportedMethods,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import {
  ReadReq,
  type AppendReq,
  type AppendResp,
  type BatchAppendReq,
  type BatchAppendResp,
  type ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { BreakableWay } from '@koz/testing';
import {
  appendAnswer,
  batchAnswer,
  checkpointAnswer,
  confirmationAnswer,
  eventAnswer,
  expectedOf,
  expectedOfBatch,
  nameOf,
  notFoundAnswer,
  proposedOf,
} from './messages.js';
import {
  ProtocolLog,
  type Expected,
  type Place,
  type Proposed,
  type Recorded,
  type Written,
} from './protocol-log.js';

/** What happens to the append whose first event has a certain id. */
interface Fault {
  /** Before it takes effect. */
  readonly before?: () => Promise<void>;
  /** Its connection breaks instead of an answer. */
  readonly loseAnswer?: boolean;
}

/** An append that the server has and that did not take effect yet. */
export interface HeldAppend {
  commit(): void;
  fail(): void;
}

const broken = { code: status.UNAVAILABLE, details: 'the server went away' };

/**
 * For tests: a server that speaks KurrentDB's protocol over gRPC on loopback, as far as this adapter uses it: appends one
 * by one and in batches, reads both ways, filtered `$all` and subscriptions with checkpoints. The log outlives `die`.
 */
export class ProtocolServer {
  readonly log = new ProtocolLog();
  private readonly faults = new Map<string, Fault>();
  private server = new Server();
  private port = 0;
  private readonly way = new BreakableWay(() => this.port);

  /** @param options `batch`: whether to offer batch append, as servers since 21.10 do. */
  constructor(private readonly options: { readonly batch: boolean } = { batch: true }) {}

  get url(): string {
    return `kurrentdb://127.0.0.1:${this.way.port}?tls=false`;
  }

  async start(): Promise<void> {
    this.server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    this.server.addService(StreamsService, {
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => this.read(call),
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) =>
        void this.append(call, answer),
      batchAppend: (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) => this.batchAppend(call),
    });
    this.server.addService(ServerFeaturesService, {
      getSupportedMethods: (
        _: ServerUnaryCall<unknown, SupportedMethods>,
        answer: sendUnaryData<SupportedMethods>,
      ) => answer(null, this.features()),
    });
    this.port = await new Promise<number>((resolve, reject) =>
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    await this.way.open();
  }

  /** At once, with whatever was under way. */
  async die(): Promise<void> {
    this.server.forceShutdown();
    await this.way.close();
  }

  breakConnections(): void {
    this.way.break();
  }

  /** From now on nothing is answered and nothing arrives, until `answerLate`. */
  hang(): void {
    this.way.holdUp();
  }

  answerLate(): void {
    this.way.letPass();
  }

  /** The append that begins with this event stops before it takes effect; resolves when it is there. */
  hold(id: string): Promise<HeldAppend> {
    return new Promise((arrived) => {
      const before = (): Promise<void> =>
        new Promise((commit, reject) =>
          arrived({ commit, fail: () => reject(Object.assign(new Error('rolled back'), broken)) }),
        );
      this.faults.set(id, { before });
    });
  }

  /** The append that begins with this event takes effect, and its connection breaks instead of an answer. */
  loseAnswerTo(id: string): void {
    this.faults.set(id, { loseAnswer: true });
  }

  private features(): SupportedMethods {
    const features = new SupportedMethods();
    // The client's native bridge reads nothing before it could parse a version.
    features.setEventStoreServerVersion('24.10.0');
    const offered = this.options.batch ? ['read', 'append', 'batchappend'] : ['read', 'append'];
    for (const name of offered) {
      const method = new SupportedMethod();
      method.setServiceName('event_store.client.streams.Streams');
      method.setMethodName(name);
      features.addMethods(method);
    }
    return features;
  }

  /** @throws what the call is to end with. */
  private async write(stream: string, expected: Expected, events: readonly Proposed[]): Promise<Written> {
    const id = events[0]?.id ?? '';
    const fault = this.faults.get(id);
    this.faults.delete(id);
    await fault?.before?.();
    const written = this.log.append(stream, expected, events);
    if (fault?.loseAnswer) throw Object.assign(new Error('answer lost'), broken);
    return written;
  }

  private async append(
    call: ServerReadableStream<AppendReq, AppendResp>,
    answer: sendUnaryData<AppendResp>,
  ): Promise<void> {
    try {
      let options: AppendReq.Options | undefined;
      const events: Proposed[] = [];
      for await (const request of call as AsyncIterable<AppendReq>) {
        options ??= request.getOptions();
        const message = request.getProposedMessage();
        if (message) events.push(proposedOf(message));
      }
      if (!options) return answer(broken);
      answer(
        null,
        appendAnswer(await this.write(nameOf(options.getStreamIdentifier()), expectedOf(options), events)),
      );
    } catch {
      answer(broken);
    }
  }

  private batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    const begun = new Map<string, { stream: string; expected: Expected; events: Proposed[] }>();
    const finish = async (request: BatchAppendReq): Promise<void> => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      const batch = begun.get(id) ?? {
        stream: nameOf(options?.getStreamIdentifier()),
        expected: options ? expectedOfBatch(options) : 'any',
        events: [],
      };
      begun.set(id, batch);
      batch.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) return;
      begun.delete(id);
      try {
        const written = await this.write(batch.stream, batch.expected, batch.events);
        call.write(batchAnswer(request.getCorrelationId(), batch.stream, written));
      } catch {
        call.emit('error', broken);
      }
    };
    call.on('data', (request: BatchAppendReq) => void finish(request));
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  }

  private read(call: ServerWritableStream<ReadReq, ReadResp>): void {
    call.on('error', () => undefined);
    const options = call.request.getOptions();
    if (!options) return void call.end();
    if (options.hasSubscription()) return this.subscribe(call, options);
    const forwards = options.getReadDirection() === ReadReq.Options.ReadDirection.FORWARDS;
    const events = options.hasStream() ? this.ofStream(options, forwards) : this.ofAll(options, forwards);
    if (!events) call.write(notFoundAnswer(nameOf(options.getStream()?.getStreamIdentifier())));
    const count = Number(options.getCount());
    for (const event of events?.slice(0, count) ?? []) call.write(eventAnswer(event));
    call.end();
  }

  private ofStream(options: ReadReq.Options, forwards: boolean): readonly Recorded[] | undefined {
    const asked = options.getStream();
    const events = this.log.stream(nameOf(asked?.getStreamIdentifier()));
    if (events.length === 0) return undefined;
    const from = asked?.hasRevision() ? BigInt(asked.getRevision()) : undefined;
    return forwards
      ? events.filter(({ revision }) => revision >= (from ?? 0n))
      : events.filter(({ revision }) => from === undefined || revision <= from).reverse();
  }

  /** Reads include the place they begin at. */
  private ofAll(options: ReadReq.Options, forwards: boolean): readonly Recorded[] {
    const from = placeOf(options);
    const events = this.log.all.filter(matches(options));
    return forwards
      ? events.filter(({ place }) => !from || place.commit >= from.commit)
      : events.filter(({ place }) => !from || place.commit <= from.commit).reverse();
  }

  /** Subscriptions exclude it. */
  private subscribe(call: ServerWritableStream<ReadReq, ReadResp>, options: ReadReq.Options): void {
    const wanted = matches(options);
    const from = placeOf(options);
    let next = from ? this.log.all.findIndex(({ place }) => place.commit > from.commit) : 0;
    if (next < 0) next = this.log.all.length;
    const send = (): void => {
      for (; next < this.log.all.length; next += 1) {
        const event = this.log.all[next];
        if (event && wanted(event)) call.write(eventAnswer(event));
      }
      // Ahead of what the consumer has dealt with, as checkpoints are.
      const last = this.log.all.at(-1);
      if (last) call.write(checkpointAnswer(last.place));
    };
    call.write(confirmationAnswer());
    send();
    const leave = this.log.follow(send);
    for (const end of ['cancelled', 'close', 'error']) call.on(end, leave);
  }
}

function placeOf(options: ReadReq.Options): Place | undefined {
  const position = options.getAll()?.getPosition();
  return (
    position && {
      commit: BigInt(position.getCommitPosition()),
      prepare: BigInt(position.getPreparePosition()),
    }
  );
}

function matches(options: ReadReq.Options): (event: Recorded) => boolean {
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix));
}
