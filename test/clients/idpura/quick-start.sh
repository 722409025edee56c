#!/bin/sh
# One invoice: send it, ask until it is done, print the values. IDPURA_BASE_URL, IDPURA_API_KEY; the file is the argument.
set -eu

sent=$(curl --silent --show-error --request POST "$IDPURA_BASE_URL/v1/ai-extract" \
  --header "X-API-Key: $IDPURA_API_KEY" \
  --form "files=@$1" \
  --form 'template=[{"field":"vat_id","type":"string"},{"field":"total","type":"currency"}]' \
  --form "output_format=json")
job=$(printf '%s' "$sent" | sed -n 's/.*"job_id":"\([^"]*\)".*/\1/p')

while :; do
  job_status=$(curl --silent --show-error "$IDPURA_BASE_URL/v1/jobs/$job" --header "X-API-Key: $IDPURA_API_KEY" |
    sed -n 's/.*"status":"\([^"]*\)".*/\1/p')
  case "$job_status" in
    done) break ;;
    processing) sleep 0.3 ;;
    *) echo "the job ended with $job_status" >&2; exit 1 ;;
  esac
done

curl --silent --show-error "$IDPURA_BASE_URL/v1/jobs/$job/result?format=json" --header "X-API-Key: $IDPURA_API_KEY"
