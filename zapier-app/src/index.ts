import { createRequire } from 'node:module';
import zapier, { defineApp } from 'zapier-platform-core';
import { sendKey } from './api/send-key.ts';
import { throwForErrors } from './api/throw-for-errors.ts';
import { authentication } from './authentication.ts';
import { apiRequest } from './creates/api-request.ts';
import { compareDocuments } from './creates/compare-documents.ts';
import { createParser } from './creates/create-parser.ts';
import { detectFields } from './creates/detect-fields.ts';
import { exportExtraction } from './creates/export-extraction.ts';
import { extractDocument } from './creates/extract-document.ts';
import { matchDocuments } from './creates/match-documents.ts';
import { reviewDocument } from './creates/review-document.ts';
import { reviewMatch } from './creates/review-match.ts';
import { submitDocument } from './creates/submit-document.ts';
import { hydrators } from './hydrators.ts';
import { findComparison } from './searches/find-comparison.ts';
import { findDocument } from './searches/find-document.ts';
import { findExtraction } from './searches/find-extraction.ts';
import { findMatch } from './searches/find-match.ts';
import { findOrCreateParser, findParser } from './searches/find-parser.ts';
import { getCredits } from './searches/get-credits.ts';
import {
  comparisonList,
  documentList,
  extractionList,
  matchList,
  ownParserList,
  parserList,
} from './triggers/lists.ts';
import { newCompletedExtraction } from './triggers/new-completed-extraction.ts';
import { newDocumentNeedingReview } from './triggers/new-document-needing-review.ts';
import { newExtractedDocument } from './triggers/new-extracted-document.ts';
import { newFailedDocument } from './triggers/new-failed-document.ts';
import { newLineItem } from './triggers/new-line-item.ts';
import { newMatch } from './triggers/new-match.ts';
import { newReviewedDocument } from './triggers/new-reviewed-document.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

export default defineApp({
  version,
  platformVersion: zapier.version,
  authentication,
  beforeRequest: [sendKey],
  afterResponse: [throwForErrors],
  // Otherwise Zapier's own words for "too many requests" would take the place of the server's.
  flags: { throwForThrottlingEarly: false },
  // Their type asks for more of a bundle than any has.
  hydrators: hydrators as never,
  triggers: {
    [newExtractedDocument.key]: newExtractedDocument,
    [newDocumentNeedingReview.key]: newDocumentNeedingReview,
    [newFailedDocument.key]: newFailedDocument,
    [newReviewedDocument.key]: newReviewedDocument,
    [newLineItem.key]: newLineItem,
    [newCompletedExtraction.key]: newCompletedExtraction,
    [newMatch.key]: newMatch,
    [parserList.key]: parserList,
    [ownParserList.key]: ownParserList,
    [extractionList.key]: extractionList,
    [documentList.key]: documentList,
    [comparisonList.key]: comparisonList,
    [matchList.key]: matchList,
  },
  creates: {
    [extractDocument.key]: extractDocument,
    [submitDocument.key]: submitDocument,
    [reviewDocument.key]: reviewDocument,
    [exportExtraction.key]: exportExtraction,
    [compareDocuments.key]: compareDocuments,
    [matchDocuments.key]: matchDocuments,
    [reviewMatch.key]: reviewMatch,
    [createParser.key]: createParser,
    [detectFields.key]: detectFields,
    [apiRequest.key]: apiRequest,
  },
  searches: {
    [findDocument.key]: findDocument,
    [findExtraction.key]: findExtraction,
    [findParser.key]: findParser,
    [findMatch.key]: findMatch,
    [findComparison.key]: findComparison,
    [getCredits.key]: getCredits,
  },
  searchOrCreates: { [findOrCreateParser.key]: findOrCreateParser },
});
