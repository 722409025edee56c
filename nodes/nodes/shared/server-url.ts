import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The server's address as the user typed it, without the slash at its end. */
export const serverUrlOf = (credentials: ICredentialDataDecryptedObject): string =>
  String(credentials.serverUrl).trim().replace(/\/+$/, '');
