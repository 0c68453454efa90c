export * from './development-tokens.js';
export * from './oidc/index.js';
export * from './principal.js';
export * from './token-verifier.port.js';
