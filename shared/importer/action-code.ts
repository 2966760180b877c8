import type { LineAction } from '../domain/imported-file/line-action.ts';

const codes: Readonly<Record<LineAction, string>> = {
  create: 'c',
  update: 'u',
  unchanged: '=',
  revoke: 'v',
  record: 'r',
  review: '?',
  stranger: 's',
  nothing: 'n',
  rejected: 'x',
};

/** One sign for what became of a line: a step of an import notes 25 of them. */
export function actionCode(action: LineAction): string {
  return codes[action];
}

/** What became of a line, by its sign. */
export function actionOfCode(code: string): LineAction | undefined {
  const actions: readonly LineAction[] = [
    'create',
    'update',
    'unchanged',
    'revoke',
    'record',
    'review',
    'stranger',
    'nothing',
    'rejected',
  ];
  return actions.find((action) => codes[action] === code);
}
