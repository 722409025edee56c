"""A bank statement with the package requests: send, poll, print, save as a workbook. The file and the workbook are the arguments."""

import os
import sys
import time

import requests

BASE_URL = os.environ["EXTRALY_BASE_URL"]
HEADERS = {
    "Authorization": f"Bearer {os.environ['EXTRALY_TOKEN']}",
    "X-API-Key": os.environ["EXTRALY_API_KEY"],
}
file_name, workbook = sys.argv[1:3]

with open(file_name, "rb") as f:
    response = requests.post(
        f"{BASE_URL}/documents",
        headers=HEADERS,
        files={"document": f},
        data={"detection_type": "bank_statement"},
    )

doc = response.json()["data"]
doc_id = doc["id"]
print(f"Document submitted: {doc_id} (status: {doc['status']})")

while True:
    result = requests.get(f"{BASE_URL}/documents/{doc_id}", headers=HEADERS).json()["data"]
    if result["status"] in ("completed", "failed"):
        break
    time.sleep(0.3)

if result["status"] == "completed":
    print(f"Transactions found: {result['results']['transaction_count']}")
    export = requests.get(f"{BASE_URL}/documents/{doc_id}/export/xlsx", headers=HEADERS)
    with open(workbook, "wb") as f:
        f.write(export.content)
else:
    print(f"Processing failed: {result['error']}")
