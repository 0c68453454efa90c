import type { Schemas } from '@koz/api-client';

export type Who = Schemas['TokenRequest'];

/** The HTTP API as somebody, for what a journey needs done by others. Refusals throw. */
export class Client {
  private constructor(
    private readonly url: string,
    readonly token: string | undefined,
  ) {}

  static async anonymous(url: string): Promise<Client> {
    return new Client(url, undefined);
  }

  static async as(url: string, who: Who): Promise<Client> {
    const { token } = await new Client(url, undefined).post<{ token: string }>('/dev/tokens', who);
    return new Client(url, token);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.call('POST', path, body);
  }

  send<Answer>(method: 'PUT' | 'PATCH' | 'DELETE', path: string, body: object = {}): Promise<Answer> {
    return this.call(method, path, body);
  }

  private async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  }
}
