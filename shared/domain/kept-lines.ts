/** Days for which a line of what the staff did is kept, outside a person's own history. */
export const staffLinesAreKept = 400;

/** Days for which a line is kept that holds what was submitted, with personal data. */
export const submissionsAreKept = 90;
