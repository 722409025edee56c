"""Sends a file, keeps the id of the dataset, asks until it is complete, then goes through all datasets page by page."""

import json
import os
import sys
import time

import requests

base = os.environ["DATAEXTRACTOR_BASE_URL"]
headers = {"Authorization": f"Bearer {os.environ['DATAEXTRACTOR_API_KEY']}"}

with open(sys.argv[1], "rb") as f:
    sent = requests.post(
        f"{base}/upload",
        headers=headers,
        files={"file": f},
        data={"customer_id": "C-7", "dataset_type": "invoice"},
    )
dataset_id = sent.json()["id"]

while True:
    response = requests.get(f"{base}/datasets/{dataset_id}", headers=headers)
    if response.status_code == 429:
        time.sleep(int(response.headers["Retry-After"]))
        continue
    dataset = response.json()
    if dataset["status"] != "processing":
        break
    time.sleep(0.3)

values = {field["name"]: field["value"] for field in dataset["fields"]}
print(json.dumps({"id": dataset_id, "status": dataset["status"], "values": values}))

ids = []
params = {"customer_id": "C-7", "limit": 1}
while True:
    page = requests.get(f"{base}/datasets", headers=headers, params=params).json()
    ids += [one["id"] for one in page["data"]]
    if page["next_cursor"] is None:
        break
    params["cursor"] = page["next_cursor"]
print(json.dumps(ids))
