import type { EventType, Parser } from '@docglean/contract';
import { presentDocumentSummary, presentExtraction } from '../../extractions/present.ts';
import { presentMatch } from '../../matches/present.ts';
import { presentSectionSummary } from '../../sections/present.ts';
import { presentWebhook } from '../../webhooks/present.ts';
import type { EventData } from '../event-data.ts';
import { exampleDocument } from './example-document.ts';
import { exampleExtraction, exampleMetadata } from './example-extraction.ts';
import { exampleMatch } from './example-match.ts';
import { exampleSection } from './example-section.ts';
import { exampleWebhook } from './example-webhook.ts';

/** What an event of the type could carry: example rows through the presenters of real ones. */
export function exampleData(type: EventType, parser: Parser | null): EventData {
  switch (type) {
    case 'document.completed':
    case 'document.needs_review':
    case 'document.failed':
    case 'document.reviewed': {
      const row = exampleDocument(type, parser);
      return { document: presentDocumentSummary(row, { metadata: exampleMetadata }) };
    }
    case 'extraction.completed':
    case 'extraction.needs_review':
    case 'extraction.failed':
    case 'extraction.cancelled': {
      const { row, counts } = exampleExtraction(type, parser);
      return { extraction: presentExtraction(row, counts) };
    }
    case 'section.completed':
    case 'section.failed':
      return { section: presentSectionSummary(exampleSection(type)) };
    case 'matching.completed':
      return { match: presentMatch(exampleMatch(parser)) };
    case 'webhook.test':
    case 'webhook.disabled':
      return { webhook: presentWebhook(exampleWebhook(type)) };
  }
}
