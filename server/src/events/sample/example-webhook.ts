import type { EventType } from '@docglean/contract';
import { disabledReasons } from '../../webhooks/disabled-reasons.ts';
import type { presentWebhook } from '../../webhooks/present.ts';

type WebhookRow = Parameters<typeof presentWebhook>[0];

/** A webhook as it stands when it is tested, or right after it was switched off. */
export const exampleWebhook = (type: Extract<EventType, `webhook.${string}`>): WebhookRow => ({
  id: 'whk_01KJD8B0M4Y2S6E9VX1T5N7RHC',
  url: 'https://n8n.example.com/webhook/1f6c',
  events: ['document.completed', 'document.needs_review'],
  parser_id: null,
  dialect: null,
  description: 'n8n workflow Invoices',
  disabled_at: type === 'webhook.disabled' ? new Date('2026-03-14T09:30:12.400Z') : null,
  disabled_reason: type === 'webhook.disabled' ? disabledReasons.failing : null,
  created_at: new Date('2026-02-26T14:05:51.812Z'),
});
