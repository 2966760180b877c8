import { App, DefaultStackSynthesizer } from 'aws-cdk-lib';
import * as z from 'zod';
import { workflows } from '../workflows/catalogue.ts';
import { AppStack } from './app-stack.ts';
import { KeptStack } from './kept-stack.ts';

interface RollcallProps {
  /** Where the assembly goes; default: `CDK_OUTDIR`, or a temporary folder. */
  readonly outdir?: string;
  /** Whether CDK checks the templates against its own rules, which takes most of the time of a synthesis. */
  readonly checked: boolean;
  /** The folder with a workflow’s bundled `handler.mjs`. */
  readonly codeFolderOf: (slug: string) => string;
}

/**
 * The whole application, not yet synthesized. Context `integratorAccounts` (a list, or account ids with commas
 * between) opens the intake bus to other accounts.
 */
export function rollcall(props: RollcallProps): App {
  const app = new App({
    ...(props.outdir === undefined ? {} : { outdir: props.outdir }),
    analyticsReporting: false,
    builtinCloudFormationValidation: props.checked,
    context: {
      // CDK checks the templates itself, offline, and fails on what it finds.
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      '@aws-cdk/core:strictCfnValidateErrors': true,
      '@aws-cdk/core:failSynthOnValidationErrors': true,
      // As the CDK command line would have it, so that the templates are the same with and without it.
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
    },
    // The rule would compare a bootstrap version that the command line checks anyway.
    defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  const kept = new KeptStack(app, 'RollcallKept', {
    integratorAccounts: accountsOf(app.node.tryGetContext('integratorAccounts')),
  });
  new AppStack(app, 'RollcallApp', { kept, workflows, codeFolderOf: props.codeFolderOf });
  return app;
}

const Accounts = z.union([z.string().transform((text) => text.split(',')), z.array(z.string())]);

function accountsOf(context: unknown): string[] {
  const accounts = Accounts.safeParse(context ?? []);
  if (!accounts.success) {
    throw new Error(
      'The context value integratorAccounts must be a list of AWS account ids, or one text with commas between them.',
    );
  }
  return accounts.data.map((account) => account.trim()).filter((account) => account !== '');
}
