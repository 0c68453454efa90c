export { ProtocolServer, type HeldAppend } from './protocol-server.js';
