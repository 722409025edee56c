import type { Against, Match, MatchWith, PaperKind, Tolerances } from '@docglean/contract';
import {
  type Candidate,
  goesWith,
  isNamed,
  keysOf,
  matchPapers,
  type Paper,
  tolerancesOf,
  type Verdict,
} from '@docglean/extract';
import { emitEvents } from '../events/emit.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { storableJson } from '../store/storable.ts';
import { findLikely, findPossible } from './find-candidates.ts';
import { findingsOf } from './findings.ts';
import { loadOthers } from './load-bills.ts';
import { loadKnown, loadNamed, loadSubject } from './load-papers.ts';
import { hashKeys } from './match-keys.ts';
import { matchLaterAnew } from './match-later-anew.ts';
import { type PaperRow, paperOfRow } from './paper-row.ts';
import { type MatchRow, presentMatch } from './present.ts';

/** How a match is asked for. */
export interface Asked {
  against: Against;
  tolerances: Tolerances;
  metadata: Record<string, unknown>;
}

/** What a person decided. */
export interface Decision {
  decision: 'confirmed' | 'rejected';
  note: string | null;
  named: readonly string[];
  rejected: readonly string[];
  /** The named ones came with the request, so that one that is not there is an error. */
  isAsked: boolean;
}

interface Making {
  /** null where nobody asks: then it may be anybody's document. */
  accountId: string | null;
  documentId: string;
  /** null: as before, or as the extraction says. */
  asked: Asked | null;
  decision?: Decision;
}

interface Made {
  match: Match;
  /** It waits for a counterpart, and did not exist before. */
  isNewAndWaiting: boolean;
}

/** Matches a document for somebody. Part of the caller's transaction. Throws what `loadSubject` throws. */
export async function makeMatch(
  tx: Tx,
  queue: Queue,
  making: Making & { accountId: string },
): Promise<Match> {
  const made = await make(tx, queue, making);
  if (!made) throw new Error('A match that somebody asks for is always made.');
  return made.match;
}

/**
 * Matches a document because its extraction says so or it was matched before; null where neither is so. Part of the
 * caller's transaction. Throws what `loadSubject` throws.
 */
export const matchByItself = (tx: Tx, queue: Queue, documentId: string): Promise<Made | null> =>
  make(tx, queue, { accountId: null, documentId, asked: null });

/**
 * Matches a document, for the first time or anew: finds its counterparts, compares, and keeps what was found in the one
 * row of the document. Tells so by an event where somebody asked for it or something is new. Part of the caller's
 * transaction.
 */
async function make(tx: Tx, queue: Queue, making: Making): Promise<Made | null> {
  const { documentId, decision } = making;
  const row = await loadSubject(tx, making.accountId, documentId);
  const { account_id: accountId } = row;
  const before = await tx
    .selectFrom('match')
    .selectAll()
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  const isByItself = making.accountId === null;
  if (isByItself && !row.match_with && !before) return null;
  const asked = making.asked ?? before ?? askedBy(row.match_with);
  const isAutomatic = (isByItself && row.match_with !== null) || (before?.is_automatic ?? false);
  const rejected = decision?.rejected ?? before?.rejected_ids ?? [];
  const named = namedOf(decision, before);
  const search = { row, asked, rejected, named, mustBeThere: decision?.isAsked ?? false };
  const { subject, verdict, rows } = await judge(tx, search);
  const state = stateOf(decision, before, verdict, named);
  const mentioned = [...verdict.counterparts, ...verdict.others, ...verdict.duplicates].map(
    ({ paper }) => paper.id,
  );
  const wanted =
    isAutomatic && state.decision !== 'confirmed'
      ? wantedKeys(accountId, subject, verdict, asked.against)
      : [];
  const findings = findingsOf(
    subject,
    verdict,
    (id) => rows.find((one) => one.id === id)?.extraction_id ?? '',
  );
  const values = {
    is_automatic: isAutomatic,
    result: verdict.result,
    score: verdict.score,
    findings: storableJson(findings),
    bills: storableJson(verdict.bills),
    against: storableJson(asked.against),
    tolerances: storableJson(asked.tolerances),
    metadata: storableJson(asked.metadata),
    ...state,
    rejected_ids: [...rejected],
    counterpart_ids: verdict.counterparts.map(({ paper }) => paper.id),
    mentioned_ids: [...new Set(mentioned)],
    found_until: soonest(rows.filter(({ id }) => mentioned.includes(id)).map(({ expires_at }) => expires_at)),
    wanted_keys: wanted,
    updated_at: new Date(),
  };
  const stored = await tx
    .insertInto('match')
    .values({
      id: newId('match'),
      account_id: accountId,
      document_id: documentId,
      extraction_id: row.extraction_id,
      parser_id: row.parser_id,
      customer_id: row.customer_id,
      expires_at: row.expires_at,
      ...values,
    })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  const match = presentMatch(stored);
  if (making.asked || decision || !before || isNews(before, stored)) {
    await emitEvents(tx, queue, [
      { accountId, type: 'matching.completed', subjectId: match.id, data: { match } },
    ]);
  }
  await matchLaterAnew(tx, queue, subject, [before?.bills ?? [], verdict.bills]);
  return { match, isNewAndWaiting: !before && wanted.length > 0 };
}

