#!/bin/sh
# Files for a parser: submit, ask until the job is done, print the export of the whole batch.
# PERFECTPARSER_BASE_URL, PERFECTPARSER_API_KEY; the id of the parser and the files are the arguments.
set -eu

auth="Authorization: Bearer $PERFECTPARSER_API_KEY"
parser=$1
shift
for file in "$@"; do
  set -- "$@" --form "files=@$file"
  shift
done

sent=$(curl --silent --show-error "$PERFECTPARSER_BASE_URL/v1/extractions" --header "$auth" \
  --form "parser_id=$parser" "$@")
extraction=$(printf '%s' "$sent" | sed -n 's/.*"extraction":{"id":"\([^"]*\)".*/\1/p')

while :; do
  job_status=$(curl --silent --show-error "$PERFECTPARSER_BASE_URL/v1/extractions/$extraction" --header "$auth" |
    sed -n 's/.*"extraction":{"id":"[^"]*","status":"\([^"]*\)".*/\1/p')
  case "$job_status" in
    completed | needs_review) break ;;
    queued | processing) sleep 0.3 ;;
    *) echo "the extraction ended with $job_status" >&2; exit 1 ;;
  esac
done

curl --silent --show-error "$PERFECTPARSER_BASE_URL/v1/extractions/$extraction/export?format=csv" --header "$auth"
