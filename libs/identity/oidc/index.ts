export * from './claim-mapping.js';
export * from './identity-provider.js';
export * from './oidc-tokens.js';
export * from './portal-login.js';
export * from './principals.js';
export * from './read-mapping.js';
export * from './ready-mappings.js';
