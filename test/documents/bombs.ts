import { crc32, deflateSync } from 'node:zlib';

/** A PNG of a few hundred bytes whose header promises a picture of that many pixels. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(10_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

const ENTRY_BYTES = 12;

/** A TIFF of many pages, each of one white pixel: 1,000 pages take 90 kilobytes. */
export function manyPagedTiff(pages: number): Buffer {
  const tags: readonly (readonly [tag: number, value: number])[] = [
    [256, 1], // width
    [257, 1], // height
    [258, 8], // bits a sample
    [259, 1], // no compression
    [262, 1], // black is zero
    [273, 8], // where the pixel is
    [279, 1], // bytes of it
  ];
  const pageBytes = 2 + tags.length * ENTRY_BYTES + 4;
  const file = Buffer.alloc(10 + pages * pageBytes);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(10, 4);
  file.writeUInt8(255, 8);
  for (let page = 0; page < pages; page++) {
    let at = 10 + page * pageBytes;
    at = file.writeUInt16LE(tags.length, at);
    for (const [tag, value] of tags) {
      at = file.writeUInt16LE(tag, at);
      at = file.writeUInt16LE(4, at);
      at = file.writeUInt32LE(1, at);
      at = file.writeUInt32LE(value, at);
    }
    file.writeUInt32LE(page + 1 < pages ? at + 4 : 0, at);
  }
  return file;
}
