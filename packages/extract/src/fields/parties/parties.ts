import { overlaps } from '../../layout/segments.ts';
import type { Answer } from '../answer.ts';
import type { Candidate } from '../candidates/candidate.ts';
import { fold } from '../fold.ts';
import type { Features } from '../model/features.ts';
import { rank } from '../model/rank.ts';
import type { Reading } from '../reading.ts';
import { addressBehind, addressCandidates } from './address.ts';
import { nameCandidates } from './names.ts';
import { sectionOf } from './section.ts';

export interface Party {
  name: Answer | null;
  address: Answer | null;
}

export interface Parties {
  seller: Party;
  buyer: Party;
  /** Whether a candidate stands in the block of a party, or just under it: 1 or 0. */
  near(party: 'seller' | 'buyer', candidate: Candidate): number;
}

const MOST_NAMES = 12;

/** Seller and buyer are found together: one name is not both. */
export function findParties(reading: Reading, context: (candidate: Candidate) => Features): Parties {
  const names = nameCandidates(reading);
  const ranked = (concept: string): Answer[] => {
    const remembered = reading.recall?.textsFor(concept) ?? [];
    const question = { name: concept, concept, profile: concept };
    return rank(question, [...names, ...remembered], reading, context).slice(0, MOST_NAMES);
  };
  const [sellers, buyers] = [ranked('seller_name'), ranked('buyer_name')];
  let best: { seller: Answer | null; buyer: Answer | null; score: number } = {
    seller: null,
    buyer: null,
    score: Number.NEGATIVE_INFINITY,
  };
  for (const seller of sellers) {
    for (const buyer of [...buyers, null]) {
      if (buyer && sameName(seller.candidate, buyer.candidate)) continue;
      const score = seller.score + Math.max(buyer?.score ?? -0.8, -0.8);
      if (score > best.score) best = { seller, buyer, score };
    }
  }
  const addresses = addressCandidates(reading);
  const seller = partyOf('seller', best.seller, best.buyer, sellers, addresses, reading);
  const buyer = partyOf('buyer', best.buyer, best.seller, buyers, addresses, reading);
  return {
    seller,
    buyer,
    near: (which, candidate) => {
      const section = candidate.spans[0] && sectionOf(candidate.spans[0], reading.labels);
      return isNear(which === 'seller' ? seller : buyer, candidate) || section === `${which}_name` ? 1 : 0;
    },
  };
}

const sameName = (a: Candidate, b: Candidate): boolean =>
  a.raw.toLowerCase().includes(b.raw.toLowerCase()) || b.raw.toLowerCase().includes(a.raw.toLowerCase());

/** A name may stand in the letterhead and again over its address: the address is taken wherever it is. */
function partyOf(
  which: 'seller' | 'buyer',
  name: Answer | null,
  other: Answer | null,
  ranked: readonly Answer[],
  addresses: readonly Candidate[],
  reading: Reading,
): Party {
  if (!name) return { name: null, address: null };
  const folded = fold(name.candidate.raw);
  const places = [name, ...ranked.filter((one) => one !== name && fold(one.candidate.raw) === folded)].map(
    ({ candidate }) => candidate,
  );
  const behind = places.flatMap((place) => addressBehind(place) ?? []);
  const question = { name: `${which}_address`, concept: `${which}_address`, profile: 'address' };
  const near = (candidate: Candidate): Features => ({
    ...addressPlace(candidate, places),
    behind_name: behind.includes(candidate) ? 1 : 0,
    under_other: other ? (addressPlace(candidate, [other.candidate]).under_name ?? 0) : 0,
  });
  const remembered = reading.recall?.textsFor(question.name) ?? [];
  const [address] = rank(question, [...addresses, ...behind, ...remembered], reading, near);
  return { name, address: address ?? null };
}

/** Where an address stands to its party's name. */
function addressPlace(address: Candidate, names: readonly Candidate[]): Record<string, number> {
  const flag = (is: boolean) => (is ? 1 : 0);
  const drops = names
    .filter((name) => name.spans[0]?.segment.page === address.spans[0]?.segment.page)
    .filter((name) => name.left < address.right && address.left < name.right)
    .map((name) => (address.top - name.bottom) / Math.max(1, name.bottom - name.top));
  const closest = Math.min(...drops.filter((drop) => drop > -0.6));
  const inName = names.some((name) =>
    name.spans.some((span) => address.spans.some((one) => overlaps(one, span))),
  );
  return {
    under_name: flag(closest < 1.2),
    close_name: flag(closest >= 1.2 && closest < 4),
    far_name: flag(!(closest < 8)),
    holds_name: flag(inName),
  };
}

/** Heights of the text below a name without an address, and below an address. */
const UNDER_NAME = 10;
const UNDER_ADDRESS = 4;

/** A name far from its address, in the letterhead say, has nothing of the party's under it. */
function isNear({ name, address }: Party, candidate: Candidate): boolean {
  if (!name) return false;
  if (!address) return isUnder(name.candidate, candidate, UNDER_NAME);
  const together =
    address.candidate.top - name.candidate.bottom < (name.candidate.bottom - name.candidate.top) * 2;
  const between =
    together && isUnder(name.candidate, candidate, UNDER_NAME) && candidate.top < address.candidate.bottom;
  return between || isUnder(address.candidate, candidate, UNDER_ADDRESS);
}

function isUnder(anchor: Candidate, candidate: Candidate, reach: number): boolean {
  const [head, other] = [anchor.spans[0]?.segment, candidate.spans[0]?.segment];
  if (!head || !other || head.page !== other.page) return false;
  const drop = candidate.top - anchor.bottom;
  return (
    candidate.top > anchor.top &&
    drop < other.size * reach &&
    Math.abs(other.left - head.left) < other.size * 3
  );
}
