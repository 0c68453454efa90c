import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  /** PEM of the authorities that are trusted, instead of this machine's. */
  readonly ca?: Buffer;
  readonly withinMs: number;
}

export interface Answer {
  readonly status: number;
  /** Of a body that is JSON; else undefined. */
  readonly body: unknown;
}

/** No whole answer came; says why, and nothing of what was sent. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  constructor(readonly why: 'certificate' | 'timeout' | 'unreachable') {
    super(why);
  }
}

/** A wrapped key is some hundred bytes long, and what is said of a key a few thousand. */
const longestAnswer = 256 * 1024;

/**
 * One call over a connection of its own, for calls are few and one that was kept may have died. Nothing is followed
 * elsewhere: a token goes to the address that it was given for.
 *
 * @throws NoAnswerError
 */
export function ask(url: URL, { method, headers, body, ca, withinMs }: Question): Promise<Answer> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const signal = AbortSignal.timeout(withinMs);
  const options = {
    ...{ method, signal, agent: false as const },
    headers: {
      ...headers,
      ...(sent && { 'content-type': 'application/json', 'content-length': String(sent.length) }),
    },
  };
  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void =>
      reject(new NoAnswerError(signal.aborted ? 'timeout' : whyOf(error)));
    const request =
      url.protocol === 'https:'
        ? tlsRequest(url, { ...options, ...(ca && { ca }), minVersion: 'TLSv1.2' })
        : plainRequest(url, options);
    request.on('error', failed);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestAnswer) request.destroy(new Error('the answer does not end'));
        chunks.push(chunk);
      });
      response.on('error', failed);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: jsonOf(Buffer.concat(chunks)) }),
      );
    });
    request.end(sent);
  });
}

/** Names that OpenSSL and Node give to a certificate that is not believed. */
const ofCertificate =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/;

const whyOf = (error: unknown): 'certificate' | 'unreachable' =>
  ofCertificate.test(String((error as { code?: unknown } | undefined)?.code)) ? 'certificate' : 'unreachable';

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
