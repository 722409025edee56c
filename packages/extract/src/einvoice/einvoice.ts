/** A value of an e-invoice: as the XML writes it, and typed. */
export interface KnownValue {
  value: string | number;
  raw: string;
}

/** Values by concept: the words that fields and columns are understood by, such as `total_amount` or `unit_price`. */
export type KnownValues = Readonly<Record<string, KnownValue | undefined>>;

/** What an e-invoice says, whatever its syntax. */
export interface EInvoice {
  /** `order` for Order-X and UBL orders. */
  kind: 'invoice' | 'order';
  header: KnownValues;
  lines: KnownValues[];
  /** The tax by rate [BG-23]: `rate` in percent, `net_amount`, `tax_amount`. */
  taxes: KnownValues[];
}
