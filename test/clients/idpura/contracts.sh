#!/bin/sh
# Two contracts in one request, fields with descriptions and a language; prints what the server answers.
set -eu

curl --silent --show-error --request POST "$IDPURA_BASE_URL/v1/ai-extract" \
  --header "X-API-Key: $IDPURA_API_KEY" \
  --form "files=@$1" \
  --form "files=@$2" \
  --form 'template=[
    {"field":"full_name","type":"string","description":"Full name"},
    {"field":"sign_date","type":"date"},
    {"field":"amount","type":"currency"}
  ]' \
  --form "language_hint=en" \
  --form "output_format=json"
