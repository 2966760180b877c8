/** A runtime that accepts one email and is killed before it can hand it over: run by mail-delivery.test.ts. */
import { VirtualClock } from '../../../infra/local/clock.ts';
import { CallCounts } from '../../../infra/local/counts.ts';
import { Mail } from '../../../infra/local/mail.ts';
import { openStore } from '../../../infra/local/store.ts';

const [storePath = '', data = ''] = process.argv.slice(2);
const store = openStore(storePath);
const mail = new Mail({
  store,
  clock: new VirtualClock(store),
  counts: new CallCounts(),
  inboxSmtpPort: () => undefined,
  publish: () => undefined,
});
mail.createIdentity('cedarvalley.example.edu');
const { status } = await mail.handle({
  service: 'ses',
  action: 'SendRawEmail',
  protocol: 'query',
  input: { 'RawMessage.Data': data },
  rawBody: Buffer.alloc(0),
  headers: {},
  caller: 'SendMessage',
});
if (status !== 200) throw new Error('The email was not accepted.');
process.kill(process.pid, 'SIGKILL');
