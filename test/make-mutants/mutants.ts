import {
  baseFile,
  communicationOf,
  connectionFile,
  connectionForm,
  formFileOf,
  interfaceFileOf,
  manifestFile,
  rpcFileOf,
  samplesFileOf,
  webhookFileOf,
} from '../make/changed.ts';

/** A defect that someone could make in a file of the app. */
export interface Mutant {
  what: string;
  file: string;
  from: string | RegExp;
  to: string;
}

const m = (what: string, file: string, from: string | RegExp, to: string): Mutant => ({
  what,
  file,
  from,
  to,
});

const attach = webhookFileOf('document-events', 'attach');
const detach = webhookFileOf('document-events', 'detach');
const received = webhookFileOf('document-events', 'communication');
const reviews = webhookFileOf('review-events', 'communication');
const triggerForm = 'modules/watch-extractions/watch-extractions.static-params.iml.json';
const epoch = 'modules/watch-extractions/watch-extractions.epoch.iml.json';

export const mutants: readonly Mutant[] = [
  // The connection and the base
  m('the connection tests an address that is open to all', connectionFile, '/v1/me', '/healthz'),
  m(
    'the key of the connection under a wrong name',
    connectionFile,
    '{{parameters.api_key}}',
    '{{parameters.key}}',
  ),
  m(
    'accounts told apart by their name',
    connectionFile,
    '"uid": "{{body.account.id}}"',
    '"uid": "{{body.account.name}}"',
  ),
  m('the connection named after the version', connectionFile, 'body.account.name', 'body.server.version'),
  m(
    'any page is taken for a server',
    connectionFile,
    '{{statusCode < 300 & body.account.id}}',
    '{{statusCode < 300}}',
  ),
  m('http is good enough', connectionForm, '^https://', '^https?://'),
  m('a slash at the end of the address', connectionForm, '[^\\\\s?#@/]$', '[^\\\\s?#@]$'),
  m('the key without "Bearer"', baseFile, 'Bearer {{connection.api_key}}', '{{connection.api_key}}'),
  m('the key in the log', baseFile, 'request.headers.authorization', 'request.headers.auth'),
  m("a document's password in the log", baseFile, 'request.body.password', 'request.body.pdf_password'),
  m('a new key in the log', baseFile, 'response.body.api_key.key', 'response.body.api_key.secret'),
  m('redirects followed with the key', baseFile, '"followRedirects": false', '"followRedirects": true'),
  m('a redirect taken for an answer', baseFile, '{{statusCode < 300}}', '{{statusCode < 400}}'),
  m('too many requests as any error', baseFile, 'RateLimitError', 'RuntimeError'),
  m('a misspelled type of error', baseFile, 'OutOfSpaceError', 'OutOfSpaceErorr'),
  m('a wrong key as missing permission', baseFile, 'InvalidAccessTokenError', 'InvalidConfigurationError'),
  m(
    "the server's words lost",
    baseFile,
    '"message": "[{{statusCode}}] {{ifempty(body.error.message,',
    '"message": "[{{statusCode}}] {{ifempty(body.message,',
  ),
  m('how to mend it left out', baseFile, /\{\{if\(body\.error\.details\[\]\.fix[^}]*\}\}/g, ''),

  // Requests
  m('a wrong path', communicationOf('export-extraction'), '/export"', '/exports"'),
  m('a wrong method', communicationOf('review-document'), '"PUT"', '"POST"'),
  m(
    'a directive that does not exist',
    communicationOf('get-document'),
    '"method"',
    '"folowRedirects": true, "method"',
  ),
  m(
    'an input under another name',
    communicationOf('get-document'),
    'parameters.document_id',
    'parameters.documentId',
  ),
  m('the first item by 0', communicationOf('extract-document'), 'body.items[]', 'body.items[0]'),
  m(
    'an object of its own in IML',
    communicationOf('create-parser'),
    '{{parameters.name}}',
    '{{ {name: parameters.name} }}',
  ),
  m('a function that does not exist', communicationOf('search-documents'), 'ifempty(', 'ifEmpty('),
  m('an input dropped', communicationOf('create-parser'), /"description": "[^"]*",/, ''),
  m('a choice that is not sent', communicationOf('submit-document'), /"engine": "[^"]*",/, ''),
  m('a filter under another name', communicationOf('search-documents'), '"is_verified":', '"verified":'),
  m(
    'a time without its zone',
    communicationOf('search-documents'),
    "'YYYY-MM-DDTHH:mm:ss.SSSZ', 'UTC'",
    "'YYYY-MM-DDTHH:mm:ss.SSSZ'",
  ),
  m(
    'a day instead of a time',
    communicationOf('search-documents'),
    "'YYYY-MM-DDTHH:mm:ss.SSSZ'",
    "'YYYY-MM-DD'",
  ),
  m(
    'the two filters of time mixed up',
    communicationOf('search-documents'),
    '"created_after": "{{if(parameters.created_after',
    '"created_after": "{{if(parameters.created_before',
  ),
  m('the file without its name', communicationOf('submit-document'), /,\s*"options": \{[^}]*\}/, ''),
  m('the file as JSON', communicationOf('detect-fields'), '"type": "multipart/form-data",', ''),
  m(
    'the password under the name of the form',
    communicationOf('submit-document'),
    '"password":',
    '"pdf_password":',
  ),
  m(
    'the idempotency key under another name',
    communicationOf('submit-document'),
    'Idempotency-Key',
    'Idempotence-Key',
  ),
  m(
    'fields always replaced',
    communicationOf('detect-fields'),
    '{{ifempty(parameters.replace, false)}}',
    'true',
  ),
  m(
    'a per cent as a share',
    communicationOf('match-documents'),
    'parameters.quantity_tolerance / 100',
    'parameters.quantity_tolerance',
  ),
  m(
    'one tolerance for another',
    communicationOf('match-documents'),
    'if(parameters.price_tolerance, parameters.price_tolerance',
    'if(parameters.price_tolerance, parameters.amount_tolerance',
  ),
  m(
    'right values not sent',
    communicationOf('review-document'),
    '{{parameters.values}}',
    '{{parameters.absent}}',
  ),
  m(
    'a confirmation without values refused',
    communicationOf('review-document'),
    /"values": \{\s*"\{\{\.\.\.\}\}": "\{\{parameters\.values\}\}"\s*\}/,
    '"values": "{{parameters.values}}"',
  ),
  m('values that are not there kept', communicationOf('review-document'), '"absent":', '"missing":'),
  m('any address in an API call', formFileOf('make-api-call'), '^/(?!/)', ''),
  m(
    'the query of an API call lost',
    communicationOf('make-api-call'),
    "toCollection(parameters.qs, 'key', 'value')",
    "toCollection(parameters.qs, 'name', 'value')",
  ),
  m(
    'an API call without the type of its body',
    formFileOf('make-api-call'),
    '"application/json"',
    '"text/plain"',
  ),

  // Waiting
  m(
    'waiting for a status that is never there',
    communicationOf('extract-document'),
    "body.extraction.status = 'queued' | body.extraction.status = 'processing'",
    "body.extraction.status = 'running'",
  ),
  m(
    'waiting without an end',
    communicationOf('extract-document'),
    /now < addSeconds\(temp\.started_at, ifempty\(parameters\.wait_seconds, 120\)\)/,
    'true',
  ),
  m(
    'unfinished work passed on as done',
    communicationOf('extract-document'),
    "{{!(temp.status = 'queued' | temp.status = 'processing')}}",
    '{{temp.status}}',
  ),
  m(
    'a failed document passed on as read',
    communicationOf('extract-document'),
    "temp.document.status != 'failed' & ",
    '',
  ),
  m(
    'going on although it should stop',
    communicationOf('extract-document'),
    "parameters.if_not_readable = 'continue'",
    "parameters.if_not_readable != 'continue'",
  ),
  m(
    'the wait is not the one asked for',
    communicationOf('compare-documents'),
    '{{min(20, ifempty(parameters.wait_seconds, 120))}}',
    '{{min(20, ifempty(parameters.wait, 120))}}',
  ),
  m(
    'a failed comparison passed on',
    communicationOf('compare-documents'),
    "{{temp.section.status = 'completed'}}",
    '{{temp.section.status}}',
  ),
  m('what runs is wrong data', communicationOf('export-extraction'), 'IncompleteDataError', 'DataError'),

  // Lists
  m('a list under another name', communicationOf('search-documents'), '{{body.items}}', '{{body.documents}}'),
  m(
    'a cursor that is never there',
    communicationOf('search-documents'),
    '"condition": "{{body.next_cursor}}"',
    '"condition": "{{body.cursor}}"',
  ),
  m('the cursor under another name', communicationOf('search-documents'), '"cursor":', '"after":'),
  m(
    'the cursor of a trigger under another name',
    communicationOf('watch-extractions'),
    '"cursor":',
    '"page":',
  ),
  m(
    'one page only',
    communicationOf('list-parsers'),
    /,\s*"pagination": \{[\s\S]*?\}\s*,?\s*"condition[^}]*\}/,
    '',
  ),
  m(
    'the limit is not kept',
    communicationOf('list-line-items'),
    '"limit": "{{parameters.limit}}"',
    '"limit": 100',
  ),
  m(
    'ten by default, and never more',
    communicationOf('list-parsers'),
    '"limit": "{{parameters.limit}}"',
    '"limit": 10',
  ),
  m(
    'documents instead of their rows',
    communicationOf('list-line-items'),
    '"layout": "line_items"',
    '"layout": "documents"',
  ),
  m(
    'all documents instead of one',
    communicationOf('list-line-items'),
    "if(parameters.document_id, '/documents/' + encodeURL(parameters.document_id), '')",
    "if(parameters.documents, '/documents/' + encodeURL(parameters.document_id), '')",
  ),

  // The polling trigger
  m(
    'the newest first',
    communicationOf('watch-extractions'),
    '"order": "asc",\n    "limit"',
    '"order": "desc",\n    "limit"',
  ),
  m('everything asked for again each time', communicationOf('watch-extractions'), '"after":', '"since":'),
  m(
    'dated by the submission',
    communicationOf('watch-extractions'),
    '"date": "{{item.created_at}}"',
    '"date": "{{item.data.extraction.created_at}}"',
  ),
  m(
    'only one kind of event',
    communicationOf('watch-extractions'),
    "{{join(parameters.events, ',')}}",
    '{{parameters.events[]}}',
  ),
  m(
    'the events of all parsers',
    communicationOf('watch-extractions'),
    '"parser_id": "{{parameters.parser_id}}"',
    '"parser_id": "{{parameters.parser}}"',
  ),
  m(
    'a choice that the server does not have',
    triggerForm,
    '"value": "extraction.failed"',
    '"value": "extraction.failure"',
  ),
  m('the choice to begin from, oldest first', epoch, '"desc"', '"asc"'),
  m('the choice to begin from without names', epoch, 'item.data.extraction.name', 'item.extraction.name'),

  // Webhooks
  m(
    'calls that are not checked',
    received,
    /headers\.`webhook-event-signature` = sha256\([^)]*\)/,
    'body.id',
  ),
  m('a signature over less', received, " + '.' + body.data.document.id", ''),
  m('calls of yesterday', received, /now < addSeconds\(.*?, 300\) & /, ''),
  m('calls of an hour ago', reviews, "'X'), 300)", "'X'), 3600)"),
  m('calls from the future', reviews, 'addSeconds(now, 300)', 'addSeconds(now, 30000)'),
  m('every call taken for a test', received, "{{body.type = 'webhook.test'}}", '{{body.type}}'),
  m(
    'documents of any kind',
    received,
    /ifempty\(parameters\.document_type, body\.data\.document\.document_type\) = /,
    'body.data.document.document_type = ',
  ),
  m('the secret not given to the server', attach, '"secret":', '"signing_secret":'),
  m('the secret in the log', attach, 'request.body.secret', 'request.body.signing_secret'),
  m(
    'the filter by parser not given to the server',
    attach,
    '"parser_id": "{{parameters.parser_id}}",\n    "secret"',
    '"secret"',
  ),
  m(
    'the other events',
    webhookFileOf('review-events', 'attach'),
    '"document.needs_review"',
    '"document.completed"',
  ),
  m('detaching what attaching did not keep', detach, 'webhook.webhook_id', 'webhook.id'),
  m('attaching keeps the wrong id', attach, '{{body.webhook.id}}', '{{body.id}}'),
  m('attaching relies on the base', attach, '{{connection.server_url}}/v1/webhooks', '/v1/webhooks'),
  m('detaching without the key', detach, /"headers": \{[^}]*\}\}"\s*\},/, ''),
  m(
    'the document of another extraction',
    communicationOf('watch-documents'),
    'payload.extraction_id',
    'payload.document_id',
  ),
  m('the event lost on the way', communicationOf('watch-documents'), '{{payload.event}}', '{{payload.type}}'),

  // What is given
  m(
    'reviewed values never given',
    communicationOf('get-document'),
    '{{ifempty(body.document.ground_truth, body.document.result)}}',
    '{{body.document.result}}',
  ),
  m(
    'confidences under their types',
    communicationOf('get-document'),
    "toCollection(body.document.fields, 'name', 'confidence')",
    "toCollection(body.document.fields, 'type', 'confidence')",
  ),
  m(
    'never in need of review',
    communicationOf('search-documents'),
    "item.status = 'needs_review'",
    "item.status = 'review'",
  ),
  m(
    'a time put out as text',
    communicationOf('get-extraction'),
    '{{parseDate(temp.extraction.finished_at)}}',
    '{{temp.extraction.finished_at}}',
  ),
  m(
    'an output that the interface lacks',
    interfaceFileOf('submit-document'),
    '"name": "progress"',
    '"name": "done"',
  ),
  m('an output of another type', interfaceFileOf('get-extraction'), '"type": "boolean"', '"type": "text"'),
  m(
    'an export read as text',
    communicationOf('export-extraction'),
    '"200-299": "binary"',
    '"200-299": "text"',
  ),
  m('a failed export read as a file', communicationOf('export-extraction'), '"*": "json"', '"*": "binary"'),
  m('a sample of something else', samplesFileOf('get-extraction'), '"needs_review"', '"in_review"'),
  m(
    'parsers by name instead of id',
    rpcFileOf('list-parsers'),
    '"value": "{{item.id}}"',
    '"value": "{{item.name}}"',
  ),
  m('own parsers with the built-in ones', rpcFileOf('list-own-parsers'), '"exclude"', '"include"'),
  m('parsers of the first page only', rpcFileOf('list-own-parsers'), '"limit": 500', '"limit": 50'),
  m(
    'the interface of the wrong parser',
    rpcFileOf('document-interface'),
    'ifempty(parameters.parser_id, ifempty(parameters.document_type',
    'ifempty(parameters.document_type, ifempty(parameters.document_type',
  ),
  m(
    'the interface of a trigger without its parser',
    rpcFileOf('document-interface'),
    'ifempty(webhook.parser_id, ',
    'ifempty(webhook.parser, ',
  ),
  m(
    'rows shown as documents',
    rpcFileOf('line-item-interface'),
    '"layout": "line_items"',
    '"layout": "documents"',
  ),
  m('an interface for JSON', rpcFileOf('document-interface'), '"format": "make"', '"format": "json_schema"'),
  m(
    'an RPC that does not exist',
    formFileOf('extract-document'),
    'rpc://listParsers',
    'rpc://listAllParsers',
  ),
  m('a form without its inputs', rpcFileOf('review-form'), '"{{temp.values}}"', '[]'),

  // The look of it
  m('a module in no group', 'modules/groups.json', '"getDocument",', ''),
  m('a label that says nothing', manifestFile, '"Get a document"', '"Document"'),
  m(
    'a type of input that does not exist',
    formFileOf('get-document'),
    '"type": "select"',
    '"type": "choice"',
  ),
];
