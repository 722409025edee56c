import type { Field, FieldType } from '@docglean/contract';
import type { CandidateKind } from './candidates/candidate.ts';
import { fold, tokens, wordsOfName } from './fold.ts';
import {
  accountPhrases,
  conceptOf,
  indexPhrases,
  knownPhrases,
  type PhraseIndex,
} from './lexicon/lexicon.ts';
import type { Phrase } from './lexicon/phrases.ts';
import { shippedModel } from './model/model.ts';

/** A field with what its words mean: where to look for it and how to score it. */
export interface Wanted {
  field: Field;
  /** A concept of the lexicon, or one made of the field's own words. */
  concept: string;
  kind: CandidateKind;
  /** Which weights score it. */
  profile: string;
  /** The field by its own name, and the objects it is part of. */
  own: Field;
  parents: readonly string[];
  /** Whether its own words are looked for: a field of a caller, not of a preset. */
  asOwn: boolean;
}

/** A field that holds one value, known by the path to it. */
export interface Leaf {
  key: string;
  field: Field;
  parents: readonly string[];
}

const KIND_OF_CONCEPT: Readonly<Record<string, CandidateKind>> = {
  invoice_number: 'identifier',
  purchase_order: 'identifier',
  sales_order: 'identifier',
  customer_number: 'identifier',
  supplier_number: 'identifier',
  delivery_number: 'identifier',
  tax_number: 'identifier',
  vat_id: 'vat_id',
  seller_vat_id: 'vat_id',
  buyer_vat_id: 'vat_id',
  iban: 'iban',
  account_number: 'identifier',
  bic: 'bic',
  currency: 'currency',
  issue_time: 'time',
  phone: 'phone',
  email: 'email',
  website: 'url',
};

const KIND_OF_TYPE: Partial<Record<FieldType, CandidateKind>> = {
  number: 'amount',
  integer: 'amount',
  currency: 'amount',
  date: 'date',
  datetime: 'date',
  enum: 'choice',
};

export const wantedOf = (field: Field): Wanted => wantedLeaf({ key: field.name, field, parents: [] }, false);

export function wantedLeaf({ key, field: own, parents }: Leaf, asOwn: boolean): Wanted {
  const field =
    parents.length > 0 ? { ...own, name: key, synonyms: [own.name, ...(own.synonyms ?? [])] } : own;
  const concept =
    accountConcept(field.name) ??
    conceptOf([field.name]) ??
    presetConcept(field.name) ??
    conceptOf(field.synonyms ?? []) ??
    `own:${field.name}`;
  const kind = KIND_OF_TYPE[field.type] ?? KIND_OF_CONCEPT[concept] ?? 'text';
  const general = field.type === 'number' || field.type === 'integer' ? 'number' : kind;
  const fitsProfile =
    concept in shippedModel.weights &&
    (KIND_OF_TYPE[field.type] ?? 'text') !== 'choice' &&
    general !== 'number';
  return { field, concept, kind, profile: fitsProfile ? concept : general, own, parents, asOwn };
}

const ACCOUNT_CONCEPTS = new Set(accountPhrases.map(({ concept }) => concept));

const accountConcept = (name: string): string | undefined => {
  const joined = wordsOfName(name).replaceAll(' ', '_');
  return ACCOUNT_CONCEPTS.has(joined) ? joined : undefined;
};

const PRESET_CONCEPTS = ['seller_vat_id', 'buyer_vat_id', 'seller_address', 'buyer_address'];

const presetConcept = (name: string): string | undefined => {
  const joined = wordsOfName(name)
    .replaceAll(' ', '_')
    .replace(/^(?:vendor|supplier)_/, 'seller_')
    .replace(/^customer_/, 'buyer_');
  return PRESET_CONCEPTS.find((concept) => concept === joined);
};

/** The lexicon with the words of these fields added. */
export function phrasesFor(wanted: readonly Wanted[]): PhraseIndex {
  const own = wanted.flatMap(({ field, concept }): Phrase[] => {
    const texts = [
      wordsOfName(field.name),
      ...(field.synonyms ?? []),
      ...shortDescription(field.description),
    ];
    return texts.map((text) => ({ concept, words: tokens(fold(text)).map((token) => token.text) }));
  });
  const asksForAccount = wanted.some(({ concept }) => ACCOUNT_CONCEPTS.has(concept));
  return indexPhrases([
    ...knownPhrases,
    ...vatPhrases,
    ...(asksForAccount ? accountPhrases : []),
    ...own.filter((phrase) => phrase.words.length > 0),
  ]);
}

const OURS = [
  'our',
  'seller',
  'supplier',
  'vendor',
  'company',
  'unsere',
  'notre',
  'nuestro',
  'onze',
  'nostra',
];
const YOURS =
  'your buyer customer client ihre ihr kunden kaufer votre su cliente uw klant vostra kunde acheteur comprador'.split(
    ' ',
  );

/** "VAT ID" may be anybody's; "Your VAT ID" is the buyer's. */
const vatPhrases: readonly Phrase[] = knownPhrases
  .filter((phrase) => phrase.concept === 'vat_id')
  .flatMap(({ words }) => [
    { concept: 'seller_vat_id', words },
    { concept: 'buyer_vat_id', words },
    ...OURS.map((ours) => ({ concept: 'seller_vat_id', words: [ours, ...words] })),
    ...YOURS.flatMap((yours) => [
      { concept: 'buyer_vat_id', words: [yours, ...words] },
      { concept: 'buyer_vat_id', words: [...words, yours] },
    ]),
  ]);

/** "The tracking code" may stand on the page; a sentence about it does not. */
const shortDescription = (description = ''): string[] => {
  const text = description.replace(/^(?:the|a|an)\s+/i, '').replace(/\.$/, '');
  return text && text.split(/\s+/).length <= 4 ? [text] : [];
};
