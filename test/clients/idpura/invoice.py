"""One invoice with the package requests: send, poll, print. IDPURA_BASE_URL, IDPURA_API_KEY; the file is the argument."""

import json
import os
import sys
import time

import requests

base = os.environ["IDPURA_BASE_URL"]
auth = {"X-API-Key": os.environ["IDPURA_API_KEY"]}
wanted = [
    {"field": "vat_id", "type": "string"},
    {"field": "total", "type": "currency"},
    {"field": "date", "type": "date"},
]

with open(sys.argv[1], "rb") as invoice:
    sent = requests.post(
        f"{base}/v1/ai-extract",
        headers=auth,
        files={"files": invoice},
        data={"template": json.dumps(wanted), "output_format": "json"},
    )
job_id = sent.json()["job_id"]

while True:
    job = requests.get(f"{base}/v1/jobs/{job_id}", headers=auth).json()
    if job["status"] == "done":
        break
    if job["status"] == "error":
        raise Exception(job.get("error_message"))
    time.sleep(0.3)

result = requests.get(f"{base}/v1/jobs/{job_id}/result", headers=auth, params={"format": "json"})
print(json.dumps(result.json()))
