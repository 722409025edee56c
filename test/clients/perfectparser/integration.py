"""The way of an automation: check the key, make a parser of a sample, submit once, poll, read all results page by page.

PERFECTPARSER_BASE_URL, PERFECTPARSER_API_KEY; the name of the parser, a sample and the documents are the arguments.
"""

import json
import os
import sys
import time
import uuid

import requests

base = os.environ["PERFECTPARSER_BASE_URL"]
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['PERFECTPARSER_API_KEY']}"


def call(method, path, **request):
    """Waits and tries again where there were too many requests; raises with the code of any other error."""
    for attempt in range(6):
        response = session.request(method, base + path, **request)
        if response.status_code != 429:
            break
        time.sleep(int(response.headers.get("Retry-After", 2**attempt)))
    if response.status_code >= 400:
        raise Exception(response.json()["error"]["code"])
    return response.json()


name, sample, *documents = sys.argv[1:]
user = call("GET", "/v1/me")["user"]
credits_left = call("GET", "/v1/credits")["credits"]
parser = call("POST", "/v1/parsers", json={"name": name})["parser"]
with open(sample, "rb") as file:
    parser = call("POST", f"/v1/parsers/{parser['id']}/detect-fields", files={"files": file})["parser"]

submission = {"Idempotency-Key": str(uuid.uuid4())}
extractions = []
for _ in range(2):  # As after a connection that broke before the answer came.
    files = [("files", (os.path.basename(path), open(path, "rb"))) for path in documents]
    body = {"parser_id": parser["id"]}
    extractions.append(call("POST", "/v1/extractions", headers=submission, files=files, data=body)["extraction"])
extraction = extractions[-1]

while extraction["status"] in ("queued", "processing"):
    time.sleep(0.3)
    extraction = call("GET", f"/v1/extractions/{extraction['id']}")["extraction"]

items, cursor = [], None
while True:
    page = call("GET", f"/v1/extractions/{extraction['id']}/results", params={"limit": 1, "cursor": cursor})
    items += page["items"]
    cursor = page["next_cursor"]
    if cursor is None:
        break
document = call("GET", f"/v1/extractions/{extraction['id']}/documents/{items[0]['id']}")["document"]

print(
    json.dumps(
        {
            "user": user,
            "credits": credits_left,
            "extractions": sorted({one["id"] for one in extractions}),
            "fields": [field["name"] for field in parser["fields"]],
            "items": items,
            "document": document,
        }
    )
)
