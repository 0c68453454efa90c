import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** A request as it goes over the line: the address is sent as it stands here, nothing is made right. */
export interface Sent {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Several of one name as a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface Answer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Why there was no answer. */
  readonly failure?: string;
}

/** Sends requests to one address, over connections that stay open between them. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  private readonly host: string;
  private readonly port: number;
  /** How many requests were answered or broken off so far. */
  sent = 0;

  constructor(address: string) {
    const { hostname, port } = new URL(address);
    this.host = hostname;
    this.port = Number(port);
  }

  /** Of a stream that does not end the first bytes are the answer. */
  async send(sent: Sent): Promise<Answer> {
    const { method, path, headers, body } = sent;
    this.sent += 1;
    return new Promise<Answer>((resolve, reject) => {
      const request = send(
        {
          ...{ host: this.host, port: this.port, agent: this.agent, method, path },
          headers: {
            ...headers,
            ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          } as Record<string, string | string[]>,
        },
        (response) => {
          const chunks: Buffer[] = [];
          const answered = () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            });
          const endless = response.headers['content-type']?.startsWith('text/event-stream');
          response.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            if (!endless) return;
            answered();
            request.destroy();
          });
          response.on('end', answered).on('error', answered);
        },
      );
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The connection was ended after the answer before, as ours may be at any time: not an answer to this.
        if (request.reusedSocket && error.code === 'ECONNRESET') return resolve(this.send(sent));
        // A server may end the connection on a request that it will not read to its end.
        if (/^(ECONNRESET|EPIPE|HPE_)/.test(error.code ?? ''))
          resolve({ status: 0, headers: {}, text: '', failure: error.code ?? '' });
        else reject(error);
      });
      request.end(body);
    });
  }

  /**
   * Writes these bytes on a connection of their own and reads until the server ends it, or until `breakOffAfter` bytes
   * have been written, whereupon it is cut. Answers all that came back, as text.
   */
  raw(bytes: string | Buffer, { breakOff = false } = {}): Promise<string> {
    this.sent += 1;
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(this.port, this.host, () => {
        socket.write(bytes, () => {
          if (breakOff) socket.resetAndDestroy();
        });
      });
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      // Whoever does not end a connection of ours within this is waiting for more.
      socket.setTimeout(2_000, () => socket.destroy());
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (!/^(ECONNRESET|EPIPE)$/.test(error.code ?? '')) reject(error);
      });
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Percent-encoded as it is, half surrogates too: as the three bytes that a careless program makes of one. */
export const encoded = (text: string): string =>
  text
    .split(/([\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/)
    .map((part, index) => (index % 2 === 0 ? encodeURIComponent(part) : bytesOfHalf(part.charCodeAt(0))))
    .join('');

const bytesOfHalf = (unit: number): string =>
  [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
    .map((byte) => `%${byte.toString(16).toUpperCase()}`)
    .join('');
