import { App, DefaultStackSynthesizer } from 'aws-cdk-lib';
import * as z from 'zod';
import { ProgramId } from '../../events/contract.ts';
import { readIntegrators } from '../integrators.ts';
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
  /** Settings of the deployment, as in `cdk.json`; `cdk -c` goes before them. */
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * The whole application, not yet synthesized. Context: `programs` are the ids of the programs served, a list or a
 * text with commas between; `integrators` the systems that hand in events (see `integrators.ts`).
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
      ...props.context,
    },
    // The rule would compare a bootstrap version that the command line checks anyway.
    defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  const programs = listIn(app, 'programs').map((id) => ProgramId.parse(id));
  const kept = new KeptStack(app, 'RollcallKept', {
    integrators: readIntegrators(app.node.tryGetContext('integrators'), programs),
    programs,
  });
  new AppStack(app, 'RollcallApp', { kept, workflows, codeFolderOf: props.codeFolderOf });
  return app;
}

const List = z.union([z.string().transform((text) => text.split(',')), z.array(z.string())]);

function listIn(app: App, name: string): string[] {
  const list = List.safeParse(app.node.tryGetContext(name));
  if (!list.success) {
    throw new Error(
      `The context value ${name} (cdk.json) must be a list, or one text with commas between.`,
    );
  }
  return list.data.map((item) => item.trim()).filter((item) => item !== '');
}
