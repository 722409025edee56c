import { slowPdf } from '../documents/awkward.ts';
import { type Connected, connect } from './connected.ts';

let all: Connected;
beforeAll(async () => {
  all = await connect({ DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: '120' });
});
afterAll(() => all.close());

test('a document that takes longer than Zapier waits is told of in time, and goes on', async () => {
  const file = all.platform.publish('slow.pdf', { bytes: Buffer.from(slowPdf()) });
  const started = await all.zapier.run('extract_document', { file, when_to_continue: 'return' });
  const woken = all.zapier.execute('creates.extract_document.operation.performResume', {
    outputData: started.output,
  });
  await Promise.all([
    // Zapier itself would have said so after 30 seconds, in other words.
    expect(all.zapier.test('extract_document', { file })).rejects.toThrow(
      /still reading.*Test with a shorter one/,
    ),
    expect(woken).rejects.toThrow(new RegExp(`goes on: fetch the values.*${started.output.extraction_id}`)),
    expect(
      all.zapier.run('export_extraction', { extraction_id: started.output.extraction_id }),
    ).rejects.toMatchObject({
      name: 'ThrottledError',
    }),
  ]);
});
