/** What importing would do with a line. */
export type LineAction =
  /** A new graduate, or a new entry of the directory. */
  | 'create'
  | 'update'
  | 'unchanged'
  /** Every degree of a graduate taken back. */
  | 'revoke'
  /** A statement about somebody who is known: it goes to their record. */
  | 'record'
  /** A statement of which somebody must say whom it is about. */
  | 'review'
  /** A statement about nobody who is known here: it is left out. */
  | 'stranger'
  /** Read, and nothing to do. */
  | 'nothing'
  | 'rejected';
