#!/bin/sh
# Looks at one document, at the list, downloads it as CSV into the folder $2, and deletes it; an answer a line.
set -eu

call() {
  curl --silent --show-error "$@" \
    -H "Authorization: Bearer $EXTRALY_TOKEN" \
    -H "X-API-Key: $EXTRALY_API_KEY"
}

call "$EXTRALY_BASE_URL/documents/$1"
echo
call "$EXTRALY_BASE_URL/documents?page=1&per_page=20&status=completed"
echo
cd "$2"
call -OJ "$EXTRALY_BASE_URL/documents/$1/export/csv"
call -X DELETE "$EXTRALY_BASE_URL/documents/$1"
