import type { Principal } from './principal.js';

/**
 * Turns a bearer token into the principal that it stands for. In development this is the built-in provider of
 * {@link DevelopmentTokens}; in production the adapter of an OpenID Connect provider.
 */
export interface TokenVerifier {
  /** Throws {@link InvalidTokenError} for a token that is not one of ours, was changed, or names no known role. */
  verify(token: string): Promise<Principal>;
}

/** The token is no good. Why is not told to the caller, and the token is in no message. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
  constructor() {
    super('the token was refused');
  }
}
