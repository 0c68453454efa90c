import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemMediaType } from '../problem/problem.filter.js';
import { problemOf } from '../problem/problem-of.js';
import { Problem } from '../problem/problem.js';

/**
 * Answers, and ends, a connection whose request never became one: its headers or body came too slowly (408), its headers are
 * too large (431), or it is no HTTP (400). No hook sees these, so that the headers come from here.
 */
export function refuseConnection(headers: Readonly<Record<string, string>>) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    // The other side is gone: nobody is there to be told.
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (!socket.writable) return void socket.destroy();
    const problem = problemOfConnection(error.code);
    const body = JSON.stringify(problem);
    const lines = Object.entries({
      ...headers,
      'content-type': problemMediaType,
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n`;
    // Ended once it is sent, whatever the other side still has to say.
    socket.end(`${status}${lines.join('')}\r\n${body}`, () => socket.destroy());
  };
}

function problemOfConnection(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request-too-slow');
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large');
  return problemOf({ statusCode: 400 });
}
