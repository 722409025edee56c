import { presentEvent } from '../events/present.ts';
import type { Services } from '../services.ts';
import type { DialectName, Message, Told } from './dialect.ts';
import { dialects } from './dialects.ts';
import { signatureHeaders } from './sign.ts';

/** An event as it is sent: in Docglean's own words, or in those of another service. Null: there is nothing left to tell. */
export async function compose(
  services: Services,
  dialect: DialectName | null,
  told: Told,
): Promise<Message | null> {
  return dialect ? dialects[dialect].compose(services, told) : composeNative(told);
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
