export { redisIsHere, RedisProcess, withRedis } from './redis-process.js';
