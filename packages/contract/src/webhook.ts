import * as z from 'zod';
import { EventType } from './event.ts';
import { idOf } from './ids.ts';

const Secret = z.string().min(16).max(200).meta({
  description:
    'Signs every delivery (Standard Webhooks). `whsec_` and base64, or any text of 16 characters or more.',
});

const shape = {
  url: z
    .url({ protocol: /^https?$/, error: 'This is not a web address. It starts with https:// or http://.' })
    .refine((text) => {
      // What is not an address at all comes here too, and has its own message.
      const url = URL.parse(text);
      return !url?.username && !url?.password;
    }, 'Leave user name and password out of the address.')
    .meta({ example: 'https://n8n.example.com/webhook/1f6c' }),
  events: z.array(EventType).min(1).meta({ description: 'Which events to send.' }),
  description: z.string().max(200).nullable(),
};

export const CreateWebhook = z
  .strictObject({
    url: shape.url,
    events: shape.events,
    description: z.string().max(200).optional(),
    secret: Secret.optional().meta({
      description: 'Your own signing secret; left out, one is made and shown once.',
    }),
  })
  .meta({ id: 'CreateWebhook' });
export type CreateWebhook = z.input<typeof CreateWebhook>;

export const UpdateWebhook = z
  .strictObject({
    url: shape.url.optional(),
    events: shape.events.optional(),
    description: z.string().max(200).nullable().optional(),
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
