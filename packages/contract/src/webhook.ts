import * as z from 'zod';
import { SubscribedEventType } from './event-type.ts';
import { idOf } from './ids.ts';
import { ParserId } from './parser.ts';

const Secret = z
  .string()
  .min(16)
  .max(200)
  .refine(
    (secret) => !secret.startsWith('whsec_') || /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret),
    'After "whsec_" comes base64. Write other texts without "whsec_".',
  )
  .meta({
    description:
      'Signs every delivery (Standard Webhooks). `whsec_` and base64, or any text of 16 characters or more.',
  });

/** Services in whose words a webhook can be told what happens. */
export const webhookDialects = ['dataextractor'] as const;
export type WebhookDialect = (typeof webhookDialects)[number];

/** The events that each of them knows. */
const dialectEvents: Readonly<Record<WebhookDialect, readonly SubscribedEventType[]>> = {
  dataextractor: ['extraction.completed', 'extraction.failed', 'matching.completed'],
};

const shape = {
  url: z
    .url({ protocol: /^https?$/, error: 'This is not a web address. It starts with https:// or http://.' })
    .refine((text) => {
      // What is not an address at all comes here too, and has its own message.
      const url = URL.parse(text);
      return !url?.username && !url?.password;
    }, 'Leave user name and password out of the address.')
    .meta({ example: 'https://n8n.example.com/webhook/1f6c' }),
  events: z.array(SubscribedEventType).min(1).meta({ description: 'Which events to send.' }),
  description: z.string().max(200).nullable(),
  parser_id: ParserId.nullable().meta({
    description:
      'Only events of documents and extractions of this parser; null: of all. `webhook.disabled` always comes.',
  }),
};

/** Why a webhook cannot be told of these events in its dialect; null: it can. */
export function wrongForDialect(
  dialect: WebhookDialect | null | undefined,
  events: readonly SubscribedEventType[],
): string | null {
  if (!dialect || events.every((event) => dialectEvents[dialect].includes(event))) return null;
  return `A webhook that speaks as ${dialect} does knows only these events: ${dialectEvents[dialect].join(', ')}.`;
}

export const CreateWebhook = z
  .strictObject({
    url: shape.url,
    events: shape.events,
    description: z.string().max(200).optional(),
    parser_id: ParserId.optional().meta({
      description: 'Only events of documents and extractions of this parser.',
    }),
    secret: Secret.optional().meta({
      description: 'Your own signing secret; left out, one is made and shown once.',
    }),
    dialect: z.enum(webhookDialects).optional().meta({
      description:
        'Body, signature and tries as another service has them, for receivers that were written for it: see docs/compatibility.md. Left out: as documented here.',
    }),
  })
  .superRefine(({ dialect, events }, context) => {
    const message = wrongForDialect(dialect, events);
    if (message) context.addIssue({ code: 'custom', path: ['events'], message });
  })
  .meta({ id: 'CreateWebhook' });
export type CreateWebhook = z.input<typeof CreateWebhook>;

export const UpdateWebhook = z
  .strictObject({
    url: shape.url.optional(),
    events: shape.events.optional(),
    description: z.string().max(200).nullable().optional(),
    parser_id: shape.parser_id.optional(),
    enabled: z
      .boolean()
      .optional()
      .meta({ description: 'Set to true to switch a disabled webhook on again.' }),
  })
  .meta({ id: 'UpdateWebhook' });
export type UpdateWebhook = z.input<typeof UpdateWebhook>;

export const Webhook = z
  .object({
    id: idOf('webhook'),
    ...shape,
    dialect: z.enum(webhookDialects).nullable().meta({
      description: "The service in whose words it is called; null: in Docglean's own.",
    }),
    enabled: z.boolean(),
    disabled_reason: z.string().nullable().meta({ description: 'Why deliveries stopped, in plain words.' }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Webhook', description: 'An address that is called when something happens.' });
export type Webhook = z.output<typeof Webhook>;

export const CreatedWebhook = Webhook.extend({
  secret: z
    .string()
    .meta({ description: 'Shown only now. Keep it: it verifies the signature of every delivery.' }),
}).meta({ id: 'CreatedWebhook' });

export const RotateSecret = z
  .strictObject({
    secret: Secret.optional().meta({
      description: 'Your own new signing secret; left out, one is made and shown once.',
    }),
  })
  .meta({ id: 'RotateSecret' });
export type RotateSecret = z.output<typeof RotateSecret>;

export const RotatedWebhook = CreatedWebhook.extend({
  previous_secret_valid_until: z.iso.datetime().meta({
    description: 'Until then every delivery carries a signature with the old secret beside the new one.',
  }),
}).meta({ id: 'RotatedWebhook' });
export type RotatedWebhook = z.output<typeof RotatedWebhook>;

export const WebhookTest = z
  .strictObject({
    event_id: idOf('event'),
    delivery_id: idOf('delivery'),
    delivered: z.boolean().meta({ description: 'Whether the address answered with a 2xx.' }),
    status_code: z.int().nullable().meta({ description: 'null where there was no answer.' }),
    duration_ms: z.int(),
    response: z.string().meta({ description: 'The first 2 KB of the answer, or why there was none.' }),
    advice: z.string().nullable().meta({ description: 'What to do about a failure; null after a success.' }),
  })
  .meta({ id: 'WebhookTest', description: 'What came of a test.' });
export type WebhookTest = z.output<typeof WebhookTest>;

export const RecoverWebhook = z
  .strictObject({
    since: z.iso.datetime({ offset: true }).meta({ example: '2026-03-01T00:00:00.000Z' }),
    until: z.iso.datetime({ offset: true }).optional().meta({ description: 'Left out: until now.' }),
  })
  .refine(({ since, until }) => until === undefined || new Date(since) < new Date(until), {
    path: ['until'],
    error: 'This is not after "since". Give a later time, or leave it out.',
  })
  .meta({ id: 'RecoverWebhook' });
export type RecoverWebhook = z.output<typeof RecoverWebhook>;

export const Recovery = z
  .strictObject({
    events: z.int().meta({ description: 'How many events are on their way again.' }),
    since: z.iso.datetime(),
    until: z.iso.datetime(),
  })
  .meta({ id: 'Recovery' });
export type Recovery = z.output<typeof Recovery>;
