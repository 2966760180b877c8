"""Calls the local runtime's AWS endpoint with boto3, as an integrator's script would.

Usage: python3 boto3-calls.py <endpoint>. Prints one JSON object of what it saw.
"""

import datetime
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="integrator",
        aws_secret_access_key="any",
        config=Config(retries={"max_attempts": 1, "mode": "standard"}),
    )


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    return "was not refused"


seen = {}

# EventBridge: one good entry between two wrong ones.
events = client("events")
answer = events.put_events(
    Entries=[
        {"Source": "sis", "DetailType": "graduation.submitted.v1", "EventBusName": "rollcall-intake"},
        {
            "Source": "sis",
            "DetailType": "graduation.submitted.v1",
            "Detail": json.dumps({"name": "Zoë"}),
            "EventBusName": "rollcall-intake",
            "Time": datetime.datetime(2027, 5, 3, 15, tzinfo=datetime.timezone.utc),
            "Resources": ["row-1"],
        },
        {"Source": "sis", "DetailType": "x", "Detail": "no json", "EventBusName": "rollcall-intake"},
    ]
)
seen["failed"] = answer["FailedEntryCount"]
seen["codes"] = [entry.get("ErrorCode") for entry in answer["Entries"]]
seen["request_id"] = len(answer["ResponseMetadata"]["RequestId"])
seen["too_large"] = refusal(
    events.put_events,
    Entries=[{"Source": "s", "DetailType": "t", "Detail": json.dumps({"a": "x" * 1048576})}],
)
seen["bad_pattern"] = refusal(events.test_event_pattern, EventPattern='{"a":"b"}', Event="{}")
seen["unknown_bus"] = refusal(events.describe_event_bus, Name="nobody")
seen["not_built"] = refusal(events.put_rule, Name="x", ScheduleExpression="rate(1 day)")

# An archive's facts of a day go to the rules again.
seen["archives"] = [
    [archive["ArchiveName"], archive["State"], archive["RetentionDays"]]
    for archive in events.list_archives(NamePrefix="fac")["Archives"]
]
facts = events.describe_archive(ArchiveName="facts")
noon = datetime.datetime(2027, 5, 3, 12, tzinfo=datetime.timezone.utc)
fact = {"Source": "rollcall.registry", "DetailType": "alumni.hired.v1", "EventBusName": "rollcall"}
events.put_events(Entries=[{**fact, "Detail": '{"n":1}', "Time": noon}])
asked = {
    "ReplayName": "by-boto3",
    "EventSourceArn": facts["ArchiveArn"],
    "EventStartTime": noon,
    "EventEndTime": noon + datetime.timedelta(hours=1),
    "Destination": {"Arn": facts["EventSourceArn"]},
}
seen["replay_state"] = events.start_replay(**asked)["State"]
seen["replay_again"] = refusal(events.start_replay, **asked)
while events.describe_replay(ReplayName="by-boto3")["State"] in ("STARTING", "RUNNING"):
    pass
replay = events.list_replays(State="COMPLETED")["Replays"][0]
seen["replay"] = [replay["ReplayName"], replay["EventLastReplayedTime"].isoformat()]
seen["replay_over"] = refusal(events.cancel_replay, ReplayName="by-boto3")

# SQS: botocore checks the MD5 of bodies and attributes itself.
sqs = client("sqs")
url = sqs.get_queue_url(QueueName="intake")["QueueUrl"]
received = sqs.receive_message(
    QueueUrl=url, WaitTimeSeconds=5, AttributeNames=["All"], MessageAttributeNames=["All"]
)["Messages"][0]
event = json.loads(received["Body"])
seen["event"] = [event["detail"], event["time"], event["resources"]]
sqs.delete_message(QueueUrl=url, ReceiptHandle=received["ReceiptHandle"])
sqs.send_message_batch(
    QueueUrl=url,
    Entries=[
        {
            "Id": "one",
            "MessageBody": "ünï",
            "MessageAttributes": {
                "b": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
                "n": {"DataType": "Number", "StringValue": "1"},
            },
        }
    ],
)
message = sqs.receive_message(QueueUrl=url, MessageAttributeNames=["All"])["Messages"][0]
seen["binary"] = list(message["MessageAttributes"]["b"]["BinaryValue"])
sqs.change_message_visibility(
    QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
)
seen["no_queue"] = refusal(sqs.send_message, QueueUrl=url + "-nobody", MessageBody="x")
try:
    sqs.send_message(QueueUrl=url + "-nobody", MessageBody="x")
except sqs.exceptions.QueueDoesNotExist:
    seen["no_queue_class"] = True
seen["bad_receipt"] = refusal(sqs.delete_message, QueueUrl=url, ReceiptHandle="made-up")
sqs.purge_queue(QueueUrl=url)

url_of_facts = sqs.get_queue_url(QueueName="facts")["QueueUrl"]
seen["replayed"] = []
while len(seen["replayed"]) < 2:
    for message in sqs.receive_message(QueueUrl=url_of_facts, WaitTimeSeconds=5)["Messages"]:
        seen["replayed"].append(json.loads(message["Body"]).get("replay-name"))

# SNS speaks the Query protocol.
sns = client("sns")
topic = sns.list_topics()["Topics"][0]["TopicArn"]
sns.publish(
    TopicArn=topic,
    Message='<one & "two">\n',
    Subject="Feedback",
    MessageAttributes={"kind": {"DataType": "String", "StringValue": "bounce"}},
)
batch = sns.publish_batch(
    TopicArn=topic,
    PublishBatchRequestEntries=[
        {
            "Id": "a",
            "Message": "second",
            "MessageAttributes": {"n": {"DataType": "Number", "StringValue": "2"}},
        },
        {"Id": "b", "Message": "x" * 262145},
    ],
)
seen["sns_batch"] = [
    [entry["Id"] for entry in batch["Successful"]],
    [[entry["Id"], entry["Code"]] for entry in batch["Failed"]],
]
bodies = []
while len(bodies) < 2:
    for message in sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5)["Messages"]:
        bodies.append(json.loads(message["Body"]))
seen["notifications"] = [
    [body["Type"], body.get("Subject"), body["Message"], body["MessageAttributes"]] for body in bodies
]
seen["topic_attributes"] = sns.get_topic_attributes(TopicArn=topic)["Attributes"]["SubscriptionsConfirmed"]
seen["subscriptions"] = [s["Protocol"] for s in sns.list_subscriptions()["Subscriptions"]]
seen["no_topic"] = refusal(sns.publish, TopicArn=topic + "-nobody", Message="x")
seen["sns_not_built"] = refusal(sns.create_topic, Name="x")

# Secrets Manager.
secrets = client("secretsmanager")
seen["secret"] = secrets.get_secret_value(SecretId="keys")["SecretString"]
secrets.put_secret_value(SecretId="keys", SecretString="changed")
seen["secrets"] = [
    secrets.get_secret_value(SecretId="keys")["SecretString"],
    secrets.get_secret_value(SecretId="keys", VersionStage="AWSPREVIOUS")["SecretString"],
    [secret["Name"] for secret in secrets.list_secrets()["SecretList"]],
]
seen["no_secret"] = refusal(secrets.get_secret_value, SecretId="nobody")

print(json.dumps(seen))
