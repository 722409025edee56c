import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.stop();
  server.onDatabase('run-sql.ts', manyRows);
});
afterAll(() => server.close());

/**
 * Two hundred accounts with four hundred events each, half of them of a parser, a delivery of each event with one
 * attempt, and a document of each in an extraction of its own.
 */
const manyRows = [
  // References are not looked up for each row: they hold by the way the ids are made.
  [`set session_replication_role = 'replica'`],
  [`insert into account (id, name) select 'acc_' || n, 'Account ' || n from generate_series(0, 199) n`],
  [
    `insert into webhook (id, account_id, url, events, secret)
     select 'whk_' || n, 'acc_' || n, 'http://127.0.0.1:9/', array['document.completed'], 'a secret of my own'
     from generate_series(0, 199) n`,
  ],
  [
    `insert into event (id, account_id, type, subject_id, parser_id, data)
     select 'evt_' || lpad(n::text, 26, '0'), 'acc_' || n % 200,
            (array['document.completed', 'document.failed', 'document.failed', 'extraction.timed_out'])[n / 200 % 4 + 1],
            'doc_' || n, case when n / 200 % 2 = 0 then 'prs_' || n % 200 end, '{}'
     from generate_series(1, 80000) n`,
  ],
  [
    `insert into delivery (id, account_id, event_id, webhook_id, state)
     select 'dlv_' || lpad(n::text, 26, '0'), 'acc_' || n % 200, 'evt_' || lpad(n::text, 26, '0'), 'whk_' || n % 200,
            (array['delivered', 'delivered', 'exhausted', 'pending'])[n / 200 % 4 + 1]
     from generate_series(1, 80000) n`,
  ],
  [
    `insert into delivery_attempt (delivery_id, attempt, started_at, duration_ms, status_code, response)
     select 'dlv_' || lpad(n::text, 26, '0'), 1, now(), 1, 200, '' from generate_series(1, 80000) n`,
  ],
  [
    `insert into extraction (id, account_id, status, mode, engine, metadata, review_threshold, parser_id, customer_id)
     select 'ext_' || lpad(n::text, 26, '0'), 'acc_' || n % 200,
            (array['completed', 'completed', 'failed', 'needs_review'])[n / 200 % 4 + 1], 'fields', 'auto', '{}', 0.6,
            case when n / 200 % 2 = 0 then 'prs_' || n % 200 end, 'c-' || n / 200 % 2
     from generate_series(1, 80000) n`,
  ],
  [
    `insert into document (id, extraction_id, account_id, position, status, file_name, mime_type, size_bytes, sha256,
                           blob_key, document_type, parser_id, customer_id, reviewed_at)
     select 'doc_' || lpad(n::text, 26, '0'), 'ext_' || lpad(n::text, 26, '0'), 'acc_' || n % 200, 0,
            (array['completed', 'completed', 'failed', 'needs_review'])[n / 200 % 4 + 1], 'a.pdf', 'application/pdf', 1,
            '', '', (array['invoice', 'receipt'])[n / 200 % 2 + 1],
            case when n / 200 % 2 = 0 then 'prs_' || n % 200 end, 'c-' || n / 200 % 2,
            case when n / 200 % 10 = 0 then now() end
     from generate_series(1, 80000) n`,
  ],
  [
    `insert into section (id, account_id, status, extraction_id, owns_extraction, use_ai, metadata, credits, customer_id)
     select 'sec_' || lpad(n::text, 26, '0'), 'acc_' || n % 200,
            (array['completed', 'completed', 'failed', 'queued'])[n / 200 % 4 + 1],
            case when n / 200 % 2 = 0 then 'ext_' || n % 200 end, true, false, '{}', 3, 'c-' || n / 200 % 2
     from generate_series(1, 80000) n`,
  ],
  [
    `insert into section_document (section_id, document_id, position)
     select 'sec_' || lpad(n::text, 26, '0'), 'doc_' || lpad(n::text, 26, '0'), 0 from generate_series(1, 80000) n`,
  ],
  [
    `insert into match (id, account_id, document_id, extraction_id, is_automatic, result, findings, bills, against,
                        tolerances, metadata, decision, counterpart_ids, mentioned_ids)
     select 'mat_' || lpad(n::text, 26, '0'), 'acc_' || n % 200, 'doc_' || lpad(n::text, 26, '0'), '', false,
            (array['matched', 'matched', 'partial', 'mismatched'])[n / 200 % 4 + 1], '{}', '[]', '{}', '{}', '{}',
            (array['open', 'open', 'confirmed', 'rejected'])[n / 200 % 4 + 1], '{}', '{}'
     from generate_series(1, 80000) n`,
  ],
  ['analyze'],
];

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const after = 'evt_00000000000000000000030000';
const someTime = '2026-01-01T00:00:00.000Z';
const events = [
  [{ order: 'desc' }, 'event_by_account'],
  [{ order: 'asc', after }, 'event_by_account'],
  [
    { order: 'desc', created_after: '1970-01-01T00:00:00.000Z', created_before: someTime },
    'event_by_account',
  ],
  [{ order: 'desc', type: ['document.failed'] }, 'event_by_type'],
  [{ order: 'asc', type: ['document.failed'], after }, 'event_by_type'],
  [{ order: 'desc', parser_id: 'prs_7' }, 'event_by_parser'],
  [{ order: 'asc', parser_id: 'prs_7', after }, 'event_by_parser'],
] as const;
const deliveries = [
  [{}, 'delivery_by_webhook'],
  [{ state: 'exhausted' }, 'delivery_by_state'],
] as const;

