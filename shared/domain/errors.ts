/** Thrown when work can never succeed: it goes to the dead letters with this reason, at once. */
export class PermanentError extends Error {
  constructor(reason: string, options?: { cause?: unknown }) {
    super(reason, options);
    this.name = 'PermanentError';
  }
}

/** Thrown when a record changed between reading and writing: read and decide again. */
export class StaleStateError extends Error {
  constructor() {
    super('a record changed between reading and writing');
    this.name = 'StaleStateError';
  }
}

/** Thrown when something else must be on the record first: it is tried again later. */
export class TooEarlyError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TooEarlyError';
  }
}

/** Thrown when a use case decides that a person is not there any more, or was erased. */
export class GoneError extends Error {
  constructor() {
    super('the person is not there any more');
    this.name = 'GoneError';
  }
}
