// A bank statement with Node's own fetch and FormData: send, poll, print the count and then the JSON export.
import { openAsBlob } from 'node:fs';
import path from 'node:path';

const BASE_URL = process.env.EXTRALY_BASE_URL;
const headers = {
  Authorization: `Bearer ${process.env.EXTRALY_TOKEN}`,
  'X-API-Key': process.env.EXTRALY_API_KEY,
};

async function processDocument(filePath) {
  const form = new FormData();
  form.append('document', await openAsBlob(filePath), path.basename(filePath));
  form.append('detection_type', 'bank_statement');
  const submitRes = await fetch(`${BASE_URL}/documents`, { method: 'POST', headers, body: form });
  const { data: doc } = await submitRes.json();
  console.log(`Submitted: ${doc.id}`);

  let result;
  while (true) {
    const res = await fetch(`${BASE_URL}/documents/${doc.id}`, { headers });
    result = (await res.json()).data;
    if (result.status === 'completed' || result.status === 'failed') break;
    await new Promise((r) => setTimeout(r, 300));
  }

  if (result.status === 'completed') {
    console.log(`Transactions: ${result.results.transaction_count}`);
    const exportRes = await fetch(`${BASE_URL}/documents/${doc.id}/export/json`, { headers });
    console.log(JSON.stringify(await exportRes.json()));
  }
}

processDocument(process.argv[2]);
