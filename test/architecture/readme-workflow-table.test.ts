import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableIn, workflowTable } from '../../.tools/workflow-table.ts';
import { workflows } from '../../infra/workflows/catalogue.ts';

test("README's workflow table says what the workflows declare", () => {
  expect(
    tableIn(readFileSync('README.md', 'utf8')).split('\n'),
    'Renew it: node .tools/print-workflow-table.ts --write',
  ).toEqual(workflowTable(workflows).split('\n'));
});

test('every workflow says what breaks, and for whom, while it fails', () => {
  for (const { slug, impactWhenFailing } of workflows) {
    expect(impactWhenFailing, `${slug}: impactWhenFailing is a sentence`).toMatch(
      /^[A-Z].{15,}\.$/,
    );
  }
});
