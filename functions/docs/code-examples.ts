import type { EventContract } from '../../events/contract.ts';
import { writtenExample } from './event-schema.ts';
import type { CodeExample } from './pages/docs-page.tsx';

/** Who writes in the examples, and where Rollcall is. */
export interface Place {
  /** `https://rollcall.example.edu`, without a slash at the end. */
  origin: string;
}

/** The source of the example's institution on the bus. */
export const exampleSource = 'sis.cedar-valley';
export const exampleScope = 'rollcall-cedar-valley/events.write';

export const token: CodeExample = {
  title: 'A token',
  code: `TOKEN=$(curl -s "$TOKEN_URL" \\
  -u "$CLIENT_ID:$CLIENT_SECRET" \\
  -d grant_type=client_credentials -d scope=${exampleScope} \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
};

/** One event over HTTP and over the bus, in four languages. */
export function examplesOf(contract: EventContract, place: Place): CodeExample[] {
  return [
    { title: 'curl', code: curl(contract, place) },
    { title: 'AWS CLI', code: awsCli(contract) },
    { title: 'Python (boto3)', code: boto3(contract) },
    { title: 'Java, over HTTP', code: javaHttp(contract, place) },
    { title: 'Java, over the bus (AWS SDK 2)', code: javaBus(contract) },
  ];
}

function eventOf(contract: EventContract): string {
  return readable({ type: contract.type, ...writtenExample(contract) });
}

function readable(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function curl(contract: EventContract, { origin }: Place): string {
  return `curl -i ${origin}/v1/events \\
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  --data-binary @- <<'EOF'
${eventOf(contract)}
EOF`;
}

function awsCli(contract: EventContract): string {
  const entry = {
    EventBusName: 'rollcall-intake',
    Source: exampleSource,
    DetailType: contract.type,
    Detail: JSON.stringify(writtenExample(contract)),
  };
  return `cat > entries.json <<'EOF'
${readable([entry])}
EOF
aws events put-events --entries file://entries.json`;
}

function boto3(contract: EventContract): string {
  return `import json
import boto3

detail = json.loads(r'''
${readable(writtenExample(contract))}
''')
answer = boto3.client("events").put_events(Entries=[{
    "EventBusName": "rollcall-intake",
    "Source": "${exampleSource}",
    "DetailType": "${contract.type}",
    "Detail": json.dumps(detail),
}])
print(answer["FailedEntryCount"], answer["Entries"])`;
}

function javaText(text: string, indent: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  return `"""\n${escaped.replaceAll(/^/gm, indent)}\n${indent}"""`;
}

function javaHttp(contract: EventContract, { origin }: Place): string {
  return `import java.net.URI;
import java.net.http.*;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

public class Send {
  public static void main(String[] args) throws Exception {
    var event = ${javaText(eventOf(contract), '        ')};
    var request = HttpRequest.newBuilder(URI.create("${origin}/v1/events"))
        .header("Authorization", "Bearer " + System.getenv("TOKEN"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(event))
        .build();
    var answer = HttpClient.newHttpClient().send(request, ofString());
    System.out.println(answer.statusCode() + " " + answer.body());
  }
}`;
}

function javaBus(contract: EventContract): string {
  return `import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

public class Put {
  public static void main(String[] args) {
    var detail = ${javaText(readable(writtenExample(contract)), '        ')};
    try (var events = EventBridgeClient.create()) {
      var answer = events.putEvents(put -> put.entries(entry -> entry
          .eventBusName("rollcall-intake")
          .source("${exampleSource}")
          .detailType("${contract.type}")
          .detail(detail)));
      System.out.println(answer);
    }
  }
}`;
}
