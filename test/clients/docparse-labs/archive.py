"""Reads files with a nested schema, walks all batches page by page, deletes the first file.

DOCPARSE_BASE_URL (it ends with /v1), DOCPARSE_API_KEY; the files are the arguments, each becomes a batch.
"""

import json
import os
import sys
import time

import requests

base = os.environ["DOCPARSE_BASE_URL"]
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['DOCPARSE_API_KEY']}"


def call(method, path, **request):
    response = session.request(method, base + path, **request)
    if not response.ok:
        raise Exception(response.json()["error"])
    return response.json() if response.content else None


schema = {
    "name": "Archive",
    "description": "Totals and line items",
    "language": "English",
    "fields": [
        {"key": "invoice_number", "type": "string"},
        {"key": "total_amount", "type": "number"},
        {
            "key": "line_items",
            "type": "list<object>",
            "fields": [
                {"key": "description", "type": "string"},
                {"key": "qty", "type": "number"},
                {"key": "unit_price", "type": "number"},
            ],
        },
    ],
}
extraction = call("POST", "/extractions", json=schema)["extraction"]
at = f"/extractions/{extraction['id']}"

results = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        batch = call("POST", f"{at}/batches", files={"files": file}, data={"name": path})["batch"]
    while True:
        state = call("GET", f"{at}/batches/{batch['id']}")
        if state["batch"]["status"] not in ("queued", "processing"):
            break
        time.sleep(0.3)
    results += [call("GET", f"{at}/files/{file['id']}/result") for file in state["files"]]

walked, before = [], None
while True:
    page = call("GET", f"{at}/batches", params={"limit": 2, "before": before})["batches"]
    if not page:
        break
    walked += [batch["id"] for batch in page]
    before = page[-1]["created_at"]

call("DELETE", f"{at}/files/{results[0]['file_id']}")
print(json.dumps({"extraction": extraction, "results": results, "walked": walked}))
