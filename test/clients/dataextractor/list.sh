#!/bin/sh
# Lists verified datasets that have the words $1, and prints what the server answers.
set -eu

curl --silent --show-error --get "$DATAEXTRACTOR_BASE_URL/datasets" \
  --header "Authorization: Bearer $DATAEXTRACTOR_API_KEY" \
  --data-urlencode "search=$1" \
  --data "is_verified=true"