const isNews = (before: MatchRow, now: MatchRow): boolean =>
  before.result !== now.result || JSON.stringify(before.findings) !== JSON.stringify(now.findings);

const askedBy = (matchWith: MatchWith | null): Asked => {
  const { tolerances = {}, ...against } = matchWith ?? {};
  return { against, tolerances, metadata: {} };
};

/** Whom a person said it is; null: nobody said. */
function namedOf(decision: Decision | undefined, before: MatchRow | undefined): readonly string[] | null {
  if (decision) return decision.named;
  return before?.decision === 'confirmed' ? before.named_ids : null;
}

interface Search {
  row: PaperRow;
  asked: Asked;
  rejected: readonly string[];
  named: readonly string[] | null;
  mustBeThere: boolean;
}

interface Judged {
  subject: Paper;
  verdict: Verdict;
  /** Everything that was looked at. */
  rows: PaperRow[];
}

async function judge(tx: Tx, { row, asked, rejected, named, mustBeThere }: Search): Promise<Judged> {
  const { account_id: accountId } = row;
  const { against } = asked;
  const subject = paperOfRow(row);
  const search = {
    accountId,
    subject,
    kinds: against.document_types ?? goesWith[subject.kind],
    against,
    without: rejected,
  };
  const verdictOn = async (rows: readonly PaperRow[], chosen: readonly string[] | undefined) => {
    const all = [...new Map(rows.map((one) => [one.id, one])).values()];
    const { bills, rejecting } = await loadOthers(
      tx,
      row.id,
      all.map(({ id }) => id),
    );
    const candidates = all
      .filter(({ id }) => chosen?.includes(id) || !rejecting.includes(id))
      .map(
        (one): Candidate => ({
          paper: paperOfRow(one),
          bills: bills.filter(({ claimId, baseId }) => claimId === one.id || baseId === one.id),
        }),
      );
    const verdict = matchPapers({
      subject,
      candidates,
      tolerances: tolerancesOf(asked.tolerances),
      required: against.document_types,
      named: chosen,
      bills: bills.filter(({ baseId }) => baseId === subject.id),
    });
    return { subject, verdict, rows: all };
  };

  const likely = await findLikely(tx, search);
  // Invoices of the same kind are there for the duplicates among them.
  const same = likely.filter(({ paper_kind }) => paper_kind === subject.kind);
  if (named && named.length > 0) {
    const rows = await (mustBeThere
      ? loadNamed(tx, accountId, named, 'document_ids')
      : loadKnown(tx, accountId, named));
    if (rows.length > 0) return verdictOn([...rows, ...same], named);
  }
  if (against.document_ids) {
    const rows = await loadKnown(tx, accountId, against.document_ids);
    const left = rows.filter(({ id }) => !rejected.includes(id) && id !== subject.id);
    const [only] = left;
    return verdictOn([...left, ...same], named ? [] : only && left.length === 1 ? [only.id] : undefined);
  }
  const isEnough = isNamed(
    subject,
    likely.filter(({ paper_kind }) => search.kinds.some((kind) => kind === paper_kind)).map(paperOfRow),
  );
  const possible = isEnough ? [] : await findPossible(tx, search);
  return verdictOn([...likely, ...possible], named ? [] : undefined);
}

/** What a person said stays, until what was confirmed is gone, or something else is found after a rejection. */
function stateOf(
  decision: Decision | undefined,
  before: MatchRow | undefined,
  { counterparts }: Verdict,
  named: readonly string[] | null,
) {
  if (decision) {
    const { note } = decision;
    return { decision: decision.decision, note, reviewed_at: new Date(), named_ids: [...decision.named] };
  }
  const stays =
    before?.decision === 'confirmed'
      ? counterparts.some(({ paper }) => named?.includes(paper.id))
      : before?.decision === 'rejected' && counterparts.length === 0;
  return before && stays
    ? {
        decision: before.decision,
        note: before.note,
        reviewed_at: before.reviewed_at,
        named_ids: before.named_ids,
      }
    : { decision: 'open' as const, note: null, reviewed_at: null, named_ids: [] };
}

/** By what a counterpart that is still missing would be known when it comes. */
function wantedKeys(accountId: string, subject: Paper, verdict: Verdict, against: Against): number[] {
  const found = new Set(verdict.counterparts.map(({ paper }) => paper.kind));
  const missing: readonly PaperKind[] = against.document_types
    ? against.document_types.filter((kind) => !found.has(kind))
    : found.size === 0
      ? goesWith[subject.kind]
      : [];
  const { rare, goods, common } = keysOf(subject);
  const keys = [...rare, ...goods, ...common.filter((key) => key.startsWith('t:'))];
  return missing.flatMap((kind) => hashKeys(accountId, kind, keys));
}

const soonest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((first, time) => (time && (!first || time < first) ? time : first), null);
