#!/bin/sh
# Sends one invoice with an address to call; prints what the server answers. EXTRALY_BASE_URL, EXTRALY_TOKEN, EXTRALY_API_KEY.
set -eu

curl --silent --show-error -X POST "$EXTRALY_BASE_URL/documents" \
  -H "Authorization: Bearer $EXTRALY_TOKEN" \
  -H "X-API-Key: $EXTRALY_API_KEY" \
  -F "file=@$1" \
  -F "detection_type=invoice" \
  -F "webhook_url=$2"