const documents = [
  [{}, 'document_by_account'],
  [{ created_after: '1970-01-01T00:00:00.000Z', created_before: someTime }, 'document_by_account'],
  [{ status: 'needs_review' }, 'document_by_status'],
  [{ document_type: 'receipt' }, 'document_by_type'],
  [{ parser_id: 'prs_7' }, 'document_by_parser'],
  [{ customer_id: 'c-1' }, 'document_by_customer'],
  [{ is_verified: true }, 'document_reviewed'],
] as const;
const extractions = [
  [{}, 'extraction_by_account'],
  [{ status: 'failed' }, 'extraction_by_status'],
  [{ parser_id: 'prs_7' }, 'extraction_by_parser'],
  [{ customer_id: 'c-1' }, 'extraction_by_customer'],
] as const;

const sections = [
  [{}, 'section_by_account'],
  [{ status: 'failed' }, 'section_by_status'],
  [{ extraction_id: 'ext_7' }, 'section_by_extraction'],
  [{ customer_id: 'c-1' }, 'section_by_customer'],
] as const;

const matches = [
  [{}, 'match_by_account'],
  [{ created_after: '1970-01-01T00:00:00.000Z', created_before: someTime }, 'match_by_account'],
  [{ result: 'mismatched' }, 'match_by_result'],
  [{ decision: 'confirmed' }, 'match_by_decision'],
] as const;

test('a page of a list is read off one index, without sorting', () => {
  const plans = server.onDatabase<{ 'QUERY PLAN': { Plan: Plan }[] }[][]>('explain-lists.ts', {
    account: 'acc_7',
    webhook: 'whk_7',
    events: events.map(([filter]) => filter),
    deliveries: deliveries.map(([filter]) => filter),
    documents: documents.map(([filter]) => filter),
    extractions: extractions.map(([filter]) => filter),
    sections: sections.map(([filter]) => filter),
    matches: matches.map(([filter]) => filter),
  });
  const found = plans.map((rows) => {
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    const nodes = plan ? nodesOf(plan) : [];
    return {
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
      others: nodes
        .map((node) => node['Node Type'])
        .filter((type) => /Sort|Seq Scan|Bitmap|Hash|Merge/.test(type)),
    };
  });
  expect(found).toEqual([
    ...events.map(([, index]) => ({ indexes: [index], others: [] })),
    // The event and the attempts of each delivery on the page are then looked up by their keys.
    ...deliveries.map(([, index]) => ({
      indexes: [index, 'event_pkey', 'delivery_attempt_pkey'],
      others: [],
    })),
    ...documents.map(([, index]) => ({ indexes: [index, 'extraction_pkey'], others: [] })),
    ...extractions.map(([, index]) => ({ indexes: [index], others: [] })),
    // The documents of each section on the page are then looked up by its key.
    ...sections.map(([, index]) => ({ indexes: [index, 'section_document_pkey'], others: [] })),
    ...matches.map(([, index]) => ({ indexes: [index], others: [] })),
  ]);
});
