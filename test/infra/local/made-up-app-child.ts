/** Runs the made-up app of a folder in a process that can be killed; prints its addresses once it is ready. */
import { join } from 'node:path';
import { startLocal } from '../../../infra/local/start.ts';
import { ROOT } from './made-up-app.ts';

const folder = process.argv[2] ?? '';
const runtime = await startLocal({
  root: ROOT,
  assembly: join(folder, 'cdk.out'),
  dataDir: join(folder, 'data'),
  say: (line) => console.error(line),
});
console.log(JSON.stringify({ webUrl: runtime.webUrl, awsUrl: runtime.awsUrl }));
