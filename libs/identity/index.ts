export * from './actors/identity-key.js';
export * from './actors/postgres-actors.js';
export * from './development-tokens.js';
export * from './migrations.js';
export * from './oidc/index.js';
export * from './principal.js';
export * from './sessions/postgres-sessions.js';
export * from './token-verifier.port.js';
