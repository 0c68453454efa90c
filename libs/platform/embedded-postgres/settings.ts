/** Durable is for data that matter. `disposable` survives a killed server but not a machine that loses power: for tests. */
export type Durability = 'durable' | 'disposable';

/**
 * Server settings, given on the command line so that no file and no ALTER SYSTEM can loosen them.
 *
 * No statement text, parameter or row value reaches the log. Errors of statements are not logged at all: their
 * messages repeat input ("invalid input syntax for type date: ..."); level `log` is above them and leaves start, stop,
 * crash and refused connections. Terse drops DETAIL, where a crash names the statement that was running.
 */
export function serverSettings(durability: Durability, maxConnections: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(maxConnections),
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_duration_sample: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_lock_waits: 'off',
    log_temp_files: '-1',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    debug_print_parse: 'off',
    debug_print_rewritten: 'off',
    debug_print_plan: 'off',
    ...(durability === 'disposable'
      ? { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
  };
}
