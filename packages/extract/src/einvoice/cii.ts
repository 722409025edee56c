import type { EInvoice, KnownValues } from './einvoice.ts';
import { address, code, date, number, pricePerPiece, text } from './values.ts';
import { attributeOf, nodesAt, textAt, textOf, type XmlNode } from './xml.ts';

/**
 * UN/CEFACT Cross Industry Invoice, as Factur-X, ZUGFeRD 2 and XRechnung use it, its predecessor in ZUGFeRD 1, and the
 * order message of Order-X. Element names: UN/CEFACT D16B / D20B; terms of EN 16931 in brackets.
 */
export function readCii(root: XmlNode, rootName: string): EInvoice {
  const head = nodesAt(root, 'ExchangedDocument')[0] ?? nodesAt(root, 'HeaderExchangedDocument')[0];
  const deal =
    nodesAt(root, 'SupplyChainTradeTransaction')[0] ??
    nodesAt(root, 'SpecifiedSupplyChainTradeTransaction')[0];
  const agreement = firstOf(deal, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const settlement = firstOf(deal, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  const sums = firstOf(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const currency = textAt(settlement, 'InvoiceCurrencyCode', 'OrderCurrencyCode');
  const isOrder = rootName === 'SCRDMCCBDACIOMessageStructure';
  const total = number(textAt(sums, 'GrandTotalAmount'));
  return {
    kind: isOrder ? 'order' : 'invoice',
    header: {
      // [BT-1] In an order its number is the purchase order's.
      [isOrder ? 'purchase_order' : 'invoice_number']: text(textAt(head, 'ID')),
      issue_date: date(textAt(head, 'IssueDateTime/DateTimeString', 'IssueDateTime/DateTime')),
      due_date: date(
        textAt(
          settlement,
          'SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString',
          'SpecifiedTradePaymentTerms/DueDateDateTime',
        ),
      ),
      currency: code(currency),
      net_amount: number(textAt(sums, 'TaxBasisTotalAmount', 'LineTotalAmount')),
      tax_amount: number(taxTotal(sums, currency)),
      total_amount: total,
      amount_due: number(textAt(sums, 'DuePayableAmount')) ?? (isOrder ? undefined : total),
      ...party('seller', nodesAt(agreement, 'SellerTradeParty')[0]),
      ...party('buyer', nodesAt(agreement, 'BuyerTradeParty')[0]),
      ...(!isOrder && {
        purchase_order: text(
          textAt(
            agreement,
            'BuyerOrderReferencedDocument/IssuerAssignedID',
            'BuyerOrderReferencedDocument/ID',
          ),
        ),
      }),
      sales_order: text(textAt(agreement, 'SellerOrderReferencedDocument/IssuerAssignedID')),
      iban: code(
        textAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID'),
      ),
      bic: code(
        textAt(
          settlement,
          'SpecifiedTradeSettlementPaymentMeans/PayeeSpecifiedCreditorFinancialInstitution/BICID',
        ),
      ),
    },
    taxes: nodesAt(settlement, 'ApplicableTradeTax').map((tax) => ({
      rate: number(textAt(tax, 'RateApplicablePercent', 'ApplicablePercent')),
      net_amount: number(textAt(tax, 'BasisAmount')),
      tax_amount: number(textAt(tax, 'CalculatedAmount')),
    })),
    lines: nodesAt(deal, 'IncludedSupplyChainTradeLineItem').filter(isSold).map(line),
  };
}

const firstOf = (node: XmlNode | undefined, ...names: string[]) =>
  names.map((name) => nodesAt(node, name)[0]).find((found) => found !== undefined);

/** [BT-110] The tax can be given a second time, in the currency of the tax office [BT-111]. */
function taxTotal(sums: XmlNode | undefined, currency: string | undefined): string | undefined {
  const amounts = nodesAt(sums, 'TaxTotalAmount');
  const own = amounts.find((amount) => attributeOf(amount, 'currencyID') === currency) ?? amounts[0];
  return own && textOf(own);
}

function party(role: 'seller' | 'buyer', node: XmlNode | undefined): KnownValues {
  const place = nodesAt(node, 'PostalTradeAddress')[0];
  const registrations = nodesAt(node, 'SpecifiedTaxRegistration/ID');
  const registration = (scheme: string) =>
    registrations.find((one) => attributeOf(one, 'schemeID') === scheme);
  const [vat, tax] = [registration('VA'), registration('FC')];
  return {
    [`${role}_name`]: text(textAt(node, 'Name', 'SpecifiedLegalOrganization/TradingBusinessName')),
    [`${role}_address`]: address(
      textAt(place, 'LineOne'),
      textAt(place, 'LineTwo'),
      textAt(place, 'LineThree'),
      [textAt(place, 'PostcodeCode'), textAt(place, 'CityName')].filter(Boolean).join(' '),
    ),
    [`${role}_vat_id`]: code(vat && textOf(vat)),
    ...(role === 'seller' && { tax_number: text(tax && textOf(tax)) }),
  };
}

/** Sub-lines of the EXTENDED profile that only group or inform carry no amount of their own. */
const isSold = (node: XmlNode): boolean =>
  !['GROUP', 'INFORMATION'].includes(
    textAt(node, 'AssociatedDocumentLineDocument/LineStatusReasonCode') ?? '',
  );

function line(node: XmlNode): KnownValues {
  const product = nodesAt(node, 'SpecifiedTradeProduct')[0];
  const deal = firstOf(node, 'SpecifiedLineTradeAgreement', 'SpecifiedSupplyChainTradeAgreement');
  const price = firstOf(deal, 'NetPriceProductTradePrice', 'GrossPriceProductTradePrice');
  const delivery = firstOf(node, 'SpecifiedLineTradeDelivery', 'SpecifiedSupplyChainTradeDelivery');
  const settlement = firstOf(node, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement');
  return {
    position: text(textAt(node, 'AssociatedDocumentLineDocument/LineID')),
    description: text(textAt(product, 'Name', 'Description')),
    sku: text(textAt(product, 'SellerAssignedID', 'GlobalID', 'BuyerAssignedID')),
    quantity: number(textAt(delivery, 'BilledQuantity', 'RequestedQuantity', 'AgreedQuantity')),
    unit_price: pricePerPiece(textAt(price, 'ChargeAmount'), textAt(price, 'BasisQuantity')),
    amount: number(
      textAt(
        settlement,
        'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
        'SpecifiedTradeSettlementMonetarySummation/LineTotalAmount',
      ),
    ),
    tax_rate: number(
      textAt(settlement, 'ApplicableTradeTax/RateApplicablePercent', 'ApplicableTradeTax/ApplicablePercent'),
    ),
  };
}
