import { type InvoiceTruth, type LineTruth, type PartyTruth, type TaxTruth, taxesOf } from './truth.ts';

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const element = (name: string, content: string, attributes = '') =>
  `<${name}${attributes}>${content}</${name}>`;
const leaf = (name: string, content: string | number, attributes = '') =>
  element(name, escapeXml(String(content)), attributes);
const compact = (date: string) => date.replaceAll('-', '');
const [postcode, city] = [
  ({ town }: PartyTruth) => town.split(' ')[0] ?? '',
  ({ town }: PartyTruth) => town.split(' ').slice(1).join(' '),
];

/** The invoice in the syntax of UN/CEFACT CII, profile EN 16931; unit prices per hundred pieces. */
export function ciiOf(invoice: InvoiceTruth, taxes: readonly TaxTruth[] = taxesOf(invoice)): string {
  const day = (name: string, value: string) =>
    element(name, leaf('udt:DateTimeString', compact(value), ' format="102"'));
  const party = (name: string, one: PartyTruth) =>
    element(
      name,
      leaf('ram:Name', one.name) +
        element(
          'ram:PostalTradeAddress',
          leaf('ram:PostcodeCode', postcode(one)) +
            leaf('ram:LineOne', one.street) +
            leaf('ram:CityName', city(one)) +
            leaf('ram:CountryID', 'DE'),
        ) +
        (one.vatId
          ? element('ram:SpecifiedTaxRegistration', leaf('ram:ID', one.vatId, ' schemeID="VA"'))
          : ''),
    );
  const line = (one: LineTruth, index: number) =>
    element(
      'ram:IncludedSupplyChainTradeLineItem',
      element('ram:AssociatedDocumentLineDocument', leaf('ram:LineID', index + 1)) +
        element(
          'ram:SpecifiedTradeProduct',
          leaf('ram:SellerAssignedID', one.sku) + leaf('ram:Name', one.description),
        ) +
        element(
          'ram:SpecifiedLineTradeAgreement',
          element(
            'ram:NetPriceProductTradePrice',
            leaf('ram:ChargeAmount', Number((one.unitPrice * 100).toFixed(4))) +
              leaf('ram:BasisQuantity', 100, ' unitCode="C62"'),
          ),
        ) +
        element(
          'ram:SpecifiedLineTradeDelivery',
          leaf('ram:BilledQuantity', one.quantity, ' unitCode="C62"'),
        ) +
        element(
          'ram:SpecifiedLineTradeSettlement',
          element(
            'ram:SpecifiedTradeSettlementLineMonetarySummation',
            leaf('ram:LineTotalAmount', one.amount),
          ),
        ),
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Written by a program. -->
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
${element('rsm:ExchangedDocument', leaf('ram:ID', invoice.number) + leaf('ram:TypeCode', 380) + day('ram:IssueDateTime', invoice.issueDate))}
<rsm:SupplyChainTradeTransaction>
${invoice.lines.map(line).join('\n')}
${element(
  'ram:ApplicableHeaderTradeAgreement',
  party('ram:SellerTradeParty', invoice.seller) +
    party('ram:BuyerTradeParty', invoice.buyer) +
    element('ram:BuyerOrderReferencedDocument', leaf('ram:IssuerAssignedID', invoice.purchaseOrder)),
)}
<ram:ApplicableHeaderTradeSettlement>
${leaf('ram:InvoiceCurrencyCode', invoice.currency)}
${element('ram:SpecifiedTradeSettlementPaymentMeans', element('ram:PayeePartyCreditorFinancialAccount', leaf('ram:IBANID', invoice.iban)))}
${taxes
  .map(({ rate, net, tax }) =>
    element(
      'ram:ApplicableTradeTax',
      leaf('ram:CalculatedAmount', tax) +
        leaf('ram:TypeCode', 'VAT') +
        leaf('ram:BasisAmount', net) +
        leaf('ram:CategoryCode', 'S') +
        leaf('ram:RateApplicablePercent', rate),
    ),
  )
  .join('')}
${element('ram:SpecifiedTradePaymentTerms', day('ram:DueDateDateTime', invoice.dueDate))}
${element(
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
  leaf('ram:LineTotalAmount', invoice.net) +
    leaf('ram:TaxBasisTotalAmount', invoice.net) +
    leaf('ram:TaxTotalAmount', 99999, ' currencyID="USD"') +
    leaf('ram:TaxTotalAmount', invoice.tax, ` currencyID="${invoice.currency}"`) +
    leaf('ram:GrandTotalAmount', invoice.total) +
    leaf('ram:DuePayableAmount', invoice.total),
)}
</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}

/** The order that an invoice answers, as an Order-X message: its number is the invoice's `purchaseOrder`. */
export const orderXmlOf = (invoice: InvoiceTruth): string =>
  ciiOf({ ...invoice, number: invoice.purchaseOrder })
    .replaceAll('CrossIndustryInvoice', 'SCRDMCCBDACIOMessageStructure')
    .replaceAll('InvoiceCurrencyCode', 'OrderCurrencyCode')
    .replaceAll('BilledQuantity', 'RequestedQuantity');

/** The invoice in the syntax of UBL 2.1. */
export function ublOf(invoice: InvoiceTruth, taxes: readonly TaxTruth[] = taxesOf(invoice)): string {
  const money = (name: string, amount: number) => leaf(name, amount, ` currencyID="${invoice.currency}"`);
  const party = (name: string, one: PartyTruth) =>
    element(
      name,
      element(
        'cac:Party',
        element('cac:PartyName', leaf('cbc:Name', `${one.name} (trading)`)) +
          element(
            'cac:PostalAddress',
            leaf('cbc:StreetName', one.street) +
              leaf('cbc:CityName', city(one)) +
              leaf('cbc:PostalZone', postcode(one)),
          ) +
          (one.vatId
            ? element(
                'cac:PartyTaxScheme',
                leaf('cbc:CompanyID', one.vatId) + element('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
              )
            : '') +
          element('cac:PartyLegalEntity', leaf('cbc:RegistrationName', one.name)),
      ),
    );
  const line = (one: LineTruth, index: number) =>
    element(
      'cac:InvoiceLine',
      leaf('cbc:ID', index + 1) +
        leaf('cbc:InvoicedQuantity', one.quantity, ' unitCode="C62"') +
        money('cbc:LineExtensionAmount', one.amount) +
        element(
          'cac:Item',
          leaf('cbc:Name', one.description) +
            element('cac:SellersItemIdentification', leaf('cbc:ID', one.sku)),
        ) +
        element('cac:Price', money('cbc:PriceAmount', one.unitPrice)),
    );
  const subtotal = ({ rate, net, tax }: TaxTruth) =>
    element(
      'cac:TaxSubtotal',
      money('cbc:TaxableAmount', net) +
        money('cbc:TaxAmount', tax) +
        element(
          'cac:TaxCategory',
          leaf('cbc:ID', 'S') + leaf('cbc:Percent', rate) + element('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
        ),
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
${leaf('cbc:ID', invoice.number)}${leaf('cbc:IssueDate', invoice.issueDate)}${leaf('cbc:DueDate', invoice.dueDate)}
${leaf('cbc:DocumentCurrencyCode', invoice.currency)}
${element('cac:OrderReference', leaf('cbc:ID', invoice.purchaseOrder))}
${party('cac:AccountingSupplierParty', invoice.seller)}
${party('cac:AccountingCustomerParty', invoice.buyer)}
${element('cac:PaymentMeans', element('cac:PayeeFinancialAccount', leaf('cbc:ID', invoice.iban)))}
${element('cac:TaxTotal', leaf('cbc:TaxAmount', 99999, ' currencyID="USD"'))}
${element('cac:TaxTotal', money('cbc:TaxAmount', invoice.tax) + taxes.map(subtotal).join(''))}
${element(
  'cac:LegalMonetaryTotal',
  money('cbc:LineExtensionAmount', invoice.net) +
    money('cbc:TaxExclusiveAmount', invoice.net) +
    money('cbc:TaxInclusiveAmount', invoice.total) +
    money('cbc:PayableAmount', invoice.total),
)}
${invoice.lines.map(line).join('\n')}
</Invoice>`;
}
