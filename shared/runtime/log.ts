import { Logger } from '@aws-lambda-powertools/logger';

let logger: Logger | undefined;

/** One line per event: ids, codes, outcome. Never an address, a name or a body. */
export function log(): Logger {
  logger ??= new Logger({ serviceName: process.env['WORKFLOW'] ?? 'rollcall' });
  return logger;
}

/** The kind of an error, safe to log: its name, never its message, which may quote what somebody sent. */
export function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
