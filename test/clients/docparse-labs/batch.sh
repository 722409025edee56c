#!/bin/sh
# A schema, a batch of files, its state until it is done, the result of each file one per line.
# DOCPARSE_BASE_URL (it ends with /v1), DOCPARSE_API_KEY; the files are the arguments.
set -eu

auth="Authorization: Bearer $DOCPARSE_API_KEY"
ask() {
  curl --silent --show-error --fail --header "$auth" "$@"
}

created=$(ask "$DOCPARSE_BASE_URL/extractions" --header "Content-Type: application/json" --data '{
  "name": "Invoice extractor",
  "language": "Multi-Lingual",
  "fields": [
    {"key": "invoice_number", "type": "string"},
    {"key": "total_amount", "type": "number"},
    {"key": "issue_date", "type": "date"}
  ]
}')
extraction=$(printf '%s' "$created" | sed -n 's/.*"extraction":{"id":"\([^"]*\)".*/\1/p')

for file in "$@"; do
  set -- "$@" --form "files=@$file"
  shift
done
sent=$(ask "$DOCPARSE_BASE_URL/extractions/$extraction/batches" "$@" --form "name=From the shell")
batch=$(printf '%s' "$sent" | sed -n 's/.*"batch":{"id":"\([^"]*\)".*/\1/p')

while :; do
  state=$(ask "$DOCPARSE_BASE_URL/extractions/$extraction/batches/$batch")
  case $(printf '%s' "$state" | sed 's/"files":.*//' | sed -n 's/.*"status":"\([^"]*\)".*/\1/p') in
    processed | needs_review) break ;;
    queued | processing) sleep 0.3 ;;
    *) echo "the batch failed" >&2; exit 1 ;;
  esac
done

for file in $(printf '%s' "$state" | sed 's/.*"files"://' | grep -o '"id":"[^"]*"' | cut -d '"' -f 4); do
  ask "$DOCPARSE_BASE_URL/extractions/$extraction/files/$file/result"
  echo
done
