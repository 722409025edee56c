import * as z from 'zod';

interface ErrorEntry {
  status: number;
  /** Shown when nothing more exact is known. Written for someone who doesn't program. */
  message: string;
  /** What to do about it. */
  fix: string;
}

/**
 * Every error the API answers or stores on a document. Status 0: only stored on a document, never an HTTP answer.
 */
export const errorCatalogue = {
  INVALID_PAYLOAD: {
    status: 400,
    message: 'Something in the request is missing or has the wrong form.',
    fix: 'See "details": each entry names a part of the request and how to mend it.',
  },
  INVALID_JSON: {
    status: 400,
    message: 'The request body is not valid JSON.',
    fix: 'Check quotes, commas and brackets, or send a form (multipart/form-data) instead.',
  },
  NO_FILES: {
    status: 400,
    message: 'There is no file in the request.',
    fix: 'Attach at least one file as "files", or list files with a "url" or an "upload_id".',
  },
  TOO_MANY_FILES: {
    status: 400,
    message: 'There are more than 30 files in the request.',
    fix: 'Send at most 30 files at once and the rest in further requests.',
  },
  EMPTY_FILE: {
    status: 400,
    message: 'The file is empty (0 bytes).',
    fix: 'Check the step before this one: it may not have loaded the file yet.',
  },
  URL_NOT_ALLOWED: {
    status: 400,
    message: 'The address leads into a private network, which this server does not contact.',
    fix: 'Use a public https address. Whoever runs the server can allow private addresses with DOCGLEAN_ALLOW_PRIVATE_URLS=true.',
  },
  URL_NOT_REACHABLE: {
    status: 400,
    message: 'No file could be loaded from the address.',
    fix: 'Open the address in a private browser window: it must show or download the file without a login.',
  },
  UPLOAD_NOT_FOUND: {
    status: 400,
    message: 'There is no upload with this id. Uploads are kept for 24 hours.',
    fix: 'Upload the file again and use the new upload_id.',
  },
  PARSER_NOT_FOUND: {
    status: 400,
    message: 'There is no parser with this id.',
    fix: 'Choose one from GET /v1/parsers. A parser that was deleted cannot be used any more.',
  },
  PARSER_WITHOUT_FIELDS: {
    status: 400,
    message: 'This parser has no fields yet, so there is nothing to look for.',
    fix: 'Add fields to it, or let detect-fields propose them from a sample document.',
  },
  SCHEMA_ALREADY_EXISTS: {
    status: 400,
    message: 'This parser already has fields.',
    fix: 'Add "?replace=true" to let the proposal take their place, or "?save=false" to look at it only.',
  },
  SAMPLE_NOT_READABLE: {
    status: 400,
    message: 'A sample document cannot be read.',
    fix: 'Send another sample; "details" says what is wrong with this one.',
  },
  NOTHING_TO_REVIEW: {
    status: 400,
    message: 'This document has no values to review: it was read for its text only, or could not be read.',
    fix: 'Submit it again with a parser or a document type.',
  },
  TOO_FEW_DOCUMENTS: {
    status: 400,
    message: 'There are fewer than 3 documents to compare.',
    fix: 'Send at least 3 documents of one type: what they have in common shows only then.',
  },
  AI_NOT_CONFIGURED: {
    status: 400,
    message: 'This server has no AI model set up.',
    fix: 'Leave the AI option out: everything else works without a model. Whoever runs the server can set one up with OPENAI_MODEL.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 400,
    message: 'There is no document with this id.',
    fix: 'Take the id of a document, which begins with "doc_", from GET /v1/documents. What was deleted or has expired is gone.',
  },
  NOTHING_TO_MATCH: {
    status: 400,
    message: 'This document has no values to match: it was read for its text only, or could not be read.',
    fix: 'Submit it again with a parser or a document type.',
  },
  NO_COUNTERPART: {
    status: 400,
    message: 'This match has no counterpart that could be confirmed or rejected.',
    fix: 'Name the right documents as "document_ids" with the decision "confirmed".',
  },
  UNAUTHORIZED: {
    status: 401,
    message: 'The API key is missing or not valid.',
    fix: 'Send the key as "Authorization: Bearer dg_…" or "X-API-Key: dg_…". The server printed it at its first start.',
  },
  INSUFFICIENT_CREDITS: {
    status: 402,
    message: 'The account does not have enough credits for this.',
    fix: 'See GET /v1/credits for the balance and the price of a page. Whoever runs the server can add credits.',
  },
  QUOTA_EXCEEDED: {
    status: 402,
    message: 'The account has used up its pages for this month.',
    fix: 'GET /v1/credits says when the next month begins. Whoever runs the server can raise the limit.',
  },
  INSUFFICIENT_SCOPE: {
    status: 403,
    message: 'This API key may not do that.',
    fix: 'Use a key with the scope named in "details".',
  },
  RESOURCE_NOT_FOUND: {
    status: 404,
    message: 'There is nothing with this id.',
    fix: 'Check the id. What was deleted or has expired is gone, and keys of one account do not see another account.',
  },
  PAGE_NOT_SHOWN: {
    status: 404,
    message: 'There is no picture of this page.',
    fix: 'Check the page number. Word files, the XML of e-invoices and locked PDFs have no pictures of their pages.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    message: 'There is no such address in this API.',
    fix: 'Compare the address and the method with /openapi.json.',
  },
  NOT_FINISHED: {
    status: 409,
    message: 'The extraction is still running.',
    fix: 'Wait for it: GET /v1/extractions/{id}?wait=60 answers when it is finished.',
  },
  CONFLICT: {
    status: 409,
    message: 'There is already one with this name.',
    fix: 'Choose another name, or use the one that is there.',
  },
  PRESET_IS_FIXED: {
    status: 409,
    message: 'Built-in parsers can be used, but neither changed nor deleted.',
    fix: 'Create a parser of your own with its fields and change that one.',
  },
  ALREADY_FINISHED: {
    status: 409,
    message: 'The extraction is already finished, so there is nothing left to cancel.',
    fix: 'Go on with its results, or delete it.',
  },
  NOTHING_TO_EXPORT: {
    status: 409,
    message: 'This comparison failed, so there is nothing to export.',
    fix: 'Get it and see "error": it says why. Then send the documents again.',
  },
  NOTHING_TO_RETRY: {
    status: 409,
    message: 'No document of this extraction failed or was cancelled.',
    fix: 'Submit the files anew to read them again.',
  },
  LAST_ADMIN_KEY: {
    status: 409,
    message: 'This is the last key with the scope "admin". Without it nobody could manage keys any more.',
    fix: 'Make another key with the scope "admin" first, then revoke this one with it.',
  },
  REQUEST_IN_PROGRESS: {
    status: 409,
    message: 'A request with this Idempotency-Key is still running.',
    fix: 'Wait as many seconds as the Retry-After header says and send it again: you will get the answer of the first one.',
  },
  WEBHOOK_DISABLED: {
    status: 409,
    message: 'This webhook is switched off, so nothing is sent to it.',
    fix: 'Mend what "disabled_reason" of the webhook says, then switch it on: PATCH it with "enabled": true.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    message: 'The file is larger than this server accepts.',
    fix: 'Send a smaller file, or split a long PDF into parts.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    message: 'The request body has a type that this address does not accept.',
    fix: 'Send application/json or multipart/form-data, and name it in the Content-Type header.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    message: 'This Idempotency-Key was already used for another request.',
    fix: 'Use a new key for each new request, and the same key only to send the same request again.',
  },
  RATE_LIMITED: {
    status: 429,
    message: 'There are more requests with this API key than allowed.',
    fix: 'Wait as many seconds as the Retry-After header says, then go on more slowly. To wait for an extraction, use ?wait=60 instead of asking again and again.',
  },
  INTERNAL_ERROR: {
    status: 500,
    message: 'Something went wrong on the server.',
    fix: 'Try again. If it happens again, give the request_id to whoever runs the server.',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    message: 'The server is starting, stopping, or cannot reach its database.',
    fix: 'Try again in a few seconds.',
  },
  UNSUPPORTED_FORMAT: {
    status: 0,
    message: 'This kind of file cannot be read yet.',
    fix: 'Send a PDF, a picture (PNG, JPEG, WEBP, TIFF or HEIC), a Word document (DOCX) or the XML of an e-invoice. What counts is the content of the file, not its name.',
  },
  CORRUPT_FILE: {
    status: 0,
    message: 'The file is damaged and cannot be opened.',
    fix: 'Open it on your computer: if it does not open there either, ask the sender for a new copy.',
  },
  PASSWORD_REQUIRED: {
    status: 0,
    message: 'The file is locked with a password.',
    fix: 'Send it again with the right password, or remove the password from the file.',
  },
  PAGES_NOT_FOUND: {
    status: 0,
    message: 'The document has none of the pages asked for.',
    fix: 'Look how many pages it has, or leave the pages out to read all.',
  },
  TOO_MANY_PAGES: {
    status: 0,
    message: 'The document has more pages than can be read at once.',
    fix: 'Split it into parts of at most 2,000 pages and send them one by one.',
  },
  IMAGE_TOO_LARGE: {
    status: 0,
    message: 'A picture in this file has too many pixels.',
    fix: 'Send it with at most 150 megapixels. 300 dots per inch are plenty: more does not help reading.',
  },
  EMPTY_DOCUMENT: {
    status: 0,
    message: 'There is no text in this document, and none that can be read from its pictures.',
    fix: 'Open it: if you can read it there, scan it again straight, sharp and at 200 to 300 dots per inch.',
  },
  TIMED_OUT: {
    status: 0,
    message: 'Reading the document took too long and was stopped.',
    fix: 'Split the document into smaller parts and send them one by one.',
  },
  OUT_OF_MEMORY: {
    status: 0,
    message: 'Reading the document needed more memory than one document may use.',
    fix: 'Split the document into smaller parts and send them one by one.',
  },
  AI_UNREACHABLE: {
    status: 0,
    message: 'The AI model did not answer.',
    fix: 'Retry in a few minutes. If it goes on, whoever runs the server should look whether the AI service works.',
  },
  AI_BUSY: {
    status: 0,
    message: 'The AI service had too many requests and did not answer.',
    fix: 'Retry in a few minutes, and send fewer documents at once.',
  },
  AI_QUOTA_USED_UP: {
    status: 0,
    message: 'The account at the AI service has no money or no requests left.',
    fix: 'Whoever runs the server must top it up. Until then documents can be read with the engine "rules".',
  },
  AI_KEY_REFUSED: {
    status: 0,
    message: 'The AI service does not accept the key that this server has for it.',
    fix: 'Whoever runs the server must set the right key as OPENAI_API_KEY.',
  },
  AI_MODEL_NOT_FOUND: {
    status: 0,
    message: 'The AI service does not know the model that this server asks for.',
    fix: 'Whoever runs the server must correct OPENAI_MODEL or OPENAI_BASE_URL.',
  },
  AI_REQUEST_REFUSED: {
    status: 0,
    message: 'The AI service does not understand what this server asks it.',
    fix: 'Whoever runs the server should look into its log, and try another model.',
  },
  AI_REFUSED: {
    status: 0,
    message: 'The AI model refused to read this document.',
    fix: 'Read it with the engine "rules", or type its values in by hand.',
  },
  AI_ANSWER_CUT: {
    status: 0,
    message: 'The answer of the AI model was too long and was cut off.',
    fix: 'Split the document into smaller parts, or ask for fewer fields.',
  },
  AI_ANSWER_UNUSABLE: {
    status: 0,
    message: 'The AI model answered something that is not data.',
    fix: 'Retry. If it happens often, whoever runs the server should choose another model.',
  },
  AI_DOCUMENT_TOO_LONG: {
    status: 0,
    message: 'A page of this document is too long for the AI model.',
    fix: 'Read it with the engine "rules", or whoever runs the server chooses a model that takes longer texts.',
  },
  AI_LIMIT_REACHED: {
    status: 0,
    message: 'The AI model would need more tokens for this document than the server allows.',
    fix: 'Send only the pages that matter, or whoever runs the server raises OPENAI_MAX_TOKENS_PER_DOCUMENT.',
  },
  EXTRACTION_CANCELLED: {
    status: 0,
    message: 'The extraction was cancelled before this document was read.',
    fix: 'Retry the extraction, then compare its documents again.',
  },
  ENGINE_FAILED: {
    status: 0,
    message: 'The document could not be read.',
    fix: 'Send it again. If it fails again, the file may be damaged: ask the sender for a new copy.',
  },
} as const satisfies Record<string, ErrorEntry>;

export const ErrorCode = z
  .enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]])
  .meta({ id: 'ErrorCode', description: 'One word for what went wrong; the list is closed.' });
export type ErrorCode = keyof typeof errorCatalogue;

export const ErrorDetail = z.object({
  path: z.string().meta({ description: 'The part of the request, such as `fields[0].name`.' }),
  message: z.string(),
  fix: z.string().optional(),
});
export type ErrorDetail = z.output<typeof ErrorDetail>;

export const ErrorResponse = z
  .object({
    error: z.object({
      code: ErrorCode,
      message: z.string().meta({ description: 'What is wrong and how to mend it, in plain words.' }),
      details: z.array(ErrorDetail).optional(),
      request_id: z.string(),
    }),
  })
  .meta({ id: 'Error', description: 'What every error looks like.' });
export type ErrorResponse = z.output<typeof ErrorResponse>;
