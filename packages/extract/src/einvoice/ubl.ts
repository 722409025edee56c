import type { EInvoice, KnownValues } from './einvoice.ts';
import { address, code, date, number, pricePerPiece, text } from './values.ts';
import { attributeOf, nodesAt, textAt, type XmlNode } from './xml.ts';

/**
 * UBL 2 Invoice, CreditNote and Order, as XRechnung and Peppol BIS use them. Element names: OASIS UBL 2.1; terms of
 * EN 16931 in brackets.
 */
export function readUbl(root: XmlNode, rootName: string): EInvoice {
  const isOrder = rootName === 'Order';
  const sums = nodesAt(root, isOrder ? 'AnticipatedMonetaryTotal' : 'LegalMonetaryTotal')[0];
  const currency = textAt(root, 'DocumentCurrencyCode');
  const taxTotal = taxTotalOf(root, currency);
  const account = nodesAt(root, 'PaymentMeans/PayeeFinancialAccount')[0];
  return {
    kind: isOrder ? 'order' : 'invoice',
    header: {
      // [BT-1] In an order its number is the purchase order's.
      [isOrder ? 'purchase_order' : 'invoice_number']: text(textAt(root, 'ID')),
      issue_date: date(textAt(root, 'IssueDate')),
      due_date: date(textAt(root, 'DueDate', 'PaymentMeans/PaymentDueDate')),
      currency: code(currency),
      net_amount: number(textAt(sums, 'TaxExclusiveAmount', 'LineExtensionAmount')),
      tax_amount: number(taxTotal && textAt(taxTotal, 'TaxAmount')),
      total_amount: number(textAt(sums, 'TaxInclusiveAmount', 'PayableAmount')),
      amount_due: isOrder ? undefined : number(textAt(sums, 'PayableAmount')),
      ...party(
        'seller',
        nodesAt(root, isOrder ? 'SellerSupplierParty/Party' : 'AccountingSupplierParty/Party')[0],
      ),
      ...party(
        'buyer',
        nodesAt(root, isOrder ? 'BuyerCustomerParty/Party' : 'AccountingCustomerParty/Party')[0],
      ),
      ...(!isOrder && { purchase_order: text(textAt(root, 'OrderReference/ID')) }),
      sales_order: text(textAt(root, 'OrderReference/SalesOrderID')),
      iban: code(textAt(account, 'ID')),
      bic: code(textAt(account, 'FinancialInstitutionBranch/ID')),
    },
    taxes: nodesAt(taxTotal, 'TaxSubtotal').map((tax) => ({
      rate: number(textAt(tax, 'TaxCategory/Percent', 'Percent')),
      net_amount: number(textAt(tax, 'TaxableAmount')),
      tax_amount: number(textAt(tax, 'TaxAmount')),
    })),
    lines: ['InvoiceLine', 'CreditNoteLine', 'OrderLine/LineItem']
      .flatMap((path) => nodesAt(root, path))
      .map(line),
  };
}

/** [BT-110] The tax can be given a second time, in the currency of the tax office [BT-111]. */
function taxTotalOf(root: XmlNode, currency: string | undefined): XmlNode | undefined {
  const totals = nodesAt(root, 'TaxTotal');
  const isOwn = (total: XmlNode) =>
    nodesAt(total, 'TaxAmount').some((amount) => attributeOf(amount, 'currencyID') === currency);
  return totals.find(isOwn) ?? totals[0];
}

function party(role: 'seller' | 'buyer', node: XmlNode | undefined): KnownValues {
  const place = nodesAt(node, 'PostalAddress')[0];
  const schemes = nodesAt(node, 'PartyTaxScheme');
  const vat = schemes.find((scheme) => textAt(scheme, 'TaxScheme/ID') === 'VAT');
  const other = schemes.find((scheme) => scheme !== vat);
  return {
    // [BT-27] The registered name, and only without one the trading name [BT-28].
    [`${role}_name`]: text(textAt(node, 'PartyLegalEntity/RegistrationName', 'PartyName/Name')),
    [`${role}_address`]: address(
      textAt(place, 'StreetName'),
      textAt(place, 'AdditionalStreetName'),
      textAt(place, 'AddressLine/Line'),
      [textAt(place, 'PostalZone'), textAt(place, 'CityName')].filter(Boolean).join(' '),
    ),
    [`${role}_vat_id`]: code(textAt(vat, 'CompanyID')),
    ...(role === 'seller' && { tax_number: text(textAt(other, 'CompanyID')) }),
  };
}

function line(node: XmlNode): KnownValues {
  const price = nodesAt(node, 'Price')[0];
  return {
    position: text(textAt(node, 'ID')),
    description: text(textAt(node, 'Item/Name', 'Item/Description')),
    sku: text(
      textAt(
        node,
        'Item/SellersItemIdentification/ID',
        'Item/StandardItemIdentification/ID',
        'Item/BuyersItemIdentification/ID',
      ),
    ),
    quantity: number(textAt(node, 'InvoicedQuantity', 'CreditedQuantity', 'Quantity')),
    unit_price: pricePerPiece(textAt(price, 'PriceAmount'), textAt(price, 'BaseQuantity')),
    amount: number(textAt(node, 'LineExtensionAmount')),
    tax_rate: number(textAt(node, 'Item/ClassifiedTaxCategory/Percent')),
  };
}
