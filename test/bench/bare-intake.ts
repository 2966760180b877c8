/** What the intake is measured against: Hono on Lambda, one item written for each request, and nothing else. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const app = new Hono();

app.post('/v1/events', async (c) => {
  const body: unknown = await c.req.json();
  const pk = crypto.randomUUID();
  await client.send(
    new PutCommand({ TableName: process.env['TABLE_NAME'], Item: { pk, sk: 'event', body } }),
  );
  return c.json({ accepted: 1 }, 202);
});

export const handler = handle(app);
