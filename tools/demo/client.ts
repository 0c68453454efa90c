import type { Role } from '@koz/identity';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** For whom a token is asked. */
export interface Who {
  readonly role: Role;
  readonly organiserId?: string;
  readonly controller?: string;
  readonly carePlanId?: string;
}

/** Calls the HTTP interface as one of its users. */
export class Client {
  private constructor(
    private readonly address: string,
    private readonly token?: string,
  ) {}

  static async as(address: string, who: Who): Promise<Client> {
    const { body } = await Client.anyone(address).post<{ token: string }>('/dev/tokens', who);
    return new Client(address, body.token);
  }

  /** Who has not signed in. */
  static anyone(address: string): Client {
    return new Client(address);
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.call('GET', path);
  }

  post<Body>(path: string, body: object): Promise<Answer<Body>> {
    return this.call('POST', path, body);
  }

  private async call<Body>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }
}
