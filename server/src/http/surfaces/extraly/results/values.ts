export type Values = Readonly<Record<string, unknown>>;

/** A value of the core, null where there is none. */
export const at = (values: Values, name: string): unknown => values[name] ?? null;

export const numberAt = (values: Values, name: string): number | null => {
  const value = values[name];
  return typeof value === 'number' ? value : null;
};

/** The rows of a table. */
export const rowsAt = (values: Values, name: string): Values[] => {
  const rows = values[name];
  return Array.isArray(rows) ? rows : [];
};

/** The items of an invoice or a receipt. */
export const itemsAt = (values: Values) =>
  rowsAt(values, 'line_items').map((item) => ({
    description: at(item, 'description'),
    quantity: at(item, 'quantity'),
    unit_price: at(item, 'unit_price'),
    amount: at(item, 'amount'),
  }));
