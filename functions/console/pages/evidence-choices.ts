/** Where a member of the staff may know something about a position from. */
export const evidenceChoices = [
  { code: 'self-report', label: 'They told us' },
  { code: 'employer', label: 'The school or district told us' },
  { code: 'faculty', label: 'Faculty told us' },
  { code: 'district-roster', label: 'A district’s roster' },
  { code: 'state-file', label: 'A file of the state' },
  { code: 'sis', label: 'The institution’s own records' },
] as const;
