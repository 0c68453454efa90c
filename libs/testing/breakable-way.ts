import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** For tests: a way to a server on loopback that can be broken, and held up, while both ends live. */
export class BreakableWay {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private isHeldUp = false;
  private ownPort = 0;

  /** @param port of the server to lead to, asked at each connection: it may be another after a restart. */
  constructor(private readonly target: () => number) {}

  get port(): number {
    return this.ownPort;
  }

  /** Listens, the second time where it did before. */
  async open(): Promise<void> {
    const server = createServer({ noDelay: true }, (near) => this.lead(near));
    server.listen(this.ownPort, '127.0.0.1');
    await once(server, 'listening');
    this.ownPort = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Cuts every connection; new ones are let in. */
  break(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing passes any more, in either direction, and nobody is told. */
  holdUp(): void {
    this.isHeldUp = true;
    for (const socket of this.sockets) socket.pause();
  }

  letPass(): void {
    this.isHeldUp = false;
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = once(server, 'close');
    server.close();
    this.break();
    await closed;
  }

  private lead(near: Socket): void {
    const far = connect({ port: this.target(), host: '127.0.0.1', noDelay: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      // Not `pipe`, which resumes by itself what was held up.
      from.on('data', (bytes) => void to.write(bytes));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.isHeldUp) from.pause();
    }
  }
}
