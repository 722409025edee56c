import { presentEvent } from '../events/present.ts';
import { composeForDataextractor } from '../http/surfaces/dataextractor/webhook.ts';
import { composeForExtraly } from '../http/surfaces/extraly/webhook.ts';
import type { Services } from '../services.ts';
import type { DialectName } from './dialects.ts';
import type { Compose, Message, Told } from './message.ts';
import { signatureHeaders } from './sign.ts';

const inDialect: Readonly<Record<DialectName, Compose>> = {
  dataextractor: composeForDataextractor,
  extraly: composeForExtraly,
};

/** An event as it is sent: in Docglean's own words, or in those of another service. Null: there is nothing left to tell. */
export async function compose(
  services: Services,
  dialect: DialectName | null,
  told: Told,
): Promise<Message | null> {
  return dialect ? inDialect[dialect](services, told) : composeNative(told);
}

function composeNative({ event, secrets }: Told): Message {
  const body = JSON.stringify(presentEvent(event));
  const headers = signatureHeaders(secrets, {
    id: event.id,
    type: event.type,
    subjectId: event.subject_id,
    timestamp: Math.floor(Date.now() / 1000),
    body,
  });
  return { headers, body };
}
