import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site with one file, for whoever loads files by their address. */
export async function serveFile(
  bytes: Buffer,
  name = 'invoice.pdf',
): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => response.end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/${name}`, close: () => server.close() };
}
