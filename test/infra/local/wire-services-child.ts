/** The wire services in a process of their own, for tests that kill it: `node <this> <store>`; prints its port. */
import { queueArn, startWireServices } from './wire-services.ts';

const path = process.argv[2];
if (path === undefined) throw new Error('Give the path of the store.');
const wire = await startWireServices({ path });
wire.queue('sent', { visibilitySeconds: 3600 });
wire.queue('delivered', { visibilitySeconds: 3600 });
wire.buses.createBus('rollcall');
wire.buses.createRule({
  busName: 'rollcall',
  name: 'to-queue-and-function',
  pattern: { source: ['test'] },
  targets: [
    { id: 'queue', arn: queueArn('delivered'), retry: { attempts: 1, maxAgeSeconds: 60 } },
    {
      id: 'function',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:any',
      retry: { attempts: 185, maxAgeSeconds: 86_400 },
    },
  ],
});
// The function is never up in this process: its deliveries must wait on disk.
wire.buses.deliverWith(() => Promise.reject(new Error('down')));
process.stdout.write(`${wire.endpoint}\n`);
