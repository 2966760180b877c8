/** Thrown when a function was deployed without a variable it needs. */
export class MissingVariableError extends Error {
  constructor(name: string) {
    super(`the environment variable ${name} is not set`);
    this.name = 'MissingVariableError';
  }
}

/**
 * Reads an environment variable when it is needed, never at import.
 * @throws MissingVariableError
 */
export function env(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new MissingVariableError(name);
  return value;
}
