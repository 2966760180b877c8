import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { addNag, nagExceptions } from '../../infra/nag.ts';
import { unsynthesized } from './synthesized.ts';

describe('cdk-nag', () => {
  test('finds exactly what is excepted with a reason: nothing more, and no exception is idle', () => {
    const { app } = unsynthesized(false);
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    const found = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
    );
    const excepted = (finding: { rule: string; path: string }) =>
      nagExceptions.filter(
        ({ rule, path }) => rule === finding.rule && `${finding.path}/`.startsWith(`${path}/`),
      );
    expect(found.filter((finding) => excepted(finding).length === 0)).toEqual([]);
    expect(nagExceptions.filter((one) => !found.flatMap(excepted).includes(one))).toEqual([]);
    expect(nagExceptions.length).toBeLessThanOrEqual(6);
  });

  test('ends the synthesis when it finds something', () => {
    const { app } = unsynthesized(false);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow('AwsSolutions-COG8');
  });

  test('and CDK’s own rules find nothing in the app as it is', () => {
    const { app } = unsynthesized(true);
    addNag(app);
    expect(() => app.synth()).not.toThrow();
  });
});
