import { synthesizeIfChanged } from '../../infra/local/synthesize.ts';
import { root } from './root.ts';

/** Before the tests that run the product: one synthesis for all of them, and none when nothing changed. */
export default async function setup(): Promise<void> {
  await synthesizeIfChanged(root);
}
