/** Codes and numbers that a line of somebody's history was stored with. */
export type TimelineDetails = Readonly<Record<string, unknown>>;

/** What the lines of a history say, by the code of what happened. Each begins with a capital and ends with a full stop. */
export type Sentences = Readonly<Record<string, (details: TimelineDetails) => string>>;
